import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore from "ignore";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

describe("The npm package", () => {
  const left = ignore().add(readFileSync(path.join(ROOT, ".npmignore"), "utf8"));

  it("has all that the command line loads", () => {
    const folders = readdirSync(path.join(ROOT, "src/knowledge"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const knowledge = ["knowledge.json", ...folders.map(({ name }) => `knowledge-${name}.json`)];
    const built = ["cli.js", "lsp.js", "THIRD-PARTY-NOTICES.txt", ...knowledge.map((name) => `engine/${name}`)];
    const asTheyAre = ["docs/rules/data/untracked-dataset.md", "schemas/ai-readiness.schema.json"];
    for (const file of [...built.map((name) => `dist/${name}`), ...asTheyAre]) assert.ok(!left.ignores(file), file);
  });

  it("has nothing else of what is built, and no sources", () => {
    for (const file of [
      "dist/extension.js",
      "dist/engine/engine.js",
      "dist/engine/needs.json",
      "src/hosts/node/main.ts",
      "docs/ci.md",
    ])
      assert.ok(left.ignores(file), file);
  });
});
