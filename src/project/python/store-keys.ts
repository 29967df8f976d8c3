import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { StoreSite } from "./evaluation.ts";
import { startsAtImport } from "./unit.ts";

/**
 * Which stores of a name may count for somebody, as far as syntax tells. What is looked for is noted by it, and so is what an edit changes: so who looks
 * for `Scorer.model = …` is not concerned by `pipe.model = …` in a file that imports no `Scorer`.
 */

export interface Into {
  /** Tells kinds apart. */
  readonly kind: string;
  /** The last name of what is stored into, where it is known. */
  readonly holder?: string;
}

/** Into a dictionary, by its key. */
export const INTO_DICT: Into = { kind: "dict" };

/** Into a module of the project. */
export const INTO_MODULE: Into = { kind: "module" };

/** Into whatever it may be. */
export const INTO_ANYTHING: Into = { kind: "anything" };

/** Into a class, or an object of it, in a file that imports its name. */
export function intoClass(name: number): Into {
  return { kind: `class ${name}` };
}

/** Into what is called so: `state` of `app.state.model = …`. */
export function intoHolder(holder: string): Into {
  return { kind: `holder ${holder}`, holder };
}

export function storeKey(name: number, { kind }: Into): number {
  return Math.imul(name, 31) ^ nameHash(kind);
}

/** The keys of all who may look for a store. */
export function* storeKeys(name: number, site: StoreSite): Generator<number> {
  const { unit, store } = site;
  yield storeKey(name, INTO_ANYTHING);
  yield storeKey(name, intoHolder(holderName(site)));
  if (unit.tree.kind[store.target] === Kind.Subscript) yield storeKey(name, INTO_DICT);
  if (unit.tree.kind[store.target] !== Kind.Attribute) return;
  for (const imported of unit.imported) yield storeKey(name, intoClass(imported));
  if (startsAtImport(unit, store.target)) yield storeKey(name, INTO_MODULE);
}

/** The last name of what is stored into. */
export function holderName({ unit, store }: StoreSite): string {
  return /[\w)\]]*$/.exec(textOf(unit.tree, unit.tree.firstChild[store.target]!))![0];
}
