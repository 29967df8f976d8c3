import assert from "node:assert/strict";
import path from "node:path";
import { onDisk, personAt } from "./person.mjs";

/** A pilot with a manifest, as somebody meets it who has just installed the extension. */
export default async function pilot({ open, step, shot }) {
  const { page, folder, close } = await open("examples/pilot");
  const person = personAt(page);

  await step("the extension wakes by itself and tells the weakest pillar in the status bar", async () => {
    await page
      .locator(".statusbar")
      .getByText(/(Data|Integration|Adoption|MLOps|Governance) \d+\/\d+/)
      .waitFor();
  });

  await step("the tree shows the pillars and the checks of the weakest", async () => {
    await person.openView();
    await person.widenSidebar(150);
    for (const pillar of ["Data", "Integration", "Adoption", "MLOps", "Governance"]) {
      await person.tree.getByRole("treeitem", { name: new RegExp(`^${pillar}, `) }).waitFor();
    }
    await person.tree
      .getByRole("treeitem", { name: /^(information|warning|error): / })
      .first()
      .waitFor();
  });

  await step("a program shows squiggles", async () => {
    await person.openFile("src/notes.py");
    await person.squiggles("warning").first().waitFor();
    assert.ok((await person.squiggles("info").count()) >= 1);
  });

  await step("the Problems panel lists them with their rules", async () => {
    await page.keyboard.press("Control+Shift+M");
    await person.problems.first().waitFor();
    await person.rest();
    await shot(page, "tree");
    await page.locator(".part.panel .viewpane-filter input").fill("untracked-dataset");
    const row = person.problems.filter({ hasText: "data/untracked-dataset" }).first();
    await row.waitFor();
    assert.match(await row.textContent(), /ai-readiness/);
    await page.locator(".part.panel .viewpane-filter input").fill("");
    await page.locator(".part.panel .global-actions .codicon-panel-close, .part.panel .codicon-close").first().click();
  });

  await step("a hover tells what is wrong and what to do", async () => {
    await page.locator(".editor-instance .view-line").filter({ hasText: "call_notes.csv" }).locator("span").last().hover();
    const hover = page.locator(".monaco-hover:visible").filter({ hasText: "data/untracked-dataset" });
    await hover.waitFor();
    await page.waitForTimeout(400);
    await shot(page, "squiggle");
  });

  await step("the rule in the hover leads to its page", async () => {
    await page
      .locator(".monaco-hover:visible")
      .getByText("data/untracked-dataset", { exact: false })
      .locator("visible=true")
      .last()
      .click();
    await page.getByRole("tab", { name: /untracked-dataset/ }).waitFor();
    const frame = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    await frame
      .getByRole("heading", { name: /untracked-dataset/ })
      .first()
      .waitFor();
    await shot(page, "rule-page");
    await page.getByRole("tab", { name: /untracked-dataset/ }).click({ button: "middle" });
  });

  await step("the light bulb offers fixes, and one of them declares the dataset in the manifest", async () => {
    await person.openFile("src/notes.py");
    await person.goTo("tweet_eval");
    const item = await person.quickFix("Declare the dataset in ai-readiness.yaml");
    await page.waitForTimeout(300);
    await shot(page, "quick-fix");
    await item.click();
    await page
      .getByRole("tab", { name: /ai-readiness\.yaml/ })
      .first()
      .waitFor();
    await page.locator(".editor-instance .view-line").filter({ hasText: "tweet_eval" }).first().waitFor();
    await page.keyboard.press("Control+S");
    await onDisk(path.join(folder, "ai-readiness.yaml"), (text) => text.includes("tweet_eval"));
  });

  await step("a revision is inserted at the call and saved", async () => {
    await person.openFile("src/notes.py");
    await person.goTo("tweet_eval");
    await (await person.quickFix("Insert a revision to fill in")).click();
    // The edit comes a moment after the click, and saving before it would save nothing.
    await page.locator(".editor-instance .view-line").filter({ hasText: "revision=" }).first().waitFor();
    await page.keyboard.press("Control+S");
    await onDisk(path.join(folder, "src/notes.py"), (text) => /load_dataset\(.*split="test", revision="/.test(text));
  });

  await step("a finding is waived with a reason, a day and a name", async () => {
    await person.openFile("src/notes.py");
    await person.goTo("call_notes.csv");
    await (await person.quickFix("Waive integration/local-path here with a reason")).click();
    const input = page.locator(".quick-input-widget input").first();
    await page.locator(".quick-input-widget").getByText("(1 of 3)").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").getByText("A waiver needs a reason.").waitFor();
    await input.fill("Only read once, by hand, for the pilot");
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").getByText("(2 of 3)").waitFor();
    await input.fill("2030-12-31");
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").getByText("(3 of 3)").waitFor();
    await input.fill("maria@example.com");
    await page.keyboard.press("Enter");
    await page
      .getByRole("tab", { name: /ai-readiness\.yaml/ })
      .first()
      .waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.press("Control+S");
    const text = await onDisk(path.join(folder, "ai-readiness.yaml"), (now) => now.includes("integration/local-path"));
    assert.match(text, /reason: "?Only read once, by hand, for the pilot"?/);
    assert.match(text, /expires: "?2030-12-31"?/);
    await person.openFile("src/notes.py");
    await page.keyboard.press("Control+Shift+M");
    await page.locator(".part.panel .viewpane-filter input").fill("local-path");
    await person.problems.filter({ hasText: "integration/local-path" }).first().waitFor({ state: "detached" });
    await page.locator(".part.panel .viewpane-filter input").fill("");
    await page.locator(".part.panel .global-actions .codicon-panel-close, .part.panel .codicon-close").first().click();
  });

  await step("a cell of a notebook shows its squiggle", async () => {
    await person.openFile("notebooks/explore.ipynb");
    await page.locator(".notebookOverlay .cell .squiggly-warning, .notebookOverlay .cell .squiggly-info").first().waitFor();
    await person.rest();
    await shot(page, "notebook");
  });

  await close();
}
