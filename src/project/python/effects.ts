import type { Argument, Effect as EffectName, Library } from "../../knowledge/knowledge.ts";
import { dispatcher } from "../../source/python/dispatch.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { askedProvider, modelServer } from "../endpoints/models.ts";
import { isAssembled, type Known } from "../knowledge-matcher.ts";
import type { Pause } from "../pause.ts";
import { type AccessPath, UNBOUND } from "./access-paths.ts";
import { argumentNode, argumentsOf } from "./arguments.ts";
import { lineage } from "./attributes.ts";
import { knownByMethod } from "./by-method.ts";
import type { CallSite, Evaluation } from "./evaluation.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { handedOver } from "./handed-over.ts";
import { inStore, type Located, locate, NOWHERE } from "./location.ts";
import { madeAliases } from "./lookup.ts";
import { startedServer } from "./started-servers.ts";
import { isSymbolic } from "./symbolic.ts";
import { startsAtImport, type Unit } from "./unit.ts";
import { type ExternalValue, external, type InstanceValue, UNKNOWN, type Values } from "./values.ts";

/** A call, or a store, of which knowledge says what it does. */
export interface Effect {
  readonly unit: Unit;
  /** The Call node, the decorator's expression, or the store's target. */
  readonly node: number;
  readonly scope: Scope;
  readonly does: EffectName;
  readonly known: Known;
  /** As people read it: `pandas.read_csv`, `model.predict`. */
  readonly name: string;
  readonly callee: ExternalValue;
  readonly located: Located;
  /** The location argument's expression, 0 where there is none. */
  readonly locationNode: number;
  /** The function or class that it decorates, when it stands as a decorator. */
  readonly decorates: Scope | undefined;
}

/** Calls that are sifted before it is asked whether others want to work. */
const CALLS_AT_ONCE = 32;

/** A model that is asked over HTTP, without a library of its own. */
const OVER_HTTP: Known["call"] = { call: "HTTP", does: "infer" };

/** Everything in a file that knowledge recognises, in source order. */
export async function effectsOf(
  ev: Evaluator,
  unit: Unit,
  isCallable: (hash: number) => boolean,
  pause: Pause,
): Promise<Effect[]> {
  const { tree, module } = unit;
  const effects: Effect[] = [];
  const decorators = new Set<number>();
  /** Callees that mean the same at each of their places, and do nothing that is known. */
  const idle = new Set<AccessPath | string>();
  for (const scope of module.scopes) {
    for (const node of scope.decorators) {
      decorators.add(node);
      decorator(ev, unit, scope, node, effects);
    }
  }
  for (let index = 0; index < module.calls.length; index++) {
    const node = module.calls[index]!;
    if (index % CALLS_AT_ONCE === 0) {
      const turn = pause();
      if (turn !== undefined) await turn;
    }
    if (decorators.has(node)) continue;
    const callee = tree.firstChild[node]!;
    const kind = tree.kind[callee];
    for (const effect of handedOver(ev, unit, index)) push(effects, effect);
    const started = startedServer(ev, unit, index);
    if (started !== undefined) push(effects, started);
    if (kind === Kind.Attribute) {
      const hash = unit.calledNames[index]!;
      if (
        !mayMatter(ev, unit, callee, hash) &&
        !startsAtImport(unit, callee) &&
        (!isCallable(hash) || definesModel(unit, module.scopes[module.callScopes[index]!]!))
      )
        continue;
    } else if (kind === Kind.Call && tree.kind[tree.firstChild[callee]!] === Kind.Call) continue;
    const site = siteAt(unit, index);
    const path = ev.accessPath(unit, callee, site.scope);
    const same = path === UNBOUND ? textOf(tree, callee) : path;
    if (same !== undefined && idle.has(same)) continue;
    let values = UNKNOWN;
    const ask = () => {
      ev.begin(unit);
      values = path === undefined || path === UNBOUND ? ev.callee(site) : ev.access(unit, path);
    };
    const later = ev.attempt(ask, pause);
    if (later !== undefined) await later;
    if (dispatcher(tree, callee) === 0 || areAlike(ev, values)) {
      const actions = values.flatMap((value) => actionsOf(ev, value) ?? []);
      for (const action of actions) add(ev, site, action, effects);
      const isOpen = actions.length === 0 && values.every((value) => value.type === "external");
      const known = isOpen ? knownByMethod(unit, callee, unit.calledNames[index]!) : undefined;
      if (known !== undefined) {
        const action = {
          callee: external(textOf(tree, callee).replace(/\s+/g, ""), [], undefined),
          known,
          does: "infer",
        } as const;
        add(ev, site, action, effects);
      } else if (actions.length === 0 && same !== undefined) idle.add(same);
    }
    // Waiting for nothing would cost more than most calls do.
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  for (const store of module.stores) {
    if (tree.kind[store.target] !== Kind.Attribute) continue;
    const name = tree.nextSibling[tree.firstChild[store.target]!]!;
    if (name === 0 || !ev.matcher.mayEnd(textOf(tree, name))) continue;
    ev.begin(unit);
    const scope = module.scopes[store.scope]!;
    for (const value of ev.evaluate(unit, store.target, scope)) {
      if (value.type !== "external") continue;
      for (const known of knownOf(ev, value)) {
        // An object of a kind that may be called is stored here, not called.
        if (known.call.use !== "assign" || known.call.does === undefined) continue;
        const located = locate(ev, ev.evaluate(unit, store.value, scope));
        push(effects, {
          unit,
          node: store.target,
          scope,
          does: known.call.does,
          known,
          name: value.path.replaceAll("()", ""),
          callee: value,
          located,
          locationNode: store.value,
          decorates: undefined,
        });
      }
    }
  }
  return effects.sort((left, right) => tree.start[left.node]! - tree.start[right.node]!);
}

/** Whether all that a dictionary may give does the same: which of them is called, nobody can tell. */
function areAlike(ev: Evaluation, values: Values): boolean {
  const kinds = values.map((value) =>
    value.type === "external" ? (knownOf(ev, value).find(({ call }) => call.does !== "make")?.call.does ?? "") : undefined,
  );
  return new Set(kinds.filter((kind) => kind !== undefined)).size <= 1;
}

const MODEL_BASES = /\b(Module|Layer|LightningModule|ModelMixin|PreTrainedModel|Block|Model)\b/;

/** Inside the class of a network its layers are called: that defines the model, and asks nothing of it. */
export function definesModel(unit: Unit, from: Scope): boolean {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    if (scope.kind === "class") return scope.bases.some((node) => MODEL_BASES.test(textOf(unit.tree, node)));
  }
  return false;
}

