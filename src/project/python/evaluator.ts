import { groupBy } from "../../model/group.ts";
import type { Scope } from "../../source/python/module.ts";
import { decodePart, stringValue } from "../../source/python/strings.ts";
import { Kind, Op, textOf } from "../../source/python/tree.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import { attributeOf, subscriptOf } from "./attributes.ts";
import { callValues } from "./calls.ts";
import type { CallSite, Evaluation, StoreSite } from "./evaluation.ts";
import { calledNamesOf, lookUp } from "./lookup.ts";
import { mention } from "./mentioned.ts";
import type { NameIndex } from "./name-index.ts";
import { nameHash } from "./names.ts";
import { moduleKey, OUTSIDE, type Outside, outsideKey } from "./outside.ts";
import { joinPath } from "./paths.ts";
import { createMemo, createQuestions, isSettled, type Memo } from "./questions.ts";
import type { Resolver } from "./resolver.ts";
import { holderName, storeKey } from "./store-keys.ts";
import { type Definition, definitionOf, type Unit } from "./unit.ts";
import { type Frame, HOLE, literal, type TextValue, text, UNKNOWN, union, type Value, type Values } from "./values.ts";

/**
 * Steps that one question may cost, less what the questions on the way cost, which have fuel of their own: what is answered does not depend on
 * who asks, nor on what was asked before. Real answers take tens; the bound keeps hostile or generated code from stalling us.
 */
const FUEL = 400;

/** Calls by one name beyond which nobody would follow them: the first ones tell that there are too many. */
const MOST_SITES = 1_000;

export interface Evaluator extends Evaluation {
  /** Starts a question on behalf of a file: gives it fuel. */
  begin(unit: Unit): void;
  /** What is asked next is asked on nobody's behalf. */
  release(): void;
  /** Asks a question of a file's own definition, as if nobody had asked: what it answers does not depend on who asks. */
  answer(unit: Unit, node: number, scope: Scope): Values;
  /** Whether an answer rests on itself. */
  isRing(unit: Unit, node: number): boolean;
  readonly answers: Answers;
  /** What is remembered of a file as long as its answers hold. */
  stateOf(unit: Unit): State;
}

export interface EvaluatorInput {
  readonly resolver: Resolver;
  readonly matcher: Matcher;
  readonly outside: Outside;
  /** Files by the names that they call, and by those into which they store. */
  readonly calls: NameIndex;
  readonly stores: NameIndex;
  /** False where nobody will want to know what answers rest on. */
  readonly notes?: boolean;
  /** Answers of an earlier analysis that still hold. */
  readonly answers?: Answers;
  /** Answers of another analysis that hold here as well. They are left as they are. */
  readonly lent?: Answers;
}

/** What is remembered of each file. */
export type Answers = Map<Unit, State>;

/** What is remembered of one file. */
interface State extends Memo<Values> {
  /** Who calls a function, by the id of its scope. */
  readonly callers: Memo<readonly CallSite[]>;
  /** Pairs of a class and one of the file that extends it; undefined until somebody looks for them. */
  extending?: readonly (readonly [Scope, Scope])[] | undefined;
}

const NOBODY: readonly CallSite[] = [];
const NO_STORES: readonly StoreSite[] = [];

/** All stores of a name, and by the last name of what is stored into, for those who ask by it. */
interface StoresOfName {
  readonly all: readonly StoreSite[];
  byHolder: ReadonlyMap<string, readonly StoreSite[]> | undefined;
}

