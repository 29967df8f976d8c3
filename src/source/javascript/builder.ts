import type {
  CallExpression,
  Expression,
  JsBinding,
  JsClass,
  JsExport,
  JsFunction,
  JsParameter,
  JsStore,
  JsSyntax,
  TextExpression,
} from "./module.ts";

/** A function while it is being read. */
export interface FunctionDraft extends JsFunction {
  readonly parameters: JsParameter[];
  readonly decorators: Expression[];
  readonly returns: Expression[];
  readonly calls: CallExpression[];
  readonly inner: number[];
  readonly bindings: Map<string, JsBinding[]>;
  readonly directives: string[];
}

/** A module's syntax while it is being read. */
export interface Builder {
  readonly text: string;
  readonly functions: FunctionDraft[];
  readonly classes: JsClass[];
  readonly exports: JsExport[];
  readonly stores: JsStore[];
  readonly strings: TextExpression[];
  /** `name = value`, bound at the end to whichever function declares the name. */
  readonly assignments: {
    readonly name: string;
    readonly value: Expression;
    readonly path: readonly string[];
    readonly owner: number;
  }[];
  /** Decorators that the parser put before `export class`. */
  readonly decorators: Expression[];
}

export function createBuilder(text: string): Builder {
  return { text, functions: [], classes: [], exports: [], stores: [], strings: [], assignments: [], decorators: [] };
}

type Opening = Pick<JsFunction, "name" | "parent" | "class" | "kind" | "start" | "end" | "nameStart" | "nameEnd">;

export function openFunction(builder: Builder, opening: Opening, holder?: string): FunctionDraft {
  const outer = builder.functions[opening.parent];
  const prefix = holder ?? outer?.qualifiedName ?? "";
  const made: FunctionDraft = {
    ...opening,
    id: builder.functions.length,
    qualifiedName: prefix === "" || opening.name === "" ? opening.name || prefix : `${prefix}.${opening.name}`,
    parameters: [],
    decorators: [],
    returns: [],
    calls: [],
    inner: [],
    bindings: new Map(),
    directives: [],
  };
  builder.functions.push(made);
  outer?.inner.push(made.id);
  return made;
}

export function bind(owner: FunctionDraft, name: string, binding: JsBinding): void {
  const list = owner.bindings.get(name);
  if (list) list.push(binding);
  else owner.bindings.set(name, [binding]);
}

export function finish(builder: Builder): JsSyntax {
  for (const { name, value, path, owner } of builder.assignments) {
    for (let at: FunctionDraft | undefined = builder.functions[owner]; at; at = builder.functions[at.parent]) {
      if (!at.bindings.has(name)) continue;
      bind(at, name, { kind: "value", value, owner, path, type: undefined });
      break;
    }
  }
  const { functions, classes, exports, stores, strings } = builder;
  return { functions, classes, exports, stores, strings };
}
