import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { evaluate, member } from "./evaluate.ts";
import type { Mod, Program, Value } from "./program.ts";

/** What a module puts into maps, sets, lists and objects under keys that only exist at run time, by the text of what holds it. */
type Contents = ReadonlyMap<string, readonly { readonly expression: Expression; readonly owner: number }[]>;

const contentsByMod = new WeakMap<Mod, Contents>();

function contentsOf(mod: Mod): Contents {
  let known = contentsByMod.get(mod);
  if (known !== undefined) return known;
  const found = new Map<string, { expression: Expression; owner: number }[]>();
  const put = (text: string, expression: Expression, owner: number) => {
    const same = found.get(text);
    if (same === undefined) found.set(text, [{ expression, owner }]);
    else same.push({ expression, owner });
  };
  for (const { calls } of mod.syntax.functions) {
    for (const { callee, arguments: given, owner } of calls) {
      const last = given.at(-1);
      if (callee.kind === "member" && last !== undefined && /^(?:set|add|push|unshift)$/.test(callee.property))
        put(textOfHolder(mod, callee.object), last, owner);
      else if (callee.kind === "name" && last !== undefined && /^set[A-Z]/.test(callee.name))
        put(`${callee.name}()`, last, owner);
    }
  }
  for (const { target, value, owner } of mod.syntax.stores) {
    if (target.property === "*") put(textOfHolder(mod, target.object), value, owner);
    else if (target.property === "current") put(`${textOfHolder(mod, target.object)}.current`, value, owner);
  }
  known = found;
  contentsByMod.set(mod, known);
  return known;
}

function textOfHolder(mod: Mod, { start, end }: Expression): string {
  return mod.facts.module.text.slice(start, end).replace(/[?!\s]/g, "");
}

/** What was put into the thing that an expression names, in its own module. */
export function putInto(program: Program, mod: Mod, holder: Expression): readonly Value[] {
  if (holder.kind !== "name" && holder.kind !== "member") return [];
  return contentsAt(program, mod, textOfHolder(mod, holder));
}

/** What a component puts into a reference of React: `model.current = await load()`. */
export function putIntoReference(program: Program, mod: Mod, reference: Expression): readonly Value[] {
  return contentsAt(program, mod, `${textOfHolder(mod, reference)}.current`);
}

/** What a component makes its state by the function that React gives it beside the state: `setModel(await load())`. */
export function putIntoState(program: Program, mod: Mod, setter: string): readonly Value[] {
  return contentsAt(program, mod, `${setter}()`).filter((value) => value.kind !== "function");
}

function contentsAt(program: Program, mod: Mod, text: string): readonly Value[] {
  return (contentsOf(mod).get(text) ?? []).flatMap(({ expression, owner }) => evaluate(program, mod, expression, owner));
}

const TAKES_ONE = /^(?:get|find|findLast|at|pop|shift)$/;
const HANDS_ON = /^(?:filter|slice|sort|toSorted|reverse|toReversed|concat)$/;

/** What `map.get(key)`, `list.find(test)` and the like hand out of what the module put in; undefined where the call is none of those. */
export function takenOut(program: Program, mod: Mod, call: CallExpression): readonly Value[] | undefined {
  const { callee } = call;
  if (callee.kind !== "member" || !(TAKES_ONE.test(callee.property) || HANDS_ON.test(callee.property))) return undefined;
  const holders = evaluate(program, mod, callee.object, call.owner);
  const lists = holders.filter((value) => value.kind === "expression" && value.expression.kind === "array");
  if (HANDS_ON.test(callee.property)) return lists.length > 0 ? lists : undefined;
  if (lists.length === 0 && !holders.some(isMap)) return undefined;
  return [...putInto(program, mod, callee.object), ...lists.flatMap((value) => member(program, value, "*"))];
}

/** What a loop goes through: `for (const one of list)`, `of map.values()`, and of a map itself, whose pairs hold it second. */
export function elementsOf(program: Program, mod: Mod, of: Expression, owner: number, path: readonly string[]): readonly Value[] {
  const values = evaluate(program, mod, of, owner);
  const walked = (from: readonly Value[], names: readonly string[]) =>
    names.reduce<readonly Value[]>((at, name) => at.flatMap((value) => member(program, value, name)), from);
  const found = walked(values, ["*", ...path]);
  if (of.kind === "call" && of.callee.kind === "member" && /^(?:values|entries)$/.test(of.callee.property)) {
    if (!evaluate(program, mod, of.callee.object, owner).some(isMap)) return found;
    return [
      ...found,
      ...walked(putInto(program, mod, of.callee.object), of.callee.property === "entries" ? path.slice(1) : path),
    ];
  }
  return [...found, ...walked(putInto(program, mod, of), values.some(isMap) ? path.slice(1) : path)];
}

function isMap(value: Value): boolean {
  return value.kind === "library" && /^global#(?:Map|WeakMap|Set)\(\)$/.test(value.path);
}