const sieves = new WeakMap<object, Map<number, boolean>>();

/** Whether a method's name may matter, asked by hash so that most calls cost no string. */
function mayMatter(ev: Evaluation, unit: Unit, callee: number, hash: number): boolean {
  let sieve = sieves.get(ev.matcher);
  if (sieve === undefined) {
    sieve = new Map();
    sieves.set(ev.matcher, sieve);
  }
  let may = sieve.get(hash);
  if (may === undefined) {
    may = ev.matcher.mayEnd(textOf(unit.tree, unit.tree.nextSibling[unit.tree.firstChild[callee]!]!));
    sieve.set(hash, may);
  }
  return may;
}

/** What a call does of which knowledge tells. */
interface Action {
  readonly callee: ExternalValue;
  readonly known: Known;
  readonly does: EffectName;
}

function actionsOf(ev: Evaluation, value: Values[number]): readonly Action[] | undefined {
  const callee = value.type === "instance" ? calledBase(ev, value) : value;
  if (callee?.type !== "external") return undefined;
  return knownOf(ev, callee).flatMap((known) => {
    const does = isAssembled(known.call) ? "infer" : known.call.does;
    return does === undefined || does === "make" ? [] : [{ callee, known, does }];
  });
}

/** An object of a class of the project is called: `__call__` is the project's, or the library's that the class extends. */
function calledBase(ev: Evaluation, { of, origin }: InstanceValue): ExternalValue | undefined {
  const owners = lineage(ev, of);
  if (owners.some((owner) => owner.type === "class" && owner.scope.bindings.has("__call__"))) return undefined;
  const base = owners.find((owner) => owner.type === "external");
  return base === undefined ? undefined : external(`${base.path}()`, madeAliases(ev, base.path), origin);
}

function add(ev: Evaluation, site: CallSite, { callee, known, does }: Action, effects: Effect[]): void {
  const { unit, node, scope } = site;
  const args = argumentsOf(unit.tree, node);
  const locationNode = argumentNode(args, known.call.location);
  // A network of Keras that is called in building another.
  const isCalled = does === "infer" && callee.path.endsWith("()") && callee.aliases.includes("@keras-model");
  if (isCalled && isSymbolic(ev, unit, args.positional[0] ?? 0, scope)) return;
  // `Booster()` makes an empty one; only with a file it loads what that holds.
  const isEmpty = does === "load-model" && locationNode === 0 && !args.open;
  if (isEmpty && knownOf(ev, callee).some(({ call }) => call.does === "make")) return;
  const located = inStore(ev, known.call, { ...site, frame: undefined }, locatedOf(ev, site, known.call.location, locationNode));
  const effect: Effect = {
    unit,
    node,
    scope,
    does,
    known,
    name: displayName(unit, node, callee),
    callee,
    located,
    locationNode,
    decorates: undefined,
  };
  push(effects, effect);
  const asked =
    does === "request" && !/\.get$/.test(callee.path)
      ? (askedOverHttp(atBase(ev, callee, located)) ?? askedDeployment(ev, site, locationNode))
      : undefined;
  if (asked !== undefined) push(effects, { ...effect, does: "infer", known: asked });
}

