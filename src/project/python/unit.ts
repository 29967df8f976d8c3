import type { PythonFacts } from "../../source/facts.ts";
import { namesCall } from "../../source/python/dispatch.ts";
import type { PyModule, Scope, Store } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import type { Few, FewNumbers } from "../few.ts";
import type { AccessPath } from "./access-paths.ts";

/**
 * One Python file in the analysis: its facts, and small tables that the analysis asks for again and again. A unit lives as long as its
 * facts, so tables of unchanged files are made once.
 */
export interface Unit {
  readonly path: string;
  /** The file in which its text stands: of what a notebook writes, the notebook. */
  readonly file: string;
  readonly facts: PythonFacts;
  readonly module: PyModule;
  readonly tree: Tree;
  /**
   * For each call, the hash of the last name of its callee: `c` for `a.b.c()`, and for `c[key]()` of the dictionary; 0 where there is none.
   */
  readonly calledNames: Int32Array;
  /** Attribute and subscript stores by the hash of the attribute's or literal key's name. */
  readonly stores: ReadonlyMap<number, readonly Store[]>;
  readonly scopeByNode: ReadonlyMap<number, Scope>;
  /** First names of the modules that it imports. */
  readonly importedModules: readonly string[];
  readonly hasStarImport: boolean;
  /** Hashes of the names that imports bind. */
  readonly imported: ReadonlySet<number>;
  /** Folder of the file, `""` for the root. */
  readonly folder: string;
  readonly inTests: boolean;
  /** The definition that stands for the findings of this file. */
  readonly findings: Definition;
  /** For each scope by its id, the definition in which it stands; made when first asked for. */
  readonly definitions: (Definition | undefined)[];
  /** Each of them once. */
  readonly pieces: Definition[];
  /** Those that were met, by their keys, and those of a name alone by the number of the name. */
  readonly accessPaths: AccessPath[];
  readonly rootPaths: (AccessPath | undefined)[];
  /** Those of objects, by their classes. */
  readonly objectPaths: Map<Scope, AccessPath>;
  /** Stands for all of the file's text: what was looked for everywhere in it rests on this. */
  readonly whole: Definition;
}

/**
 * A piece of a file by which dependencies are told: its top level, each name that it imports from the project, each class, each function and method
 * with all that is inside, and the findings of the file as a whole. Finer than files, so that an edit in a file that everybody imports does not concern
 * everybody. Most pieces have few of these sets, and few things in them.
 */
export interface Definition {
  readonly file: Grounds;
  /** Whose text its answers went through, now or earlier: too many only cost time. */
  reads: Few<Definition> | undefined;
  /** Whose answers its own rest on. */
  asks: Few<Definition> | undefined;
  /** Hashes of names by which it looked for callers and stores. */
  names: Few<number> | undefined;
  /** Hashes of the names of its functions whose callers were asked for. */
  called: Few<number> | undefined;
  /** The expressions that others asked it for, each with the id of the scope from which it was seen. */
  asked: FewNumbers | undefined;
}

/** What all pieces of a file rest on together: most edits concern few files, and the others need not be looked into. */
export interface Grounds {
  readonly path: string;
  /** Paths of files whose text or answers were used. */
  readonly files: Set<string>;
  /** Hashes of what was looked for. */
  readonly names: Set<number>;
}

const units = new WeakMap<PythonFacts, Unit>();

export function unitOf(facts: PythonFacts): Unit {
  let unit = units.get(facts);
  if (unit === undefined) {
    unit = makeUnit(facts);
    units.set(facts, unit);
  }
  return unit;
}

const INIT = nameHash("__init__");

/** Under which a call is found: the last name of what is called. `super().__init__()` and `Base.__init__(self)` make an object of the class before. */
function calledName(module: PythonFacts["module"], index: number): number {
  const { tree } = module;
  const callee = namesCall(tree, tree.firstChild[module.calls[index]!]!);
  const name = lastNameHash(tree, callee);
  if (name !== INIT || tree.kind[callee] !== Kind.Attribute) return name;
  const object = tree.firstChild[callee]!;
  if (tree.kind[object] !== Kind.Call) return lastNameHash(tree, object);
  let scope: Scope | undefined = module.scopes[module.callScopes[index]!];
  while (scope !== undefined && scope.kind !== "class") scope = scope.parent;
  const base = scope?.bases.find((node) => !/(^|\.)(ABC|\w*Mixin)$|=/.test(textOf(tree, node)));
  if (base === undefined) return name;
  return lastNameHash(tree, tree.kind[base] === Kind.Subscript ? tree.firstChild[base]! : base);
}

