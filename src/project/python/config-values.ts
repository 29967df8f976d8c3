import type { Evaluation } from "./evaluation.ts";
import { interpolated } from "./interpolation.ts";
import { folderOf, joinPath, normalisePath } from "./paths.ts";
import type { Unit } from "./unit.ts";
import { literal, text, UNKNOWN, type Value, type Values } from "./values.ts";

const MOST_NODES = 4000;

/** The data of a configuration file of the project, as values; unknown where there is no such file. */
export function configValues(ev: Evaluation, path: string): Values {
  const facts = ev.config(normalisePath(path));
  return facts === undefined || facts.data === undefined ? UNKNOWN : dataValues(ev, facts.data);
}

/** Where a relative path leads: from the root, from the script's folder, or from one above it, in which people start it. */
export function configPath(ev: Evaluation, unit: Unit, path: string): string {
  const plain = normalisePath(path);
  if (ev.config(plain) !== undefined) return plain;
  for (let folder = unit.folder; folder !== ""; folder = folderOf(folder)) {
    const beside = normalisePath(joinPath(folder, plain));
    if (ev.config(beside) !== undefined) return beside;
  }
  return plain;
}

/** Plain data as values; `${…}` in it stands for other parts of it. */
export function dataValues(ev: Evaluation, data: unknown): Values {
  return valuesOf(ev, data, data, [], { left: MOST_NODES });
}

function valuesOf(ev: Evaluation, data: unknown, root: unknown, at: readonly string[], budget: { left: number }): Values {
  if (budget.left-- <= 0) return UNKNOWN;
  if (typeof data === "string") {
    // OmegaConf's mark for what must be given when the program is started.
    if (data === "???") return UNKNOWN;
    if (!data.includes("${")) return [literal(data)];
    const whole = interpolated(data, root, (name) => ev.environment(name)[0], at);
    return whole === "*" ? UNKNOWN : [text(whole)];
  }
  if (typeof data === "number" || typeof data === "boolean" || data === null) return [{ type: "constant", value: data }];
  if (Array.isArray(data))
    return [{ type: "sequence", items: data.map((item) => valuesOf(ev, item, root, at, budget)), complete: true }];
  if (typeof data !== "object" || data === undefined) return UNKNOWN;
  const entries = new Map<string, Values>();
  for (const [key, value] of Object.entries(data)) entries.set(key, valuesOf(ev, value, root, [...at, key], budget));
  const dict: Value = { type: "dict", entries, made: undefined };
  return [dict];
}
