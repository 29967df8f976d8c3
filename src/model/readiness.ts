import type { Check } from "./check.ts";
import { PILLARS, type Pillar } from "./pillar.ts";

export interface PillarReadiness {
  readonly passed: number;
  /** Checks with a verdict of pass, fail or waived. Unknown and not-applicable ones are not counted. */
  readonly applicable: number;
  readonly unknown: number;
  readonly waived: number;
}

export interface Readiness {
  /** The weakest pillar that has an applicable check; undefined when none has. */
  readonly headline: Pillar | undefined;
  readonly pillars: Readonly<Record<Pillar, PillarReadiness>>;
}

/** Passed over applicable, 0..1; undefined when nothing is applicable. */
export function share(readiness: PillarReadiness): number | undefined {
  return readiness.applicable === 0 ? undefined : readiness.passed / readiness.applicable;
}

/** The readiness that a set of checks amounts to. The headline is the weakest pillar, since a mean would hide it. */
export function readinessOf(checks: readonly Check[]): Readiness {
  const pillars = {} as Record<Pillar, PillarReadiness>;
  let headline: Pillar | undefined;
  let weakest = Number.POSITIVE_INFINITY;
  const counts = new Map<string, number>();
  for (const { pillar, verdict } of checks) {
    const key = `${pillar}/${verdict}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const pillar of PILLARS) {
    const count = (verdict: Check["verdict"]) => counts.get(`${pillar}/${verdict}`) ?? 0;
    const passed = count("pass");
    const waived = count("waived");
    const readiness = { passed, applicable: passed + waived + count("fail"), unknown: count("unknown"), waived };
    pillars[pillar] = readiness;
    const value = share(readiness);
    if (value !== undefined && value < weakest) {
      weakest = value;
      headline = pillar;
    }
  }
  return { headline, pillars };
}
