import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { childrenOf, Kind, textOf } from "../../source/python/tree.ts";
import { callAt } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { listFromEnvironment } from "./environment.ts";
import { indentOf, replacing } from "./source-text.ts";

/** Gives a call a keyword argument, or another value to the one that it has; undefined where the call cannot be seen whole. */
export function passArgument(programs: Programs, call: Place, name: string, value: string): Change | undefined {
  const facts = programs.python.get(call.file);
  const node = facts === undefined ? 0 : callAt(facts, call);
  if (facts === undefined || node === 0 || facts.module.tree.errors > 0) return undefined;
  const { tree } = facts.module;
  const args = childrenOf(tree, node).find((child) => tree.kind[child] === Kind.Arguments) ?? 0;
  if (args === 0) return undefined;
  const passed = childrenOf(tree, args);
  if (passed.some((one) => tree.kind[one] === Kind.DoubleStarred)) return undefined;
  const given = passed.find((one) => tree.kind[one] === Kind.Keyword && textOf(tree, tree.firstChild[one]!) === name);
  return {
    edits: [given === undefined ? added(facts, args, passed, `${name}=${value}`) : changed(facts, given, value)],
    newFiles: [],
  };
}

function added(facts: PythonFacts, args: number, passed: readonly number[], text: string): TextEdit {
  const { tree } = facts.module;
  const last = passed.at(-1);
  if (last === undefined) return replacing(facts, tree.start[args]! + 1, tree.start[args]! + 1, text);
  const at = tree.end[last]!;
  const indent = indentOf(tree.text, tree.start[last]!);
  // One argument a line, with a comma behind the last.
  const isOneALine = indent !== undefined && /^[ \t]*,[ \t]*\r?\n/.test(tree.text.slice(at, tree.end[args]!));
  return replacing(facts, at, at, isOneALine ? `,\n${indent}${text}` : `, ${text}`);
}

function changed(facts: PythonFacts, keyword: number, value: string): TextEdit {
  const { tree } = facts.module;
  const old = childrenOf(tree, keyword)[1]!;
  return replacing(facts, tree.start[old]!, tree.end[old]!, value);
}

/** Reads the list of allowed origins from the environment, where the argument at a place, or the constant that it names, allows all. */
export function nameOrigins(programs: Programs, place: Place): Change | undefined {
  const facts = programs.python.get(place.file);
  if (facts === undefined) return undefined;
  const { tree, scopes } = facts.module;
  for (let node = 1; node < tree.count; node++) {
    if (tree.kind[node] !== Kind.Keyword) continue;
    const at = facts.positions.place(facts.path, tree.start[node]!, tree.end[node]!);
    if (at.line !== place.line || at.column !== place.column || at.cell !== place.cell) continue;
    const value = childrenOf(tree, node)[1]!;
    if (tree.kind[value] !== Kind.Name)
      return allowsAll(facts, value) ? listFromEnvironment(programs, facts, value, "ALLOWED_ORIGINS") : undefined;
    const [binding, ...others] = scopes[0]?.bindings.get(textOf(tree, value)) ?? [];
    if (binding?.kind !== "assignment" || others.length > 0 || !allowsAll(facts, binding.value)) return undefined;
    return listFromEnvironment(programs, facts, binding.value, "ALLOWED_ORIGINS");
  }
  return undefined;
}

/** `"*"`, or a list of nothing else: with others beside it, those would be lost. */
function allowsAll({ module: { tree } }: PythonFacts, node: number): boolean {
  const items = tree.kind[node] === Kind.List || tree.kind[node] === Kind.Tuple ? childrenOf(tree, node) : [node];
  return items.length === 1 && stringValue(tree, items[0]!) === "*";
}
