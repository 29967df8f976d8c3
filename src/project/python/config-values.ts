import type { Evaluation } from "./evaluation.ts";
import { literal, UNKNOWN, type Value, type Values } from "./values.ts";

const MOST_NODES = 4000;

/** The data of a configuration file of the project, as values; unknown where there is no such file. */
export function configValues(ev: Evaluation, path: string): Values {
  const facts = ev.configs.get(path);
  if (facts === undefined || facts.data === undefined) return UNKNOWN;
  return valuesOf(facts.data, { left: MOST_NODES });
}

function valuesOf(data: unknown, budget: { left: number }): Values {
  if (budget.left-- <= 0) return UNKNOWN;
  if (typeof data === "string") return [literal(data)];
  if (typeof data === "number" || typeof data === "boolean" || data === null) return [{ type: "constant", value: data }];
  if (Array.isArray(data)) return [{ type: "sequence", items: data.map((item) => valuesOf(item, budget)), complete: true }];
  if (typeof data !== "object" || data === undefined) return UNKNOWN;
  const entries = new Map<string, Values>();
  for (const [key, value] of Object.entries(data)) entries.set(key, valuesOf(value, budget));
  const dict: Value = { type: "dict", entries, made: undefined };
  return [dict];
}
