import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { Effect } from "./effects.ts";
import { nameNode } from "./entries.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { callsOf, type Graph, type Owner, owning } from "./graph.ts";
import { LIKE_A_LISTENER, namedLikeListeners } from "./listeners.ts";
import type { FoundMonitor } from "./monitors.ts";
import { placeOf } from "./record.ts";
import { sends, sentFrom } from "./sent.ts";
import type { Unit } from "./unit.ts";

/** What frameworks of language models offer to listen to each step of a chain. */
const LISTENER =
  /^(langchain\w*|llama_index|llama_index\.core)\b.*\.(Base|Async|BaseAsync|PythonicallyPrintingBase)?(CallbackHandler|Tracer)$|^langchain\w*\b.*\.BaseTracer$/;
/** Called for each step, with what went in and what came out. Single tokens only reach a screen. */
const STEP = /^a?on_(?!.*token)\w+_(start|end|error|finish|action)$|^on_(event_(start|end)|retry)$|^_persist_run$/;
/** Hands something on: to a queue, a channel, a list, a store. */
const HANDS_ON =
  /\.(send|send_nowait|put|put_nowait|append|write|writerow|emit|publish|add|insert|insert_one|record|save|post|push)$/;

/**
 * Listeners of the project's own that keep the steps of a chain: home-made tracing. Where what they keep goes into a store it counts for the services
 * that make them; where they only hand it on, who keeps it cannot be told.
 */
export function ownListeners(
  ev: Evaluator,
  graph: Graph,
  units: readonly Unit[],
  lives: readonly { readonly reached: ReadonlyMap<Scope, unknown> }[],
  effects: readonly Effect[],
): FoundMonitor[] {
  const found: FoundMonitor[] = [];
  for (const unit of lives.length === 0 ? [] : units) {
    for (const scope of namedLikeListeners(unit)) {
      if (!isListener(ev, unit, scope)) continue;
      const kept = keepsSteps(ev, graph, unit, scope, effects);
      if (kept === undefined) continue;
      const place = placeOf(kept.at.unit, nameNode(kept.at.unit, kept.at.scope.node));
      const services = new Set<number>();
      const made = madeBy(ev, unit, scope);
      if (kept.stored)
        for (const [index, live] of lives.entries()) if (made.some((one) => live.reached.has(one))) services.add(index);
      found.push({
        place,
        reasons: [
          {
            place,
            message: kept.stored
              ? `${scope.name} keeps each step of what the model is asked`
              : `${scope.name} hands on each step of what the model is asked`,
          },
        ],
        library: "home-made",
        measures: ["tracing"],
        attachedGrade: "exists",
        symbol: `${unit.path}:${scope.qualifiedName}`,
        scope: kept.at.scope,
        inert: undefined,
        services,
      });
    }
  }
  return found;
}

function isListener(ev: Evaluator, unit: Unit, scope: Scope): boolean {
  return scope.bases.some((base) => {
    if (!LIKE_A_LISTENER.test(textOf(unit.tree, base))) return false;
    ev.begin(unit);
    return ev.evaluate(unit, base, scope.parent ?? scope).some((value) => value.type === "external" && LISTENER.test(value.path));
  });
}

/** The function that keeps or hands on what a listener hears, the listener's own methods first. */
function keepsSteps(
  ev: Evaluator,
  graph: Graph,
  unit: Unit,
  listener: Scope,
  effects: readonly Effect[],
): { readonly at: Owner; readonly stored: boolean } | undefined {
  let handsOn: Owner | undefined;
  for (const [name, bindings] of listener.bindings) {
    const method = bindings.at(-1);
    if (!STEP.test(name) || method?.kind !== "definition" || method.scope.kind !== "function") continue;
    const reached = graph.reach({ unit, scope: method.scope });
    for (const { owner } of reached.values()) {
      const stores =
        effects.some((effect) => owning(effect.scope) === owner.scope && sends(effect)) ||
        sentFrom(ev, owner).some((one) => one.as === "record");
      if (stores) return { at: owner, stored: true };
      if (owner.scope.parent === listener && handsOn === undefined && handsOnSteps(owner)) handsOn = owner;
    }
  }
  return handsOn === undefined ? undefined : { at: handsOn, stored: false };
}

/** `self.queue.put(event)`: an object that the listener was given or made takes what it heard. */
function handsOnSteps(owner: Owner): boolean {
  const { tree } = owner.unit;
  return callsOf(owner).some((index) => {
    const { node } = siteAt(owner.unit, index);
    const callee = tree.firstChild[node]!;
    if (tree.kind[callee] !== Kind.Attribute) return false;
    const written = textOf(tree, callee);
    return /^self\./.test(written) && HANDS_ON.test(written);
  });
}

/** Code in which the class is called. */
function madeBy(ev: Evaluator, unit: Unit, scope: Scope): readonly Scope[] {
  return ev
    .callsNamed(scope.name)
    .filter((site) => {
      ev.begin(site.unit);
      return ev.callee(site).some((value) => value.type === "class" && value.scope === scope && value.unit === unit);
    })
    .map((site) => owning(site.scope));
}
