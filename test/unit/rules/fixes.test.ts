import assert from "node:assert/strict";
import { changesText, type Way, wayOf } from "../../../src/model/fix.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { lint, lintAll, loadCases } from "./case.ts";
import { proveFix } from "./proof.ts";
import { type PythonCase, provePython } from "./python-proof.ts";
import { REPAIRS, type Repair } from "./repairs.ts";

/** The fix contract, held against every fix that is offered in any fixture, with every rule looking on. */
describe("Fixes", () => {
  const python: PythonCase[] = [];
  const offered = new Map<string, Set<Way>>();

  for (const fixture of loadCases()) {
    it(`keep to the contract: ${fixture.rule}, ${fixture.name}`, async () => {
      const judge = (files: Readonly<Record<string, string>>) => lintAll(fixture.rule, files, fixture.options);
      const own = await lint(fixture.rule, fixture.files, fixture.options);
      if (own.findings.every(({ fixes }) => fixes.length === 0)) return;
      const before = await judge(fixture.files);
      for (const finding of before.findings.filter(({ rule, waived }) => rule === fixture.rule && !waived)) {
        for (const fix of finding.fixes) {
          const ways = offered.get(fixture.rule) ?? new Set<Way>();
          offered.set(fixture.rule, ways.add(wayOf(fix)));
          if (changesText(fix)) python.push(...(await proveFix(judge, fixture.files, before, finding, fix)));
        }
      }
    }).timeout(60_000);
  }

  it("leave Python that CPython reads, without a lost comment or an edit inside a string", function () {
    const proof = provePython(python);
    if (proof === undefined) {
      console.log("      Skipped: there is no python3 here.");
      this.skip();
    }
    assert.deepEqual(proof.problems, []);
    assert.ok(proof.proven > 0, "No edited Python was looked at.");
  }).timeout(60_000);

  it("are there for every rule that can be answered by one", () => {
    assert.deepEqual(Object.keys(REPAIRS).sort(), RULES.map(({ id }) => id).sort(), "Say in repairs.ts what each rule offers.");
    const lacking = Object.entries(REPAIRS).filter(([id, asked]) => asked !== "none" && !answers(offered.get(id) ?? [], asked));
    assert.deepEqual(lacking, [], "These rules have no fixture that shows their fix.");
  });
});

function answers(ways: Iterable<Way>, asked: Repair): boolean {
  return [...ways].some((way) => (asked === "edit" ? way !== "command" && way !== "open" : way === asked));
}
