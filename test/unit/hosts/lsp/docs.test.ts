import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

describe("the page about other editors", () => {
  it("has a plain client that prints the findings of a folder", async function () {
    this.timeout(60_000);
    const page = readFileSync(path.join(ROOT, "docs/editors.md"), "utf8");
    const [, client] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    assert.ok(client, "the client is gone");
    // The command line from source, in place of an installed one.
    const loader = pathToFileURL(path.join(ROOT, "node_modules/tsx/dist/esm/index.mjs")).href;
    const started = JSON.stringify(["--import", loader, path.join(ROOT, "src/hosts/node/main.ts"), "lsp"]);
    const adapted = client.replace('spawn("ai-readiness", ["lsp"]', `spawn("node", ${started}`);
    assert.notEqual(adapted, client);
    const running = spawn("node", ["--input-type=module", "--eval", adapted], {
      cwd: path.join(ROOT, "examples/pilot"),
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    try {
      const printed = await new Promise<string>((resolve, reject) => {
        let text = "";
        running.stdout.on("data", (chunk) => {
          text += chunk;
          if (/mlops\/unmonitored-inference/.test(text)) resolve(text);
        });
        running.on("exit", () => reject(new Error(`The client ended early. It printed: ${text}`)));
      });
      assert.match(printed, /^file:\/\/\/\S+:\d+ [a-z]+\/[a-z-]+ .+$/m);
    } finally {
      // The client and the server that it started.
      process.kill(-running.pid!, "SIGTERM");
    }
  });
});
