import type { Measure, Monitor, Service } from "../../model/inventory.ts";
import { filePlace, type RelatedPlace } from "../../model/place.ts";
import type { JavaScriptFacts } from "../../source/facts.ts";
import type { Expression, JsSyntax } from "../../source/javascript/module.ts";
import type { SymbolAnswer, Symbols } from "../symbols.ts";
import { evaluate } from "./evaluate.ts";
import { exportValues } from "./exports.ts";
import { type Graph, reach } from "./graph.ts";
import { type Mod, type Program, place } from "./program.ts";
import type { Root } from "./roots.ts";
import { type RouterTable, runsBefore } from "./router-table.ts";

/** What was found out about the project, for questions about names; undefined where no module talks to a model. */
export interface Known {
  readonly program: Program;
  readonly graph: Graph;
  readonly table: RouterTable;
  readonly roots: readonly Root[];
  /** Monitors of the part in order, each with the expression that it is. */
  readonly monitors: readonly { readonly at: Expression; readonly monitor: Monitor; readonly wide: boolean }[];
  readonly services: readonly Service[];
}

function split(reference: string): { readonly file: string; readonly symbol: string | undefined } {
  const colon = reference.lastIndexOf(":");
  return colon < 0
    ? { file: reference, symbol: undefined }
    : { file: reference.slice(0, colon), symbol: reference.slice(colon + 1) };
}

/** Where a name of a module stands: a function, a method, a class, or something bound or exported at its top. */
function stretchOf(syntax: JsSyntax, symbol: string): { readonly start: number; readonly end: number } | undefined {
  const made = syntax.functions.find((one) => one.qualifiedName === symbol && one.name !== "");
  if (made) return { start: made.nameStart, end: made.nameEnd };
  const found = syntax.classes.find((one) => one.name === symbol);
  if (found) return { start: found.start, end: Math.min(found.end, found.start + 1) };
  const exported = syntax.exports.find((one) => one.name === symbol);
  if (exported) return exported;
  for (const binding of syntax.functions[0]!.bindings.get(symbol) ?? []) {
    if (binding.kind === "value") return binding.value;
  }
  return undefined;
}

function functionsOf(
  program: Program,
  mod: Mod,
  symbol: string | undefined,
): readonly { readonly mod: Mod; readonly id: number }[] {
  if (symbol === undefined) return mod.syntax.functions.map((made) => ({ mod, id: made.id }));
  const own = mod.syntax.functions.filter((made) => made.qualifiedName === symbol && made.name !== "");
  if (own.length > 0) return own.map((made) => ({ mod, id: made.id }));
  const found = mod.syntax.classes.find((one) => one.name === symbol);
  if (found) return [...found.methods.values()].map((id) => ({ mod, id }));
  return exportValues(program, mod, symbol).flatMap((value) =>
    value.kind === "function" ? [{ mod: value.mod, id: value.id }] : [],
  );
}

/** Answers about names of JavaScript and TypeScript files. Monitors are indices into the part's. */
export function createSymbols(facts: readonly JavaScriptFacts[], paths: readonly string[], known: Known | undefined): Symbols {
  const modules = new Map(facts.map((one) => [one.path, one]));
  const files = new Set(paths);
  return {
    find(reference): SymbolAnswer {
      const { file, symbol } = split(reference);
      const module = modules.get(file);
      if (!module) return { state: files.has(file) ? "unknown" : "no-file" };
      if (symbol === undefined) return { state: "found", place: { place: filePlace(file), message: "is this file" } };
      const at = stretchOf(module.module.syntax(), symbol);
      if (!at) return { state: "no-symbol" };
      return { state: "found", place: { place: module.positions.place(file, at.start, at.end), message: "is defined here" } };
    },
    measures(reference) {
      return known ? measuresOf(known, reference) : [];
    },
    chain(entry, symbol) {
      return known ? chainOf(known, entry, symbol) : "unknown";
    },
    // Its syntax is not kept in a form that layout leaves alone.
    digest: () => undefined,
    files(reference) {
      const { file, symbol } = split(reference);
      const mod = known?.program.modules.get(file);
      if (known === undefined || mod === undefined) return [];
      const reached = functionsOf(known.program, mod, symbol).flatMap((made) => reach(known.graph, made.mod, made.id));
      return [...new Set([file, ...reached.map((one) => one.mod.path)])];
    },
    names(file) {
      const syntax = modules.get(file)?.module.syntax();
      if (!syntax) return [];
      const names = syntax.functions.filter((made) => made.name !== "").map((made) => made.qualifiedName);
      return [...new Set([...names, ...syntax.classes.map((made) => made.name)])].filter((name) => name !== "");
    },
  };
}

function measuresOf(known: Known, reference: string): readonly { readonly measure: Measure; readonly monitor: number }[] {
  const { file, symbol } = split(reference);
  const mod = known.program.modules.get(file);
  if (!mod) return [];
  const reached = new Set<Expression>();
  for (const { mod: from, id } of functionsOf(known.program, mod, symbol)) {
    for (const one of reach(known.graph, from, id))
      for (const site of known.graph.body(one.mod, one.id).monitors) reached.add(site.at);
  }
  return known.monitors.flatMap(({ at, monitor }, index) =>
    reached.has(at) && monitor.inert === undefined ? monitor.measures.map((measure) => ({ measure, monitor: index })) : [],
  );
}

function chainOf(known: Known, entry: string, symbol: string): readonly RelatedPlace[] | "unknown" | undefined {
  const { program, graph } = known;
  const from = split(entry);
  const to = split(symbol);
  const source = program.modules.get(from.file);
  const target = program.modules.get(to.file);
  if (!source || !target) return "unknown";
  const targets = functionsOf(program, target, to.symbol);
  const starts = functionsOf(program, source, from.symbol);
  if (targets.length === 0 || starts.length === 0) return "unknown";
  const wanted = (mod: Mod, id: number) => targets.some((one) => one.mod === mod && one.id === id);
  for (const start of starts) {
    const found = reach(graph, start.mod, start.id).find((one) => wanted(one.mod, one.id));
    if (found) return found.chain.map((at) => ({ place: place(at.mod, at.start, at.end), message: "which runs this" }));
  }
  // Middleware runs before the handler, though the handler does not call it.
  for (const root of known.roots) {
    if (!starts.some((one) => one.mod === root.mod && one.id === root.id)) continue;
    for (const { mod, owner, expression } of runsBefore(known.table, root)) {
      for (const value of evaluate(program, mod, expression, owner)) {
        if (value.kind !== "function") continue;
        if (reach(graph, value.mod, value.id).some((one) => wanted(one.mod, one.id))) {
          return [{ place: place(mod, expression.start, expression.end), message: "runs before the handler" }];
        }
      }
    }
  }
  // A monitor of the whole process is not called by the service; whether it covers it, the inventory says.
  const services = new Set(known.services.map((one, index) => (one.entry === entry ? index : -1)));
  const covering = known.monitors.filter(({ at, wide, monitor }) => {
    if (!wide || !targets.some((one) => graph.body(one.mod, one.id).monitors.some((site) => site.at === at))) return false;
    return monitor.services.some((index) => services.has(index));
  });
  if (covering.length > 0) return covering.map(({ monitor }) => ({ place: monitor.place, message: "covers the whole process" }));
  return undefined;
}
