import type { ConfigFacts, Start } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { decodePart, stringValue } from "../../source/python/strings.ts";
import { Kind, Op, textOf } from "../../source/python/tree.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import { atOnce, inSlices, type Pause } from "../pause.ts";
import { attributeOf, subscriptOf } from "./attributes.ts";
import { callValues } from "./calls.ts";
import type { CallSite, Evaluation, StoreSite } from "./evaluation.ts";
import { lookUp } from "./lookup.ts";
import { mention } from "./mentioned.ts";
import { nameHash } from "./names.ts";
import { joinPath } from "./paths.ts";
import type { Resolver } from "./resolver.ts";
import { type Definition, definitionOf, type Unit } from "./unit.ts";
import { type Frame, HOLE, literal, type TextValue, text, UNKNOWN, union, type Value, type Values } from "./values.ts";

/**
 * Steps that one question may cost, less what the questions on the way cost, which have fuel of their own: what is answered does not depend on
 * who asks, nor on what was asked before. Real answers take tens; the bound keeps hostile or generated code from stalling us.
 */
const FUEL = 400;
/** Steps of a question with all on the way to it. */
const MOST_WORK = 4_000;
const MAX_NESTING = 60;

export interface Evaluator extends Evaluation {
  /** Starts a question on behalf of a file: gives it fuel. */
  begin(unit: Unit): void;
  /** Asks a question of a file's own definition, as if nobody had asked: what it answers does not depend on who asks. */
  answer(unit: Unit, node: number, scope: Scope): Values;
  readonly answers: Answers;
  /** What is remembered of a file as long as its answers hold. */
  stateOf(unit: Unit): State;
  /** Makes the index of calls in slices, for a first analysis, which is going to need it. */
  prepare(pause: Pause): Promise<void>;
}

export interface EvaluatorInput {
  readonly resolver: Resolver;
  readonly matcher: Matcher;
  readonly configs: ReadonlyMap<string, ConfigFacts>;
  readonly starts: ReadonlyMap<string, readonly Start[]>;
  readonly environment: ReadonlyMap<string, readonly string[]>;
  /** False where nobody will want to know what answers rest on. */
  readonly notes?: boolean;
  /** Answers of an earlier analysis that still hold. */
  readonly answers?: Answers;
}

/** What is remembered of each file. */
export type Answers = Map<Unit, State>;

/** What is remembered of one file, and which of its expressions are under way. */
interface State {
  readonly answers: Map<number, Values>;
  readonly busy: Set<number>;
  /** Pairs of a class and one of the file that extends it; undefined until somebody looks for them. */
  extending?: readonly (readonly [Scope, Scope])[];
}

