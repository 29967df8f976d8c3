import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { meets } from "../few.ts";
import { atOnce, type Pause } from "../pause.ts";
import { attributeOf } from "./attributes.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { flowSteps } from "./flow-steps.ts";
import { aliasOf } from "./lookup.ts";
import { overridesOf, prepareOverrides } from "./overrides.ts";
import { queueSteps } from "./queue-steps.ts";
import type { Unit } from "./unit.ts";
import type { Value } from "./values.ts";

/** A piece of code that runs as a whole: a function, a lambda, or a module's top level. */
export interface Owner {
  readonly unit: Unit;
  readonly scope: Scope;
}

/** One step of the call graph. */
export interface Step {
  readonly to: Owner;
  /** The node by which the caller gets there: a call, or a function that it passes on. */
  readonly node: number;
}

export interface Graph {
  /** Where the owner's own code leads. */
  steps(owner: Owner): readonly Step[];
  /** Everything that an owner reaches, itself first, each with the step that first led there. */
  reach(from: Owner): ReadonlyMap<Scope, Reached>;
  /** The same, in slices. */
  follow(from: Owner, pause: Pause): Promise<ReadonlyMap<Scope, Reached>>;
  /** Adds to what was reached an owner with all that it reaches beyond; stops before each. */
  walk(reached: Map<Scope, Reached>, first: Reached): Walk<void>;
  /** Runs a walk in slices. */
  inSlices<T>(walk: Walk<T>, pause: Pause): Promise<T>;
  /** The owner in which a scope's code runs. */
  ownerOf(unit: Unit, scope: Scope): Owner;
}

export interface Reached {
  readonly owner: Owner;
  /** The owner from which it was reached, and by which node; undefined for the start. */
  readonly from: Owner | undefined;
  readonly node: number;
  readonly distance: number;
}

/** Work along the graph, which stops before it asks where an owner leads. */
export type Walk<T> = Generator<Owner, T>;

const MOST_REACHED = 4000;

/** What was followed before; it holds as long as none of the files that it went through changed. */
export interface GraphMemory {
  readonly steps: Map<Unit, StepsOfUnit>;
  readonly reached: Map<Scope, { readonly units: ReadonlySet<Unit>; readonly found: ReadonlyMap<Scope, Reached> }>;
}

/** Where owners of one file lead, and to which files: most edits concern few, and the others need not be looked through. */
interface StepsOfUnit {
  readonly found: Map<Scope, readonly Step[]>;
  readonly to: Set<Unit>;
}

/** `from`: of what it begins with, which is left as it is. */
export function createGraphMemory(from?: GraphMemory): GraphMemory {
  const steps = new Map<Unit, StepsOfUnit>();
  for (const [unit, { found, to }] of from?.steps ?? []) steps.set(unit, { found: new Map(found), to: new Set(to) });
  return { steps, reached: new Map(from?.reached) };
}

/**
 * Forgets what leads to files whose answers may have changed (`stale`), or goes through them. A step from elsewhere holds where what it leads to is the same
 * in a newer text: `successor` tells what that is, undefined where it is another or no more.
 */
export function forget(
  memory: GraphMemory,
  stale: ReadonlySet<Unit> | undefined,
  successor: (owner: Owner) => Owner | undefined = () => undefined,
): void {
  if (stale === undefined) {
    memory.steps.clear();
    memory.reached.clear();
    return;
  }
  if (stale.size === 0) return;
  for (const [unit, own] of memory.steps) {
    if (stale.has(unit)) memory.steps.delete(unit);
    else if (meets(own.to, stale)) lead(own, stale, successor);
  }
  for (const [scope, { units }] of memory.reached) if (meets(units, stale)) memory.reached.delete(scope);
}

/** Lets steps lead to what stands now where they led. */
function lead({ found, to }: StepsOfUnit, stale: ReadonlySet<Unit>, successor: (owner: Owner) => Owner | undefined): void {
  for (const [scope, steps] of found) {
    if (!steps.some((step) => stale.has(step.to.unit))) continue;
    const next: Step[] = [];
    for (const step of steps) {
      const there = stale.has(step.to.unit) ? successor(step.to) : step.to;
      if (there === undefined) break;
      next.push(there === step.to ? step : { to: there, node: step.node });
      to.add(there.unit);
    }
    if (next.length < steps.length) found.delete(scope);
    else found.set(scope, next);
  }
}

