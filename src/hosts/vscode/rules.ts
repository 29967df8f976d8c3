import { RULES } from "../../rules/registry.generated.ts";

export type RuleFacts = (typeof RULES)[number];

/** What a rule says of itself; undefined for one that this version does not have. */
export function ruleFacts(id: string): RuleFacts | undefined {
  return RULES.find((rule) => rule.id === id);
}

export { RULES };