function makeUnit(facts: PythonFacts): Unit {
  const { module } = facts;
  const { tree } = module;
  const calledNames = new Int32Array(module.calls.length);
  for (let index = 0; index < module.calls.length; index++) calledNames[index] = calledName(module, index);
  const stores = new Map<number, Store[]>();
  for (const store of module.stores) {
    const hash = lastNameHash(tree, store.target);
    const same = stores.get(hash);
    if (same === undefined) stores.set(hash, [store]);
    else same.push(store);
  }
  const imported = new Set<number>();
  const importedModules = new Set<string>();
  for (const fact of module.imports) {
    imported.add(nameHash(fact.bound));
    const dot = fact.module.indexOf(".");
    importedModules.add(dot < 0 ? fact.module : fact.module.slice(0, dot));
  }
  const scopeByNode = new Map<number, Scope>();
  for (const scope of module.scopes) scopeByNode.set(scope.node, scope);
  const slash = facts.path.lastIndexOf("/");
  const file: Grounds = { path: facts.path, files: new Set(), names: new Set() };
  return {
    path: facts.path,
    file: facts.writtenBy?.notebook ?? facts.path,
    facts,
    module,
    tree,
    calledNames,
    stores,
    scopeByNode,
    importedModules: [...importedModules],
    hasStarImport: module.imports.some((fact) => fact.name === "*"),
    imported,
    folder: slash < 0 ? "" : facts.path.slice(0, slash),
    inTests: isTestPath(facts.path) || (facts.writtenBy !== undefined && isTestPath(facts.writtenBy.notebook)),
    definitions: [],
    pieces: [],
    accessPaths: [],
    rootPaths: new Array(module.names),
    objectPaths: new Map(),
    whole: newDefinition(file),
    findings: newDefinition(file),
  };
}

/** The definition in which a scope stands. */
export function definitionOf(unit: Unit, scope: Scope): Definition {
  const known = unit.definitions[scope.id];
  if (known !== undefined) return known;
  const { parent } = scope;
  let definition: Definition;
  if (parent === undefined || isPiece(scope)) definition = newPiece(unit);
  else definition = definitionOf(unit, parent);
  unit.definitions[scope.id] = definition;
  return definition;
}

export function newPiece(unit: Unit): Definition {
  const definition = newDefinition(unit.whole.file);
  unit.pieces.push(definition);
  return definition;
}

/** True for functions and classes that stand in no function. */
function isPiece(scope: Scope): boolean {
  if (scope.kind !== "function" && scope.kind !== "class") return false;
  let outer = scope.parent;
  while (outer?.kind === "class") outer = outer.parent;
  return outer?.kind === "module";
}

function newDefinition(file: Grounds): Definition {
  return { file, reads: undefined, asks: undefined, names: undefined, called: undefined, asked: undefined };
}

/** Forgets all that is known of who asked what: everything is about to be asked anew. */
export function forgetPieces(unit: Unit): void {
  const { file } = unit.whole;
  file.files.clear();
  file.names.clear();
  for (const one of [unit.findings, ...unit.pieces]) Object.assign(one, newDefinition(file));
}

/** The hash of the last name of a Name, of an Attribute, or of a Subscript's literal string key; 0 where there is none. */
export function lastNameHash(tree: Tree, node: number): number {
  const kind = tree.kind[node]!;
  if (kind === Kind.Name) return nameHash(tree.text, tree.start[node]!, tree.end[node]!);
  if (kind === Kind.Attribute) {
    const name = tree.nextSibling[tree.firstChild[node]!]!;
    return name === 0 ? 0 : nameHash(tree.text, tree.start[name]!, tree.end[name]!);
  }
  if (kind === Kind.Subscript) {
    const index = tree.nextSibling[tree.firstChild[node]!]!;
    if (index !== 0 && tree.kind[index] === Kind.String) return nameHash(tree.text, tree.start[index]! + 1, tree.end[index]! - 1);
  }
  return 0;
}

/** True for `chains.LLMChain` where `chains` is imported: such a path is cheap to resolve. */
export function startsAtImport(unit: Unit, callee: number): boolean {
  const { tree } = unit;
  let node = callee;
  while (tree.kind[node] === Kind.Attribute) node = tree.firstChild[node]!;
  return tree.kind[node] === Kind.Name && unit.imported.has(lastNameHash(tree, node));
}

const TEST_FOLDERS =
  /(^|\/)(tests?|testing|__tests__|unit_tests?|integration_tests?|test_\w+|\w+_tests?|specs?|benchmarks?|locust\w*|load[_-]?tests?)\//i;
const TEST_FILES = /(^|\/)(test_[^/]*|[^/]*_test|conftest|locustfile[^/]*)\.(py|ipynb)$/i;

/** Tests, benchmarks and load tests: what they read and infer is not asked to be tracked or monitored. */
export function isTestPath(path: string): boolean {
  return TEST_FOLDERS.test(path) || TEST_FILES.test(path);
}