export function createEvaluator(input: EvaluatorInput): Evaluator {
  const { resolver, matcher, configs, notes = true } = input;
  let fuel = FUEL;
  let work = MOST_WORK;
  let nesting = 0;
  /** How often an answer was cut short. */
  let cuts = 0;
  let current: Unit | undefined;
  let within: Definition | undefined;
  /** The file whose findings are under way. */
  let finding: Unit | undefined;
  const states: Answers = input.answers ?? new Map();
  const callIndex = new Map<number, readonly CallSite[]>();
  const storeIndex = new Map<number, readonly StoreSite[]>();
  let searches = 0;
  let positions: ReadonlyMap<number, readonly number[]> | undefined;
  let prepared: ReadonlyMap<number, readonly number[]> | undefined;

  function stateOf(unit: Unit): State {
    let state = states.get(unit);
    if (state === undefined) {
      state = { answers: new Map(), busy: new Set() };
      states.set(unit, state);
    }
    return state;
  }

  /** The present answer goes through the text of another definition. */
  function read(to: Definition): void {
    if (notes && within !== undefined && within !== to) readsOf(within).add(to);
  }

  function lookFor(name: number): void {
    if (!notes || within === undefined) return;
    within.names ??= new Set();
    within.names.add(name);
  }

  /** An answer rests on the answer of another definition. */
  function ask(asker: Definition, to: Definition, node: number, scope: Scope): void {
    if (!notes) return;
    asker.asks ??= new Set();
    asker.asks.add(to);
    to.asked ??= new Map();
    to.asked.set(node, scope.id);
  }

  /** Findings keep the calls that made their objects: they hold while these files are as they were. */
  function keep(asker: Definition, unit: Unit, values: Values): void {
    for (const value of values) {
      if (value.type !== "external" && value.type !== "instance") continue;
      const from = value.origin?.unit;
      if (from !== undefined && from !== unit) readsOf(asker).add(from.whole);
    }
  }

  function evaluate(unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
    if (node === 0) return UNKNOWN;
    const state = stateOf(unit);
    const definition = definitionOf(unit, scope);
    const outside = within;
    const asker = outside === definition ? undefined : outside;
    if (frame === undefined) {
      const known = state.answers.get(node);
      if (known !== undefined) {
        if (asker !== undefined) ask(asker, definition, node, scope);
        if (finding !== undefined && finding.findings === asker) keep(asker, finding, known);
        return known;
      }
      if (asker !== undefined) ask(asker, definition, node, scope);
    } else if (asker !== undefined) read(definition);
    if (frame !== undefined && fuel <= 0) return UNKNOWN;
    if (work <= 0 || nesting >= MAX_NESTING) {
      cuts++;
      return UNKNOWN;
    }
    const key = frame === undefined ? node * 16 : node * 16 + Math.min(frame.depth, 15);
    if (state.busy.has(key)) {
      cuts++;
      return UNKNOWN;
    }
    state.busy.add(key);
    const rest = fuel;
    if (frame === undefined) fuel = FUEL;
    fuel--;
    work--;
    nesting++;
    const previous = current;
    current = unit;
    // Arguments that a caller passed make the answer the caller's: what it rests on is the caller's as well.
    if (frame === undefined) within = definition;
    const before = cuts;
    try {
      const values = expression(evaluator, unit, node, scope, frame);
      // An answer that a ring cut short inside a larger question may come out better when asked by itself.
      if (frame === undefined && (nesting === 1 || cuts === before || (work > 0 && values.length > 0))) {
        state.answers.set(node, values);
        if (notes) mention(unit, values);
      }
      if (finding !== undefined && finding.findings === asker) keep(asker, finding, values);
      return values;
    } finally {
      current = previous;
      within = outside;
      nesting--;
      if (frame === undefined) fuel = rest - 1;
      state.busy.delete(key);
    }
  }

  const evaluator: Evaluator = {
    resolver,
    matcher,
    configs,
    begin(unit) {
      fuel = FUEL;
      work = MOST_WORK;
      current = unit;
      within = unit.findings;
      finding = unit;
    },
    answer(unit, node, scope) {
      fuel = FUEL;
      work = MOST_WORK;
      current = unit;
      within = undefined;
      finding = undefined;
      return evaluator.evaluate(unit, node, scope);
    },
    evaluate,
    callee(site) {
      return evaluator.evaluate(site.unit, site.unit.tree.firstChild[site.node]!, site.scope);
    },
    callsNamed(name) {
      const hash = nameHash(name);
      lookFor(hash);
      let sites = callIndex.get(hash);
      if (sites === undefined) {
        if (++searches > SEARCHES_WITHOUT_INDEX && positions === undefined)
          positions = prepared ?? atOnce(indexCalls(resolver.units));
        sites = positions === undefined ? findCalls(resolver.units, hash) : sitesAt(resolver.units, positions.get(hash));
        callIndex.set(hash, sites);
      }
      return sites;
    },
    storesNamed(name) {
      const hash = nameHash(name);
      lookFor(hash);
      let sites = storeIndex.get(hash);
      if (sites === undefined) {
        const found: StoreSite[] = [];
        for (const unit of resolver.units) for (const store of unit.stores.get(hash) ?? []) found.push({ unit, store });
        sites = found;
        storeIndex.set(hash, sites);
      }
      return sites;
    },
    startsOf: (unit) => input.starts.get(unit.path) ?? [],
    environment: (name) => input.environment.get(name) ?? [],
    aside(ask) {
      const outside = within;
      within = undefined;
      try {
        return ask();
      } finally {
        within = outside;
      }
    },
    asker: () => current,
    touch: (unit, scope) => read(definitionOf(unit, scope)),
    touchFile: (unit) => read(unit.whole),
    spend() {
      fuel--;
      work--;
      if (fuel > 0 && work > 0) return true;
      if (work <= 0) cuts++;
      return false;
    },
    cut() {
      cuts++;
      return UNKNOWN;
    },
    answers: states,
    stateOf,
    async prepare(pause) {
      prepared = await inSlices(indexCalls(resolver.units), pause);
    },
    remembered: new Map(),
  };
  return evaluator;
}

