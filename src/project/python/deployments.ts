import type { Measure, Service } from "../../model/inventory.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { owning } from "./graph.ts";
import type { FoundMonitor } from "./monitors.ts";
import { keyOf, placeOf } from "./record.ts";

/** An inference script that a platform runs, by what calls it. */
function isScript({ kind, effect, reason }: Entry): boolean {
  return effect === undefined && (kind === "score" || (kind === "handler" && /SageMaker/.test(reason)));
}

function isDeployment(effect: Effect): boolean {
  return effect.known.call.serve?.as === "deploy" && !effect.unit.inTests && !effect.unit.facts.notebook;
}

/**
 * What a program deploys to a platform (`model.deploy(…)`). The repository's inference scripts are what runs there: monitors that are set up where it is
 * deployed watch them. Without such a script the deployment itself is the service.
 */
export function deploymentsOf(
  ev: Evaluator,
  effects: readonly Effect[],
  lives: readonly { readonly entry: Entry }[],
  monitors: readonly FoundMonitor[],
): readonly Service[] {
  const deployments = effects.filter(isDeployment);
  const scripts = lives.flatMap(({ entry }, index) => (isScript(entry) && !entry.owner.unit.inTests ? [index] : []));
  const services: Service[] = [];
  for (const effect of deployments) {
    const setUp = monitors.flatMap((monitor, index) => (watches(ev, effect, monitor) ? [index] : []));
    if (scripts.length > 0) {
      for (const index of setUp) for (const script of scripts) monitors[index]!.services.add(script);
      continue;
    }
    const index = lives.length + services.length;
    for (const at of setUp) monitors[at]!.services.add(index);
    services.push(toService(ev, effect, setUp, monitors));
  }
  return services;
}

/** Whether a monitor of the same library is given to the deployment, or is set up in the same file. */
function watches(ev: Evaluator, effect: Effect, monitor: FoundMonitor): boolean {
  if (monitor.library !== effect.known.library.library || monitor.inert !== undefined) return false;
  const { unit, node, scope } = effect;
  if (monitor.place.file === unit.file) return true;
  const args = argumentsOf(unit.tree, node);
  return [...args.positional, ...args.keywords.values()].some((argument) => {
    ev.begin(unit);
    return ev
      .evaluate(unit, argument, scope)
      .some(
        (value) =>
          value.type === "external" &&
          value.origin !== undefined &&
          keyOf(value.origin.unit, value.origin.node) === monitorKey(monitor, value.origin.unit, value.origin.node),
      );
  });
}

function monitorKey({ place }: FoundMonitor, unit: Effect["unit"], node: number): string {
  const at = placeOf(unit, node);
  return place.file === at.file && place.line === at.line && place.column === at.column ? keyOf(unit, node) : "";
}

function toService(ev: Evaluator, effect: Effect, setUp: readonly number[], monitors: readonly FoundMonitor[]): Service {
  const { unit, node, scope } = effect;
  const owner = owning(scope);
  const qualified = owner.kind === "module" ? "" : `:${owner.qualifiedName}`;
  const { keywords } = argumentsOf(unit.tree, node);
  ev.begin(unit);
  const named = ev.evaluate(unit, keywords.get("endpoint_name") ?? keywords.get("name") ?? 0, scope)[0];
  const name = named?.type === "text" && !named.open ? named.text : effect.name;
  const measures = new Set<Measure>(setUp.flatMap((index) => monitors[index]!.measures));
  const place = placeOf(unit, node);
  return {
    id: `${unit.path}${qualified} ${name}`,
    kind: "server",
    name,
    entry: `${unit.path}${qualified}`,
    context: "serving",
    measures: [...measures],
    inferenceCalls: [],
    monitors: setUp,
    guard: { state: "unknown", reason: "the platform decides who may call it" },
    inTests: unit.inTests,
    place,
    reasons: [{ place, message: `${effect.name} deploys it to ${effect.known.library.library}` }],
  };
}
