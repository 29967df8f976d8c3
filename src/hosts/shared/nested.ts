import type { GitFacts } from "../../model/host.ts";

/** A repository inside another one's folder: a submodule, or one that somebody cloned there. */
export interface Nested {
  /** Its folder, relative to the outer repository's. */
  readonly folder: string;
  /** What its own git knows, by paths below that folder; undefined where that cannot be told. */
  readonly git: GitFacts | undefined;
}

/** What is tracked below a folder: the outer git is silent about what a repository inside it tracks. */
export function withNested<T extends GitFacts>(outer: T, nested: readonly Nested[]): T {
  const tracked = new Set(outer.tracked);
  for (const { folder, git } of nested) for (const path of git?.tracked ?? []) tracked.add(`${folder}/${path}`);
  return { ...outer, tracked };
}