function readsOf(definition: Definition): Set<Definition> {
  definition.reads ??= new Set();
  return definition.reads;
}

/** After one edit few names are asked for and looking for them is cheapest; a first analysis asks for thousands. */
const SEARCHES_WITHOUT_INDEX = 150;

/** Pairs of unit and call by the hash of the called name; stops after each file. */
function* indexCalls(units: readonly Unit[]): Generator<undefined, ReadonlyMap<number, readonly number[]>> {
  const index = new Map<number, number[]>();
  for (const [at, unit] of units.entries()) {
    const names = unit.calledNames;
    for (let call = 0; call < names.length; call++) {
      const same = index.get(names[call]!);
      if (same === undefined) index.set(names[call]!, [at, call]);
      else same.push(at, call);
    }
    yield;
  }
  return index;
}

function sitesAt(units: readonly Unit[], positions: readonly number[] | undefined): CallSite[] {
  const sites: CallSite[] = [];
  // More callers than anybody would follow: the first ones tell that there are too many.
  for (let at = 0; at < Math.min(positions?.length ?? 0, 2000); at += 2)
    sites.push(siteAt(units[positions![at]!]!, positions![at + 1]!));
  return sites;
}

function findCalls(units: readonly Unit[], hash: number): CallSite[] {
  const found: CallSite[] = [];
  for (const unit of units) {
    const names = unit.calledNames;
    for (let index = names.indexOf(hash); index >= 0; index = names.indexOf(hash, index + 1)) found.push(siteAt(unit, index));
  }
  return found;
}

export function siteAt(unit: Unit, index: number): CallSite {
  const { calls, callScopes, scopes } = unit.module;
  return { unit, index, node: calls[index]!, scope: scopes[callScopes[index]!]! };
}

