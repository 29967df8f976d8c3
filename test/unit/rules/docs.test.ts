import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { type CaseOptions, lint, loadCases, ROOT } from "./case.ts";
import { findWants } from "./want.ts";

const HEADINGS = [
  "## What it does",
  "## Why it matters in production",
  "## Example",
  "### Failing",
  "### Ready",
  "## How to fix",
  "## When not to use it",
  "## Basis",
];

/** Every rule has a page, and the page's examples are linted: what is said to fail fails, what is said to be ready does not. */
describe("Rule pages", () => {
  const cases = loadCases();
  for (const { id } of RULES) {
    describe(id, () => {
      const path = join(ROOT, `docs/rules/${id}.md`);
      const text = existsSync(path) ? readFileSync(path, "utf8") : "";

      it("has the sections that every page has", () => {
        const prose = text.replace(/^```[\s\S]*?^```$/gm, "");
        assert.deepEqual(prose.match(/^##+ .*$/gm), HEADINGS);
        for (const section of text.split(/^##+ .*$/m).slice(1))
          assert.ok(section.trim() !== "" || text.includes("## Example\n\n###"));
      });

      it("names a true finding, and a fixture that has one", () => {
        const [, fixture] =
          /^<!-- True finding: (?:\S+@[0-9a-f]{12} .+; )?fixture test\/fixtures\/rules\/(\S+) -->$/m.exec(text) ?? [];
        assert.ok(fixture, "Name it in a comment as the other pages do.");
        assert.ok(fixture.startsWith(`${id}/`));
        const shown = cases.find(({ rule, name }) => `${rule}/${name}` === fixture);
        assert.ok(shown !== undefined && findWants(shown.files, shown.wants).length > 0, `${fixture} marks no finding.`);
      });

      it("fails its failing example", async () => {
        const { findings } = await lint(id, ...example(text, "Failing"));
        assert.ok(findings.some(({ rule }) => rule === id));
      });

      it("passes its ready example", async () => {
        const result = await lint(id, ...example(text, "Ready"));
        assert.deepEqual(
          result.findings.map(({ message }) => message),
          [],
        );
        assert.ok(result.checks.length > 0 || result.systems.length > 0, "The example has no AI in it.");
      });
    });
  }
});

/**
 * The files of an example: its code blocks, each with `title="path"` after the language. A block with the title `git log` tells the past, newest
 * first: day, message and new files, two blanks apart.
 */
function example(text: string, heading: string): readonly [files: Readonly<Record<string, string>>, options: CaseOptions] {
  const section = text.split(`### ${heading}\n`)[1]?.split(/\n### Ready\n|\n## How to fix\n/)[0] ?? "";
  const files: Record<string, string> = {};
  let options: CaseOptions = {};
  for (const match of section.matchAll(/^(`{3,})\w+ title="([^"]+)"(?: repeat="(\d+)")?\n([\s\S]*?)^\1$/gm)) {
    if (match[2] === "git log") options = { history: match[4]!.trim().split("\n").map(pastCommit) };
    else files[match[2]!] = match[4]!.repeat(Number(match[3] ?? 1));
  }
  assert.notDeepEqual(files, {}, `The section ${heading} has no code block with a title.`);
  return [files, options];
}

function pastCommit(line: string, index: number) {
  const [date = "", subject = "", paths = ""] = line.split(/ {2,}/);
  return { hash: String(index), date, subject, added: paths.split(", ") };
}
