import type { CallKnowledge, Library } from "../knowledge/knowledge.ts";

/** A call's knowledge with the library that knows it. */
export interface Known {
  readonly library: Library;
  readonly call: CallKnowledge;
}

/** Finds what is known of access paths. Made once for all libraries; every answer is remembered. */
export interface Matcher {
  /** All that is known of a call of this path; the same path may do two things. */
  match(path: string): readonly Known[];
  /** The kind itself and every kind that it also is: `@keras-model`, `@model`. */
  kinds(kind: string): readonly string[];
  /** True when a pattern that does something may end in this name: a cheap sieve before evaluation. */
  mayEnd(name: string): boolean;
  /** The library to which an import path belongs. */
  libraryOf(path: string): Library | undefined;
  /** Names of decorators, routes and the like need no sieve; these are all last names that are written out. */
  readonly lastNames: ReadonlySet<string>;
}

interface Wildcard {
  readonly expression: RegExp;
  readonly known: Known;
}

const NOTHING: readonly Known[] = [];

/**
 * Frameworks ask the model from within: the program makes a chat model, an embedder, a chain or an agent and hands it on. Making one is where
 * people find the model's name, its time-out and its callbacks, so it counts as asking.
 */
const ASSEMBLED = new Set(["@llm", "@chain", "@embedder", "@llama-llm", "@llama-embedder", "@llama-engine"]);

export function isAssembled(call: CallKnowledge): boolean {
  return call.does === "make" && call.returns !== undefined && ASSEMBLED.has(call.returns);
}

export function createMatcher(libraries: readonly Library[]): Matcher {
  const exact = new Map<string, Known[]>();
  const wildcards = new Map<string, Wildcard[]>();
  const parents = new Map<string, readonly string[]>();
  const byImport = new Map<string, Library>();
  const lastNames = new Set<string>();
  const lastPatterns: RegExp[] = [];

  for (const library of libraries) {
    for (const name of library.imports) if (!byImport.has(name)) byImport.set(name, library);
    for (const [kind, also] of Object.entries(library.kinds ?? {})) {
      const plain = also.map((name) => (name.startsWith("@") ? name : `@${name}`));
      const key = kind.startsWith("@") ? kind : `@${kind}`;
      parents.set(key, [...(parents.get(key) ?? []), ...plain]);
    }
    for (const call of library.calls) {
      const except = new Set((call.except ?? []).filter((path) => !path.includes("*")));
      const known: Known = { library, call };
      for (const written of typeof call.call === "string" ? [call.call] : call.call) {
        // `@pipeline()` is written for calling the object itself; paths here stand without their last call.
        const path = written.endsWith("()") ? written.slice(0, -2) : written;
        const last = lastName(path);
        if ((call.does !== "make" && call.does !== undefined) || isAssembled(call)) {
          if (last.includes("*"))
            lastPatterns.push(new RegExp(`^${last.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`));
          else lastNames.add(last);
        }
        if (!path.includes("*")) {
          const same = exact.get(path);
          if (same === undefined) exact.set(path, [known]);
          else same.push(known);
          continue;
        }
        const head = headOf(path);
        const entry: Wildcard = { expression: expressionOf(path), known: except.size === 0 ? known : { library, call } };
        const same = wildcards.get(head);
        if (same === undefined) wildcards.set(head, [entry]);
        else same.push(entry);
      }
    }
  }

  const remembered = new Map<string, readonly Known[]>();
  const endings = new Map<string, boolean>();
  return {
    lastNames,
    match(path) {
      let found = remembered.get(path);
      if (found === undefined) {
        found = look(path);
        remembered.set(path, found);
      }
      return found;
    },
    kinds(kind) {
      const all = [kind];
      for (const name of all) for (const also of parents.get(name) ?? []) if (!all.includes(also)) all.push(also);
      return all;
    },
    mayEnd(name) {
      let may = endings.get(name);
      if (may === undefined) {
        may = lastNames.has(name) || lastPatterns.some((pattern) => pattern.test(name));
        endings.set(name, may);
      }
      return may;
    },
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
      if (!wildcard.expression.test(path)) continue;
      if (isExcepted(wildcard.known.call, path)) continue;
      if (!found.some((known) => known.call === wildcard.known.call)) found.push(wildcard.known);
    }
    return found.length === 0 ? NOTHING : found;
  }
}

function isExcepted(call: CallKnowledge, path: string): boolean {
  return (call.except ?? []).some((pattern) => (pattern.includes("*") ? expressionOf(pattern).test(path) : pattern === path));
}

/** The first name of a path without call marks: the index of wildcards. */
function headOf(path: string): string {
  const dot = path.indexOf(".");
  const head = dot < 0 ? path : path.slice(0, dot);
  return head.endsWith("()") ? head.slice(0, -2) : head;
}

function lastName(path: string): string {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return name.endsWith("()") ? name.slice(0, -2) : name;
}

function expressionOf(path: string): RegExp {
  const source = path
    .replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("\\.**", "(?:\\.[^.]+)*")
    .replaceAll("**", "[^.]+(?:\\.[^.]+)*")
    .replaceAll(/(?<![)\]])\*/g, "[^.()]*");
  return new RegExp(`^${source}$`);
}