function expression(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
  const { tree } = unit;
  const first = tree.firstChild[node]!;
  const of = (child: number) => ev.evaluate(unit, child, scope, frame);
  switch (tree.kind[node]) {
    case Kind.Name:
      return lookUp(ev, unit, textOf(tree, node), scope, tree.start[node]!, frame);
    case Kind.Attribute: {
      const name = textOf(tree, tree.nextSibling[first]!);
      return union(of(first).map((value) => attributeOf(ev, value, name)));
    }
    case Kind.Call:
      return callValues(ev, unit, node, scope, frame);
    case Kind.Subscript:
      return subscriptOf(ev, unit, of(first), of(tree.nextSibling[first]!));
    case Kind.String: {
      const value = stringValue(tree, node);
      return value === undefined ? UNKNOWN : [literal(value)];
    }
    case Kind.FString:
    case Kind.JoinedString:
      return joined(ev, unit, node, scope, frame);
    case Kind.Number:
      return [{ type: "constant", value: Number(textOf(tree, node).replaceAll("_", "")) }];
    case Kind.True:
      return [{ type: "constant", value: true }];
    case Kind.False:
      return [{ type: "constant", value: false }];
    case Kind.None:
      return [{ type: "constant", value: null }];
    case Kind.Tuple:
    case Kind.List:
    case Kind.Set:
      return first === 0
        ? [{ type: "sequence", items: [], complete: false, made: { unit, node, scope, frame } }]
        : [sequence(ev, unit, first, scope, frame)];
    case Kind.Dict:
      return [dictionary(ev, unit, node, scope, frame)];
    case Kind.ListComprehension:
    case Kind.SetComprehension:
    case Kind.Generator: {
      const inner = unit.scopeByNode.get(node) ?? scope;
      return [{ type: "sequence", items: [ev.evaluate(unit, first, inner, frame)], complete: false }];
    }
    case Kind.DictComprehension: {
      const inner = unit.scopeByNode.get(node) ?? scope;
      const value = tree.nextSibling[tree.firstChild[first]!]!;
      return [{ type: "dict", entries: new Map([["*", ev.evaluate(unit, value, inner, frame)]]), made: `${unit.path}:${node}` }];
    }
    case Kind.Binary:
      return binary(tree.data[node]!, of(first), of(tree.nextSibling[first]!));
    case Kind.Bool:
      return tree.data[node] === Op.Or ? union([of(first), of(tree.nextSibling[first]!)]) : of(tree.nextSibling[first]!);
    case Kind.Unary: {
      const value = of(first)[0];
      return tree.data[node] === Op.Minus && value?.type === "constant" && typeof value.value === "number"
        ? [{ type: "constant", value: -value.value }]
        : UNKNOWN;
    }
    case Kind.Conditional: {
      const test = tree.nextSibling[first]!;
      return union([of(first), of(tree.nextSibling[test]!)]);
    }
    case Kind.Await:
    case Kind.Starred:
    case Kind.Keyword:
      return of(tree.kind[node] === Kind.Keyword ? tree.nextSibling[first]! : first);
    case Kind.NamedExpression:
      return of(tree.nextSibling[first]!);
    case Kind.Lambda: {
      const own = unit.scopeByNode.get(node);
      return own === undefined ? UNKNOWN : [{ type: "function", unit, scope: own, self: undefined }];
    }
    default:
      return UNKNOWN;
  }
}

function sequence(ev: Evaluation, unit: Unit, first: number, scope: Scope, frame: Frame | undefined): Value {
  const items: Values[] = [];
  let complete = true;
  for (let node = first; node !== 0 && items.length < 64; node = unit.tree.nextSibling[node]!) {
    const values = ev.evaluate(unit, node, scope, frame);
    if (unit.tree.kind[node] !== Kind.Starred) items.push(values);
    else {
      const [inner] = values;
      if (inner?.type === "sequence") items.push(...inner.items);
      complete &&= inner?.type === "sequence" && inner.complete;
    }
  }
  return { type: "sequence", items, complete };
}

