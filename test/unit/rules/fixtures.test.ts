import assert from "node:assert/strict";
import { applyFix } from "../../../src/model/apply-fix.ts";
import type { Finding } from "../../../src/model/check.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { type Case, lint, loadCases } from "./case.ts";
import { findWants, type Want } from "./want.ts";

/** The fixtures are the specification: each is a small repository with a `want` marker on the line of every finding it must have. */
describe("Rule fixtures", () => {
  const known = new Set(RULES.map(({ id }) => id));
  for (const fixture of loadCases()) {
    describe(`${fixture.rule}: ${fixture.name}`, () => {
      const wants = findWants(fixture.files, fixture.wants);

      it("finds what is marked, and nothing else", async () => {
        assert.ok(known.has(fixture.rule), `There is no rule ${fixture.rule}.`);
        const result = await lint(fixture.rule, fixture.files, fixture.options);
        const findings = result.findings.filter((finding) => !finding.waived);
        const { missing, unexpected } = compare(wants, findings);
        assert.deepEqual({ missing, unexpected }, { missing: [], unexpected: [] });
        assert.deepEqual(
          result.notices.filter(({ message }) => message.startsWith("Skipped: reading it failed")),
          [],
        );
      });

      for (const [subject, verdict] of Object.entries(fixture.options.verdicts ?? {})) {
        it(`judges ${subject}: ${verdict}`, async () => {
          const { checks } = await lint(fixture.rule, fixture.files, fixture.options);
          const seen = checks.map((check) => `${check.subject.key}: ${check.verdict}`);
          assert.ok(seen.includes(`${subject}: ${verdict}`), `It gave:\n${seen.join("\n")}`);
        });
      }

      for (const want of wants.filter(({ fix }) => fix !== undefined)) {
        it(`mends line ${want.line} of ${want.file} by "${want.fix}", once and for all`, () => mends(fixture, want));
      }
    });
  }
});

/** The fix takes away this finding, adds none, and is not offered again. */
async function mends(fixture: Case, want: Want): Promise<void> {
  const before = await lint(fixture.rule, fixture.files, fixture.options);
  const finding = before.findings.find((one) => matches(want, one));
  assert.ok(finding, "The finding is not there.");
  const fix = finding.fixes.find(({ title }) => title === want.fix);
  assert.ok(fix, `The fixes are: ${finding.fixes.map(({ title }) => title).join("; ")}`);
  const files = { ...fixture.files };
  for (const [file, text] of applyFix(fix, (path) => files[path])) files[file] = text;
  assert.notDeepEqual(files, fixture.files, "The fix changes nothing.");
  const after = await lint(fixture.rule, files, fixture.options);
  const key = (one: Finding) => `${one.subject.key}: ${one.message}`;
  const left = before.findings.filter((one) => one !== finding).map(key);
  assert.deepEqual(after.findings.map(key).sort(), left.sort());
}

function compare(wants: readonly Want[], findings: readonly Finding[]) {
  const left = [...findings];
  const missing: string[] = [];
  for (const want of wants) {
    const index = left.findIndex((finding) => matches(want, finding));
    if (index < 0) missing.push(`${where(want)} ${want.message}`);
    else left.splice(index, 1);
  }
  return { missing, unexpected: left.map((finding) => `${where(finding.place)} ${finding.message}`) };
}

function matches(want: Want, finding: Finding): boolean {
  const { file, line, cell } = finding.place;
  return want.file === file && want.line === line && want.cell === cell && finding.message.includes(want.message);
}

function where({
  file,
  cell,
  line,
}: {
  readonly file: string;
  readonly cell?: number | undefined;
  readonly line: number;
}): string {
  return `${file}${cell === undefined ? "" : `#${cell}`}:${line}`;
}
