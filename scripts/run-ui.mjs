/**
 * Drives the workbench as a person does, in headless Chromium, with the extension installed from its VSIX.
 *
 *   node scripts/run-ui.mjs             screenshots go to out/images
 *   node scripts/run-ui.mjs --images    screenshots and the animation go to docs/images, where the README shows them
 *   node scripts/run-ui.mjs pilot       only the suites whose names contain this
 *
 * The suites are `test/ui/*.mjs`. Results go to the file that AI_READINESS_RESULTS names, as mocha's JSON reporter writes them.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createFilm } from "./lib/film.mjs";
import { makeWorkspace } from "./lib/test-workspace.mjs";
import { launchBrowser } from "./vscode-host/browser.mjs";
import { startServer } from "./vscode-host/server.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const RESULTS = process.env.AI_READINESS_RESULTS ?? path.join(ROOT, "out/results/ui.json");
const VSIX = process.env.AI_READINESS_VSIX ?? path.join(ROOT, "out/ai-readiness.vsix");
const README_IMAGES = ["tree", "squiggle", "quick-fix", "welcome", "notebook", "branch", "report"];
const forReadme = process.argv.includes("--images");
const images = path.join(ROOT, forReadme ? "docs/images" : "out/images");
const only = process.argv.slice(2).find((word) => !word.startsWith("-")) ?? "";
/** The page of the window that was opened last. */
let current;
const passes = [];
const failures = [];

if (!existsSync(VSIX)) throw new Error(`There is no ${VSIX}: run \`npm run package\` first.`);
mkdirSync(images, { recursive: true });
mkdirSync(path.dirname(RESULTS), { recursive: true });

const server = await startServer({
  vsix: VSIX,
  settings: {
    "window.autoDetectColorScheme": true,
    "workbench.preferredLightColorTheme": "Default Light Modern",
    "workbench.preferredDarkColorTheme": "Default Dark Modern",
    "editor.minimap.enabled": false,
    "editor.cursorBlinking": "solid",
    "workbench.layoutControl.enabled": false,
    "window.commandCenter": false,
    "breadcrumbs.enabled": false,
    "notebook.globalToolbar": false,
  },
});
const browser = await launchBrowser();
try {
  const names = readdirSync(path.join(ROOT, "test/ui")).filter((name) => name.endsWith(".ui.mjs") && name.includes(only));
  for (const name of names.sort()) {
    const { default: suite } = await import(pathToFileURL(path.join(ROOT, "test/ui", name)).href);
    await suite({ browser, open, step: (title, work) => step(`${name.replace(".ui.mjs", "")}: ${title}`, work), shot, film });
  }
} catch (error) {
  failures.push({ fullTitle: "UI", err: { message: error.message, stack: error.stack } });
} finally {
  await browser.close();
  await server.stop();
}
writeFileSync(RESULTS, JSON.stringify({ stats: { passes: passes.length }, passes, failures, pending: [] }, null, 2));
console.log(`${passes.length} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passes.length === 0 ? 1 : 0;

/** A window on a copy of a folder, which is a git repository. `close` ends both. */
async function open(source, { dark = false, height = 800 } = {}) {
  const workspace = makeWorkspace(path.resolve(ROOT, source));
  const context = await browser.newContext({ viewport: { width: 1280, height }, colorScheme: dark ? "dark" : "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const url = new URL(server.url);
  url.searchParams.set("folder", workspace.folder);
  await page.goto(url.href);
  await page.locator(".monaco-workbench").waitFor();
  current = page;
  return {
    page,
    folder: workspace.folder,
    async close() {
      await context.close();
      workspace.remove();
    },
  };
}

/** One thing that a person does and sees. A step that fails leaves a picture; the next ones are tried all the same. */
async function step(fullTitle, work) {
  const start = performance.now();
  try {
    await work();
    passes.push({ fullTitle });
    console.log(`ok      ${fullTitle} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failures.push({ fullTitle, err: { message: error.message, stack: error.stack } });
    console.log(`FAILED  ${fullTitle}: ${String(error.message).slice(0, 1_200)}`);
    await current?.screenshot({ path: path.join(ROOT, "out", `ui-failure-${failures.length}.png`) }).catch(() => {});
  }
}

/** An animation of the window, which comes to lie beside the pictures. */
function film(page, name) {
  const movie = createFilm(page);
  return { ...movie, end: () => movie.write(path.join(images, `${name}.gif`)) };
}

/** A picture of the window. The README's go to docs/images when asked for, all others are only for whoever looks into a failure. */
async function shot(page, name) {
  if (forReadme && !README_IMAGES.includes(name)) return;
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}
