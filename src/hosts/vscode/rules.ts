import { loadPart } from "./load-engine.ts";

/** What a rule rests on; nothing for one that this version does not have. */
export async function basisOf(id: string): Promise<readonly string[]> {
  const { RULES } = await loadPart("rules");
  return RULES.find((rule) => rule.id === id)?.basis ?? [];
}
