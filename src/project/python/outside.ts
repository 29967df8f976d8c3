import { folderOf } from "../../model/paths.ts";
import type { ConfigFacts, Start } from "../../source/facts.ts";
import { nameHash } from "../../source/python/names.ts";
import type { Resolver } from "./resolver.ts";
import type { Unit } from "./unit.ts";

/** What answers rest on beside the text of programs. */
export interface Outside {
  readonly configs: ReadonlyMap<string, ConfigFacts>;
  readonly starts: ReadonlyMap<string, readonly Start[]>;
  readonly environment: ReadonlyMap<string, readonly string[]>;
}

/** Kinds of things that are looked for by a name, each with hashes of its own. */
export const OUTSIDE = {
  module: 0x51ed27,
  path: 0x2c1b3d,
  config: 0x6a09e6,
  start: 0x3c6ef3,
  environment: 0x1f83d9,
  callers: 0x5be0cd,
} as const;

/** Under which it is noted that something was looked for, whether or not it was there. */
export function outsideKey(kind: number, name: string): number {
  return nameHash(name) ^ kind;
}

/** The name by which a file is found by imports: its own, or its package's. */
export function moduleKey(module: string): number {
  return outsideKey(OUTSIDE.module, module.slice(module.lastIndexOf(".") + 1));
}

/** Keys of what came, went or is otherwise than before. */
export function outsideChanges(before: Outside, now: Outside): Set<number> {
  const keys = new Set<number>();
  const compare = <T>(kind: number, left: ReadonlyMap<string, T>, right: ReadonlyMap<string, T>, tell: (value: T) => unknown) => {
    if (left === right) return;
    for (const [name, value] of left) {
      const other = right.get(name);
      if (other === undefined || (other !== value && tell(other) !== tell(value))) keys.add(outsideKey(kind, name));
    }
    for (const name of right.keys()) if (!left.has(name)) keys.add(outsideKey(kind, name));
  };
  compare(OUTSIDE.config, before.configs, now.configs, (facts) => facts);
  compare(OUTSIDE.start, before.starts, now.starts, (starts) =>
    JSON.stringify(starts.map(({ when, command, folder, name }) => [when, command.words, folder, name])),
  );
  compare(OUTSIDE.environment, before.environment, now.environment, (values) => values.join("\n"));
  return keys;
}

/** Keys of what can be imported, or can be imported no more, now that these files came or went. */
export function moduleChanges(before: Resolver, now: Resolver, moved: readonly Unit[]): Set<number> {
  const keys = new Set<number>();
  for (const { path, folder } of moved) {
    keys.add(outsideKey(OUTSIDE.path, path));
    // A module is found by its name, a package by its folder's.
    keys.add(moduleKey(nameOf(path.replace(/(?:\/__init__)?\.py$/, ""))));
    for (let at = folder; at !== ""; at = folderOf(at))
      if (before.hasFolder(at) !== now.hasFolder(at)) keys.add(moduleKey(nameOf(at)));
  }
  return keys;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
