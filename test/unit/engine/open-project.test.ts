import assert from "node:assert/strict";
import { createProject } from "../../../src/engine/open-project.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { defineRule } from "../../../src/rules/define.ts";
import { badLines, openToy, toy } from "./toy.ts";

const lines = (result: { findings: readonly { place: { file: string; line: number } }[] }) =>
  result.findings.map(({ place }) => `${place.file}:${place.line}`);

describe("The engine", () => {
  it("reads what it understands and nothing else", async () => {
    const host = createMemoryHost({ "a.py": "model", "data.csv": "1,2", "b.cfg": "x", "README.md": "# Hello", "photo.png": "" });
    await openToy(host).scan();
    assert.deepEqual([...host.reads].sort(), ["README.md", "a.py", "b.cfg"]);
  });

  it("loads what reads a kind of file with the first of that kind, and the rules where there is something to judge", async () => {
    const host = createMemoryHost({ "a.py": "bad one", "README.md": "# Hello" });
    const { parts } = toy();
    const loaded = new Set<string>();
    const noted =
      <T>(what: string, load: () => T) =>
      () => {
        loaded.add(what);
        return load();
      };
    const { python, configuration } = parts.facts;
    const project = createProject(
      host,
      {},
      {
        ...parts,
        facts: { ...parts.facts, python: noted("python", python), configuration: noted("configuration", configuration) },
        manifests: noted("manifests", parts.manifests),
        rules: noted("rules", parts.rules),
      },
    );
    await project.scan();
    assert.deepEqual([...loaded], ["python"]);
    host.write("b.cfg", "model");
    await project.apply([{ path: "b.cfg", type: "created" }]);
    assert.deepEqual([...loaded], ["python", "configuration", "rules"]);
    host.write("ai-readiness.yaml", "{}");
    await project.apply([{ path: "ai-readiness.yaml", type: "created" }]);
    assert.deepEqual([...loaded], ["python", "configuration", "rules", "manifests"]);
  });

  it("reads what it could not load a reader for when it can", async () => {
    const { parts } = toy();
    let isThere = false;
    const python = async () => {
      if (!isThere) throw new Error("The part could not be fetched.");
      return parts.facts.python();
    };
    const host = createMemoryHost({ "a.py": "model\nbad one" });
    const project = createProject(host, {}, { ...parts, facts: { ...parts.facts, python } });
    await assert.rejects(project.scan(), /could not be fetched/);
    isThere = true;
    assert.deepEqual(lines(await project.apply([])), ["a.py:2"]);
  });

  it("says nothing of a repository without AI", async () => {
    const result = await openToy(createMemoryHost({ "a.py": "bad one" })).scan();
    assert.deepEqual(result.findings, []);
    assert.deepEqual(result.checks, []);
    assert.deepEqual(result.inventory.literals, []);
  });

  it("puts findings in order of file and line, with fingerprints that survive moved lines", async () => {
    const host = createMemoryHost({ "b.py": "model\nbad one\nbad one", "a.py": "bad two" });
    const project = openToy(host);
    const before = await project.scan();
    assert.deepEqual(lines(before), ["a.py:1", "b.py:2", "b.py:3"]);
    assert.equal(new Set(before.findings.map((finding) => finding.fingerprint)).size, 3);
    host.write("b.py", "\n\nmodel\n\nbad one\nbad one");
    const after = await project.apply([{ path: "b.py", type: "changed" }]);
    assert.deepEqual(lines(after), ["a.py:1", "b.py:5", "b.py:6"]);
    assert.deepEqual(
      after.findings.map((finding) => finding.fingerprint),
      before.findings.map((finding) => finding.fingerprint),
    );
  });

  it("re-reads only the file that changed and keeps the facts of the others", async () => {
    const host = createMemoryHost({ "a.py": "model", "b.py": "bad one" });
    const made = toy();
    const project = openToy(host, {}, made);
    await project.scan();
    const facts = made.analysed[0]!.facts.get("a.py");
    host.write("b.py", "fine");
    const before = host.reads.length;
    const result = await project.apply([{ path: "b.py", type: "changed" }]);
    assert.deepEqual(host.reads.slice(before), ["b.py"]);
    assert.deepEqual(made.made, ["a.py", "b.py", "b.py"]);
    assert.equal(made.analysed[1]!.facts.get("a.py"), facts);
    assert.deepEqual(result.findings, []);
  });

  it("computes nothing for a file that was saved without a change", async () => {
    const host = createMemoryHost({ "a.py": "model\nbad one" });
    const made = toy();
    const project = openToy(host, {}, made);
    const first = await project.scan();
    assert.equal(await project.apply([{ path: "a.py", type: "changed" }]), first);
    assert.equal(await project.scan(), first);
    assert.equal(made.made.length, 1);
    assert.equal(made.analysed.length, 1);
  });

  it("follows files and folders that come and go", async () => {
    const host = createMemoryHost({ "a.py": "model", "old/b.py": "bad one" });
    const project = openToy(host);
    assert.deepEqual(lines(await project.scan()), ["old/b.py:1"]);
    host.remove("old/b.py");
    host.write("new/c.py", "bad one");
    const result = await project.apply([
      { path: "old", type: "deleted" },
      { path: "new", type: "created" },
    ]);
    assert.deepEqual(lines(result), ["new/c.py:1"]);
  });

  it("notices what git has come to know", async () => {
    const host = createMemoryHost({ "a.py": "model" }, { tracked: [] });
    const made = toy();
    const project = openToy(host, {}, made);
    await project.scan();
    host.track(["a.py"]);
    await project.apply([{ path: ".git/index", type: "changed" }]);
    assert.deepEqual([...made.analysed[1]!.git!.tracked], ["a.py"]);
  });

  it("stays usable after a scan was cancelled, and loses no change", async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}.py`, "model\nbad one"]));
    const host = createMemoryHost(files);
    const project = openToy(host);
    const abort = new AbortController();
    const cancelled = project.scan({
      signal: abort.signal,
      progress: ({ phase, done }) => {
        if (phase === "read" && done === 20) abort.abort(new Error("enough"));
      },
    });
    await assert.rejects(cancelled, /enough/);
    assert.equal((await project.apply([])).findings.length, 60);
    assert.ok(host.reads.length < 60 + 20, "what was read before the cancel is not read again");
  });

  it("runs one scan at a time", async () => {
    const host = createMemoryHost({ "a.py": "model\nbad one" });
    const project = openToy(host);
    const first = project.scan();
    host.write("a.py", "model");
    const second = project.apply([{ path: "a.py", type: "changed" }]);
    await first;
    assert.deepEqual((await second).findings, []);
  });

  it("lets others work between slices", async () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}.py`, "model"]));
    const host = createMemoryHost(files);
    let yields = 0;
    const counted = { ...host, yield: () => Promise.resolve(void yields++) };
    await openToy(counted).scan();
    assert.ok(yields >= 10, `only ${yields}`);
  });

  it("names what it could not read", async () => {
    const host = createMemoryHost({
      "a.py": "model",
      "binary.py": new Uint8Array([1, 0, 2]),
      "latin.py": new Uint8Array([0x78, 0xe9]),
      "crash.py": "crash",
      "big.py": "#".repeat(2 * 1024 * 1024 + 1),
    });
    const result = await openToy(host).scan();
    assert.deepEqual(
      result.notices.map(({ file, message }) => `${file}: ${message}`),
      [
        "big.py: Skipped: it is 2.0 MB, and files over 2 MB are not read.",
        "binary.py: Skipped: it is a binary file.",
        "crash.py: Skipped: reading it failed (the reader fell over).",
        "latin.py: Skipped: its text cannot be read as UTF-8.",
      ],
    );
    assert.ok(!host.reads.includes("big.py"));
  });

  it("turns a rule that crashes into one finding, and runs the others", async () => {
    const crashing = defineRule({
      ...badLines,
      id: "data/crashing",
      check() {
        throw new Error("no such thing");
      },
    });
    const result = await openToy(createMemoryHost({ "a.py": "model\nbad one" }), {}, toy([crashing, badLines])).scan();
    assert.deepEqual(
      result.findings.map((finding) => finding.rule),
      ["data/crashing", "data/bad-line"],
    );
    assert.match(result.findings[0]!.message, /data\/crashing.*no such thing/);
    assert.equal(result.findings[0]!.severity, "warning");
  });

  it("leaves out what options and manifests exclude, and reads it when they no longer do", async () => {
    const manifest = (exclude: string[]) => JSON.stringify({ lint: { exclude } });
    const host = createMemoryHost({
      "app/ai-readiness.yaml": manifest(["vendor/**"]),
      "app/vendor/a.py": "bad one",
      "app/b.py": "bad one",
      "gen/c.py": "bad one",
    });
    const project = openToy(host, { exclude: ["gen"] });
    assert.deepEqual(lines(await project.scan()), ["app/b.py:1"]);
    host.write("app/ai-readiness.yaml", manifest([]));
    const result = await project.apply([{ path: "app/ai-readiness.yaml", type: "changed" }]);
    assert.deepEqual(lines(result), ["app/b.py:1", "app/vendor/a.py:1"]);
  });

  it("does not have folders listed that options exclude whole, and lists anew when others are excluded", async () => {
    const host = createMemoryHost({
      "gen/ai-readiness.yaml": "{}",
      "gen/c.py": "bad one",
      "gen/d.txt": "",
      "src/a.py": "model\nbad one",
      "src/b.py": "bad one",
    });
    const project = openToy(host, { exclude: ["gen/**", "src/b.py"] });
    const result = await project.scan();
    assert.deepEqual(lines(result), ["src/a.py:2"]);
    assert.deepEqual(result.manifests, []);
    const { files } = project.world!;
    assert.deepEqual(files.paths, ["src/a.py", "src/b.py"]);
    assert.deepEqual(files.unlisted, ["gen"]);
    assert.deepEqual([files.lacks("gen/d.txt"), files.lacks("src/d.txt")], [false, true]);
    project.configure({ exclude: ["src"] });
    assert.deepEqual((await project.apply([])).manifests, ["gen/ai-readiness.yaml"]);
    assert.equal(host.lists(), 2);
    await project.apply([]);
    assert.equal(host.lists(), 2);
  });

  it("reports its progress", async () => {
    const phases: string[] = [];
    const host = createMemoryHost({ "a.py": "model" });
    await openToy(host).scan({ progress: ({ phase, done, total }) => phases.push(`${phase} ${done}/${total}`) });
    assert.deepEqual(phases, ["list 0/1", "list 1/1", "read 1/1", "join 0/1", "join 1/1", "check 1/1"]);
  });
});
