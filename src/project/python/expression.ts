import type { Scope } from "../../source/python/module.ts";
import { decodePart, stringValue } from "../../source/python/strings.ts";
import { Kind, Op, textOf } from "../../source/python/tree.ts";
import { attributeOf, lineageOf, subscriptOf } from "./attributes.ts";
import { callValues, isSuper, superMember } from "./calls.ts";
import type { Evaluation } from "./evaluation.ts";
import { lookUp } from "./lookup.ts";
import { joinPath } from "./paths.ts";
import type { Unit } from "./unit.ts";
import { type Frame, HOLE, literal, type TextValue, text, UNKNOWN, union, type Value, type Values } from "./values.ts";

/** What an expression gives, by its kind; a class definition its lineage. */
export function expression(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
  const { tree } = unit;
  // Most are one of these.
  switch (tree.kind[node]) {
    case Kind.Name:
      return lookUp(ev, unit, textOf(tree, node), scope, tree.start[node]!, frame);
    case Kind.Attribute: {
      const object = tree.firstChild[node]!;
      const name = textOf(tree, tree.nextSibling[object]!);
      if (isSuper(tree, object)) return superMember(ev, unit, scope, name);
      return union(ev.evaluate(unit, object, scope, frame).map((value) => attributeOf(ev, value, name)));
    }
    case Kind.Call:
      return callValues(ev, unit, node, scope, frame);
    case Kind.ClassDef:
      return lineageOf(ev, unit, scope);
    default:
      return rarer(ev, unit, node, scope, frame);
  }
}

function rarer(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
  const { tree } = unit;
  const first = tree.firstChild[node]!;
  const of = (child: number) => ev.evaluate(unit, child, scope, frame);
  switch (tree.kind[node]) {
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
