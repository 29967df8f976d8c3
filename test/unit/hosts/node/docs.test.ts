import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { COMMANDS, helpText } from "../../../../src/hosts/node/arguments.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

describe("the page about the command line", () => {
  const page = readFileSync(path.join(ROOT, "docs/command-line.md"), "utf8").replaceAll("\r\n", "\n");

  it("shows the help as it is printed", () => {
    assert.ok(page.includes(`\`\`\`text\n${helpText()}\`\`\``), "Paste the output of --help into docs/command-line.md.");
  });

  it("uses only commands that there are", () => {
    const used = [...page.matchAll(/^ai-readiness (\w+)/gm)].map(([, command]) => command ?? "");
    assert.ok(used.length > 3);
    for (const command of used) assert.ok(command in COMMANDS, command);
  });
});