/** The call graph, followed on demand from an entry: callers of callers are never built for the whole project. */
export function createGraph(ev: Evaluator, memory: GraphMemory): Graph {
  function isKnown({ unit, scope }: Owner): boolean {
    return memory.steps.get(unit)?.found.has(scope) === true;
  }

  function steps(owner: Owner): readonly Step[] {
    const { unit, scope } = owner;
    const known = memory.steps.get(unit)?.found.get(scope);
    if (known !== undefined) return known;
    const found = findSteps(ev, owner);
    let own = memory.steps.get(unit);
    if (own === undefined) {
      own = { found: new Map(), to: new Set() };
      memory.steps.set(unit, own);
    }
    own.found.set(scope, found);
    for (const { to } of found) own.to.add(to.unit);
    return found;
  }

  /** Works out in slices where the owner's own code leads. */
  async function prepare(owner: Owner, pause: Pause): Promise<void> {
    const { unit } = owner;
    for (const index of callsOf(owner)) {
      const ask = () => {
        ev.begin(unit);
        return ev.callee(siteAt(unit, index));
      };
      const later = ev.attempt(ask, pause);
      if (later !== undefined) await later;
    }
    steps(owner);
  }

  async function inSlices<T>(work: Walk<T>, pause: Pause): Promise<T> {
    await prepareOverrides(ev, pause);
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (!isKnown(step.value)) await prepare(step.value, pause);
      const turn = pause();
      if (turn !== undefined) await turn;
    }
  }

  return {
    steps,
    walk,
    inSlices,
    ownerOf: (unit, scope) => ({ unit, scope: owning(scope) }),
    reach: (from) => atOnce(walkFrom(from)),
    follow: (from, pause) => inSlices(walkFrom(from), pause),
  };

  function* walk(reached: Map<Scope, Reached>, first: Reached): Walk<void> {
    const most = reached.size + MOST_REACHED;
    reached.set(first.owner.scope, first);
    const queue: Reached[] = [first];
    for (const { owner, distance } of queue) {
      if (reached.size > most) break;
      yield owner;
      for (const step of steps(owner)) {
        if (reached.has(step.to.scope)) continue;
        const next = { owner: step.to, from: owner, node: step.node, distance: distance + 1 };
        reached.set(step.to.scope, next);
        queue.push(next);
      }
    }
  }

  /** Everything that is reached; stops before each owner. */
  function* walkFrom(from: Owner): Walk<ReadonlyMap<Scope, Reached>> {
    const known = memory.reached.get(from.scope);
    if (known !== undefined) return known.found;
    const reached = new Map<Scope, Reached>();
    yield* walk(reached, { owner: from, from: undefined, node: 0, distance: 0 });
    const units = new Set<Unit>();
    for (const { owner } of reached.values()) units.add(owner.unit);
    memory.reached.set(from.scope, { units, found: reached });
    return reached;
  }
}

/** Class bodies and comprehensions run where they stand. */
export function owning(scope: Scope): Scope {
  let at = scope;
  while (at.kind === "class" || at.kind === "comprehension") at = at.parent!;
  return at;
}

const callsByOwner = new WeakMap<Unit, Map<Scope, number[]>>();

/** Indices of the calls that an owner's own code makes. */
export function callsOf(owner: Owner): readonly number[] {
  let table = callsByOwner.get(owner.unit);
  if (table === undefined) {
    table = new Map();
    const { callScopes, scopes } = owner.unit.module;
    for (let index = 0; index < callScopes.length; index++) {
      const scope = owning(scopes[callScopes[index]!]!);
      const same = table.get(scope);
      if (same === undefined) table.set(scope, [index]);
      else same.push(index);
    }
    callsByOwner.set(owner.unit, table);
  }
  return table.get(owner.scope) ?? [];
}

function findSteps(ev: Evaluator, owner: Owner): Step[] {
  const { unit } = owner;
  const { tree } = unit;
  const found: Step[] = [];
  const add = (value: Value, node: number, called: boolean) => {
    for (const to of ownersOf(ev, value, called)) {
      found.push({ to, node });
      for (const instead of overridesOf(ev, to.unit, to.scope)) found.push({ to: instead, node });
    }
  };
  for (const index of callsOf(owner)) {
    ev.begin(unit);
    const site = siteAt(unit, index);
    for (const value of ev.callee(site)) add(value, site.node, true);
    for (const to of flowSteps(ev, site)) found.push({ to, node: site.node });
    for (const { scope } of queueSteps(ev, site)) found.push({ to: { unit, scope: owning(scope) }, node: site.node });
    const list = tree.nextSibling[tree.firstChild[site.node]!]!;
    for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
      passed(ev, owner, tree.kind[node] === Kind.Keyword ? tree.nextSibling[tree.firstChild[node]!]! : node, site.scope, add);
    }
  }
  // Lambdas run for the one who wrote them, sooner or later.
  for (const scope of unit.module.scopes)
    if (scope.kind === "lambda" && scope.parent !== undefined && owning(scope.parent) === owner.scope)
      found.push({ to: { unit, scope }, node: scope.node });
  for (const scope of unit.module.scopes)
    if (isHook(unit, scope, owner.scope)) found.push({ to: { unit, scope }, node: scope.node });
  if (owner.scope.kind === "function") {
    for (const parameter of owner.scope.parameters) dependency(ev, owner, parameter.default, add);
    for (const parameter of owner.scope.parameters) dependency(ev, owner, parameter.annotation, add);
    for (const node of owner.scope.decorators) {
      ev.begin(unit);
      const head = tree.kind[node] === Kind.Call ? tree.firstChild[node]! : node;
      for (const value of ev.evaluate(unit, head, owner.scope.parent!)) if (value.type === "function") add(value, node, true);
    }
  }
  return found;
}

