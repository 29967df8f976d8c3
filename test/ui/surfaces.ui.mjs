import assert from "node:assert/strict";
import axe from "axe-core";
import { branchOff, personAt } from "./person.mjs";

/** Every surface in a light, a dark and a high-contrast theme: all of it can be read. */
export default async function surfaces({ open, step, shot }) {
  for (const [name, dark, theme, kind] of [
    ["light", false, undefined, "vs"],
    ["dark", true, undefined, "vs-dark"],
    ["contrast", true, "Default High Contrast", "hc-black"],
    ["contrast-light", false, "Default High Contrast Light", "hc-light"],
  ]) {
    const { page, folder, close } = await open("examples/production", { dark, theme, height: 900 });
    const person = personAt(page);
    const picture = async (surface) => {
      await page.waitForTimeout(400);
      await shot(page, `${name}-${surface}`);
    };

    await step(`the tree with what a branch changes, and lenses, ${name}`, async () => {
      branchOff(folder);
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await person.openView();
      await person.widenSidebar(150);
      await person.tree.getByRole("treeitem", { name: /^Newly failing, 2/ }).waitFor();
      await person.openFile("src/api.py");
      await page.locator(".codelens-decoration").first().waitFor();
      await person.rest();
      await picture("tree");
    });

    await step(`a squiggle, and what it says, ${name}`, async () => {
      await person.openFile("deploy/api.yaml");
      await person.squiggles("warning").first().waitFor();
      await page.keyboard.press("F8");
      await page.locator(".marker-widget").waitFor();
      await picture("problem");
      await page.keyboard.press("Escape");
    });

    await step(`the completion of a manifest, ${name}`, async () => {
      await person.openFile("ai-readiness.yaml");
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+Space");
      await page.locator(".suggest-widget .monaco-list-row").first().waitFor();
      await picture("completion");
      await page.keyboard.press("Escape");
      await person.command("File: Revert File");
    });

    await step(`the report has no serious barrier, ${name}`, async () => {
      await person.command("AI Readiness: Show Readiness Report");
      const outer = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await outer.getByRole("heading", { name: "What this branch changes" }).waitFor();
      await picture("report");
      const frame = await (await outer.locator("body").elementHandle()).ownerFrame();
      const { violations } = await frame.evaluate(`${axe.source};
        for (const folded of document.querySelectorAll("details")) folded.open = true;
        axe.run(document, { runOnly: ["color-contrast", "link-in-text-block", "button-name"] })`);
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`),
        [],
      );
      await outer.locator("body").evaluate(() => scrollTo(0, 900));
      await picture("report-below");
    });

    if (kind !== "hc-light") {
      await step(`the walkthrough, ${name}`, async () => {
        await person.command("View: Close All Editors");
        await person.command("Welcome: Open Walkthrough");
        await page.locator(".quick-input-widget input").first().fill("From Pilot to Production");
        await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "From Pilot to Production" }).first().click();
        // The picture of a step shows where there is room for it.
        await person.command("View: Toggle Primary Side Bar Visibility");
        await page.locator(".getting-started-media").first().waitFor();
        await person.rest();
        await picture("walkthrough");
      });
    }
    await close();
  }
}
