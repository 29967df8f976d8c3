#!/usr/bin/env node
/**
 * Stands in for a desktop VS Code's executable where none can be had: takes the arguments that `@vscode/test-electron` gives, runs the
 * suite in the extension host of the VS Code server with a headless Chromium as its window, and exits with the suite's exit code.
 */
import path from "node:path";
import { format, parseArgs } from "node:util";
import { launchBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const LIMIT = Number(process.env.TEST_LIMIT_MS ?? 600_000);
/** What the workbench logs about services that are not there. */
const NOISE =
  /^\[(AgentHost|ChatModelSelection|AccountPolicyGate|reconnection|RemoteAgentHost|Service Worker)|^(Resolv|Creating a socket|Updating additional|Creation of workbench)/;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionTestsPath: { type: "string" },
    "extensions-dir": { type: "string" },
    "user-data-dir": { type: "string" },
    "folder-uri": { type: "string" },
  },
});

let code = 1;
let server;
let browser;
let timer;
try {
  // Without this driver the server ignores the two paths, and the run would hang.
  const driver = ["--enable-smoke-test-driver"];
  const extensions = values["extensions-dir"] === undefined ? [] : ["--extensions-dir", values["extensions-dir"]];
  const trusted = !process.argv.includes("--untrusted");
  const settings = trusted ? {} : { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };
  server = await startServer({ args: [...driver, ...extensions], trusted, settings });
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const remote = (file) => `vscode-remote://${server.authority}${path.resolve(file)}`;
  const done = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The extension host did not end within ${LIMIT} ms.`)), LIMIT);
    page.on("crash", () => reject(new Error("The page crashed.")));
    // Before the page is opened: it looks for them as it starts.
    page.exposeFunction("codeAutomationExit", resolve);
    page.exposeFunction("codeAutomationLog", (type, given) => {
      const text = format(...given);
      if (process.env.VERBOSE || (type === "info" && !NOISE.test(text))) console.log(text);
    });
  });
  const url = new URL(server.url);
  const target = values["folder-uri"] === undefined ? positionals.at(-1) : new URL(values["folder-uri"]).pathname;
  if (target === undefined) url.searchParams.set("ew", "true");
  else url.searchParams.set(target.endsWith(".code-workspace") ? "workspace" : "folder", path.resolve(target));
  url.searchParams.set(
    "payload",
    JSON.stringify([
      ...values.extensionDevelopmentPath.map((folder) => ["extensionDevelopmentPath", remote(folder)]),
      ["extensionTestsPath", remote(values.extensionTestsPath)],
      ["skipWelcome", "true"],
      ["skipReleaseNotes", "true"],
    ]),
  );
  await page.goto(url.href);
  code = await done;
} catch (error) {
  console.error(error);
  if (server !== undefined) console.error(server.log());
} finally {
  clearTimeout(timer);
  await browser?.close();
  await server?.stop();
}
process.exit(code);
