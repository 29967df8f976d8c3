import type { JavaScriptFacts } from "../../source/facts.ts";
import type { CallExpression, Expression, JsFunction, JsSyntax } from "../../source/javascript/module.ts";
import type { Heir } from "./heirs.ts";
import type { KnowledgeIndex, Known } from "./knowledge-index.ts";
import type { ModuleResolver } from "./resolve-module.ts";

/** A module of the project whose syntax is read when it is first asked for. */
export interface Mod {
  readonly path: string;
  readonly facts: JavaScriptFacts;
  /** Folder of the nearest package.json; `""` for the root. */
  readonly package: string;
  readonly syntax: JsSyntax;
}

/** A call of a known library. */
export interface Site {
  readonly mod: Mod;
  readonly call: CallExpression;
  readonly path: string;
  readonly known: Known;
}

/** A monitor that an object carries with it: a wrapped client, a callback handler, a tracing host. */
export interface Carried {
  readonly mod: Mod;
  readonly at: Expression;
  readonly library: string;
}

/** What an expression may be. */
export type Value =
  | { readonly kind: "library"; readonly path: string; readonly origin: Origin | undefined; readonly carries: readonly Carried[] }
  | { readonly kind: "function" | "class" | "instance"; readonly mod: Mod; readonly id: number }
  | { readonly kind: "expression"; readonly mod: Mod; readonly owner: number; readonly expression: Expression }
  | { readonly kind: "namespace"; readonly mod: Mod }
  | { readonly kind: "text"; readonly value: string; readonly mod: Mod; readonly at: Expression; readonly whole: boolean }
  | { readonly kind: "constant"; readonly value: number | boolean | null }
  | { readonly kind: "environment"; readonly name: string };

/** The call that made an application or router, so that routes find their mounts. */
export interface Origin {
  readonly mod: Mod;
  readonly call: CallExpression;
}

export interface Argument {
  readonly mod: Mod;
  readonly owner: number;
  readonly expression: Expression;
}

export interface Program {
  readonly modules: ReadonlyMap<string, Mod>;
  readonly knowledge: KnowledgeIndex;
  readonly resolver: ModuleResolver;
  /** The commands of a package's `scripts`. */
  readonly scripts: (folder: string) => readonly string[];
  /** How deep the evaluation is: code can refer to itself in ways that no memory of expressions sees. */
  readonly depth: { now: number };
  readonly memo: Map<Expression, readonly Value[]>;
  /** What objects that spread others hold under a name: such objects can hold each other in rings. */
  readonly spread: Map<Expression, Map<string, readonly Value[]>>;
  /** What calls pass to a function: per parameter. Key: see `functionKey`. */
  readonly passed: Map<string, (readonly Argument[])[]>;
  /** Classes by what they implement or extend. */
  readonly heirs: ReadonlyMap<string, readonly Heir[]>;
  /** Calls that make an agent for a server: the framework asks it. */
  readonly served: Set<CallExpression>;
  /** What frameworks pass: the router that a plugin is given. */
  readonly given: Map<string, Value[]>;
}

/** Evaluation begins anew: what is passed is known better than before. */
export function forget(program: Program): void {
  program.memo.clear();
  program.spread.clear();
}

export function functionKey(mod: Mod, id: number): string {
  return `${id}:${mod.path}`;
}

export function functionOf(mod: Mod, id: number): JsFunction {
  return mod.syntax.functions[id]!;
}

export function place(mod: Mod, start: number, end: number) {
  return mod.facts.positions.place(mod.path, start, end);
}
