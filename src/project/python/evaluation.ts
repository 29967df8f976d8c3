import type { ConfigFacts, Start } from "../../source/facts.ts";
import type { Scope, Store } from "../../source/python/module.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import type { AccessPath } from "./access-paths.ts";
import type { Resolver } from "./resolver.ts";
import type { Into } from "./store-keys.ts";
import type { Unit } from "./unit.ts";
import type { Frame, Values } from "./values.ts";

/** A call of the project: the unit and the index into its `module.calls`. */
export interface CallSite {
  readonly unit: Unit;
  readonly index: number;
  readonly node: number;
  readonly scope: Scope;
}

export interface StoreSite {
  readonly unit: Unit;
  readonly store: Store;
}

/** What evaluation needs of the project. The parts are mutually recursive, so each gets this one object. */
export interface Evaluation {
  readonly resolver: Resolver;
  readonly matcher: Matcher;
  /** The module of the project that an import names, seen from a file. */
  resolve(from: Unit, module: string, level: number): Unit | undefined;
  /** True when the name is a package or module of the project. */
  isPackage(from: Unit, module: string): boolean;
  fileAt(path: string): Unit | undefined;
  /** A configuration file of the project by its path. */
  config(path: string): ConfigFacts | undefined;
  /** Values of an expression, seen from a scope; `frame` holds the arguments of the call under examination. */
  evaluate(unit: Unit, node: number, scope: Scope, frame?: Frame): Values;
  /** Values of an access path of a file. */
  access(unit: Unit, path: AccessPath): Values;
  /** Values of a name, seen from outside the scope that binds it. */
  name(unit: Unit, scope: Scope, name: string): Values;
  /** Values of the callee of a call. */
  callee(site: CallSite): Values;
  /** Every call whose callee ends in this name. */
  callsNamed(name: string): readonly CallSite[];
  /** The same, where what becomes of it is asked of `callers`. */
  callsOfFunction(name: string): readonly CallSite[];
  /** Names of what holds a function or class of this name, by which it may be called (`PyModule.held`); asked where what becomes of it is asked of `callers`. */
  holdersOf(name: string): readonly string[];
  /** Those of one file. */
  callsIn(unit: Unit, name: string): readonly CallSite[];
  /**
   * Every store whose attribute or literal key is this name. `into` tells which of them may count (`storeKeys`), so that an edit concerns nobody who
   * looks for others.
   */
  storesNamed(name: string, into: Into): readonly StoreSite[];
  /** Commands that run this script: from containers, CI, DVC stages, notebooks. */
  startsOf(unit: Unit): readonly Start[];
  /** Values that configuration gives an environment variable. */
  environment(name: string): readonly string[];
  /** The file in whose code the present expression stands. */
  asker(): Unit | undefined;
  /** Marks a definition as one on whose text the present answer depends. */
  touch(unit: Unit, scope: Scope): void;
  /** Marks a whole file as such: something was looked for everywhere in it. */
  touchFile(unit: Unit): void;
  /** False when the answer has cost enough: what is left is unknown. */
  spend(): boolean;
  /** Runs what may come back to itself by the same key, where it gives `nothing`. */
  once<T>(key: string, nothing: T, compute: () => T): T;
  /** Who calls a function: the answer of `search`, which is remembered like those of expressions. */
  callers(unit: Unit, scope: Scope, search: () => readonly CallSite[]): readonly CallSite[];
}

/** Calls within calls whose own arguments are followed; further down the answer is the same for all callers, and remembered. */
export const MAX_FRAMES = 3;
