import type { Column } from "../column.ts";
import type { Tree } from "./tree.ts";

/**
 * One Python module as the project reads it: the tree, and an index over it of scopes, what they bind, and calls. Everything here depends
 * on the file's text alone. A notebook is a module too: its cells in order, joined; so is
 * each file that its cells write.
 */
export interface PyModule {
  readonly tree: Tree;
  /** `scopes[0]` is the module; parents stand before their children. */
  readonly scopes: readonly Scope[];
  /** How many names they bind, each scope's counted by themselves. */
  readonly names: number;
  /** The `Call` nodes in source order, and for each the id of the scope in which it is evaluated. */
  readonly calls: Column;
  readonly callScopes: Column;
  /** Every import statement, wherever it stands. */
  readonly imports: readonly ImportFact[];
  /** `x.y.z = value`: assignments to attributes and subscripts, in source order. */
  readonly stores: readonly Store[];
  /**
   * By which names something may be called that is held by them: what is imported and stands in dictionaries, and classes that are held by what is called
   * so, such as `model_cls`. By the names that these have where they come from.
   */
  readonly held: ReadonlyMap<string, readonly string[]>;
}

export type ScopeKind = "module" | "class" | "function" | "lambda" | "comprehension";

export interface Scope {
  readonly id: number;
  readonly kind: ScopeKind;
  /** FunctionDef, ClassDef, Lambda, a comprehension, or the Module node. */
  readonly node: number;
  readonly parent: Scope | undefined;
  /** `""` for the module, lambdas and comprehensions. */
  readonly name: string;
  /** Dotted from the module's top: `Model.predict`; a nested function is `outer.inner`. */
  readonly qualifiedName: string;
  /** What each name may hold, in source order. Names declared `global` or `nonlocal` are bound in the scope that owns them. */
  readonly bindings: Bindings;
  readonly parameters: readonly ParameterFact[];
  /** The decorators' expressions, top to bottom. */
  readonly decorators: readonly number[];
  /** Of a class: the base expressions, and the keywords (`metaclass=`) as Keyword nodes. */
  readonly bases: readonly number[];
  /** Of a function or lambda: the expressions that it returns or yields. */
  readonly returns: readonly number[];
  /** Of a function or class: names of the dictionaries of the file in which it stands as a value: by them it may be called. */
  readonly heldIn: readonly string[];
  readonly async: boolean;
}

/** What names may hold, in the order in which they are first bound. Kept as numbers, of which bindings are made for whoever asks. */
export interface Bindings extends Iterable<[string, readonly Binding[]]> {
  /** `hash`: the name's, of `nameHash`, where it is known already. */
  has(name: string, hash?: number): boolean;
  get(name: string): readonly Binding[] | undefined;
  /** Which of the module's names it is, the first is 0: each scope's have numbers of their own. -1 for a name that is not bound here. */
  find(name: string, hash?: number): number;
  /** What the name with this number may hold, which is one of the scope's. */
  at(number: number): readonly Binding[];
  /** How many these are. */
  count(number: number): number;
  keys(): Iterable<string>;
  values(): Iterable<readonly Binding[]>;
}

export interface ParameterFact {
  readonly name: string;
  readonly flag: "plain" | "star" | "double-star";
  readonly keywordOnly: boolean;
  /** The Parameter node; annotation's and default's expression, 0 where there is none. */
  readonly node: number;
  readonly annotation: number;
  readonly default: number;
}

/** One way in which a name gets its value. `at` is the offset from which it holds. */
export type Binding =
  | { readonly kind: "import"; readonly import: ImportFact; readonly at: number }
  /** A function or class definition: the scope that it opens. */
  | { readonly kind: "definition"; readonly scope: Scope; readonly at: number }
  /**
   * An assignment, annotated assignment or walrus. `value` is 0 for a bare annotation; `unpack` is the position in a tuple
   * target (`a, (b, c) = v` gives b the path [1, 0]; behind a starred target positions count from the end, -1 is the last), and is
   * undefined where the value is written out as a tuple, so that the value itself is known; `annotation` is an expression or 0. `from` is the
   * function in which it stands, where `global` or `nonlocal` lets it bind a name of another scope.
   */
  | {
      readonly kind: "assignment";
      readonly value: number;
      readonly annotation: number;
      readonly unpack: readonly number[] | undefined;
      readonly from: Scope | undefined;
      readonly at: number;
    }
  | { readonly kind: "augmented"; readonly statement: number; readonly at: number }
  | { readonly kind: "parameter"; readonly parameter: ParameterFact; readonly at: number }
  /** A loop's or comprehension's target: an element of `iterable`. */
  | {
      readonly kind: "element";
      readonly iterable: number;
      readonly unpack: readonly number[] | undefined;
      readonly from: Scope | undefined;
      readonly at: number;
    }
  /** `with expression as name`. */
  | {
      readonly kind: "with";
      readonly expression: number;
      readonly unpack: readonly number[] | undefined;
      readonly from: Scope | undefined;
      readonly at: number;
    }
  /** `except … as name`, `del`, a match's capture, a type alias, a starred target: nothing is known of the value. */
  | { readonly kind: "other"; readonly at: number };

export interface ImportFact {
  /** The Import or ImportFrom node. */
  readonly statement: number;
  /** `a.b` of `import a.b` and `from a.b import c`; `""` for `from . import c`. */
  readonly module: string;
  /** Number of leading dots. */
  readonly level: number;
  /** `c` of `from a.b import c`; `*` for a star import; undefined for `import a.b`. */
  readonly name: string | undefined;
  /** The name that is bound: `a` for `import a.b`, the alias where there is one; `""` for a star import. */
  readonly bound: string;
  readonly alias: boolean;
  readonly scope: number;
  /** Inside `if TYPE_CHECKING:`. */
  readonly typeOnly: boolean;
}

export interface Store {
  /** The Attribute or Subscript node that is assigned to. */
  readonly target: number;
  /** 0 where nothing is known of it: an augmented assignment, the element of a loop. */
  readonly value: number;
  /** As of a binding: where in the value to look. */
  readonly unpack?: readonly number[];
  readonly scope: number;
}
