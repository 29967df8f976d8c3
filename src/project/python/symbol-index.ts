import { filePlace, type RelatedPlace } from "../../model/place.ts";
import type { Scope } from "../../source/python/module.ts";
import { findUnread } from "../no-programs.ts";
import type { SymbolAnswer, Symbols } from "../symbols.ts";
import { codeDigest } from "./code-digest.ts";
import { nameNode } from "./entries.ts";
import type { Reached } from "./graph.ts";
import { chain, type PythonAnalysis } from "./part.ts";
import { placeOf } from "./record.ts";
import type { Resolver } from "./resolver.ts";
import type { Unit } from "./unit.ts";

interface Target {
  readonly unit: Unit;
  /** The scopes that the reference stands for: a function, a class with its methods, a whole file. */
  readonly scopes: readonly Scope[];
}

/** Answers about `file.py:symbol` from the Python call graph; `undefined` from `target` means that the file is none of ours. */
export function pythonSymbols(analysis: PythonAnalysis, resolver: Resolver, hasFile: (path: string) => boolean): Symbols {
  const { graph, processes, monitors } = analysis;

  function split(reference: string): { file: string; symbol: string } {
    const colon = reference.lastIndexOf(":");
    return colon < 0 ? { file: reference, symbol: "" } : { file: reference.slice(0, colon), symbol: reference.slice(colon + 1) };
  }

  function target(reference: string): Target | undefined {
    const { file, symbol } = split(reference);
    const unit = resolver.byPath(file);
    if (unit === undefined) return undefined;
    if (symbol === "") return { unit, scopes: [unit.module.scopes[0]!] };
    const scopes = unit.module.scopes.filter(
      (scope) =>
        scope.qualifiedName === symbol ||
        (scope.parent?.qualifiedName === symbol && scope.parent.kind === "class" && scope.kind === "function"),
    );
    return scopes.some((scope) => scope.qualifiedName === symbol) ? { unit, scopes } : { unit, scopes: [] };
  }

  function reachOf(found: Target): ReadonlyMap<Scope, Reached>[] {
    return found.scopes.filter((scope) => scope.kind !== "class").map((scope) => graph.reach({ unit: found.unit, scope }));
  }

  return {
    find(reference): SymbolAnswer {
      const { file, symbol } = split(reference);
      const found = target(reference);
      if (found === undefined) return findUnread(reference, hasFile);
      if (symbol === "") return { state: "found", place: { place: filePlace(found.unit.file), message: `${file} is here` } };
      const scope = found.scopes.find((one) => one.qualifiedName === symbol);
      if (scope !== undefined)
        return {
          state: "found",
          place: { place: placeOf(found.unit, nameNode(found.unit, scope.node)), message: `${symbol} is defined here` },
        };
      const binding = found.unit.module.scopes[0]!.bindings.get(symbol)?.at(-1);
      if (binding === undefined) return { state: "no-symbol" };
      const { tree } = found.unit;
      const place = found.unit.facts.positions.place(file, binding.at, Math.min(binding.at + symbol.length, tree.text.length));
      return { state: "found", place: { place, message: `${symbol} is bound here` } };
    },
    measures(reference) {
      const found = target(reference);
      if (found === undefined) return [];
      const whole = found.scopes.some((scope) => scope.kind === "module");
      const reached = reachOf(found);
      const result: { measure: (typeof monitors)[number]["measures"][number]; monitor: number }[] = [];
      for (const [index, monitor] of monitors.entries()) {
        if (monitor.scope === undefined || monitor.inert !== undefined) continue;
        const inFile = whole && found.unit.module.scopes.includes(monitor.scope);
        if (!inFile && !reached.some((map) => map.has(monitor.scope!)) && !found.scopes.includes(monitor.scope)) continue;
        for (const measure of monitor.measures) result.push({ measure, monitor: index });
      }
      return result;
    },
    chain(entryReference, symbolReference): readonly RelatedPlace[] | "unknown" | undefined {
      const entry = target(entryReference);
      const symbol = target(symbolReference);
      if (entry === undefined || symbol === undefined || entry.scopes.length === 0 || symbol.scopes.length === 0)
        return "unknown";
      const wanted = symbol.scopes.filter((scope) => scope.kind !== "class");
      for (const reached of reachOf(entry)) for (const scope of wanted) if (reached.has(scope)) return chain(reached, scope);
      // What the process sets up when it starts watches the service too: middleware, instrumentors, schedulers.
      const startup = processes.startup(entry.unit);
      for (const scope of wanted) if (startup.has(scope)) return chain(startup, scope);
      return undefined;
    },
    digest(reference) {
      const found = target(reference);
      if (found === undefined || found.scopes.length === 0) return undefined;
      const owners = new Map(
        reachOf(found).flatMap((reached) => [...reached].map(([scope, { owner }]) => [scope, owner] as const)),
      );
      return codeDigest(owners.values(), resolver);
    },
    files(reference) {
      const found = target(reference);
      if (found === undefined) return [];
      const owners = reachOf(found).flatMap((reached) => [...reached.values()].map(({ owner }) => owner.unit.file));
      return [...new Set([found.unit.file, ...owners])];
    },
    names(file) {
      const unit = resolver.byPath(file);
      if (unit === undefined) return [];
      return unit.module.scopes
        .filter((scope) => (scope.kind === "function" || scope.kind === "class") && scope.qualifiedName !== "")
        .map((scope) => scope.qualifiedName);
    },
  };
}
