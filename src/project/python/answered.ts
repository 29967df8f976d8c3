import type { Scope } from "../../source/python/module.ts";
import type { Pause } from "../pause.ts";
import type { Effect } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Graph, Reached } from "./graph.ts";

/** Whether all that asks a model in what is reached does so for one who asks a server: then the program only starts it, and warms it up. */
export async function areAllAnswered(
  graph: Graph,
  reached: ReadonlyMap<Scope, Reached>,
  byOwner: ReadonlyMap<Scope, readonly Effect[]>,
  declared: readonly Entry[],
  pause: Pause,
): Promise<boolean> {
  const left = new Set([...reached.keys()].filter((scope) => byOwner.get(scope)?.some(({ does }) => does === "infer")));
  for (const { context, owner } of declared) {
    if (context !== "serving" || owner.unit.inTests) continue;
    for (const scope of (await graph.follow(owner, pause)).keys()) left.delete(scope);
  }
  return left.size === 0;
}
