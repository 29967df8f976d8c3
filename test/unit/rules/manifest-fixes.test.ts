import assert from "node:assert/strict";
import { applyFix } from "../../../src/model/apply-fix.ts";
import type { Finding } from "../../../src/model/check.ts";
import type { Fix } from "../../../src/model/fix.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { type Case, lint, loadCases } from "./case.ts";

type Files = Readonly<Record<string, string>>;

/** What a fix writes where only a person knows the answer. */
const OPEN = /TODO|status: pending|result: pending/;

/** The fix contract, held against every fix that rules about manifests offer in their fixtures. */
describe("Fixes of manifests", () => {
  const judging = new Set(RULES.filter(({ from }) => from === "manifest").map(({ id }) => id));
  for (const fixture of loadCases().filter(({ rule }) => judging.has(rule))) {
    it(`keep to the contract: ${fixture.rule}, ${fixture.name}`, async () => {
      const before = await lint(fixture.rule, fixture.files, fixture.options);
      for (const finding of before.findings)
        for (const fix of finding.fixes) await holds(fixture, finding, fix, before.findings.length);
    }).timeout(20_000);
  }
});

async function holds(fixture: Case, finding: Finding, fix: Fix, findings: number): Promise<void> {
  if (fix.command !== undefined || fix.open !== undefined) return;
  const files = apply(fixture.files, fix);
  const about = `${fix.title}\n${JSON.stringify(files, undefined, 2)}`;
  assert.notDeepEqual(files, fixture.files, about);
  const manifest = Object.keys(files).find((path) => path.endsWith("ai-readiness.yaml"))!;
  for (const line of comments(fixture.files[manifest]!))
    assert.ok(files[manifest]!.includes(line), `${about}\nlost the comment ${line}`);

  const after = await lint(fixture.rule, files, fixture.options);
  assert.ok(
    after.findings.length <= findings,
    `${about}\nadds findings: ${after.findings.map(({ message }) => message).join(" ")}`,
  );
  const written = [...(fix.edits ?? []), ...(fix.newFiles ?? [])].map(({ text }) => text).join("\n");
  if (OPEN.test(written) && !/Reopen/.test(fix.title)) {
    assert.equal(after.findings.length, findings, `${about}\nturns green what nobody answered`);
  }

  const again = after.findings
    .flatMap((one) => (one.subject.key === finding.subject.key && one.message === finding.message ? one.fixes : []))
    .find(({ title }) => title === fix.title);
  if (again) assert.deepEqual(apply(files, again), files, `${about}\nis not done at once`);
}

function apply(files: Files, fix: Fix): Files {
  return { ...files, ...Object.fromEntries(applyFix(fix, (path) => files[path])) };
}

/** Comments, less those of a line that a fix may take away: the line of the finding itself. */
function comments(text: string): readonly string[] {
  return [...text.matchAll(/^# .*$/gm)].map((match) => match[0]);
}
