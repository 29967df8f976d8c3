import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Verdict } from "../../../src/model/check.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { lint, loadCases, ROOT } from "./case.ts";
import { findWants } from "./want.ts";

/** How a rule's text gives each verdict, itself or through what it shares with others. */
const GIVES: readonly (readonly [form: RegExp, verdicts: readonly Verdict[]])[] = [
  [/\breport\s*\.pass\(/, ["pass"]],
  [/\breport\s*\.fail\(/, ["fail"]],
  [/\breport\s*\.unknown\(/, ["unknown"]],
  [/\breport\s*\.notApplicable\(/, ["not-applicable"]],
  [/\bjudgeClaim\(/, ["pass", "fail", "unknown"]],
  [/\bjudgeMeasure\(/, ["pass", "fail", "not-applicable"]],
];

/** A verdict that no fixture shows may never be given, or be given for the wrong reason. */
describe("Fixtures show every verdict that a rule gives, in plain words", () => {
  const cases = loadCases();
  for (const { id } of RULES) {
    it(id, async () => {
      const own = cases.filter(({ rule }) => rule === id);
      const shown = new Set<Verdict>();
      let failing = 0;
      let silent = 0;
      for (const { files, options, wants } of own) {
        if (findWants(files, wants).length > 0) failing++;
        else silent++;
        const { checks } = await lint(id, files, options);
        for (const check of checks) {
          if (check.rule !== id) continue;
          shown.add(check.verdict);
          if (check.finding !== undefined) assertPlain(check.finding);
        }
      }
      assert.ok(failing > 0, "No fixture fails.");
      assert.ok(silent > 0, "No fixture stays silent.");
      const text = readFileSync(join(ROOT, `src/rules/${id}.ts`), "utf8");
      const given = new Set(GIVES.flatMap(([form, verdicts]) => (form.test(text) ? verdicts : [])));
      assert.deepEqual(
        [...given].filter((verdict) => !shown.has(verdict)),
        [],
        `No fixture shows these verdicts; there are ${own.map(({ name }) => name).join(", ")}.`,
      );
    }).timeout(60_000);
  }
});

/** One sentence that ends, and something to do: in the help, or in the sentence itself where the mistake is one of writing. */
function assertPlain({ rule, message, help }: Finding): void {
  assert.match(message, /[.?”]$/, "It does not end.");
  assert.doesNotMatch(message, /[a-z]{3,}\. [A-Z]/, `More than one sentence: ${message}`);
  assert.doesNotMatch(
    message.replace(/`[^`]*`|“[^”]*”/g, ""),
    /!|\b(?:inference|ML|KPI|SLA|ETL|leverage|robust|seamless)\b/,
    message,
  );
  assert.ok(rule === "governance/invalid-manifest" || help !== undefined, `Nothing says what to do: ${message}`);
}
