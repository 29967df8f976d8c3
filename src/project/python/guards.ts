import type { Guard } from "../../model/inventory.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import { knownOf } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { CallSite } from "./evaluation.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { type Owner, owning, type Reached } from "./graph.ts";
import { keyOf, placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** Refusing a caller looks like this in every framework. */
const REFUSES =
  /\b(401|403|HTTP_401_UNAUTHORIZED|HTTP_403_FORBIDDEN|Unauthorized|Forbidden|PermissionDenied|NotAuthenticated|AuthenticationFailed)\b/;
const SOUNDS_LIKE_AUTH = /auth|login|token|api_?key|permission|credential|current_user|jwt|oauth|session_required|verify/i;
/** What runs before every route of the application or router that it is attached to. */
const HOOKS = /\.(before_request|before_app_request|middleware|on_request|before_serving)\b/;
const ABORTS = /\babort\(\s*40[13]\b/;
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
  const ofClass = byClass(ev, owner);
  if (ofClass !== undefined) return ofClass;
  for (const effect of appEffects) {
    if (effect.does === "guard" && guards(effect, owner, reached, startup))
      return { state: "guarded", by: effect.known.call.guard ?? effect.name, place: placeOf(effect.unit, effect.node) };
  }
  return byDependency(ev, reached) ?? byApplication(ev, entry, appEffects, startup) ?? { state: "open" };
}

/** Whether a guard's call or decorator stands on the way of this very route, or in a hook that runs before every route. */
function guards(
  effect: Effect,
  owner: Owner,
  reached: ReadonlyMap<Scope, Reached>,
  startup: ReadonlyMap<Scope, Reached>,
): boolean {
  if (effect.decorates !== undefined) return reached.has(effect.decorates) || effect.decorates === owner.scope.parent;
  const at = owning(effect.scope);
  if (at.kind === "function" && reached.has(at)) return true;
  if (at.kind === "function" && startup.has(at) && isHook(effect.unit, at)) return true;
  const { start, end } = effect.unit.tree;
  // `Security(…)` as a parameter's default is evaluated outside the function that it guards.
  for (const { owner: inside } of reached.values()) {
    if (inside.unit !== effect.unit || inside.scope.kind !== "function") continue;
    const node = inside.scope.node;
    if (start[node]! <= start[effect.node]! && end[effect.node]! <= end[node]!) return true;
  }
  return false;
}

function isHook(unit: Unit, scope: Scope): boolean {
  return scope.decorators.some((node) => HOOKS.test(textOf(unit.tree, node)));
}

/** `user = Depends(scheme)` where the scheme is a library's. */
function byDependency(ev: Evaluator, reached: ReadonlyMap<Scope, Reached>): Guard | undefined {
  for (const { owner } of reached.values()) {
    if (owner.scope.kind !== "function") continue;
    const { unit, scope } = owner;
    for (const parameter of scope.parameters) {
      for (const node of [parameter.default, parameter.annotation]) {
        if (node === 0 || !/Depends|Security/.test(textOf(unit.tree, node))) continue;
        for (const call of callsWithin(unit, node)) {
          const given = argumentsOf(unit.tree, call).positional[0];
          if (given === undefined) continue;
          ev.begin(unit);
          const scheme = ev
            .evaluate(unit, given, scope.parent ?? scope)
            .find((value) => value.type === "external" && value.aliases.includes("@guard"));
          if (scheme?.type !== "external") continue;
          const known = knownOf(ev, { ...scheme, path: scheme.path.replace(/\(\)$/, "") }).find(
            (one) => one.call.does === "guard",
          );
          return { state: "guarded", by: known?.call.guard ?? textOf(unit.tree, given), place: placeOf(unit, node) };
        }
      }
    }
  }
  return undefined;
}

/** Whether a list of dependencies asks who calls: by its words, by a security scheme, or because a function in it refuses callers. */
function authenticates(ev: Evaluator, unit: Unit, node: number, scope: Scope): boolean {
  if (/Security/.test(textOf(unit.tree, node)) || SOUNDS_LIKE_AUTH.test(textOf(unit.tree, node))) return true;
  return callsWithin(unit, node).some((call) =>
    argumentsOf(unit.tree, call).positional.some((given) => {
      ev.begin(unit);
      return ev
        .evaluate(unit, given, scope)
        .some(
          (value) =>
            (value.type === "function" && REFUSES.test(textOf(value.unit.tree, value.scope.node))) ||
            (value.type === "external" && value.aliases.includes("@guard")),
        );
    }),
  );
}

function callsWithin(unit: Unit, node: number): number[] {
  const { start, end } = unit.tree;
  return [...unit.module.calls].filter((call) => start[node]! <= start[call]! && end[call]! <= end[node]!);
}

/** `permission_classes = [IsAuthenticated]`, `decorators = [login_required]`, `LoginRequiredMixin`. */
function byClass(ev: Evaluator, { unit, scope }: Owner): Guard | undefined {
  const of = scope.parent;
  if (of?.kind !== "class") return undefined;
  const { tree } = unit;
  for (const base of of.bases) {
    ev.begin(unit);
    for (const value of ev.evaluate(unit, base, of.parent ?? of)) {
      if (value.type !== "external") continue;
      const known = knownOf(ev, value).find((one) => one.call.does === "guard");
      if (known !== undefined) return { state: "guarded", by: known.call.guard ?? value.path, place: placeOf(unit, base) };
    }
  }
  for (const name of ["permission_classes", "authentication_classes", "decorators", "method_decorators"]) {
    const binding = of.bindings.get(name)?.at(-1);
    if (binding?.kind !== "assignment" || binding.value === 0) continue;
    const written = textOf(tree, binding.value);
    if (/AllowAny/.test(written) || !(SOUNDS_LIKE_AUTH.test(written) || /IsAdmin|IsOwner/.test(written))) continue;
    return { state: "guarded", by: written, place: placeOf(unit, binding.value) };
  }
  return undefined;
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
      if (dependencies !== undefined && authenticates(ev, unit, dependencies, scope.parent ?? scope)) {
        return { state: "guarded", by: withoutBrackets(textOf(tree, dependencies)), place: placeOf(unit, dependencies) };
      }
    }
  }
  return unknown;
}

