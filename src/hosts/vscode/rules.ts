import { type Engine, engineIfLoaded } from "./load-engine.ts";

type RuleFacts = Engine["RULES"][number];

/** What a rule says of itself; undefined for one that this version does not have, and before anything has been judged by rules. */
export function ruleFacts(id: string): RuleFacts | undefined {
  return engineIfLoaded()?.RULES.find((rule) => rule.id === id);
}
