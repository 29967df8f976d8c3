import { personAt } from "./person.mjs";

/** The same pilot in the dark: nothing may depend on a light background. */
export default async function dark({ open, step, shot }) {
  const { page, close } = await open("examples/pilot", { dark: true });
  const person = personAt(page);

  await step("tree, squiggles and Problems are there in a dark theme too", async () => {
    await page
      .locator(".statusbar")
      .getByText(/\d+\/\d+$/)
      .first()
      .waitFor();
    await person.openView();
    await person.openFile("src/api.py");
    await person.squiggles("warning").first().waitFor();
    await page.keyboard.press("Control+Shift+M");
    await person.problems.first().waitFor();
    await page.locator(".monaco-workbench.vs-dark").waitFor();
    await page.waitForTimeout(500);
    await shot(page, "dark");
  });

  await step("the filter hides what it is told to hide", async () => {
    await person.command("AI Readiness: Filter by Verdict…");
    const list = page.locator(".quick-input-list");
    await list.getByText("Failed").waitFor();
    await page.waitForTimeout(300);
    await shot(page, "filter");
    await list.getByText("Failed").click();
    await page.keyboard.press("Enter");
    await person.tree
      .getByRole("treeitem", { name: /^warning: / })
      .first()
      .waitFor({ state: "detached" });
  });

  await close();
}