/** Dependencies, middleware and hooks of the router on which the route is, and of what includes that. */
function byApplication(
  ev: Evaluator,
  entry: Entry,
  effects: readonly Effect[],
  startup: ReadonlyMap<Scope, Reached>,
): Guard | undefined {
  const { unit } = entry.owner;
  const isNear = (other: Unit, scope: Scope) => other === unit || startup.has(owning(scope));
  const { holders, includes } = holdersOf(ev, entry, effects);
  for (const effect of effects) {
    if (effect.does !== "serve" || effect.unit.tree.kind[effect.node] !== Kind.Call) continue;
    const as = effect.known.call.serve?.as;
    if (as !== "app" && as !== "include") continue;
    if (
      holders.size === 0
        ? !isNear(effect.unit, effect.scope)
        : as === "app"
          ? !holders.has(keyOf(effect.unit, effect.node))
          : !includes.has(effect)
    )
      continue;
    const { tree } = effect.unit;
    const keywords = argumentsOf(tree, effect.node).keywords;
    for (const name of ["dependencies", "auth", "middleware", "permission_classes", "authentication"]) {
      const node = keywords.get(name);
      if (node !== undefined && authenticates(ev, effect.unit, node, effect.scope))
        return { state: "guarded", by: withoutBrackets(textOf(tree, node)), place: placeOf(effect.unit, node) };
    }
  }
  /** What is attached to another application of the program guards nothing here. */
  const isOther = (other: Unit, object: number, scope: Scope): boolean => {
    if (holders.size === 0) return false;
    ev.begin(other);
    const origins = ev
      .evaluate(other, object, scope)
      .flatMap((value) => (value.type === "external" && value.origin !== undefined ? [value.origin] : []));
    return origins.length > 0 && !origins.some((origin) => holders.has(keyOf(origin.unit, origin.node)));
  };
  for (const site of ev.callsNamed("add_middleware")) {
    if (!isNear(site.unit, site.scope)) continue;
    const { tree } = site.unit;
    const node = argumentsOf(tree, site.node).positional[0];
    if (node === undefined || isOther(site.unit, tree.firstChild[tree.firstChild[site.node]!]!, site.scope)) continue;
    const name = textOf(tree, node);
    if (HARMLESS.test(name)) continue;
    if (SOUNDS_LIKE_AUTH.test(name)) return { state: "guarded", by: name, place: placeOf(site.unit, node) };
    ev.begin(site.unit);
    const values = ev.evaluate(site.unit, node, site.scope);
    const own = values.find((value) => value.type === "class");
    if (own?.type === "class") {
      if (turnsAway(ev, own.unit, own.scope.node)) return { state: "guarded", by: name, place: placeOf(site.unit, node) };
    } else return { state: "unknown", reason: `the middleware ${name} may authenticate callers` };
  }
  const near = new Set([unit, ...[...startup.values()].map((one) => one.owner.unit)]);
  for (const at of near) {
    for (const scope of at.module.scopes) {
      if (scope.kind !== "function") continue;
      const { tree } = at;
      for (const node of scope.decorators) {
        if (!HOOKS.test(textOf(tree, node)) || !turnsAway(ev, at, scope.node)) continue;
        const head = tree.kind[node] === Kind.Call ? tree.firstChild[node]! : node;
        if (isOther(at, tree.firstChild[head]!, scope.parent ?? scope)) continue;
        return { state: "guarded", by: scope.name, place: placeOf(at, scope.node) };
      }
    }
  }
  return undefined;
}

