import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { COMMANDS, FORMATS, readArguments } from "../../../../src/hosts/node/arguments.ts";
import { planReports } from "../../../../src/hosts/node/outputs.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8").replaceAll("\r\n", "\n");

/** The words of a command line, with lines that go on put together and variables as they are. */
function wordsOf(command: string): readonly string[] {
  return command
    .replace(/\$\{\{[^}]*\}\}/g, "x")
    .replaceAll('"', "")
    .trim()
    .split(/\s+/);
}

describe("the page about continuous integration", () => {
  const page = read("docs/ci.md");

  it("uses only what the command line takes", () => {
    const commands = [...page.matchAll(/(?:npx )?ai-readiness (check [^\n]*(?:\n +--[^\n]*)*)/g)].map(
      ([, command]) => command ?? "",
    );
    assert.ok(commands.length >= 4, String(commands.length));
    for (const command of commands) planReports(readArguments(wordsOf(command)));
  });

  it("names every format", () => {
    for (const format of FORMATS) assert.ok(page.includes(`\`${format}\``), format);
  });

  it("shows YAML that can be read", () => {
    const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");
    assert.equal(blocks.length, 5);
    for (const block of blocks) assert.equal(typeof parse(block), "object");
  });
});

describe("the action", () => {
  const action: {
    readonly inputs: Readonly<Record<string, { readonly description?: string }>>;
    readonly runs: { readonly steps: readonly { readonly run?: string; readonly shell?: string }[] };
  } = parse(read("action.yml"));

  it("uses the inputs that it declares, and each of them", () => {
    const used = new Set([...read("action.yml").matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    assert.deepEqual([...used].sort(), Object.keys(action.inputs).sort());
  });

  it("lets nothing that people write become a part of a script", () => {
    for (const { run, shell } of action.runs.steps) {
      if (run === undefined) continue;
      assert.equal(shell, "bash");
      assert.doesNotMatch(run, /\$\{\{/);
    }
  });

  it("gives options that there are", () => {
    const script = action.runs.steps.map(({ run = "" }) => run).join("\n");
    const own = new Set<string>(COMMANDS.check.options);
    const named = [...script.matchAll(/\(--([\w-]+)|--format github --([\w-]+)/g)].map(([, one, other]) => one ?? other ?? "");
    assert.ok(named.length >= 5);
    for (const name of named) assert.ok(own.has(name), name);
  });
});

describe("the hooks for pre-commit", () => {
  const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(read(".pre-commit-hooks.yaml"));
  for (const { id, entry } of hooks) {
    it(`${id} is a command that there is`, () => assert.equal(readArguments(wordsOf(entry).slice(1)).command, "check"));
  }
});
