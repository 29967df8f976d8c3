import type { Probe } from "../../model/delivery.ts";
import type { Context, InferenceCall, Literal, Measure, Monitor, Service } from "../../model/inventory.ts";
import type { RelatedPlace } from "../../model/place.ts";
import type { HostedModel } from "../../model/usage.ts";
import type { JavaScriptFacts } from "../../source/facts.ts";
import type { Expression } from "../../source/javascript/module.ts";
import { tellsOfItself } from "../health.ts";
import type { InventoryPart } from "../inventory-part.ts";
import { NO_PART } from "../no-programs.ts";
import type { Symbols } from "../symbols.ts";
import { anyOriginsIn } from "./any-origins.ts";
import { readArtifacts } from "./artifacts.ts";
import { readBaseClasses } from "./base-classes.ts";
import { readBotCommands } from "./bot-commands.ts";
import { evaluate } from "./evaluate.ts";
import { readFileRoutes } from "./file-routes.ts";
import { createGraph, type Graph, type InferenceSite, type MonitorSite, type Reached, reach } from "./graph.ts";
import { guardOf } from "./guards.ts";
import { healthRoutes, ownMonitors } from "./home-made.ts";
import { hostedModelsOf } from "./hosted-models.ts";
import { type Loaded, loadProgram, type ProgramInput } from "./load-program.ts";
import { readMastra } from "./mastra.ts";
import { coversProcess } from "./monitors.ts";
import { readNamedStarts } from "./named-starts.ts";
import { readNest } from "./nest.ts";
import { forget, functionOf, type Mod, type Program, place } from "./program.ts";
import type { Root } from "./roots.ts";
import { emptyTable, mountedName, type RouterTable, runsBefore } from "./router-table.ts";
import { readRouters } from "./routers.ts";
import { readScripts } from "./scripts.ts";
import { createSymbols } from "./symbols.ts";
import { contextOf, isTest } from "./whereabouts.ts";

/** The part, and answers about names that manifests give for these files. Its monitors' indices are the part's. */
export interface JavaScriptPart extends InventoryPart {
  readonly symbols: Symbols;
  readonly healthRoutes: readonly Probe[];
  readonly hostedModels: readonly HostedModel[];
}

/** What the project's JavaScript and TypeScript adds to the inventory. Without a call of a model it is empty, and nothing is parsed. */
export function analyseJavaScript(modules: readonly JavaScriptFacts[], input: ProgramInput): JavaScriptPart {
  const loaded = loadProgram(modules, input);
  if (!loaded) return { ...NO_PART, healthRoutes: [], hostedModels: [], symbols: createSymbols(modules, input.paths, undefined) };
  const { program, read } = loaded;
  const table = emptyTable();
  let roots: Root[] = [];
  // Plugins are told their router while routers are read: the second time they know it.
  for (let round = 0; round < 2; round++) {
    roots = [];
    forget(program);
    table.middleware.clear();
    table.mounts.clear();
    for (const mod of read) readRouters(program, mod, table, roots);
  }
  for (const mod of read) {
    readFileRoutes(program, mod, roots);
    readNest(program, mod, roots);
    readBaseClasses(program, mod, roots);
    readBotCommands(program, mod, roots);
    readMastra(program, mod, roots);
  }
  readNamedStarts(program, input.starts ?? [], roots);
  const graph = createGraph(program);
  roots.push(...readScripts(graph, read, loaded.closure, roots));
  const { part, sites } = assemble(loaded, graph, table, roots, input.servedElsewhere === true);
  const monitors = part.monitors.map((monitor, index) => {
    const { at, covers } = sites[index]!;
    return { at, monitor, wide: covers === "process" || covers === "app" };
  });
  const known = { program, graph, table, roots, monitors, services: part.services };
  return {
    ...part,
    healthRoutes: healthRoutes(roots),
    hostedModels: part.inferenceCalls.length > 0 ? hostedModelsOf(program, read) : [],
    symbols: createSymbols(modules, input.paths, known),
  };
}

interface Draft {
  readonly root: Root;
  readonly reached: readonly Reached[];
  readonly infers: readonly { readonly site: InferenceSite; readonly from: Reached }[];
}