function dictionary(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Value {
  const { tree } = unit;
  const entries = new Map<string, Values>();
  for (let pair = tree.firstChild[node]!; pair !== 0 && entries.size < 128; pair = tree.nextSibling[pair]!) {
    if (tree.kind[pair] === Kind.DoubleStarred)
      for (const merged of ev.evaluate(unit, tree.firstChild[pair]!, scope, frame))
        if (merged.type === "dict") for (const [name, values] of merged.entries) entries.set(name, values);
    if (tree.kind[pair] !== Kind.Pair) continue;
    const key = tree.firstChild[pair]!;
    const keys = ev.evaluate(unit, key, scope, frame);
    const name = keys.length === 1 && keys[0]!.type === "text" ? keys[0]!.text : `#${entries.size}`;
    entries.set(name, ev.evaluate(unit, tree.nextSibling[key]!, scope, frame));
  }
  return { type: "dict", entries, made: `${unit.path}:${node}` };
}

/** f-strings and adjacent literals: what is not known leaves a hole. */
function joined(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
  const { tree } = unit;
  let texts: readonly TextValue[] = [literal("")];
  for (let part = tree.firstChild[node]!; part !== 0; part = tree.nextSibling[part]!) {
    let values: Values;
    if (tree.kind[part] === Kind.StringPart) values = [literal(decodePart(tree, part, node))];
    else if (tree.kind[part] === Kind.Interpolation) values = ev.evaluate(unit, tree.firstChild[part]!, scope, frame);
    else values = ev.evaluate(unit, part, scope, frame);
    texts = append(texts, values);
  }
  return texts;
}

/** Every text followed by every alternative; a hole where there is none. */
export function append(left: readonly TextValue[], right: Values): readonly TextValue[] {
  const tails = right.length === 0 ? [HOLE] : right.map(asText);
  const all: TextValue[] = [];
  for (const head of left) {
    for (const tail of tails) {
      if (all.length >= 8) return all;
      all.push({
        type: "text",
        text: head.text === "" ? tail.text : head.text + tail.text,
        open: head.open || tail.open,
        anchored: head.text === "" ? tail.anchored : head.anchored,
      });
    }
  }
  return all;
}

export function asText(value: Value): TextValue {
  if (value.type === "text") return value;
  if (value.type === "constant" && value.value !== null) return literal(String(value.value));
  return HOLE;
}

/** What an operator gives for values of both sides. */
export function binary(operator: number, left: Values, right: Values): Values {
  if (operator === Op.Add) {
    const texts = left.filter((value) => value.type === "text");
    if (texts.length > 0) return append(texts, right);
    if (left.length === 0 && right.some((value) => value.type === "text")) return append([HOLE], right);
    const lists = [...left, ...right].filter((value) => value.type === "sequence");
    if (lists.length > 0) return [{ type: "sequence", items: lists.flatMap((list) => list.items), complete: lists.length === 2 }];
    return UNKNOWN;
  }
  if (operator === Op.Div) {
    const heads = left.filter((value) => value.type === "text");
    if (heads.length > 0) return joinAll(heads, right);
    return right.some((value) => value.type === "text") && left.length === 0 ? joinAll([HOLE], right) : UNKNOWN;
  }
  if (operator === Op.Mod) {
    const formats = left.filter((value) => value.type === "text");
    return formats.map((format) => formatPercent(format, right[0]));
  }
  // Libraries compose with `|`: what either side can do, the whole can.
  if (operator === Op.BitOr && left[0]?.type === "dict" && right[0]?.type === "dict")
    return [{ type: "dict", entries: new Map([...left[0].entries, ...right[0].entries]), made: left[0].made }];
  if (operator === Op.BitOr) return union([left.filter(isExternal), right.filter(isExternal)]);
  return UNKNOWN;
}

function isExternal(value: Value): boolean {
  return value.type === "external";
}

export function joinAll(heads: readonly TextValue[], tails: Values): readonly TextValue[] {
  const rest = tails.length === 0 ? [HOLE] : tails.map(asText);
  const all: TextValue[] = [];
  for (const head of heads) {
    for (const tail of rest) {
      if (all.length >= 8) return all;
      const whole = joinPath(head.text, tail.text);
      all.push({
        type: "text",
        text: whole,
        open: head.open || tail.open,
        anchored: whole.startsWith(head.text) ? head.anchored : tail.anchored,
      });
    }
  }
  return all;
}

function formatPercent(format: TextValue, argument: Value | undefined): TextValue {
  const items = argument?.type === "sequence" ? argument.items.map((values) => values[0]) : [argument];
  let index = 0;
  const whole = format.text.replaceAll(/%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?[sdifrxg]|%%/g, (mark) => {
    if (mark === "%%") return "%";
    const value = items[index++];
    return value === undefined ? "*" : asText(value).text;
  });
  return text(whole, format.anchored);
}
