import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, SourceMap, type SourceMapPayload } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import * as esbuild from "esbuild";
import { inParts } from "../../../scripts/lib/parts.mjs";

/** So much that it is a part of its own. */
const BIG = `"${"big ".repeat(2_000)}".split("").length`;

const PROGRAM: Readonly<Record<string, string>> = {
  "main.js": `import { shared } from "./shared.js"; export const main = () => shared("main");
    export const one = () => import("./one.js"); export const two = () => import("./two.js"); export const alone = () => import("./alone.js");`,
  "shared.js": 'export const shared = (by) => `shared by ${by}`; export const text = "import(\\"./one.js\\")";',
  "heavy.js": `import { shared } from "./shared.js"; export const heavy = { said: shared("heavy"), weight: ${BIG} };`,
  "small.js": 'import { heavy } from "./heavy.js"; export const small = () => heavy.said; export default small;',
  "one.js": `import { heavy } from "./heavy.js"; import { small } from "./small.js"; import { shared } from "./shared.js";
    const data = requireBeside("./data.json"); const padding = ${BIG};
    export const one = () => [heavy.weight, small(), shared("one"), data.count, padding];`,
  "two.js": `import small, { small as same } from "./small.js"; import { heavy, heavy as again } from "./heavy.js"; const padding = ${BIG};
    export const two = () => [small === same, heavy === again, padding]; export { small as handedOn };`,
  "alone.js": `let late; const padding = ${BIG}; export const alone = () => [(late ??= requireBeside("./late.js")).late, padding];`,
};

type Loaded = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

describe("A program in parts", () => {
  let folder: string;
  let out: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ai-readiness-parts-"));
    out = path.join(folder, "out");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function build(
    program: Readonly<Record<string, string>>,
    options: esbuild.BuildOptions = {},
  ): Promise<esbuild.BuildResult> {
    const source = path.join(folder, "source");
    for (const made of [source, out]) {
      rmSync(made, { recursive: true, force: true });
      mkdirSync(made);
    }
    for (const [name, text] of Object.entries(program)) writeFileSync(path.join(source, name), text);
    writeFileSync(path.join(out, "data.json"), '{ "count": 3 }');
    writeFileSync(path.join(out, "late.js"), 'module.exports = { late: "late" };');
    return esbuild.build({
      absWorkingDir: folder,
      entryPoints: ["source/main.js"],
      outdir: "out",
      bundle: true,
      platform: "browser",
      logLevel: "silent",
      metafile: true,
      plugins: [inParts],
      ...options,
    });
  }

  /** Requires the program anew, and tells which of its files are loaded. */
  function start(): { readonly main: Loaded; readonly files: () => readonly string[] } {
    const require = createRequire(path.join(folder, "test.cjs"));
    const files = () => Object.keys(require.cache).filter((file) => path.dirname(file) === out);
    for (const file of files()) delete require.cache[file];
    const main = require(path.join(out, "main.js")) as Loaded;
    return {
      main,
      files: () =>
        files()
          .map((file) => path.basename(file))
          .sort(),
    };
  }

  for (const minify of [false, true]) {
    it(`loads what is wanted, when it is${minify ? ", minified" : ""}`, async () => {
      await build(PROGRAM, { minify });
      const { main, files } = start();
      assert.equal(main.main!(), "shared by main");
      assert.deepEqual(files(), ["main.js"]);
      const { one } = (await main.one!()) as Loaded;
      assert.deepEqual(one!(), [8_000, "shared by heavy", "shared by one", 3, 8_000]);
      assert.deepEqual(files(), ["data.json", "heavy.js", "main.js", "one.js"]);
      const { two, handedOn } = (await main.two!()) as Loaded;
      assert.deepEqual(two!(), [true, true, 8_000]);
      assert.equal(handedOn!(), "shared by heavy");
      const { alone } = (await main.alone!()) as Loaded;
      assert.ok(!files().includes("late.js"));
      assert.deepEqual(alone!(), ["late", 8_000]);
      assert.ok(files().includes("late.js"));
    });
  }

  it("says what each file needs, over any number of steps", async () => {
    const { metafile } = await build(PROGRAM, { minify: true });
    const needs = JSON.parse(readFileSync(path.join(out, "needs.json"), "utf8")) as Readonly<Record<string, readonly string[]>>;
    const sorted = Object.fromEntries(Object.entries(needs).map(([name, files]) => [name, [...files].sort()]));
    assert.deepEqual(sorted, {
      "main.js": [],
      "heavy.js": ["main.js"],
      "one.js": ["data.json", "heavy.js", "main.js"],
      "two.js": ["heavy.js", "main.js"],
      "alone.js": ["late.js"],
    });
    assert.deepEqual(
      Object.keys(metafile!.outputs)
        .map((file) => path.basename(file))
        .sort(),
      Object.keys(needs).sort(),
    );
  });

  it("asks a host that cannot wait in `require` to load", async () => {
    await build(PROGRAM, { minify: true });
    const asked: string[] = [];
    const run = (name: string): unknown => {
      const module = { exports: {} };
      const require = Object.assign((file: string) => (file.endsWith(".json") ? { count: 3 } : run(file)), {
        load: async (file: string) => {
          asked.push(file);
          return run(file);
        },
      });
      new Function("module", "require", readFileSync(path.join(out, name), "utf8"))(module, require);
      return module.exports;
    };
    const { one } = (await (run("main.js") as Loaded).one!()) as Loaded;
    assert.deepEqual((one!() as readonly unknown[]).slice(0, 2), [8_000, "shared by heavy"]);
    assert.deepEqual(asked, ["./one.js"]);
  });

  it("keeps the lines of sources", async () => {
    await build(
      {
        ...PROGRAM,
        "one.js": `import { heavy } from "./heavy.js";\nconst padding = ${BIG};\nexport function one() {\n  throw new Error(heavy.said + padding);\n}\n`,
      },
      { sourcemap: "linked" },
    );
    const maps = readdirSync(out).filter((name) => name.endsWith(".map"));
    assert.ok(maps.includes("main.js.map"));
    for (const name of maps) {
      const text = readFileSync(path.join(out, name.slice(0, -4)), "utf8").split("\n");
      const { sections } = JSON.parse(readFileSync(path.join(out, name), "utf8")) as {
        readonly sections: readonly { readonly offset: { readonly line: number }; readonly map: { readonly mappings: string } }[];
      };
      assert.equal(sections.length, text.filter((line) => /^const p\d+=\(function\(\)\{$/.test(line)).length);
      for (const { offset } of sections) assert.match(text[offset.line - 1]!, /^const p\d+=\(function\(\)\{$/);
    }
    const thrown = readFileSync(path.join(out, "one.js"), "utf8")
      .split("\n")
      .findIndex((line) => line.includes("throw new Error"));
    const map = new SourceMap(JSON.parse(readFileSync(path.join(out, "one.js.map"), "utf8")) as SourceMapPayload);
    const entry = map.findEntry(thrown, 4);
    assert.ok("originalSource" in entry && entry.originalSource.endsWith("source/one.js"));
    assert.equal(entry.originalLine, 3);
  });

  it("is not made where what starts needs another part", async () => {
    const program = {
      ...PROGRAM,
      "main.js": `import { heavy } from "./heavy.js"; export const main = heavy; export const one = () => import("./one.js");`,
    };
    await assert.rejects(build(program), /What starts needs other parts/);
  });
});
