import assert from "node:assert/strict";
import path from "node:path";
import { onDisk, personAt } from "./person.mjs";

/** What the README's animation shows: from a row of the tree to the line, from its reasons to a fix, and back to the row. */
export default async function story({ open, step, film }) {
  const { page, folder, close } = await open("examples/pilot", { height: 720 });
  const person = personAt(page);
  const movie = film(page, "story");
  const row = (name) => person.tree.getByRole("treeitem", { name }).first();
  const failing = row(/^warning: scoring-api\. POST \/predict lets anybody/);

  const pointAt = async (target, { right = false } = {}) => {
    const box = await target.boundingBox();
    await movie.point(box.x + (right ? box.width - 12 : Math.min(box.width / 2, 90)), box.y + box.height / 2);
  };

  await step("a row of the tree leads to its line", async () => {
    await person.openFile("src/train.py");
    await person.openView();
    await person.widenSidebar(150);
    await row(/^Adoption, /).click();
    await row(/^Integration, 2 of 10/).click();
    await failing.waitFor();
    await person.rest();
    await movie.point(640, 500);
    await movie.look(1800);
    await pointAt(failing);
    await movie.look(700);
    await failing.click();
    await page.locator('.tab[aria-selected="true"][data-resource-name="api.py"]').first().waitFor();
    await person.squiggles("warning").first().waitFor();
    await page.locator(".codelens-decoration").first().waitFor();
    await page.waitForTimeout(600);
    await movie.look(1800);
  });

  await step("the line tells what is wrong, and what can be done", async () => {
    const line = page.locator(".editor-instance .view-line").filter({ hasText: "@app.post" }).locator("span").last();
    await pointAt(line, { right: true });
    await line.hover();
    await page.locator(".monaco-hover:visible").filter({ hasText: "nothing authenticates the caller" }).waitFor();
    await page.waitForTimeout(500);
    await movie.look(3200);
    await page.keyboard.press("Escape");
    const fix = await person.quickFix("Ask callers for the key");
    await page.waitForTimeout(400);
    await pointAt(fix);
    await movie.look(2400);
    await fix.click();
  });

  await step("the fix is in the program, and the row passes", async () => {
    await page.locator(".editor-instance .view-line").filter({ hasText: "API_KEY" }).first().waitFor();
    await row(/^Integration, 3 of 10/).waitFor();
    await page.waitForTimeout(900);
    await movie.point(640, 640);
    await movie.look(2000);
    const passing = row(/^Passed: scoring-api\./);
    await passing.scrollIntoViewIfNeeded();
    await pointAt(passing);
    await page.waitForTimeout(300);
    await movie.look(3000);
    await page.keyboard.press("Control+S");
    const text = await onDisk(path.join(folder, "src/api.py"), (now) => now.includes("API_KEY"));
    assert.match(text, /Depends\(/);
    await movie.end();
  });

  await close();
}
