import type { RiskClass, Stage } from "./pillar.ts";

/** From mild to grave. `off` never appears in a finding. */
export const SEVERITIES = ["off", "information", "warning", "error"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * The severity of a rule at a stage and risk class. Rules state theirs for production; it is one lower at pilot, two
 * at proof of concept, one higher at high risk. Nothing that is on falls below `information`.
 */
export function weigh(severity: Severity, stage: Stage, risk: RiskClass | undefined): Severity {
  if (severity === "off") return "off";
  const lower = stage === "production" ? 0 : stage === "pilot" ? 1 : 2;
  const level = SEVERITIES.indexOf(severity) - lower + (risk === "high" ? 1 : 0);
  return SEVERITIES[Math.min(Math.max(level, 1), SEVERITIES.length - 1)]!;
}

export function isAtLeast(severity: Severity, bar: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(bar);
}
