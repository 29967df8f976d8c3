/**
 * One JavaScript or TypeScript module. Most files of a repository never touch a model, so only the names of imported modules are read at
 * once; the syntax is read when somebody asks for it, and kept.
 */
export interface JsModule {
  readonly text: string;
  /** Every module that the text seems to name in an import, an export or a require; comments may add some that are not imported. */
  readonly specifiers: readonly string[];
  /** Reads the module's syntax; the same object at each call. */
  syntax(): JsSyntax;
  /** Undefined in a module that imports nothing at its top, and in one that cannot be read to its end. */
  lastImport(): LastImport | undefined;
}

/** The last import at the top of a module: `import … from`, or `const … = require(…)` where it has none of those. */
export interface LastImport {
  /** The offset behind it. */
  readonly end: number;
  readonly text: string;
  readonly commonJs: boolean;
}

/** What a module is made of, names not yet resolved. */
export interface JsSyntax {
  /** `functions[0]` is the module's own top level; a function stands after the one that holds it. */
  readonly functions: readonly JsFunction[];
  readonly classes: readonly JsClass[];
  readonly exports: readonly JsExport[];
  /** `a.b = value`, in source order. */
  readonly stores: readonly JsStore[];
  /** String literals of at least 6 characters, for hosts and paths. */
  readonly strings: readonly TextExpression[];
}

export interface JsFunction {
  readonly id: number;
  /** `""` for the module and for functions that no name is bound to. */
  readonly name: string;
  /** Dotted from the module's top: `ChatService.answer`, `outer.inner`. */
  readonly qualifiedName: string;
  /** The function that holds it; -1 for the module. */
  readonly parent: number;
  /** The class whose method it is; -1 when it is none. */
  readonly class: number;
  readonly kind: "module" | "declaration" | "expression" | "arrow" | "method";
  readonly start: number;
  readonly end: number;
  /** Where people see it: its name, or its first token. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly parameters: readonly JsParameter[];
  readonly decorators: readonly Expression[];
  readonly returns: readonly Expression[];
  readonly calls: readonly CallExpression[];
  /** Ids of the functions written directly inside it. */
  readonly inner: readonly number[];
  readonly bindings: ReadonlyMap<string, readonly JsBinding[]>;
  /** `use server`, `use client`. */
  readonly directives: readonly string[];
}

export interface JsParameter {
  /** `""` when it is taken apart. */
  readonly name: string;
  /** The first name of its type: `OpenAI` of `OpenAI | undefined`; dots stay. */
  readonly type: string | undefined;
  readonly default: Expression | undefined;
  readonly decorators: readonly Expression[];
  /** `private readonly x: X` in a constructor makes a field. */
  readonly field: boolean;
  readonly rest: boolean;
}

/** One way in which a name gets its value. A path tells which part of the value it is, by property name or position. */
export type JsBinding =
  | { readonly kind: "import"; readonly module: string; readonly name: string; readonly typeOnly: boolean }
  | {
      readonly kind: "value";
      readonly value: Expression;
      /** The function that gives it: not always the one in which the name stands. */
      readonly owner: number;
      readonly path: readonly string[];
      readonly type: string | undefined;
    }
  | { readonly kind: "parameter"; readonly index: number; readonly path: readonly string[] }
  | { readonly kind: "function"; readonly id: number }
  | { readonly kind: "class"; readonly id: number }
  /** An element of something that is iterated. */
  | { readonly kind: "element"; readonly of: Expression; readonly path: readonly string[] }
  | { readonly kind: "other"; readonly type: string | undefined };

export interface JsClass {
  readonly id: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The function in which it stands. */
  readonly owner: number;
  readonly extends: Expression | undefined;
  /** Names of interfaces, without what they are of. */
  readonly implements: readonly string[];
  readonly abstract: boolean;
  readonly decorators: readonly Expression[];
  readonly fields: ReadonlyMap<string, JsField>;
  /** Method name to function id; `constructor` is one. */
  readonly methods: ReadonlyMap<string, number>;
}

export interface JsField {
  readonly values: readonly Expression[];
  readonly type: string | undefined;
  readonly decorators: readonly Expression[];
  /** The function in whose scope the values are evaluated: the constructor's for its own parameters. */
  readonly owner: number;
}

export interface JsExport {
  /** `default`, a name, `*` for everything, `=` for `export =`. */
  readonly name: string;
  readonly value: Expression | undefined;
  /** Re-exports: the module and the name there; `*` for the module as an object. */
  readonly from: string | undefined;
  readonly fromName: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface JsStore {
  readonly target: MemberExpression;
  readonly value: Expression;
  readonly owner: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface NameExpression extends Stretch {
  readonly kind: "name";
  readonly name: string;
}
export interface MemberExpression extends Stretch {
  readonly kind: "member";
  readonly object: Expression;
  /** `*` when it is computed. */
  readonly property: string;
}
export interface CallExpression extends Stretch {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  /** True for `new X()`. */
  readonly make: boolean;
  /** The function in which it is evaluated. */
  readonly owner: number;
  /** Where the argument list ends: the offset of `)`; equal to `end` when there is none. */
  readonly close: number;
}
export interface TextExpression extends Stretch {
  readonly kind: "text";
  readonly value: string;
}
/** A template string, or strings joined by `+`. */
export interface JoinExpression extends Stretch {
  readonly kind: "join";
  readonly parts: readonly Expression[];
}
export interface ObjectExpression extends Stretch {
  readonly kind: "object";
  readonly properties: readonly JsProperty[];
  readonly spreads: readonly Expression[];
}
export interface JsProperty extends Stretch {
  /** `*` when it is computed. */
  readonly name: string;
  readonly value: Expression;
}
/** What stands in brackets, in a sequence, or in an expression that is not told apart: its parts are. */
export interface GroupExpression extends Stretch {
  readonly kind: "array" | "other";
  readonly parts: readonly Expression[];
}
/** `a ?? b`, `a || b`, `c ? a : b`: one of them. */
export interface ChoiceExpression extends Stretch {
  readonly kind: "choice";
  readonly options: readonly Expression[];
}
export interface FunctionExpression extends Stretch {
  readonly kind: "function" | "class";
  readonly id: number;
}
/** `require("m")`, `import("m")`. */
export interface ModuleExpression extends Stretch {
  readonly kind: "module";
  readonly module: string;
}
export interface ConstantExpression extends Stretch {
  readonly kind: "constant";
  readonly value: number | boolean | null;
}
export interface PlainExpression extends Stretch {
  readonly kind: "this" | "super";
}
export interface SpreadExpression extends Stretch {
  readonly kind: "spread";
  readonly value: Expression;
}

export type Expression =
  | NameExpression
  | MemberExpression
  | CallExpression
  | TextExpression
  | JoinExpression
  | ObjectExpression
  | GroupExpression
  | ChoiceExpression
  | FunctionExpression
  | ModuleExpression
  | ConstantExpression
  | PlainExpression
  | SpreadExpression;
