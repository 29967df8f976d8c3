import path from "node:path";
import { branchOff, onDisk, personAt } from "./person.mjs";

/** A reviewer looks at what a branch changes, decides, and takes the report along. */
export default async function review({ open, step, shot }) {
  const { page, folder, close } = await open("examples/production", { height: 900 });
  const person = personAt(page);
  const row = (name) => person.tree.getByRole("treeitem", { name });

  await step("a branch shows its two new failures on top", async () => {
    branchOff(folder);
    await page
      .locator(".statusbar")
      .getByText(/\d+\/\d+$/)
      .first()
      .waitFor();
    await person.openView();
    await person.widenSidebar(220);
    await row(/^Changes on this branch since main: 2 newly failing/).waitFor();
    await row(/^Newly failing, 2/).waitFor();
  });

  await step("the proof is one click away", async () => {
    await row(/Rule integration\/floating-image/)
      .first()
      .click();
    await page.locator('.tab[aria-selected="true"][data-resource-name="api.yaml"]').first().waitFor();
    await person.squiggles("warning").first().waitFor();
    await person.rest();
    await shot(page, "branch");
  });

  await step("who wrote the line, and when, shows where the row is pointed at", async () => {
    // Only what the mouse comes to is hovered over.
    await person.rest();
    await row(/Rule integration\/floating-image/)
      .first()
      .hover();
    await page
      .locator(".monaco-hover")
      .getByText(/This line: since today, by Tests in [0-9a-f]{7}/)
      .waitFor();
    await shot(page, "since");
  });

  await step("checks are grouped by who owns them", async () => {
    await person.command("AI Readiness: Group Checks By…");
    await page.locator(".quick-input-list").getByText("By owner").click();
    await row(/^\S+@\S+, \d+/)
      .first()
      .waitFor();
    await person.rest();
    await shot(page, "owners");
    await person.command("AI Readiness: Group Checks By…");
    await page.locator(".quick-input-list").getByText("By pillar").click();
    await row(/^Governance, /).waitFor();
  });

  await step("one is waived with a reason, and counted", async () => {
    const failing = row(/Rule integration\/floating-image/).first();
    await failing.hover();
    await failing.getByRole("button", { name: /Waive/ }).click();
    const input = page.locator(".quick-input-widget input").first();
    await page.getByText("(1 of 3)").waitFor();
    await input.fill("The registry keeps every image for this release");
    await page.keyboard.press("Enter");
    await page.getByText("(2 of 3)").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("(3 of 3)").waitFor();
    await input.fill("platform@example.com");
    await page.keyboard.press("Enter");
    await row(/^Changes on this branch since main: 1 newly failing, 1 newly waived/).waitFor();
    await person.rest();
    await shot(page, "waived");
  });

  await step("the report says the same, and each place in it can be opened", async () => {
    await person.command("AI Readiness: Show Readiness Report");
    const report = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    await report.getByRole("heading", { name: "What this branch changes" }).waitFor();
    await report.getByText("The registry keeps every image").first().waitFor({ state: "attached" });
    await page.waitForTimeout(500);
    await shot(page, "report");
    await report
      .getByRole("link", { name: /^ai-readiness\.yaml:\d+/ })
      .first()
      .click();
    await page.locator('.tab[aria-selected="true"][data-resource-name="ai-readiness.yaml"]').first().waitFor();
  });

  await step("the report is saved for printing", async () => {
    const file = path.join(folder, "ai-readiness.html");
    await person.command("AI Readiness: Save Readiness Report as HTML…");
    const dialog = page.locator(".quick-input-widget");
    await dialog.getByText("Save the readiness report").waitFor();
    await dialog.getByText("contracts").waitFor();
    await dialog.getByRole("button", { name: "OK" }).click();
    await onDisk(file, (text) => text.includes("What this branch changes") && !text.includes("<script"));
  });

  await close();
}
