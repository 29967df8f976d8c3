import type { Measure } from "../../model/inventory.ts";
import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { askedProvider, inferenceHost } from "../endpoints/models.ts";
import { carriedBy } from "./carried.ts";
import { calleesOf, evaluate, lookUp, member } from "./evaluate.ts";
import { mastraTracing } from "./mastra.ts";
import { type Carried, functionKey, functionOf, type Mod, type Origin, type Program, type Site, type Value } from "./program.ts";

/** A call that asks a model. */
export interface InferenceSite {
  readonly mod: Mod;
  readonly call: CallExpression;
  /** As people read it: `openai.chat.completions.create`. */
  readonly name: string;
  readonly kind: "model" | "llm" | "embedding";
  readonly library: string;
  readonly carries: readonly Carried[];
}

export interface MonitorSite {
  readonly mod: Mod;
  readonly at: Expression;
  readonly owner: number;
  readonly library: string;
  readonly measures: readonly Measure[];
  readonly covers: "call" | "process" | "app" | "decorator" | "callback" | "object";
  readonly inert?: string;
}

export interface Step {
  readonly mod: Mod;
  readonly id: number;
  readonly at: { readonly mod: Mod; readonly start: number; readonly end: number };
}

/** What one function does itself, and which functions it runs. */
export interface Body {
  readonly steps: readonly Step[];
  readonly infers: readonly InferenceSite[];
  readonly monitors: readonly MonitorSite[];
  readonly guards: readonly Site[];
  /** Names of calls that lead out of what was read. */
  readonly unread: readonly string[];
}

export interface Graph {
  body(mod: Mod, id: number): Body;
}

export function createGraph(program: Program): Graph {
  const cache = new Map<string, Body>();
  const wrapped = new Map<string, MonitorSite[]>();
  return {
    body(mod, id) {
      const key = functionKey(mod, id);
      let body = cache.get(key);
      if (!body) {
        body = readBody(program, mod, id, wrapped);
        cache.set(key, body);
      }
      const around = wrapped.get(key);
      return around ? { ...body, monitors: [...body.monitors, ...around] } : body;
    },
  };
}

