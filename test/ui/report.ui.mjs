import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import axe from "axe-core";
import { makeWorkspace } from "../../scripts/lib/test-workspace.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The HTML report in a browser: it looks as meant, loads nothing, and can be read by everybody. */
export default async function report({ browser, step, shot }) {
  const workspace = makeWorkspace(path.join(ROOT, "examples/pilot"));
  const file = path.join(workspace.folder, "out.html");
  const program = path.join(workspace.folder, "src/extra.py");
  writeFileSync(program, 'import pandas as pd\nfrom sklearn.svm import SVC\n\nSVC().fit(pd.read_csv("data/<b>new.csv"), [1])\n');
  try {
    await step("is written by the command line, with what the branch changes", () => {
      const args = [path.join(ROOT, "dist/cli.js"), "check", ".", "--base", "HEAD", "--fail-on", "never", "--output", file];
      const run = spawnSync(process.execPath, args, { cwd: workspace.folder, encoding: "utf8" });
      assert.equal(run.status, 0, run.stderr);
      assert.match(readFileSync(file, "utf8"), /Newly failing/);
    });
    for (const [name, colorScheme, width] of [
      ["light", "light", 1200],
      ["dark", "dark", 1200],
      ["narrow", "light", 400],
    ]) {
      await step(`is styled, loads nothing and has no serious barrier, ${name}`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        const wrong = [];
        page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
        page.on("request", (request) => request.url() !== pathToFileURL(file).href && wrong.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        await shot(page, `report-${name}`);
        assert.deepEqual(wrong, []);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(ground, colorScheme === "dark" ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "it scrolls sideways");
        const { violations } = await page.evaluate(`${axe.source};
          for (const folded of document.querySelectorAll("details")) folded.open = true;
          axe.run(document)`);
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(
          grave.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
          [],
        );
        await context.close();
      });
    }
    await step("opens what is folded when it is printed", async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.emulateMedia({ media: "print" });
      const heights = await page.$$eval("details > .table", (tables) =>
        tables.map((table) => table.getBoundingClientRect().height),
      );
      assert.ok(heights.length > 3 && heights.every((height) => height > 20), String(heights));
      await page.close();
    });
  } finally {
    workspace.remove();
  }
}
