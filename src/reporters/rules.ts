import { PILLAR_TITLES, PILLARS, pillarOf } from "../model/pillar.ts";
import type { Severity } from "../model/severity.ts";
import { createPaint, paintSeverity } from "./style.ts";

/** What a rule says of itself. */
export interface RuleFacts {
  readonly id: string;
  /** At stage production. */
  readonly severity: Severity;
  readonly summary: string;
  readonly basis: readonly string[];
  readonly from: "source" | "manifest" | "both";
  readonly offBecause?: string;
}

/** The rules by pillar, each with its severity at stage production and what is wrong when it fails. */
export function textRules(rules: readonly RuleFacts[], { color }: { readonly color: boolean }): string {
  const paint = createPaint(color);
  const lines: string[] = [];
  for (const pillar of PILLARS) {
    const own = rules.filter((rule) => pillarOf(rule.id) === pillar);
    if (own.length === 0) continue;
    lines.push(...(lines.length === 0 ? [] : [""]), paint.bold(`${PILLAR_TITLES[pillar]} (${own.length})`));
    for (const rule of own) {
      lines.push(`  ${rule.id}  ${paintSeverity(paint, rule.severity)(rule.severity)}`, `      ${rule.summary}`);
      if (rule.offBecause !== undefined) lines.push(paint.dim(`      Off unless asked for: ${rule.offBecause}`));
      if (rule.basis.length > 0) lines.push(paint.dim(`      Basis: ${rule.basis.join("; ")}`));
    }
  }
  return `${lines.join("\n")}\n`;
}

export function jsonRules(rules: readonly RuleFacts[]): string {
  const facts = rules.map(({ id, severity, summary, basis, from, offBecause }) => ({
    id,
    pillar: pillarOf(id),
    severity,
    summary,
    basis,
    from,
    ...(offBecause === undefined ? {} : { offBecause }),
  }));
  return `${JSON.stringify({ version: 1, rules: facts }, null, 2)}\n`;
}