export function readablePath(path: string): string {
  return path
    .replace(/^@(?=[^#]*$)/, "")
    .replace("#default.", ".")
    .replace("#", ".")
    .replace(/\.$/, "");
}

/** Calls that send a request over HTTP. */
export const REQUESTS =
  /^(?:global#fetch|(?:axios|got|ky|node-fetch|cross-fetch|undici|ofetch)#[\w.]*|(?:node:)?https?#(?:default\.)?request)$/;

/** What a client that was made for one address sends. */
const CLIENT = /^@http-client(?:\.\w+)?$/;

function readBody(program: Program, mod: Mod, id: number, wrapped: Map<string, MonitorSite[]>): Body {
  const made = functionOf(mod, id);
  const steps = new Map<string, Step>();
  const infers: InferenceSite[] = [];
  const monitors: MonitorSite[] = [];
  const guards: Site[] = [];
  const unread: string[] = [];
  const apart = new Set<number>();
  const step = (other: Mod, to: number, at: Expression) => {
    const key = functionKey(other, to);
    if (!steps.has(key)) steps.set(key, { mod: other, id: to, at: { mod, start: at.start, end: at.end } });
  };
  for (const call of made.calls) {
    const callees = calleesOf(program, mod, call);
    const binding = workersAi(mod, call) ?? supabaseAi(mod, call, callees);
    if (binding) infers.push(binding);
    else if (callees.length === 0) unread.push(mod.facts.module.text.slice(call.callee.start, call.callee.end));
    let registers = false;
    let wraps: MonitorSite | undefined;
    for (const callee of callees) {
      if (callee.kind === "function" && !throughParameter(mod, call)) step(callee.mod, callee.id, call);
      else if (callee.kind === "class" && isMade(call)) {
        const maker = callee.mod.syntax.classes[callee.id]?.methods.get("constructor");
        if (maker !== undefined) step(callee.mod, maker, call);
      } else if (callee.kind === "library") {
        const known = program.knowledge.match(callee.path);
        for (const one of known) {
          if (one.call.does === "serve" || one.call.returns === "handler") registers = true;
          if (one.call.does === "guard") guards.push({ mod, call, path: callee.path, known: one });
          const monitor = one.call.monitor;
          if (monitor) {
            const site = {
              mod,
              at: call,
              owner: id,
              library: one.library.library,
              measures: monitor.measures,
              covers: monitor.covers,
            };
            monitors.push(site);
            if (monitor.covers === "decorator") wraps = site;
          }
        }
        const tracing = mastraTracing(program, mod, call, callee.path);
        if (tracing) monitors.push(tracing);
        const site = inferenceAt(program, mod, call, callee);
        if (site && !infers.some((one) => one.call === call)) {
          infers.push(site);
          monitors.push(...telemetry(program, mod, call, id));
        }
        if (known.length === 0 && !callee.path.startsWith("global#")) unread.push(readablePath(callee.path));
      }
    }
    for (const inner of functionsIn(program, mod, call, id)) {
      if (wraps) {
        const key = functionKey(inner.mod, inner.id);
        wrapped.set(key, [...(wrapped.get(key) ?? []), wraps]);
      }
      if (registers && inner.mod === mod) apart.add(inner.id);
      if (!registers && !wraps) step(inner.mod, inner.id, call);
    }
  }
  if (id !== 0) {
    for (const inner of made.inner) {
      const one = functionOf(mod, inner);
      if (one.kind === "declaration" || one.kind === "method" || apart.has(inner)) continue;
      step(mod, inner, { kind: "this", start: one.start, end: one.end });
    }
  }
  return { steps: [...steps.values()], infers, monitors, guards, unread };
}

/** `new Base()`, and `super()` in what extends it. */
export function isMade({ make, callee }: CallExpression): boolean {
  return make || callee.kind === "super";
}

/** `fn()` where fn is a parameter: which function it is depends on who calls, so nothing is concluded from it. */
function throughParameter(mod: Mod, call: CallExpression): boolean {
  if (call.callee.kind !== "name") return false;
  const found = lookUp(mod, call.callee.name, call.owner);
  return found?.bindings.some((binding) => binding.kind === "parameter") ?? false;
}

/** Functions of the project among a call's arguments, in objects and arrays too. */
export function functionsIn(
  program: Program,
  mod: Mod,
  call: CallExpression,
  owner: number,
): readonly { readonly mod: Mod; readonly id: number }[] {
  const found: { mod: Mod; id: number }[] = [];
  const visit = (expression: Expression, depth: number) => {
    if (depth > 4) return;
    if (expression.kind === "function") found.push({ mod, id: expression.id });
    else if (expression.kind === "object") for (const property of expression.properties) visit(property.value, depth + 1);
    else if (expression.kind === "array" || expression.kind === "other")
      for (const part of expression.parts) visit(part, depth + 1);
    else if (expression.kind === "choice") for (const option of expression.options) visit(option, depth + 1);
    else if (expression.kind === "name" || expression.kind === "member") {
      for (const value of evaluate(program, mod, expression, owner)) {
        if (value.kind === "function") found.push({ mod: value.mod, id: value.id });
      }
    }
  };
  for (const argument of call.arguments) visit(argument, 0);
  return found;
}

function inferenceAt(
  program: Program,
  mod: Mod,
  call: CallExpression,
  callee: Value & { kind: "library" },
): InferenceSite | undefined {
  const known = program.knowledge.match(callee.path);
  const infers = known.find((one) => one.call.does === "infer" || program.served.has(call));
  if (infers) {
    const carries = [...callee.carries, ...carriedBy(program, mod, call, known)];
    const kind = infers.call.infers ?? (infers.call.does === "infer" ? "model" : "llm");
    return { mod, call, name: readablePath(callee.path), kind, library: infers.library.library, carries };
  }
  if (REQUESTS.test(callee.path) || CLIENT.test(callee.path)) {
    const library = requestedModel(program, mod, call, CLIENT.test(callee.path) ? callee.origin : undefined);
    if (library !== undefined) return { mod, call, name: readablePath(callee.path), kind: "llm", library, carries: [] };
  }
  return undefined;
}

/** The binding of Workers AI has no import: `env.AI.run("@cf/…")`. */
function workersAi(mod: Mod, call: CallExpression): InferenceSite | undefined {
  const { callee } = call;
  if (callee.kind !== "member" || callee.property !== "run") return undefined;
  if (callee.object.kind !== "member" || callee.object.property !== "AI") return undefined;
  return { mod, call, name: "env.AI.run", kind: "model", library: "Workers AI", carries: [] };
}

/** Supabase's edge runtime has a global for its own models: `new Supabase.ai.Session("gte-small").run(text)`. */
function supabaseAi(mod: Mod, call: CallExpression, callees: readonly Value[]): InferenceSite | undefined {
  const isSession = callees.some((one) => one.kind === "library" && one.path === "global#Supabase.ai.Session().run");
  if (!isSession) return undefined;
  return { mod, call, name: "Supabase.ai.Session.run", kind: "model", library: "Supabase AI", carries: [] };
}

function requestedModel(program: Program, mod: Mod, call: CallExpression, client: Origin | undefined): string | undefined {
  const first = call.arguments[0];
  if (!first) return undefined;
  const bases = client === undefined ? [] : basesOf(program, client);
  const values = evaluate(program, mod, first, call.owner);
  const texts = [...values, ...values.flatMap((value) => (value.kind === "expression" ? member(program, value, "url") : []))];
  const hosts = values.flatMap((value) =>
    value.kind === "expression" ? [...member(program, value, "hostname"), ...member(program, value, "host")] : [],
  );
  for (const value of hosts) {
    const library = value.kind === "text" ? inferenceHost(`https://${value.value}`) : undefined;
    if (library !== undefined) return library;
  }
  for (const value of texts) {
    if (value.kind !== "text") continue;
    for (const address of [value.value, ...bases.map((base) => `${base.replace(/\/$/, "")}/${value.value.replace(/^\//, "")}`)]) {
      const library = askedProvider(address);
      if (library !== undefined) return library;
    }
  }
  return undefined;
}

/** The address that a client was made for: `axios.create({ baseURL })`. */
function basesOf(program: Program, { mod, call }: Origin): readonly string[] {
  const options = call.arguments[0];
  if (options === undefined) return [];
  return evaluate(program, mod, options, call.owner)
    .flatMap((value) => ["baseURL", "prefixUrl", "baseUrl"].flatMap((name) => member(program, value, name)))
    .flatMap((value) => (value.kind === "text" ? [value.value] : []));
}

/** `experimental_telemetry: { isEnabled: true }` of the AI SDK. */
function telemetry(program: Program, mod: Mod, call: CallExpression, owner: number): readonly MonitorSite[] {
  const first = call.arguments[0];
  if (!first) return [];
  for (const value of evaluate(program, mod, first, call.owner)) {
    for (const setting of [...member(program, value, "experimental_telemetry"), ...member(program, value, "telemetry")]) {
      const on = member(program, setting, "isEnabled").find((one) => one.kind === "constant");
      const own =
        first.kind === "object" ? first.properties.find((one) => /^(?:experimental_)?telemetry$/.test(one.name)) : undefined;
      const at: Expression = own ? { kind: "this", start: own.start, end: own.end } : first;
      const text = mod.facts.module.text.slice(at.start, at.end);
      const site = { mod, at, owner, library: "AI SDK telemetry", measures: ["tracing"], covers: "call" } as const;
      if (on?.kind === "constant" && on.value === false) return [{ ...site, inert: "Telemetry is switched off here." }];
      if (/NODE_ENV\s*(?:!==?\s*["']production|===?\s*["']development)/.test(text)) {
        return [{ ...site, inert: "Telemetry is switched off in production here." }];
      }
      // A switch that the environment turns is taken for on: what runs in production has it on for a reason.
      if (
        setting.kind === "expression" &&
        /\bisEnabled\b/.test(setting.mod.facts.module.text.slice(setting.expression.start, setting.expression.end))
      ) {
        return [site];
      }
    }
  }
  return [];
}

export interface Reached {
  readonly mod: Mod;
  readonly id: number;
  /** The calls that led here, first call first. */
  readonly chain: readonly Step["at"][];
}

/** Every function that runs when the given one does, itself first, each by the shortest chain of calls. */
export function reach(graph: Graph, mod: Mod, id: number, limit = 4000): readonly Reached[] {
  const seen = new Set([functionKey(mod, id)]);
  const found: Reached[] = [{ mod, id, chain: [] }];
  for (let at = 0; at < found.length && at < limit; at++) {
    const from = found[at]!;
    for (const step of graph.body(from.mod, from.id).steps) {
      const key = functionKey(step.mod, step.id);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ mod: step.mod, id: step.id, chain: [...from.chain, step.at] });
    }
  }
  return found;
}
