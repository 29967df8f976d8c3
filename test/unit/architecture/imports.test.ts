import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importsOf, violations } from "./imports.ts";

const SOURCE = path.join(process.env.AI_READINESS_ROOT ?? process.cwd(), "src");

describe("architecture", () => {
  it("is kept by every file", () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => /\.(ts|js)$/.test(file));
    assert.ok(files.length > 50, `only ${files.length} files were found`);
    const found = files.flatMap((file) => violations(file, readFileSync(path.join(SOURCE, file), "utf8")));
    assert.deepEqual(found, []);
  });

  describe("can be broken", () => {
    for (const [file, text] of [
      ["model/a.ts", 'import { x } from "../engine/index.ts";'],
      ["model/a.ts", 'import type { X } from "../knowledge/knowledge.ts";'],
      ["knowledge/a.ts", 'export * from "../source/facts.ts";'],
      ["manifest/a.ts", 'import { x } from "../project/files.ts";'],
      ["rules/data/a.ts", 'import { x } from "../../source/facts.ts";'],
      ["rules/data/a.ts", 'import { x } from "../../engine/index.ts";'],
      ["reporters/a.ts", 'import type { X } from "../engine/project.ts";'],
      ["engine/a.ts", 'import { readFileSync } from "node:fs";'],
      ["engine/a.ts", 'const fs = await import("node:fs");'],
      ["engine/a.ts", 'const fs = require("fs");'],
      ["engine/a.ts", 'import * as vscode from "vscode";'],
      ["hosts/node/a.ts", 'import * as vscode from "vscode";'],
      ["hosts/vscode/a.ts", 'import { readFileSync } from "node:fs";'],
      ["hosts/vscode/a.ts", 'import { x } from "../node/host.ts";'],
      ["hosts/memory.ts", 'import { readFileSync } from "node:fs";'],
      ["model/a.ts", 'import { parse } from "yaml";'],
      ["model/a.ts", 'import { x } from "./b";'],
      ["engine/a.ts", "const root = process.cwd();"],
      ["engine/a.ts", "export let last = 0;"],
      ["engine/a.ts", "export const wait = () => new Promise((done) => setImmediate(done));"],
      ["elsewhere/a.ts", "export {};"],
    ] as const) {
      it(`by ${text} in ${file}`, () => assert.notDeepEqual(violations(file, text), []));
    }
  });

  describe("allows", () => {
    for (const [file, text] of [
      ["model/a.ts", 'import type { B } from "./b.ts";'],
      ["rules/data/a.ts", 'import { defineRule } from "../define.ts";\nimport type { M } from "../../manifest/manifest.ts";'],
      ["hosts/node/a.ts", 'import { readFileSync } from "node:fs";\nimport { openProject } from "../../engine/index.ts";'],
      ["hosts/vscode/a.ts", 'import * as vscode from "vscode";\nconst x = fetch;'],
      ["engine/a.ts", '// import { x } from "node:fs";\nexport const text = `import x from "node:fs"`;'],
      ["engine/a.ts", "export function run(process: () => void) {\n  process();\n}"],
      ["engine/a.ts", "export const first = 0;\nlet last = first;\nexport const next = () => last++;"],
    ] as const) {
      it(`${text} in ${file}`, () => assert.deepEqual(violations(file, text), []));
    }
  });

  it("reads imports off the syntax, not the text", () => {
    const text =
      'import a, { b } from "./a.ts";\nexport type { C } from "./c.ts";\nimport "./d.ts";\nexport const x = "from \'./no.ts\'";';
    assert.deepEqual(importsOf(text), ["./a.ts", "./c.ts", "./d.ts"]);
  });
});