/** Whether what runs before a route refuses callers: itself, or by a function of the project that is called for that. */
function turnsAway(ev: Evaluator, unit: Unit, node: number): boolean {
  const { tree } = unit;
  const written = textOf(tree, node);
  if (REFUSES.test(written) || ABORTS.test(written)) return true;
  return callsWithin(unit, node).some((call) => {
    const callee = tree.firstChild[call]!;
    if (!SOUNDS_LIKE_AUTH.test(textOf(tree, callee))) return false;
    ev.begin(unit);
    return ev
      .callee(siteOf(unit, call))
      .some((value) => value.type === "function" && REFUSES.test(textOf(value.unit.tree, value.scope.node)));
  });
}

function siteOf(unit: Unit, call: number): CallSite {
  return siteAt(unit, unit.module.calls.indexOf(call));
}

/** The router on which a route is registered, and the routers and applications that include it, by the calls that make them. */
function holdersOf(
  ev: Evaluator,
  entry: Entry,
  effects: readonly Effect[],
): { readonly holders: ReadonlySet<string>; readonly includes: ReadonlySet<Effect> } {
  const holders = new Set<string>();
  const includes = new Set<Effect>();
  const origin = entry.effect?.callee.origin;
  if (origin === undefined) return { holders, includes };
  holders.add(keyOf(origin.unit, origin.node));
  const all = effects.filter((effect) => effect.does === "serve" && effect.known.call.serve?.as === "include");
  for (let grown = true; grown; ) {
    grown = false;
    for (const effect of all) {
      if (includes.has(effect) || effect.unit.tree.kind[effect.node] !== Kind.Call) continue;
      const args = argumentsOf(effect.unit.tree, effect.node);
      ev.begin(effect.unit);
      const isOurs = [...args.positional, ...args.keywords.values()].some((node) =>
        ev
          .evaluate(effect.unit, node, effect.scope)
          .some(
            (value) =>
              value.type === "external" && value.origin !== undefined && holders.has(keyOf(value.origin.unit, value.origin.node)),
          ),
      );
      if (!isOurs) continue;
      includes.add(effect);
      grown = true;
      const by = effect.callee.origin;
      if (by !== undefined) holders.add(keyOf(by.unit, by.node));
    }
  }
  return { holders, includes };
}

/** `[Depends(key)]` as people would say it. */
function withoutBrackets(list: string): string {
  return list.replace(/^\[\s*(.*?),?\s*\]$/s, "$1");
}