/** Addresses from the root of a client's own: `httpx.AsyncClient(base_url=…)`, and `client.post("/api/chat")` later. */
function atBase(ev: Evaluation, { origin }: ExternalValue, located: Located): Located {
  if (origin === undefined || located.texts.every(({ text }) => /^https?:/.test(text))) return located;
  const node = argumentsOf(origin.unit.tree, origin.node).keywords.get("base_url");
  if (node === undefined) return located;
  const bases = locate(ev, ev.evaluate(origin.unit, node, origin.scope, origin.frame)).texts;
  const texts = located.texts.flatMap((path) =>
    /^https?:/.test(path.text)
      ? [path]
      : bases.map(({ text }) => ({ ...path, text: `${text.replace(/\/$/, "")}/${path.text.replace(/^\//, "")}` })),
  );
  return { ...located, texts };
}

/** What is asked where a model answers: a provider of language models, or a server of the project's own models. */
function askedOverHttp({ texts }: Located): Known | undefined {
  for (const { text } of texts) {
    const provider = askedProvider(text);
    if (provider !== undefined) return { library: overHttp(provider), call: { ...OVER_HTTP, infers: "llm" } };
    const server = modelServer(text);
    if (server !== undefined) return { library: overHttp(server), call: OVER_HTTP };
  }
  return undefined;
}

/** The address that a platform tells of a model which the program itself deployed there: `service.scoring_uri`. */
function askedDeployment(ev: Evaluation, { unit, scope }: CallSite, address: number): Known | undefined {
  // What SageMaker's container for TensorFlow Serving tells its script.
  if (/\.rest_uri$/.test(textOf(unit.tree, address))) return { library: overHttp("TensorFlow Serving"), call: OVER_HTTP };
  const isDeployed = ev
    .evaluate(unit, address, scope)
    .some((value) => value.type === "external" && value.aliases.includes("@model-address"));
  return isDeployed ? { library: overHttp("a deployed model"), call: OVER_HTTP } : undefined;
}

function overHttp(library: string): Library {
  return { library, imports: [], calls: [], ai: true };
}

function locatedOf(ev: Evaluation, site: CallSite, wanted: Argument | undefined, node: number): Located {
  if (node !== 0) return locate(ev, ev.evaluate(site.unit, node, site.scope));
  if (wanted?.receiver !== true) return NOWHERE;
  const { tree } = site.unit;
  const callee = tree.firstChild[site.node]!;
  return tree.kind[callee] === Kind.Attribute
    ? locate(ev, ev.evaluate(site.unit, tree.firstChild[callee]!, site.scope))
    : NOWHERE;
}

function push(effects: Effect[], effect: Effect): void {
  const same = effects.some((known) => known.node === effect.node && known.does === effect.does && known.unit === effect.unit);
  if (!same) effects.push(effect);
}

/** What is known of a callee by its path, else by the kinds that it has. */
export function knownOf(ev: Evaluation, callee: ExternalValue): readonly Known[] {
  const exact = ev.matcher.match(callee.path);
  if (exact.length > 0) return exact;
  for (const alias of callee.aliases) {
    const known = ev.matcher.match(alias);
    if (known.length > 0) return known;
  }
  return [];
}

/** `LogisticRegression().predict` reads better as `model.predict`, as it stands in the source, when a variable holds the object. */
function displayName(unit: Unit, node: number, callee: ExternalValue): string {
  if (!callee.path.includes("()")) return callee.path.replace(/^builtins\./, "");
  const written = textOf(unit.tree, unit.tree.firstChild[node]!).replaceAll(/\s+/g, "");
  return written.length <= 60 && /^[\w.]+$/.test(written) ? written : callee.path.replaceAll("()", "").replaceAll("[]", "");
}

function decorator(ev: Evaluator, unit: Unit, scope: Scope, node: number, effects: Effect[]): void {
  const { tree } = unit;
  const isCall = tree.kind[node] === Kind.Call;
  const calleeNode = isCall ? tree.firstChild[node]! : node;
  const kind = tree.kind[calleeNode];
  if (kind !== Kind.Name && kind !== Kind.Attribute) return;
  ev.begin(unit);
  const outer = scope.parent ?? scope;
  for (const callee of ev.evaluate(unit, calleeNode, outer)) {
    if (callee.type !== "external") continue;
    for (const known of knownOf(ev, callee)) {
      const { does } = known.call;
      if (does === undefined || does === "make") continue;
      const args = isCall ? argumentsOf(tree, node) : undefined;
      const locationNode = args === undefined ? 0 : argumentNode(args, known.call.location);
      const located = locationNode === 0 ? NOWHERE : locate(ev, ev.evaluate(unit, locationNode, outer));
      push(effects, {
        unit,
        node,
        scope: outer,
        does,
        known,
        name: callee.path.replaceAll("()", ""),
        callee,
        located,
        locationNode,
        decorates: scope,
      });
    }
  }
}
