import { nameHash } from "../../source/python/names.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, Op, type Tree, textOf } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import { resolvePath } from "../tracking/paths.ts";
import { argumentsOf } from "./arguments.ts";
import { folderOf, slashes } from "./paths.ts";
import type { Unit } from "./unit.ts";

const PUTS = new Set(["insert", "append", "extend"].map((name) => nameHash(name)));
/** Names, calls and steps between what is put on the path and where the file lies. */
const MOST_STEPS = 24;

/**
 * Folders that a file puts on its own search path, relative to the repository's root: `sys.path.insert(0, str(Path(__file__).parents[1] / "app"))`.
 * Worked out of the file's own text alone, so that what it imports depends on nothing else.
 */
export function searchRoots(unit: Unit): readonly string[] {
  return unit.importedModules.includes("sys") && !unit.facts.notebook ? rootsOf(unit) : [];
}

const rootsOf = keptWith((unit: Unit): readonly string[] => {
  const { tree, module } = unit;
  const found: string[] = [];
  for (let index = 0; index < module.calls.length; index++) {
    if (!PUTS.has(unit.calledNames[index]!)) continue;
    const call = module.calls[index]!;
    const callee = tree.firstChild[call]!;
    if (tree.kind[callee] !== Kind.Attribute || textOf(tree, tree.firstChild[callee]!) !== "sys.path") continue;
    const last = argumentsOf(tree, call).positional.at(-1) ?? 0;
    const given = tree.kind[last] === Kind.List || tree.kind[last] === Kind.Tuple ? childrenOf(tree, last) : [last];
    for (const node of given) {
      const path = node === 0 ? undefined : pathOf(unit, node, 0);
      // Relative to where the program is started: from its own folder, or from the top.
      for (const base of path === undefined || (!path.fixed && OUTSIDE.test(path.text))
        ? []
        : path.fixed
          ? [""]
          : [unit.folder, ""]) {
        const root = resolvePath(base, path!.text);
        if (root !== undefined && !found.includes(root)) found.push(root);
      }
    }
  }
  return found;
});

/** `fixed`: relative to the repository's root. */
interface Known {
  readonly text: string;
  readonly fixed: boolean;
}

/** A place on one machine. */
const OUTSIDE = /^(?:[/~]|[a-z]:)/i;

/** Calls that give the path that they are given, or that they are called on. */
const SAME = /^(?:str|Path|PurePath|abspath|realpath|normpath|resolve|absolute|as_posix|fspath|expanduser|strip)$/;

function pathOf(unit: Unit, node: number, step: number): Known | undefined {
  const { tree } = unit;
  if (step > MOST_STEPS) return undefined;
  const follow = (inner: number) => pathOf(unit, inner, step + 1);
  const first = tree.firstChild[node]!;
  switch (tree.kind[node]) {
    case Kind.String: {
      const text = stringValue(tree, node);
      return text === undefined ? undefined : { text: slashes(text), fixed: false };
    }
    case Kind.Name: {
      const name = textOf(tree, node);
      if (name === "__file__") return { text: unit.path, fixed: true };
      const bindings = unit.module.scopes[0]!.bindings.get(name) ?? [];
      const [binding] = bindings;
      return bindings.length === 1 && binding?.kind === "assignment" && binding.value !== 0 && binding.unpack === undefined
        ? follow(binding.value)
        : undefined;
    }
    case Kind.Binary: {
      const [left, right] = [follow(first), follow(tree.nextSibling[first]!)];
      if (left === undefined || right === undefined) return undefined;
      if (tree.data[node] === Op.Add && !right.fixed && right.text.startsWith("/"))
        return joined(left, { ...right, text: right.text.slice(1) });
      return tree.data[node] === Op.Div ? joined(left, right) : undefined;
    }
    case Kind.Attribute: {
      const holder = textOf(tree, tree.nextSibling[first]!) === "parent" ? follow(first) : undefined;
      return holder === undefined ? undefined : above(holder, 1);
    }
    case Kind.Subscript: {
      // `path.parents[2]`
      if (tree.kind[first] !== Kind.Attribute || textOf(tree, tree.nextSibling[tree.firstChild[first]!]!) !== "parents")
        return undefined;
      const count = Number(textOf(tree, tree.nextSibling[first]!));
      const holder = Number.isInteger(count) && count >= 0 && count < MOST_STEPS ? follow(tree.firstChild[first]!) : undefined;
      return holder === undefined ? undefined : above(holder, count + 1);
    }
    case Kind.Call:
      return called(unit, node, follow);
    default:
      return undefined;
  }
}

function called(unit: Unit, node: number, follow: (node: number) => Known | undefined): Known | undefined {
  const { tree } = unit;
  const callee = tree.firstChild[node]!;
  const { positional } = argumentsOf(tree, node);
  const isMethod = tree.kind[callee] === Kind.Attribute;
  const name = isMethod ? textOf(tree, tree.nextSibling[tree.firstChild[callee]!]!) : textOf(tree, callee);
  if (name === "getcwd" || name === "cwd") return { text: "", fixed: true };
  if (name === "dirname") {
    const inner = positional[0] === undefined ? undefined : follow(positional[0]);
    return inner === undefined ? undefined : above(inner, 1);
  }
  if (name === "join" || name === "joinpath") {
    const onPath = isMethod && name === "joinpath" ? [tree.firstChild[callee]!] : [];
    const parts = [...onPath, ...positional].map(follow);
    return parts.reduce((left, right) =>
      left === undefined || right === undefined || right.fixed ? undefined : joined(left, right),
    );
  }
  if (!SAME.test(name)) return undefined;
  const of = positional[0] ?? (isMethod ? tree.firstChild[callee]! : 0);
  return of === 0 ? undefined : follow(of);
}

/** Folders upwards; the file itself is gone with the first. */
function above({ text, fixed }: Known, count: number): Known | undefined {
  let at = text;
  for (let up = 0; up < count; up++) {
    if (at === "" && fixed) return undefined;
    at = /(^|\/)\.\.$/.test(at) || at === "" ? `${at === "" ? "" : `${at}/`}..` : folderOf(at);
  }
  return { text: at, fixed };
}

function joined(left: Known, right: Known): Known | undefined {
  if (right.fixed || OUTSIDE.test(right.text)) return undefined;
  return { text: left.text === "" ? right.text : `${left.text}/${right.text}`, fixed: left.fixed };
}

function childrenOf(tree: Tree, node: number): number[] {
  const found: number[] = [];
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) found.push(child);
  return found;
}
