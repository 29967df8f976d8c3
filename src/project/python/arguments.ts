import type { Argument } from "../../knowledge/knowledge.ts";
import type { ParameterFact } from "../../source/python/module.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";

/** The expression nodes of a call's arguments. */
export interface CallArguments {
  readonly positional: readonly number[];
  readonly keywords: ReadonlyMap<string, number>;
  /** `*args` or `**kwargs` is passed, so more may be given than is seen. */
  readonly open: boolean;
}

const NONE: CallArguments = { positional: [], keywords: new Map(), open: false };

export function argumentsOf(tree: Tree, call: number): CallArguments {
  const list = tree.nextSibling[tree.firstChild[call]!]!;
  if (list === 0) return NONE;
  const positional: number[] = [];
  let keywords: Map<string, number> | undefined;
  let open = false;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    const kind = tree.kind[node];
    if (kind === Kind.Keyword) {
      const name = tree.firstChild[node]!;
      const value = tree.nextSibling[name]!;
      if (value === 0) continue;
      keywords ??= new Map();
      keywords.set(textOf(tree, name), value);
    } else if (kind === Kind.Starred || kind === Kind.DoubleStarred) open = true;
    else if (!open) positional.push(node);
  }
  return { positional, keywords: keywords ?? NONE.keywords, open };
}

/** The argument that knowledge points at, or 0. */
export function argumentNode(args: CallArguments, wanted: Argument | undefined): number {
  if (wanted === undefined) return 0;
  const names = wanted.keyword === undefined ? [] : typeof wanted.keyword === "string" ? [wanted.keyword] : wanted.keyword;
  for (const name of names) {
    const node = args.keywords.get(name);
    if (node !== undefined) return node;
  }
  return wanted.position === undefined ? 0 : (args.positional[wanted.position] ?? 0);
}

/** Which argument goes to which parameter. `bound`: the first parameter is the object and takes none. */
export function bindArguments(parameters: readonly ParameterFact[], args: CallArguments, bound: boolean): Map<string, number> {
  const given = new Map<string, number>();
  const plain = parameters.filter((parameter) => parameter.flag === "plain");
  let position = 0;
  for (const [index, parameter] of plain.entries()) {
    if (bound && index === 0) continue;
    const keyword = args.keywords.get(parameter.name);
    if (keyword !== undefined) given.set(parameter.name, keyword);
    else if (!parameter.keywordOnly && position < args.positional.length) given.set(parameter.name, args.positional[position++]!);
  }
  return given;
}