export function createEvaluator(input: EvaluatorInput): Evaluator {
  const { resolver, matcher, outside, notes = true } = input;
  const questions = createQuestions();
  let fuel = FUEL;
  /** Expressions of the present question that are under way with the arguments of a call. */
  let framed = new Set<number>();
  let current: Unit | undefined;
  let within: Definition | undefined;
  /** The file whose findings are under way. */
  let finding: Unit | undefined;
  const states: Answers = input.answers ?? new Map();
  const callIndex = new Map<number, readonly CallSite[]>();
  const storeIndex = new Map<number, StoresOfName>();

  function stateOf(unit: Unit): State {
    let state = states.get(unit);
    if (state === undefined) {
      const lent = input.lent?.get(unit);
      state = { ...createMemo(lent), callers: createMemo(lent?.callers), extending: lent?.extending };
      states.set(unit, state);
    }
    return state;
  }

  /** The present answer goes through the text of another definition. */
  function read(to: Definition): void {
    if (!notes || within === undefined || within === to) return;
    readsOf(within).add(to);
    within.file.files.add(to.file.path);
  }

  function lookFor(name: number): void {
    if (!notes || within === undefined) return;
    within.names ??= new Set();
    within.names.add(name);
    within.file.names.add(name);
  }

  /** An answer rests on the answer of another definition. */
  function ask(asker: Definition, to: Definition, node: number, scope: Scope): void {
    if (!notes) return;
    if (asker !== to) {
      asker.asks ??= new Set();
      asker.asks.add(to);
      asker.file.files.add(to.file.path);
    }
    to.asked ??= new Map();
    to.asked.set(node, scope.id);
  }

  /** Findings keep the calls that made their objects: they hold while these files are as they were. */
  function keep(asker: Definition, unit: Unit, values: Values): void {
    for (const value of values) {
      if (value.type !== "external" && value.type !== "instance") continue;
      const from = value.origin?.unit;
      if (from !== undefined && from !== unit) {
        readsOf(asker).add(from.whole);
        asker.file.files.add(from.path);
      }
    }
  }

  function evaluate(unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
    if (node === 0) return UNKNOWN;
    const definition = definitionOf(unit, scope);
    const asker = within === definition ? undefined : within;
    if (frame !== undefined) {
      if (asker !== undefined) read(definition);
      return withArguments(unit, node, scope, frame);
    }
    if (asker !== undefined) ask(asker, definition, node, scope);
    const state = stateOf(unit);
    const known = questions.exhausted ? undefined : (state.answers.get(node) ?? state.lent?.get(node));
    const values = known ?? questions.ask(state, node, UNKNOWN, () => afresh(unit, node, scope, definition));
    // A question has fuel of its own; whether it was answered before must make no difference to the one who asks.
    fuel--;
    if (asker !== undefined && finding !== undefined && finding.findings === asker) keep(asker, finding, values);
    return values;
  }

  /** Evaluates for everybody who may ask: with fuel of its own, and without arguments. */
  function afresh(unit: Unit, node: number, scope: Scope, definition: Definition): Values {
    const [rest, asker, outer, previous] = [fuel, within, framed, current];
    fuel = FUEL;
    within = definition;
    framed = new Set();
    current = unit;
    try {
      const values = expression(evaluator, unit, node, scope, undefined);
      if (notes) mention(unit, values);
      return values;
    } finally {
      fuel = rest;
      within = asker;
      framed = outer;
      current = previous;
    }
  }

  /** Arguments that a caller passed make the answer the caller's: what it rests on is the caller's as well. */
  function withArguments(unit: Unit, node: number, scope: Scope, frame: Frame): Values {
    const key = node * 16 + Math.min(frame.depth, 15);
    if (fuel <= 0 || questions.exhausted || framed.has(key) || !questions.descend()) return UNKNOWN;
    framed.add(key);
    fuel--;
    const previous = current;
    current = unit;
    try {
      return expression(evaluator, unit, node, scope, frame);
    } finally {
      current = previous;
      framed.delete(key);
      questions.ascend();
    }
  }

  function callsIn(unit: Unit, hash: number): readonly CallSite[] {
    const found: CallSite[] = [];
    const names = unit.calledNames;
    for (let index = names.indexOf(hash); index >= 0; index = names.indexOf(hash, index + 1)) found.push(siteAt(unit, index));
    return found;
  }

  const evaluator: Evaluator = {
    resolver,
    matcher,
    resolve(from, module, level) {
      lookFor(moduleKey(module === "" ? folderAbove(from.folder, level) : module));
      return resolver.resolve(from, module, level);
    },
    isPackage(from, module) {
      lookFor(moduleKey(module));
      return resolver.isPackage(from, module, 0);
    },
    fileAt(path) {
      lookFor(outsideKey(OUTSIDE.path, path));
      return resolver.byPath(path);
    },
    config(path) {
      lookFor(outsideKey(OUTSIDE.config, path));
      return outside.configs.get(path);
    },
    begin(unit) {
      fuel = FUEL;
      current = unit;
      within = unit.findings;
      finding = unit;
    },
    release() {
      fuel = FUEL;
      current = undefined;
      within = undefined;
      finding = undefined;
    },
    answer(unit, node, scope) {
      evaluator.release();
      return evaluator.evaluate(unit, node, scope);
    },
    isRing: (unit, node) => !(node < 0 ? isSettled(stateOf(unit).callers, -1 - node) : isSettled(stateOf(unit), node)),
    evaluate,
    callee(site) {
      return evaluator.evaluate(site.unit, site.unit.tree.firstChild[site.node]!, site.scope);
    },
    callsNamed(name) {
      lookFor(nameHash(name));
      return evaluator.callsOfFunction(name);
    },
    callsOfFunction(name) {
      const hash = nameHash(name);
      let sites = callIndex.get(hash);
      if (sites === undefined) {
        const found: CallSite[] = [];
        for (const unit of input.calls.filesWith(hash)) {
          found.push(...callsIn(unit, hash));
          if (found.length >= MOST_SITES) break;
        }
        sites = found.slice(0, MOST_SITES);
        callIndex.set(hash, sites);
      }
      return sites;
    },
    callsIn(unit, name) {
      read(unit.whole);
      return callsIn(unit, nameHash(name));
    },
    storesNamed(name, into) {
      const hash = nameHash(name);
      lookFor(storeKey(hash, into));
      let sites = storeIndex.get(hash);
      if (sites === undefined) {
        const all = input.stores
          .filesWith(hash)
          .flatMap((unit) => (unit.stores.get(hash) ?? []).map((store) => ({ unit, store })));
        sites = { all, byHolder: undefined };
        storeIndex.set(hash, sites);
      }
      if (into.holder === undefined) return sites.all;
      sites.byHolder ??= groupBy(sites.all, holderName);
      return sites.byHolder.get(into.holder) ?? NO_STORES;
    },
    startsOf(unit) {
      lookFor(outsideKey(OUTSIDE.start, unit.path));
      return outside.starts.get(unit.path) ?? [];
    },
    environment(name) {
      lookFor(outsideKey(OUTSIDE.environment, name));
      return outside.environment.get(name) ?? [];
    },
    asker: () => current,
    touch: (unit, scope) => read(definitionOf(unit, scope)),
    touchFile: (unit) => read(unit.whole),
    spend() {
      fuel--;
      return fuel > 0;
    },
    once: (key, nothing, compute) => questions.once(key, nothing, compute),
    callers(unit, scope, search) {
      const definition = definitionOf(unit, scope);
      const asker = within;
      if (asker !== undefined) ask(asker, definition, callersKey(scope), scope);
      if (notes) {
        definition.called ??= new Set();
        for (const name of calledNamesOf(scope)) {
          definition.called.add(nameHash(name));
          definition.file.names.add(outsideKey(OUTSIDE.callers, name));
        }
      }
      fuel--;
      return questions.ask(stateOf(unit).callers, scope.id, NOBODY, () => {
        const rest = fuel;
        fuel = FUEL;
        within = definition;
        try {
          return search();
        } finally {
          fuel = rest;
          within = asker;
        }
      });
    },
    answers: states,
    stateOf,
  };
  return evaluator;
}

/** The name of the package that `from . import x` is about, as many levels up. */
function folderAbove(folder: string, level: number): string {
  const parts = folder.split("/");
  return parts[parts.length - level] ?? "";
}

/** Under which a definition is asked who calls it, beside its expressions, whose keys are nodes. */
export function callersKey(scope: Scope): number {
  return -1 - scope.id;
}

function readsOf(definition: Definition): Set<Definition> {
  definition.reads ??= new Set();
  return definition.reads;
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
