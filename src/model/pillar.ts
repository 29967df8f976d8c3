/** The five causes for which pilots fail to reach production, in the order in which they are shown. */
export const PILLARS = ["data", "integration", "adoption", "mlops", "governance"] as const;
export type Pillar = (typeof PILLARS)[number];

export const PILLAR_TITLES: Readonly<Record<Pillar, string>> = {
  data: "Data",
  integration: "Integration",
  adoption: "Adoption",
  mlops: "MLOps",
  governance: "Governance",
};

/** The pillar that a rule is of: the first half of its id, `data/untracked-dataset`. */
export function pillarOf(rule: string): Pillar {
  return rule.slice(0, rule.indexOf("/")) as Pillar;
}

/** How far along a system is; the same failure weighs more the nearer it is to production. */
export const STAGES = ["poc", "pilot", "production"] as const;
export type Stage = (typeof STAGES)[number];

export const RISK_CLASSES = ["minimal", "limited", "high"] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];
