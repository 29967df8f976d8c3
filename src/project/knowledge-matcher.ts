import type { CallKnowledge, Library } from "../knowledge/knowledge.ts";

/** A call's knowledge with the library that knows it. */
export interface Known {
  readonly library: Library;
  readonly call: CallKnowledge;
}

/** Finds what is known of access paths. Made once for all libraries; every answer is remembered. */
export interface Matcher {
  readonly libraries: readonly Library[];
  /** All that is known of a call of this path; the same path may do two things. */
  match(path: string): readonly Known[];
  /** The kind itself and every kind that it also is: `@keras-model`, `@model`. */
  kinds(kind: string): readonly string[];
  /** True when a pattern that does something may end in this name: a cheap sieve before evaluation. */
  mayEnd(name: string): boolean;
  /** The library to which an import path belongs. */
  libraryOf(path: string): Library | undefined;
}

interface Wildcard {
  /** What stands before the first `*`: most paths differ there, which is cheaper to see than by the expression. */
  readonly start: string;
  readonly expression: RegExp;
  readonly known: Known;
}

const NOTHING: readonly Known[] = [];

/**
 * Frameworks ask the model from within: the program makes a chat model, an embedder, a chain or an agent and hands it on. Making one is where
 * people find the model's name, its time-out and its callbacks, so it counts as asking.
 */
const ASSEMBLED = new Set([
  "@llm",
  "@chain",
  "@embedder",
  "@llama-llm",
  "@llama-embedder",
  "@llama-engine",
  "@haystack-generator",
  "@haystack-embedder",
  "@crew-llm",
  "@dspy-lm",
  "@autogen-client",
]);

export function isAssembled(call: CallKnowledge): boolean {
  return call.does === "make" && call.returns !== undefined && ASSEMBLED.has(call.returns);
}

/** What a call asks: a model of the project's own, a language model, or an embedding. */
export function askedBy(call: CallKnowledge): "model" | "llm" | "embedding" {
  if (call.infers !== undefined || !isAssembled(call)) return call.infers ?? "model";
  return /embedder$/.test(call.returns!) ? "embedding" : "llm";
}

function isTelling(call: CallKnowledge): boolean {
  return (call.does !== undefined && call.does !== "make") || isAssembled(call);
}

/**
 * `imported`: first names of what the project imports. Knowledge of libraries that it does not import can only match by the kind of an
 * object that another made, so most names need not be looked at. Without it every name counts.
 */
export function createMatcher(libraries: readonly Library[], imported?: ReadonlySet<string>): Matcher {
  const exact = new Map<string, Known[]>();
  const wildcards = new Map<string, Wildcard[]>();
  const byImport = new Map<string, Library>();
  const kinds = kindTable(libraries);
  const sieve = createSieve(libraries, kinds, imported);

  for (const library of libraries) {
    for (const name of library.imports) if (!byImport.has(name)) byImport.set(name, library);
    for (const call of library.calls) {
      const known: Known = { library, call };
      for (const path of pathsOf(call)) {
        if (!path.includes("*")) add(exact, path, known);
        else add(wildcards, headOf(path), { start: path.slice(0, path.indexOf("*")), expression: expressionOf(path), known });
      }
    }
  }

  const remembered = new Map<string, readonly Known[]>();
  return {
    libraries,
    match(path) {
      let found = remembered.get(path);
      if (found === undefined) {
        found = look(path);
        remembered.set(path, found);
      }
      return found;
    },
    kinds,
    mayEnd: sieve,
    libraryOf(path) {
      let end = path.length;
      while (end > 0) {
        const library = byImport.get(path.slice(0, end));
        if (library !== undefined) return library;
        end = path.lastIndexOf(".", end - 1);
      }
      return undefined;
    },
  };

  function look(path: string): readonly Known[] {
    const found = [...(exact.get(path) ?? [])];
    for (const wildcard of wildcards.get(headOf(path)) ?? []) {
      if (!path.startsWith(wildcard.start) || !wildcard.expression.test(path)) continue;
      if (isExcepted(wildcard.known.call, path)) continue;
      if (!found.some((known) => known.call === wildcard.known.call)) found.push(wildcard.known);
    }
    return found.length === 0 ? NOTHING : found;
  }
}

/** `@pipeline()` is written for calling the object itself; paths here stand without their last call. */
function pathsOf(call: CallKnowledge): string[] {
  const written = typeof call.call === "string" ? [call.call] : call.call;
  return written.map((path) => (path.endsWith("()") ? path.slice(0, -2) : path));
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else same.push(value);
}

/** Each kind with all that it also is. */
function kindTable(libraries: readonly Library[]): (kind: string) => readonly string[] {
  const parents = new Map<string, string[]>();
  const marked = (name: string) => (name.startsWith("@") ? name : `@${name}`);
  for (const library of libraries) {
    for (const [kind, also] of Object.entries(library.kinds ?? {}))
      for (const name of also) add(parents, marked(kind), marked(name));
  }
  const remembered = new Map<string, readonly string[]>();
  return (kind) => {
    let all = remembered.get(kind);
    if (all === undefined) {
      const found = [kind];
      for (const name of found) for (const also of parents.get(name) ?? []) if (!found.includes(also)) found.push(also);
      all = found;
      remembered.set(kind, all);
    }
    return all;
  };
}

/** Which last names of callees may matter in this project. */
function createSieve(
  libraries: readonly Library[],
  kinds: (kind: string) => readonly string[],
  imported: ReadonlySet<string> | undefined,
): (name: string) => boolean {
  const isImported = (library: Library) =>
    imported === undefined ||
    library.imports.length === 0 ||
    library.imports.some((name) => name === "builtins" || imported.has(firstName(name)));
  const made = new Set<string>();
  for (const library of libraries) {
    if (!isImported(library)) continue;
    for (const { returns } of library.calls) if (returns?.startsWith("@")) for (const kind of kinds(returns)) made.add(kind);
  }
  const names = new Set<string>();
  const patterns: RegExp[] = [];
  for (const library of libraries) {
    for (const call of library.calls) {
      if (!isTelling(call)) continue;
      for (const path of pathsOf(call)) {
        if (!isImported(library) && !made.has(headOf(path))) continue;
        const last = path.slice(path.lastIndexOf(".") + 1);
        // `chains.*` says nothing by its last name: such calls are met through the import that they start from.
        if (last === "*" || last === "**") continue;
        if (last.includes("*")) patterns.push(expressionOf(last));
        else names.add(last);
      }
    }
  }
  const remembered = new Map<string, boolean>();
  return (name) => {
    let may = remembered.get(name);
    if (may === undefined) {
      may = names.has(name) || patterns.some((pattern) => pattern.test(name));
      remembered.set(name, may);
    }
    return may;
  };
}

function isExcepted(call: CallKnowledge, path: string): boolean {
  return (call.except ?? []).some((pattern) => (pattern.includes("*") ? expressionOf(pattern).test(path) : pattern === path));
}

function firstName(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** The first name of a path without call marks: the index of wildcards. */
function headOf(path: string): string {
  const head = firstName(path);
  return head.endsWith("()") ? head.slice(0, -2) : head;
}

function expressionOf(path: string): RegExp {
  const source = path
    .replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("\\.**", "(?:\\.[^.]+)*")
    .replaceAll("**", "[^.]+(?:\\.[^.]+)*")
    .replaceAll(/(?<![)\]])\*/g, "[^.()]*");
  return new RegExp(`^${source}$`);
}
