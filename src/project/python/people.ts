import type { Scope } from "../../source/python/module.ts";
import type { Effect } from "./effects.ts";
import { type Entry, isBeside, nameNode } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { type Graph, owning } from "./graph.ts";
import type { FoundMonitor } from "./monitors.ts";
import type { Processes } from "./process.ts";
import { placeOf } from "./record.ts";
import { sends, sentFrom } from "./sent.ts";

/** What people tell of answers: how the route or its handler is called. */
const OUTCOME = /feedback|thumbs|(^|[^a-z])rat(e|ing)s?([^a-z]|$)|outcome|ground[_-]?truth|actuals?([^a-z]|$)|correction/i;
const INCIDENT = /incident|complaint|(^|[^a-z])(report|flag)[_-]?(an?[_-])?(issue|problem|error|bug|answer|prediction)/i;

/**
 * Routes beside a model's own by which people say what came of its answers, and that keep what they are told. An outcome or a thumb measures
 * performance; an incident says that something went wrong, which watches no single service.
 */
export function toldByPeople(
  ev: Evaluator,
  graph: Graph,
  processes: Processes,
  entries: readonly Entry[],
  lives: readonly { readonly entry: Entry; readonly reached: ReadonlyMap<Scope, unknown> }[],
  effects: readonly Effect[],
): FoundMonitor[] {
  const found: FoundMonitor[] = [];
  for (const entry of entries) {
    const { unit, scope } = entry.owner;
    if (entry.kind !== "http" || entry.effect === undefined || unit.inTests || /^(GET|HEAD|OPTIONS) /.test(entry.name)) continue;
    const called = `${entry.name} ${scope.name}`;
    const isOutcome = OUTCOME.test(called);
    if (!isOutcome && !INCIDENT.test(called)) continue;
    const beside = lives.flatMap((live, index) => (isBeside(live.entry, entry, processes) ? [index] : []));
    if (beside.length === 0 || found.some((one) => one.scope === scope)) continue;
    const reached = graph.reach(entry.owner);
    const kept =
      effects.some((effect) => reached.has(owning(effect.scope)) && sends(effect)) ||
      [...reached.values()].some(({ owner }) => sentFrom(ev, owner).some((one) => one.as === "record"));
    if (!kept) continue;
    const place = placeOf(unit, nameNode(unit, entry.node));
    const what = isOutcome ? "what people say of the answers" : "reports of what went wrong";
    found.push({
      place,
      reasons: [{ place, message: `${entry.name} keeps ${what}` }],
      library: "home-made",
      measures: [isOutcome ? "performance" : "errors"],
      attachedGrade: "exists",
      symbol: `${unit.path}:${scope.qualifiedName}`,
      scope,
      inert: undefined,
      services: new Set(isOutcome ? beside : []),
    });
  }
  return found;
}
