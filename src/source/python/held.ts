import { heldNames, lastName } from "./dispatch.ts";
import type { ImportFact } from "./module.ts";
import { Kind, type Tree, textOf } from "./tree.ts";

/** Names by which functions and classes may be called, by their own. */
export interface Held {
  /** Of the dictionaries in which they stand as values. */
  readonly dictionaries: Map<string, string[]>;
  /** Of what holds classes, by its name. */
  readonly classes: Map<string, string[]>;
}

/** What holds a class to make objects of is called so by custom: `model_cls`, `handlerClass`, `client_factory`. */
const HOLDS_CLASS = /_(?:cls|klass|class|factory|ctor)_?$|[a-z](?:Class|Cls|Factory)$|^klass$/;

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map();

export function createHeld(): Held {
  return { dictionaries: new Map(), classes: new Map() };
}

/** `LOADERS = {"csv": load_csv}`: what stands in it is called by the dictionary's name. */
export function hold(held: Held, tree: Tree, dictionary: number, holder: string): void {
  if (holder !== "") for (const name of heldNames(tree, dictionary)) add(held.dictionaries, name, holder);
}

/** What a name, an attribute, a parameter or a keyword is given: a dictionary, or a class by the name of one that holds classes. */
export function holdAs(held: Held, tree: Tree, target: number, value: number): void {
  switch (tree.kind[value]) {
    case Kind.Dict:
      if (tree.kind[target] !== Kind.Identifier) hold(held, tree, value, lastName(tree, target));
      return;
    case Kind.Conditional:
      for (let part = tree.firstChild[value]!; part !== 0; part = tree.nextSibling[part]!) holdAs(held, tree, target, part);
      return;
    case Kind.Name:
    case Kind.Attribute: {
      const name = lastName(tree, value);
      if (!/^[A-Z]/.test(name)) return;
      const holder = tree.kind[target] === Kind.Identifier ? textOf(tree, target) : lastName(tree, target);
      if (HOLDS_CLASS.test(holder)) add(held.classes, name, holder);
    }
  }
}

/** What files may hold of each other, by the names that it has in the modules where it comes from. */
export function heldOf({ dictionaries, classes }: Held, imports: readonly ImportFact[]): ReadonlyMap<string, readonly string[]> {
  if (dictionaries.size === 0 && classes.size === 0) return NOTHING;
  const found = new Map<string, readonly string[]>(classes);
  for (const { name, bound } of imports) {
    const holders = [...(dictionaries.get(bound) ?? []), ...(classes.get(bound) ?? [])];
    if (name !== undefined && holders.length > 0) found.set(name, holders);
  }
  return found.size === 0 ? NOTHING : found;
}

function add(held: Map<string, string[]>, name: string, holder: string): void {
  const holders = held.get(name);
  if (holders === undefined) held.set(name, [holder]);
  else if (!holders.includes(holder)) holders.push(holder);
}