/** What frameworks call by themselves once the application is made: start-up, middleware, hooks around requests. */
const HOOK =
  /\.(on_event|middleware|before_request|after_request|before_first_request|teardown_request|before_app_request|lifespan|on_startup|startup|listener|listens_for|task_prerun|worker_process_init|on_chat_start|before_serving)$/;

function isHook(unit: Unit, scope: Scope, owner: Scope): boolean {
  if (scope.kind !== "function" || scope.decorators.length === 0 || scope.parent === undefined || owning(scope.parent) !== owner)
    return false;
  const { tree } = unit;
  return scope.decorators.some((node) => HOOK.test(textOf(tree, tree.kind[node] === Kind.Call ? tree.firstChild[node]! : node)));
}

/** Functions passed on as arguments: callbacks, tasks, tools, targets of threads. */
function passed(
  ev: Evaluator,
  owner: Owner,
  node: number,
  scope: Scope,
  add: (value: Value, node: number, called: boolean) => void,
): void {
  const { tree } = owner.unit;
  const kind = tree.kind[node];
  if (kind === Kind.List || kind === Kind.Tuple) {
    for (let item = tree.firstChild[node]!; item !== 0; item = tree.nextSibling[item]!) passed(ev, owner, item, scope, add);
    return;
  }
  const isPartial = kind === Kind.Call && /(^|\.)partial$/.test(textOf(tree, tree.firstChild[node]!));
  if (kind !== Kind.Name && kind !== Kind.Attribute && kind !== Kind.Subscript && !isPartial) return;
  ev.begin(owner.unit);
  for (const value of ev.evaluate(owner.unit, node, scope))
    if (value.type === "function" || value.type === "class") add(value, node, false);
}

/** `Depends(f)`, `Security(f)`, `Annotated[T, Depends(f)]`. */
function dependency(ev: Evaluator, owner: Owner, node: number, add: (value: Value, node: number, called: boolean) => void): void {
  if (node === 0) return;
  const { tree } = owner.unit;
  if (tree.kind[node] === Kind.Call) {
    const list = tree.nextSibling[tree.firstChild[node]!]!;
    for (let argument = tree.firstChild[list]!; argument !== 0; argument = tree.nextSibling[argument]!)
      passed(ev, owner, argument, owner.scope.parent ?? owner.scope, add);
    return;
  }
  if (tree.kind[node] === Kind.Subscript || tree.kind[node] === Kind.Tuple) {
    for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) dependency(ev, owner, child, add);
  }
  // A type alias of `Annotated[…]` made elsewhere.
  const alias = aliasOf(ev, owner.unit, node);
  if (alias !== undefined) dependency(ev, { unit: alias.unit, scope: alias.scope }, alias.node, add);
}

const MADE = ["__init__", "__post_init__", "__new__", "__enter__", "__aenter__"];
const CALLED = ["__call__", "forward", "dispatch"];

/** What classes of libraries call of those that extend them, once an object is made. */
const RUN_BY_BASE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(^|\.)(Thread|Process|QThread)$/, ["run"]],
  [/(^|\.)(Video|Audio)(Processor|Transformer)Base$/, ["recv", "recv_queued", "transform"]],
];

function runByBase(unit: Unit, scope: Scope): readonly string[] {
  if (scope.bases.length === 0) return [];
  const bases = scope.bases.map((node) => textOf(unit.tree, node));
  return RUN_BY_BASE.flatMap(([base, names]) => (bases.some((one) => base.test(one)) ? names : []));
}

/** The code that runs when a value is called, or passed on to be called. */
export function ownersOf(ev: Evaluator, value: Value, called: boolean): Owner[] {
  switch (value.type) {
    case "function":
      return [{ unit: value.unit, scope: value.scope }];
    case "class":
      return [...MADE, ...(called ? [] : CALLED), ...runByBase(value.unit, value.scope)].flatMap((name) =>
        methods(ev, { type: "instance", of: value, origin: undefined }, name),
      );
    case "instance":
      return CALLED.flatMap((name) => methods(ev, value, name));
    default:
      return [];
  }
}

export function methods(ev: Evaluator, value: Value, name: string): Owner[] {
  return attributeOf(ev, value, name).flatMap((method) =>
    method.type === "function" ? [{ unit: method.unit, scope: method.scope }] : [],
  );
}
