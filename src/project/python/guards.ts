import type { Guard } from "../../model/inventory.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import { knownOf } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Owner, Reached } from "./graph.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** Refusing a caller looks like this in every framework. */
const REFUSES =
  /\b(401|403|HTTP_401_UNAUTHORIZED|HTTP_403_FORBIDDEN|Unauthorized|Forbidden|PermissionDenied|NotAuthenticated|AuthenticationFailed)\b/;
const SOUNDS_LIKE_AUTH = /auth|login|token|api_?key|permission|credential|current_user|jwt|oauth|session_required|verify/i;
/** Middleware that says nothing about who calls. */
const HARMLESS =
  /CORS|GZip|TrustedHost|Prometheus|Metrics|Sentry|OpenTelemetry|Instrumentator|Logging|RequestID|CorrelationId|ProxyHeaders|HTTPSRedirect|Timing|ProxyFix|Compress|Talisman|Limiter|RateLimit|SlowAPI|Elastic|NewRelic|Profiler/i;

/**
 * How a route's callers are authenticated, as far as the source tells. `open` only when the handler, its decorators, its dependencies and what is
 * attached to its application were all read and nothing guards.
 */
export function guardOf(
  ev: Evaluator,
  entry: Entry,
  reached: ReadonlyMap<Scope, Reached>,
  appEffects: readonly Effect[],
  startup: ReadonlyMap<Scope, Reached>,
): Guard {
  if (entry.kind !== "http") return { state: "unknown", reason: "whoever runs it decides who may call it" };
  const { owner } = entry;
  for (const { owner: at } of reached.values()) {
    const refusal = refuses(at);
    if (refusal !== undefined) return refusal;
  }
  const decorated = byDecorators(ev, entry);
  if (decorated !== undefined) return decorated;
  for (const effect of appEffects) {
    if (effect.does === "guard" && (reached.has(effect.scope) || startup.has(effect.scope) || effect.unit === owner.unit)) {
      return { state: "guarded", by: effect.known.call.guard ?? effect.name, place: placeOf(effect.unit, effect.node) };
    }
  }
  return byApplication(ev, appEffects, owner.unit, startup) ?? { state: "open" };
}

function refuses(owner: Owner): Guard | undefined {
  const { tree } = owner.unit;
  if (owner.scope.kind !== "function") return undefined;
  const text = textOf(tree, owner.scope.node);
  if (!REFUSES.test(text)) return undefined;
  return {
    state: "guarded",
    by: `${owner.scope.name} refuses callers`,
    place: owner.unit.facts.positions.place(owner.unit.path, tree.start[owner.scope.node]!, tree.start[owner.scope.node]! + 1),
  };
}

function byDecorators(ev: Evaluator, entry: Entry): Guard | undefined {
  const { unit, scope } = entry.owner;
  const { tree } = unit;
  let unknown: Guard | undefined;
  for (const node of scope.decorators) {
    ev.begin(unit);
    const head = tree.kind[node] === Kind.Call ? tree.firstChild[node]! : node;
    const values = ev.evaluate(unit, head, scope.parent ?? scope);
    for (const value of values) {
      if (value.type === "external") {
        const known = knownOf(ev, value);
        const guard = known.find((one) => one.call.does === "guard");
        if (guard !== undefined) return { state: "guarded", by: guard.call.guard ?? value.path, place: placeOf(unit, node) };
        if (known.length === 0 && SOUNDS_LIKE_AUTH.test(value.path))
          return { state: "guarded", by: value.path.replaceAll("()", ""), place: placeOf(unit, node) };
      } else if (value.type === "function" && SOUNDS_LIKE_AUTH.test(value.scope.name))
        return { state: "guarded", by: value.scope.name, place: placeOf(unit, node) };
    }
    if (values.length === 0) unknown = { state: "unknown", reason: `the decorator ${textOf(tree, head)} could not be resolved` };
    // `@app.post("/x", dependencies=[Depends(key)])`
    if (tree.kind[node] === Kind.Call) {
      const dependencies = argumentsOf(tree, node).keywords.get("dependencies");
      if (
        dependencies !== undefined &&
        /Depends|Security/.test(textOf(tree, dependencies)) &&
        SOUNDS_LIKE_AUTH.test(textOf(tree, dependencies))
      ) {
        return { state: "guarded", by: textOf(tree, dependencies), place: placeOf(unit, dependencies) };
      }
    }
  }
  return unknown;
}

/** Dependencies, middleware and hooks of the application, and of routers that include the route's. */
function byApplication(
  ev: Evaluator,
  effects: readonly Effect[],
  unit: Unit,
  startup: ReadonlyMap<Scope, Reached>,
): Guard | undefined {
  for (const effect of effects) {
    if (effect.does !== "serve") continue;
    const as = effect.known.call.serve?.as;
    if (as !== "app" && as !== "include") continue;
    if (effect.unit !== unit && !startup.has(effect.scope)) continue;
    const { tree } = effect.unit;
    if (tree.kind[effect.node] !== Kind.Call) continue;
    const keywords = argumentsOf(tree, effect.node).keywords;
    for (const name of ["dependencies", "auth", "middleware", "permission_classes", "authentication"]) {
      const node = keywords.get(name);
      if (node !== undefined && (SOUNDS_LIKE_AUTH.test(textOf(tree, node)) || /Depends|Security/.test(textOf(tree, node))))
        return { state: "guarded", by: textOf(tree, node), place: placeOf(effect.unit, node) };
    }
  }
  for (const site of ev.callsNamed("add_middleware")) {
    if (site.unit !== unit && !startup.has(site.scope)) continue;
    const node = argumentsOf(site.unit.tree, site.node).positional[0];
    if (node === undefined) continue;
    const name = textOf(site.unit.tree, node);
    if (HARMLESS.test(name)) continue;
    if (SOUNDS_LIKE_AUTH.test(name)) return { state: "guarded", by: name, place: placeOf(site.unit, node) };
    ev.begin(site.unit);
    const values = ev.evaluate(site.unit, node, site.scope);
    const own = values.find((value) => value.type === "class");
    if (own?.type === "class") {
      if (REFUSES.test(textOf(own.unit.tree, own.scope.node)))
        return { state: "guarded", by: name, place: placeOf(site.unit, node) };
    } else return { state: "unknown", reason: `the middleware ${name} may authenticate callers` };
  }
  for (const hook of ["before_request", "middleware"]) {
    for (const scope of unit.module.scopes) {
      if (
        scope.kind !== "function" ||
        !scope.decorators.some((node) => new RegExp(`\\.${hook}\\b`).test(textOf(unit.tree, node)))
      )
        continue;
      if (REFUSES.test(textOf(unit.tree, scope.node)))
        return { state: "guarded", by: scope.name, place: placeOf(unit, scope.node) };
    }
  }
  return undefined;
}
