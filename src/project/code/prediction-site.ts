import type { TextEdit } from "../../model/fix.ts";
import type { PythonFacts } from "../../source/facts.ts";
import type { Binding, Scope } from "../../source/python/module.ts";
import { childrenOf, Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "../python/arguments.ts";
import { isPlain, keepsAnswer, orderOf } from "./evaluation-order.ts";
import { endsLine, indentOf, isStatement, lineAbove, lineBelow, pathTo, replacing } from "./source-text.ts";

/** Where a program asks a model, with what it is asked and what it answers by expressions that are in scope right after it. */
export interface PredictionSite {
  readonly facts: PythonFacts;
  /** The function in which it stands, `""` for the file's top level. */
  readonly within: string;
  /** Expressions without effects: naming them again changes nothing. */
  readonly features: string;
  readonly prediction: string;
  /** Edits that put a statement right behind the answer. */
  readonly edits: (statement: string) => readonly TextEdit[];
}

/** Arguments that hold what a model is asked, where none is given by position. */
const ASKED = [
  "X",
  "x",
  "data",
  "features",
  "inputs",
  "input",
  "instances",
  "messages",
  "prompt",
  "contents",
  "content",
  "query",
  "question",
  "text",
  "texts",
  "input_ids",
  "images",
  "image",
  "Body",
  "body",
];
const LONGEST = 60;
const MOST_NAMES = 6;

/**
 * The site of an inference call; undefined where its answer, or what it is asked, could only be had by changing when things are evaluated. A
 * stream is none: naming it would use it up.
 */
export function predictionSite(facts: PythonFacts, call: number): PredictionSite | undefined {
  const { module } = facts;
  const { tree } = module;
  if (facts.notebook || tree.errors > 0) return undefined;
  const scope = scopeOfCall(facts, call);
  if (scope === undefined || (scope.kind !== "function" && scope.kind !== "module") || isStream(tree, call)) return undefined;
  const path = pathTo(tree, call);
  const at = path.findLastIndex((node) => isStatement(tree.kind[node]!));
  const statement = path[at];
  if (statement === undefined || tree.kind[path[at - 1]!] === Kind.If) return undefined;
  const indent = indentOf(tree.text, tree.start[statement]!);
  const features = featuresOf(facts, call, scope);
  if (indent === undefined || features === undefined) return undefined;
  const base = { facts, within: scope.qualifiedName, features };

  const inside = path.slice(at);
  const orders = inside.slice(1).map((node, index) => orderOf(tree, inside[index]!, node));
  if (orders.includes(undefined)) return undefined;
  const target = targetOf(tree, statement);
  const isKept = inside.slice(0, -1).every((node) => keepsAnswer(tree, node));
  if (target !== undefined && isKept && endsLine(tree.text, tree.end[statement]!) && !mentions(features, target)) {
    return { ...base, prediction: target, edits: (hook) => [lineBelow(facts, tree.end[statement]!, `${indent}${hook}`)] };
  }
  // The call goes to a statement of its own, above: nothing that acts may stand before it.
  if (orders.includes("once")) return undefined;
  const name = freeName(module);
  if (name === undefined) return undefined;
  const above = path.at(-2)!;
  const moved = tree.kind[above] === Kind.Await ? above : call;
  if (textOf(tree, moved).includes("\n") && /"""|'''/.test(textOf(tree, moved))) return undefined;
  return {
    ...base,
    prediction: name,
    edits: (hook) => [
      lineAbove(facts, tree.start[statement]!, `${indent}${name} = ${textOf(tree, moved)}\n${indent}${hook}`),
      replacing(facts, tree.start[moved]!, tree.end[moved]!, name),
    ],
  };
}

function scopeOfCall({ module }: PythonFacts, call: number): Scope | undefined {
  const index = module.calls.indexOf(call);
  return index < 0 ? undefined : module.scopes[module.callScopes[index]!];
}

/** `stream=True`, `model.stream(…)`: the answer comes bit by bit, and only once. */
function isStream(tree: Tree, call: number): boolean {
  const { keywords } = argumentsOf(tree, call);
  const flag = keywords.get("stream");
  if (flag !== undefined && tree.kind[flag] !== Kind.False) return true;
  return /(?:^|[._])a?stream(?:_\w+)?$/.test(textOf(tree, tree.firstChild[call]!)) || keywords.has("streamer");
}

/** The one plain name that a statement assigns to. */
function targetOf(tree: Tree, statement: number): string | undefined {
  const kind = tree.kind[statement];
  if (kind !== Kind.Assign && kind !== Kind.AnnAssign) return undefined;
  const children = childrenOf(tree, statement);
  if (kind === Kind.Assign && children.length !== 2) return undefined;
  return tree.kind[children[0]!] === Kind.Name ? textOf(tree, children[0]!) : undefined;
}

function featuresOf(facts: PythonFacts, call: number, scope: Scope): string | undefined {
  const { tree } = facts.module;
  const { positional, keywords, open } = argumentsOf(tree, call);
  const named = ASKED.map((name) => keywords.get(name)).find((node) => node !== undefined);
  // What ONNX is asked is its second argument; the first names the outputs.
  const first = positional.find((node) => tree.kind[node] !== Kind.None && !isNames(tree, node));
  const node = first ?? named ?? (open ? spread(tree, call) : undefined);
  if (node === undefined) return undefined;
  const written = textOf(tree, node);
  const isShort = written.length <= LONGEST && !/[\r\n]/.test(written);
  const names = localNames(facts, node, scope);
  if (isShort && isPlain(tree, node) && tree.kind[node] !== Kind.Lambda && (names.length > 0 || isHeld(tree, node)))
    return written;
  if (names.length === 0 || names.length > MOST_NAMES) return undefined;
  const [only, ...others] = names;
  return others.length === 0 ? only : `{${names.map((name) => `"${name}": ${name}`).join(", ")}}`;
}

/** `st.session_state.messages`: what a library holds for the program. */
function isHeld(tree: Tree, node: number): boolean {
  return /^\w+(?:\.\w+){2,}$/.test(textOf(tree, node));
}

/** `["output"]`, `[session.get_outputs()[0].name]`: names of outputs. */
function isNames(tree: Tree, node: number): boolean {
  return (
    tree.kind[node] === Kind.List &&
    /^\[\s*(?:["'\]]|\w*(?:output|label)_?names?\b|[\w.]+\(\)\[\d+\]\.name)/.test(textOf(tree, node))
  );
}

/** `**inputs`, `*batch`. */
function spread(tree: Tree, call: number): number | undefined {
  const list = tree.nextSibling[tree.firstChild[call]!]!;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!)
    if (tree.kind[node] === Kind.DoubleStarred || tree.kind[node] === Kind.Starred) return tree.firstChild[node]!;
  return undefined;
}

/** Names in an expression that hold data where the call stands: parameters and variables, neither imports nor functions nor classes. */
function localNames(facts: PythonFacts, node: number, scope: Scope): readonly string[] {
  const { tree } = facts.module;
  const found: string[] = [];
  const callees = new Set<number>();
  const walk = (at: number) => {
    const kind = tree.kind[at];
    // Names of a comprehension or lambda are not there behind it.
    if (kind === Kind.Lambda || (kind! >= Kind.ListComprehension && kind! <= Kind.Generator)) {
      const loop = tree.nextSibling[tree.firstChild[at]!]!;
      if (kind !== Kind.Lambda && tree.kind[loop] === Kind.ComprehensionFor) walk(tree.nextSibling[tree.firstChild[loop]!]!);
      return;
    }
    if (kind === Kind.Call) callees.add(tree.firstChild[at]!);
    if (kind === Kind.Name && !callees.has(at)) {
      const name = textOf(tree, at);
      if (holdsData(name, scope) && !found.includes(name)) found.push(name);
    }
    for (let child = tree.firstChild[at]!; child !== 0; child = tree.nextSibling[child]!) walk(child);
  };
  walk(node);
  // What belongs to this call goes before what the whole file shares: a scaler, a vocabulary.
  const own = found.filter((name) => scope.kind === "module" || !isShared(name, scope));
  return own.filter((name) => name !== "self" && name !== "cls").length > 0
    ? own.filter((name) => name !== "self" || own.length === 1)
    : own;
}

function bindingsOf(name: string, scope: Scope): { readonly in: Scope; readonly bindings: readonly Binding[] } | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind === "class" && at !== scope) continue;
    const bindings = at.bindings.get(name);
    if (bindings !== undefined) return { in: at, bindings };
  }
  return undefined;
}

function holdsData(name: string, scope: Scope): boolean {
  const found = bindingsOf(name, scope);
  return found?.bindings.every(({ kind }) => kind !== "import" && kind !== "definition" && kind !== "other") === true;
}

function isShared(name: string, scope: Scope): boolean {
  return bindingsOf(name, scope)?.in.kind === "module";
}

function mentions(expression: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(expression);
}

/** A name that the file gives to nothing, so that nothing is overwritten or hidden. */
function freeName({ tree, scopes }: PythonFacts["module"]): string | undefined {
  const taken = new Set(scopes.flatMap(({ bindings }) => [...bindings.keys()]));
  for (let node = 1; node < tree.count; node++) if (tree.kind[node] === Kind.Name) taken.add(textOf(tree, node));
  return ["prediction", "model_answer", "predicted_values"].find((name) => !taken.has(name));
}
