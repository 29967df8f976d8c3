/**
 * Runs `test/web` in a browser's own extension host, where extensions run on vscode.dev and github.dev: a worker without Node.
 *
 *   node scripts/run-web.mjs     `dist/` has to be built
 *
 * Results go to the file that AI_READINESS_RESULTS names, as mocha's JSON reporter writes them. VERBOSE=1 shows what VS Code logs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import * as esbuild from "esbuild";
import { ROOT } from "./lib/run.mjs";
import { makeWorkspace } from "./lib/test-workspace.mjs";
import { launchBrowser } from "./vscode-host/browser.mjs";
import { startServer } from "./vscode-host/server.mjs";

const RESULTS = process.env.AI_READINESS_RESULTS ?? path.join(ROOT, "out/results/web.json");
const LIMIT = 120_000;
const TESTS = "out/web/web.test.js";
/** Parts of the engine that nothing in the tests asks for. */
const UNWANTED = ["mend.js", "propose-manifests.js", "reports.js"];
/** Files of the engine in the order in which they were fetched. */
const fetched = [];

if (!existsSync(path.join(ROOT, "dist/engine"))) throw new Error("There is no dist/engine: run `npm run build` first.");
await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: ["test/web/web.test.ts"],
  outfile: TESTS,
  bundle: true,
  format: "cjs",
  platform: "browser",
  external: ["vscode"],
});
const workspace = makeWorkspace(path.join(ROOT, "test/integration/workspace"));
let server;
let browser;
let timer;
try {
  server = await startServer();
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await context.route("**/extension-under-test/**", (route) => answer(route));
  await context.addInitScript(develop, {
    extensions: [{ scheme: "http", authority: server.authority, path: "/extension-under-test" }],
    extensionTestsPath: { scheme: "http", authority: server.authority, path: `/extension-under-test/${TESTS}` },
  });
  const results = await new Promise((resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The browser's extension host told nothing within ${LIMIT / 1000} seconds.`)),
      LIMIT,
    );
    page.on("crash", () => reject(new Error("The page crashed.")));
    const begin = async () => {
      await page.exposeFunction("codeAutomationExit", (code) => reject(new Error(`The tests could not be started (${code}).`)));
      await page.exposeFunction("codeAutomationLog", (_type, given) => {
        const text = format(...given);
        if (process.env.VERBOSE) console.log(text);
        const told = /^WEB RESULTS (\{.*\})/s.exec(text)?.[1];
        if (told !== undefined) resolve(JSON.parse(told));
      });
      const url = new URL(server.url);
      url.searchParams.set("folder", workspace.folder);
      await page.goto(url.href);
    };
    begin().catch(reject);
  });
  judgeFetched(results);
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, JSON.stringify(results, null, 2));
  for (const { fullTitle } of results.passes) console.log(`ok      ${fullTitle}`);
  for (const { fullTitle, err } of results.failures) console.log(`FAILED  ${fullTitle}: ${err.message}`);
  console.log(`${results.stats.passes} passed, ${results.failures.length} failed`);
  process.exitCode = results.failures.length > 0 || results.stats.passes === 0 ? 1 : 0;
} finally {
  clearTimeout(timer);
  await browser?.close();
  await server?.stop();
  workspace.remove();
}

/** Answers the extension's files from disk. */
function answer(route) {
  const name = decodeURIComponent(new URL(route.request().url()).pathname).replace(/^\/extension-under-test\//, "");
  const headers = { "Access-Control-Allow-Origin": "*" };
  if (name.startsWith("dist/engine/")) fetched.push(path.basename(name));
  const file = path.join(ROOT, name);
  if (!existsSync(file)) return route.fulfill({ status: 404, headers, body: "" });
  if (name !== "package.json") return route.fulfill({ path: file, headers });
  // Beside a server an extension would run in the server's host, which the other suites do; on vscode.dev there is none.
  const manifest = { ...JSON.parse(readFileSync(file, "utf8")), extensionKind: ["ui"], main: undefined };
  return route.fulfill({ json: manifest, headers });
}

/** The page alone knows what was fetched: adds one result to those of the tests. */
function judgeFetched({ passes, failures, stats }) {
  const fullTitle = "in the browser: fetches each part of the engine once, and only when it is wanted";
  const amiss = fetched.filter((name, index) => fetched.indexOf(name) !== index || UNWANTED.includes(name));
  if (fetched.length > 0 && amiss.length === 0) {
    passes.push({ fullTitle });
    stats.passes++;
  } else failures.push({ fullTitle, err: { message: `fetched were ${fetched.join(", ")}` } });
}

/** In the page, before anything else: has the workbench develop the extension. The document itself stays as the server sends it. */
function develop(options) {
  new MutationObserver((_, observer) => {
    const configuration = document.getElementById("vscode-workbench-web-configuration");
    if (configuration === null) return;
    observer.disconnect();
    const settings = JSON.parse(configuration.dataset.settings);
    configuration.dataset.settings = JSON.stringify({
      ...settings,
      developmentOptions: { ...settings.developmentOptions, ...options },
    });
  }).observe(document, { childList: true, subtree: true });
}
