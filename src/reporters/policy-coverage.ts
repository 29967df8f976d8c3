import type { Check } from "../model/check.ts";
import { groupBy } from "../model/group.ts";
import type { RuleFacts } from "./rules.ts";

/** For how much of a standard the repository gave evidence. */
export interface PolicyCoverage {
  /** `EU AI Act`. */
  readonly standard: string;
  readonly clauses: readonly ClauseCoverage[];
}

export interface ClauseCoverage {
  /** `Art. 10(2)(b)`; empty where the rules name the standard as a whole. */
  readonly clause: string;
  readonly rules: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly waived: number;
  readonly unknown: number;
}

const STANDARD = /^(EU AI Act|GDPR|ISO\/IEC [\d-]+(?::\d+)?|NIST AI RMF|NIST SP [\d-]+|OWASP|ML Test Score|CIS \w+)\s*(.*)$/;

/** What the checks say of the clauses that rules rest on. Clauses that no check touched are left out, and standards without any. */
export function policyCoverage(rules: readonly RuleFacts[], checks: readonly Check[]): readonly PolicyCoverage[] {
  const byRule = groupBy(checks, (check) => check.rule);
  const uses = rules.flatMap(({ id, basis }) =>
    byRule.has(id)
      ? basis.map((text) => {
          const [, standard = text, clause = ""] = STANDARD.exec(text) ?? [];
          return { standard, clause, rule: id };
        })
      : [],
  );
  const standards = [...groupBy(uses, ({ standard }) => standard)].map(([standard, own]): PolicyCoverage => {
    const clauses = [...groupBy(own, ({ clause }) => clause)].map(([clause, users]): ClauseCoverage => {
      const names = users.map(({ rule }) => rule);
      const found = names.flatMap((rule) => byRule.get(rule) ?? []);
      const count = (verdict: Check["verdict"]) => found.filter((check) => check.verdict === verdict).length;
      return {
        clause,
        rules: names,
        passed: count("pass"),
        failed: count("fail"),
        waived: count("waived"),
        unknown: count("unknown"),
      };
    });
    const told = clauses.filter(({ passed, failed, waived, unknown }) => passed + failed + waived + unknown > 0);
    return { standard, clauses: told.sort((a, b) => a.clause.localeCompare(b.clause, "en", { numeric: true })) };
  });
  return standards.filter(({ clauses }) => clauses.length > 0).sort((a, b) => b.clauses.length - a.clauses.length);
}
