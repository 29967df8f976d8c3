import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import { type Effect, knownOf } from "./effects.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { elementsOf } from "./folding.ts";
import { locate, NOWHERE } from "./location.ts";
import type { Unit } from "./unit.ts";

interface Hand {
  readonly position: number;
  readonly keyword?: string;
  readonly each: boolean;
}

/** Calls that call the function which they are handed: its position, and whether it is called for each element of what stands after it. */
const HANDS = new Map<number, Hand>(
  Object.entries<Hand>({
    map: { position: 0, each: true },
    imap: { position: 0, each: true },
    imap_unordered: { position: 0, each: true },
    map_async: { position: 0, each: true },
    process_map: { position: 0, each: true },
    thread_map: { position: 0, each: true },
    submit: { position: 0, each: false },
    to_thread: { position: 0, each: false },
    add_task: { position: 0, each: false },
    Thread: { position: 1, keyword: "target", each: false },
    run_sync: { position: 0, each: false },
    run_in_threadpool: { position: 0, each: false },
    run_in_executor: { position: 1, each: false },
  }).map(([name, hand]) => [nameHash(name), hand]),
);

const COUNTED: ReadonlySet<string> = new Set([
  "read-dataset",
  "open-file",
  "load-model",
  "load-object",
  "download-model",
  "infer",
]);

/** `map(pd.read_csv, paths)`: reads, loads and questions to models by a library's function that is handed over to be called. */
export function handedOver(ev: Evaluator, unit: Unit, index: number): readonly Effect[] {
  const hand = HANDS.get(unit.calledNames[index]!);
  if (hand === undefined) return [];
  const { tree } = unit;
  const { node, scope } = siteAt(unit, index);
  const { positional, keywords } = argumentsOf(tree, node);
  const handed = (hand.keyword === undefined ? undefined : keywords.get(hand.keyword)) ?? positional[hand.position];
  if (handed === undefined || (tree.kind[handed] !== Kind.Attribute && tree.kind[handed] !== Kind.Name)) return [];
  if (tree.kind[handed] === Kind.Attribute && !ev.matcher.mayEnd(textOf(tree, tree.nextSibling[tree.firstChild[handed]!]!)))
    return [];
  ev.begin(unit);
  const effects: Effect[] = [];
  for (const callee of ev.evaluate(unit, handed, scope)) {
    if (callee.type !== "external") continue;
    for (const known of knownOf(ev, callee)) {
      const { does, location } = known.call;
      if (does === undefined || !COUNTED.has(does)) continue;
      const locationNode = positional[hand.position + 1 + (location?.position ?? 0)] ?? 0;
      const values = ev.evaluate(unit, locationNode, scope);
      const located = locationNode === 0 ? NOWHERE : locate(ev, hand.each ? elementsOf(ev, values) : values);
      effects.push({ unit, node, scope, does, known, name: callee.path, callee, located, locationNode, decorates: undefined });
    }
  }
  return effects;
}