function assemble(
  loaded: Loaded,
  graph: Graph,
  table: RouterTable,
  roots: readonly Root[],
  servedElsewhere: boolean,
): { readonly part: InventoryPart; readonly sites: readonly MonitorSite[] } {
  const { program, read } = loaded;
  const sites = new Map<Expression, InferenceSite>();
  const monitorSites = new Map<Expression, MonitorSite>();
  for (const mod of read) {
    for (const made of mod.syntax.functions) {
      const body = graph.body(mod, made.id);
      for (const site of body.infers) {
        sites.set(site.call, site);
        for (const { mod: at, at: expression, library } of site.carries) {
          if (monitorSites.has(expression)) continue;
          monitorSites.set(expression, { mod: at, at: expression, owner: 0, library, measures: ["tracing"], covers: "object" });
        }
      }
      for (const site of body.monitors) monitorSites.set(site.at, site);
    }
  }
  // A graph runs its nodes; where no program asks a model, neither does a graph.
  const asksNone = [...sites.values()].every(({ name }) => name.startsWith("langgraph-app."));
  if (asksNone) sites.clear();
  const artifacts = readArtifacts(program, read, sites.size > 0);
  if (sites.size === 0 && artifacts.aiFiles.size === 0 && !servedElsewhere) return { part: NO_PART, sites: [] };
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const root of roots) {
    const name = mountedName(program, table, root);
    const key = `${root.mod.path}:${root.id}:${root.kind}:${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (tellsOfItself(root.kind, name)) continue;
    const reached = reach(graph, root.mod, root.id);
    const infers = asksNone
      ? []
      : reached.flatMap((from) => graph.body(from.mod, from.id).infers.map((site) => ({ site, from })));
    if (infers.length > 0) drafts.push({ root: { ...root, name }, reached, infers });
    // A model that is handed over is asked by modules that import nothing of models.
    for (const { site } of infers) sites.set(site.call, site);
  }
  drafts.sort((a, b) => byPlace(a.root.mod, a.root, b.root.mod, b.root));
  const ordered = [...sites.values()].sort((a, b) => byPlace(a.mod, a.call, b.mod, b.call));
  const indexOf = new Map(ordered.map((site, index) => [site.call as Expression, index]));
  const known = [...monitorSites.values()].sort((a, b) => byPlace(a.mod, a.at, b.mod, b.at));

  const own = ownMonitors(program, graph, roots, drafts);
  const monitors = [...known, ...own.map(({ site }) => site)];
  const covered = monitors.map(() => [] as number[]);
  const asked = ordered.map(() => [] as number[]);
  const services = drafts.map((draft, index): Service => {
    const mine = [
      ...monitorsOf(loaded, graph, table, known, draft),
      ...own.flatMap(({ services }, at) => (services.includes(index) ? [known.length + at] : [])),
    ];
    for (const monitor of mine) covered[monitor]!.push(index);
    const calls = [...new Set(draft.infers.map(({ site }) => indexOf.get(site.call)).filter((one) => one !== undefined))].sort(
      (a, b) => a - b,
    );
    for (const call of calls) asked[call]!.push(index);
    return toService(program, graph, table, draft, calls, mine, monitors);
  });
  const inferenceCalls = ordered.map((site, index) => toInference(loaded, site, asked[index]!, drafts, services));
  const part: InventoryPart = {
    ...artifacts,
    literals: [...artifacts.literals, ...originsAround(loaded, drafts)],
    services,
    inferenceCalls,
    monitors: monitors.map((site, index) => toMonitor(site, covered[index]!)),
    aiFiles: new Set([...artifacts.aiFiles, ...ordered.map((site) => site.mod.path)]),
  };
  return { part, sites: monitors };
}

/** Any origin that the programs of services allow: in what a service's module imports, or in what mounts it. */
function originsAround({ program, read, closure }: Loaded, drafts: readonly Draft[]): readonly Literal[] {
  const served = new Set(drafts.filter(({ root }) => root.kind === "http").map(({ root }) => root.mod));
  const around = new Set<Mod>();
  for (const mod of served) for (const one of closure(mod)) around.add(one);
  for (const mod of read) if ([...closure(mod)].some((one) => served.has(one))) around.add(mod);
  return anyOriginsIn(program, around);
}

function byPlace(a: Mod, at: { readonly start: number }, b: Mod, bt: { readonly start: number }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : at.start - bt.start;
}

/** Indices of the monitors that a service's own code or process reaches. */
function monitorsOf(
  loaded: Loaded,
  graph: Graph,
  table: RouterTable,
  monitors: readonly MonitorSite[],
  draft: Draft,
): readonly number[] {
  const reached = new Set<Expression>();
  const take = (list: readonly Reached[]) => {
    for (const { mod, id } of list) {
      for (const site of graph.body(mod, id).monitors)
        if (site.covers !== "object" && site.covers !== "callback") reached.add(site.at);
    }
  };
  take(draft.reached);
  // Middleware runs around the handler: what it measures, it measures of this service.
  for (const { mod, owner, expression } of runsBefore(table, draft.root)) {
    for (const value of evaluate(loaded.program, mod, expression, owner)) {
      if (value.kind === "function") take(reach(graph, value.mod, value.id));
    }
  }
  for (const { site } of draft.infers) for (const carried of site.carries) reached.add(carried.at);
  const mine: number[] = [];
  monitors.forEach((site, index) => {
    if (site.inert !== undefined) return;
    const processWide = site.covers === "process" || site.covers === "app";
    const exported = site.covers === "object" && /Instrumentation$/.test(calleeName(site));
    if (reached.has(site.at)) mine.push(index);
    else if ((processWide || exported) && coversProcess(loaded.program, site, draft.root.mod, loaded.closure)) mine.push(index);
  });
  return mine;
}

function calleeName(site: MonitorSite): string {
  if (site.at.kind !== "call") return "";
  const { callee } = site.at;
  return callee.kind === "name" ? callee.name : callee.kind === "member" ? callee.property : "";
}

function chainPlaces(root: Root, from: Reached, site: InferenceSite): readonly RelatedPlace[] {
  return [
    { place: place(root.mod, root.start, root.end), message: `${root.name} is answered here` },
    ...from.chain.map((at) => ({ place: place(at.mod, at.start, at.end), message: "which runs this" })),
    { place: place(site.mod, site.call.start, site.call.end), message: `which asks a model with ${site.name}` },
  ];
}

function toService(
  program: Program,
  graph: Graph,
  table: RouterTable,
  draft: Draft,
  calls: readonly number[],
  mine: readonly number[],
  monitors: readonly MonitorSite[],
): Service {
  const { root } = draft;
  const measures = new Set<Measure>(mine.flatMap((index) => monitors[index]!.measures));
  const first = draft.infers[0]!;
  return {
    id: `${root.mod.path}:${root.name}`,
    kind: root.kind,
    name: root.name,
    entry: root.symbol === undefined ? root.mod.path : `${root.mod.path}:${root.symbol}`,
    context: contextOf(root.mod) ?? root.context,
    measures: [...measures],
    inferenceCalls: calls,
    monitors: mine,
    guard: guardOf(program, graph, table, root),
    inTests: isTest(root.mod.path),
    place: place(root.mod, root.start, root.end),
    reasons: chainPlaces(root, first.from, first.site),
  };
}

const BROWSER =
  /^(?:onnxruntime-web|@tensorflow\/tfjs$|@tensorflow-models\/|@mediapipe\/|@mlc-ai\/web-llm|ml5|@huggingface\/transformers|@xenova\/transformers)/;

function toInference(
  loaded: Loaded,
  site: InferenceSite,
  asked: readonly number[],
  drafts: readonly Draft[],
  services: readonly Service[],
): InferenceCall {
  const first = asked[0];
  const draft = first === undefined ? undefined : drafts[first]!;
  const from = draft?.infers.find((one) => one.site.call === site.call)?.from;
  const own: RelatedPlace = { place: place(site.mod, site.call.start, site.call.end), message: `${site.library} is asked here` };
  return {
    call: site.name,
    kind: site.kind,
    context: inferenceContext(
      loaded,
      site,
      asked.map((index) => services[index]!),
      drafts,
    ),
    services: asked,
    inTests: isTest(site.mod.path),
    place: own.place,
    reasons: draft && from ? chainPlaces(draft.root, from, site) : [own],
  };
}

/** Serving when a service asks it, when a browser does, or when a serving program imports it; otherwise somebody runs it by hand. */
function inferenceContext(loaded: Loaded, site: InferenceSite, services: readonly Service[], drafts: readonly Draft[]): Context {
  if (services.some((one) => one.context === "serving")) return "serving";
  if (services.length > 0) return services[0]!.context;
  const place = contextOf(site.mod);
  if (place) return place;
  const { specifiers, text } = site.mod.facts.module;
  const front = /^["']use client["']/.test(text) || /\.[jt]sx$/.test(site.mod.path) || /\b(?:document|window|self)\./.test(text);
  if (front && (site.kind !== "model" || specifiers.some((name) => BROWSER.test(name)))) return "serving";
  for (const mod of loaded.read) {
    if (contextOf(mod) || !loaded.closure(mod).has(site.mod)) continue;
    const serves =
      drafts.some(({ root }) => root.mod === mod && root.context === "serving") ||
      mod.facts.module.specifiers.some((name) =>
        loaded.program.knowledge.libraries(name).some((library) => library.calls.some((call) => call.serve !== undefined)),
      );
    if (serves || /(?:^|\/)(?:app|pages|routes|api)\//.test(mod.path)) return "serving";
  }
  return "offline";
}

function toMonitor(site: MonitorSite, services: readonly number[]): Monitor {
  const owner = functionOf(site.mod, site.owner);
  const symbol = owner.qualifiedName === "" ? site.mod.path : `${site.mod.path}:${owner.qualifiedName}`;
  const at = place(site.mod, site.at.start, site.at.end);
  return {
    library: site.library,
    measures: site.measures,
    grade: services.length > 0 && site.library !== "home-made" ? "linked" : "exists",
    symbol,
    ...(site.inert === undefined ? {} : { inert: site.inert }),
    services,
    place: at,
    reasons: [{ place: at, message: site.library === "home-made" ? "answers are kept here" : `${site.library} is called here` }],
  };
}
