import type { Probe } from "../../model/delivery.ts";
import type { Measure } from "../../model/inventory.ts";
import type { CallExpression, Expression, JsFunction } from "../../source/javascript/module.ts";
import { TELLS_HEALTH } from "../health.ts";
import { calleesOf } from "./evaluate.ts";
import { type Graph, type InferenceSite, type MonitorSite, type Reached, reach } from "./graph.ts";
import { functionOf, type Mod, type Program, place } from "./program.ts";
import type { Root } from "./roots.ts";
import { isTest } from "./whereabouts.ts";

/** Modules that are read for what stands in them beside the calls of models, by their paths. */
export const BESIDE =
  /feedback|thumbs|(?:^|[^a-z])(?:votes?|ratings?|health|healthz|healthcheck|readyz?|livez?|ping|status)(?:[^a-z]|$)/i;
const OUTCOME = /feedback|thumbs|(?:^|[^a-z])(?:votes?|rating|outcome)(?:[^a-z]|$)/i;
/** Methods of databases, queues and files that keep what they are given. */
const KEEPS =
  /^(?:insert|insertOne|insertMany|create|createMany|upsert|update|updateOne|save|add|set|put|push|rpush|lpush|xadd|publish|send|appendFile|appendFileSync|writeFile|values|query|execute)$/;
const WATCHES =
  /predict|inference|audit|telemetr|monitor|metric|drift|usage|observ|trace|analytics|(?:^|[^a-z])logs?(?:[^a-z]|$)|[a-z]Logs?(?:[^a-z]|$)|_logs?/;
/** Lines for people, which nothing reads back. */
const TEXT_LOG = /^(?:console|logger|log|pino|winston|this\.logger|req\.log|fastify\.log)\b/;
const RECORDS =
  /^(?:log|record|track|store|save|audit|capture)(?:Prediction|Inference|Completion|Usage|Llm|LLM|Ai|AI|Generation|Answer|Response)/;

export interface OwnMonitor {
  readonly site: MonitorSite;
  /** Indices of the services that it watches. */
  readonly services: readonly number[];
}

interface Served {
  readonly root: Root;
  readonly infers: readonly { readonly site: InferenceSite; readonly from: Reached }[];
}

/** Monitoring without a library: answers that are kept in a store that says it is for watching them, and routes that keep what people say of them. */
export function ownMonitors(
  program: Program,
  graph: Graph,
  roots: readonly Root[],
  served: readonly Served[],
): readonly OwnMonitor[] {
  const found = new Map<Expression, { site: MonitorSite; services: Set<number> }>();
  const add = (mod: Mod, at: Expression, owner: number, measures: readonly Measure[], services: readonly number[]) => {
    const known = found.get(at);
    if (known === undefined)
      found.set(at, { site: { mod, at, owner, library: "home-made", measures, covers: "call" }, services: new Set(services) });
    else for (const index of services) known.services.add(index);
  };
  for (const [index, { infers }] of served.entries())
    for (const { site } of infers) {
      // An embedding that is kept makes an index: nobody watches that.
      if (site.kind === "embedding") continue;
      for (const call of kept(program, graph, site))
        add(
          site.mod,
          call,
          call.owner,
          /drift|metric|monitor/i.test(textOf(site.mod, call)) ? ["drift", "data-quality"] : ["data-quality"],
          [index],
        );
    }
  for (const root of roots) {
    if (root.kind !== "http" || /^(?:GET|HEAD|OPTIONS)\b/.test(root.name) || isTest(root.mod.path) || !OUTCOME.test(root.name))
      continue;
    const beside = served.flatMap((one, index) =>
      one.root.mod.package === root.mod.package && !(one.root.mod === root.mod && one.root.id === root.id) ? [index] : [],
    );
    if (beside.length === 0 || !keepsAnything(reach(graph, root.mod, root.id))) continue;
    add(root.mod, { kind: "this", start: root.start, end: root.end }, root.id, ["performance"], beside);
  }
  return [...found.values()].map(({ site, services }) => ({ site, services: [...services].sort((a, b) => a - b) }));
}

/** Routes that tell a platform whether the application is well. */
export function healthRoutes(roots: readonly Root[]): readonly Probe[] {
  return roots
    .filter(({ kind, name, mod }) => kind === "http" && TELLS_HEALTH.test(name) && !isTest(mod.path))
    .map(({ mod, name, start, end }) => ({
      place: place(mod, start, end),
      kind: "route",
      reason: `${name} tells whether it is well`,
    }));
}

/** Calls in the function that asks a model, or in what it passes on, that keep the answer. */
function kept(program: Program, graph: Graph, { mod, call }: InferenceSite): readonly CallExpression[] {
  const owner = functionOf(mod, call.owner);
  const within = owner.id === 0 ? [owner] : [owner, ...innerOf(mod, owner)];
  const answers = answersOf(mod, owner, within, call);
  if (answers.size === 0) return [];
  const named = new RegExp(`(?<![\\w$.])(?:${[...answers].map((name) => name.replace(/\$/g, "\\$")).join("|")})(?![\\w$])`);
  return within.flatMap((made) =>
    made.calls.filter((one) => {
      if (one === call || TEXT_LOG.test(textOf(mod, one.callee))) return false;
      const given = one.arguments.map((argument) => textOf(mod, argument)).join("\n");
      if (!named.test(given)) return false;
      const name = one.callee.kind === "member" ? one.callee.property : one.callee.kind === "name" ? one.callee.name : "";
      if (one.callee.kind === "member" && KEEPS.test(name) && WATCHES.test(textOf(mod, one.callee))) return true;
      if (!RECORDS.test(name)) return false;
      return calleesOf(program, mod, one).some(
        (callee) => callee.kind === "function" && keepsAnything(reach(graph, callee.mod, callee.id)),
      );
    }),
  );
}

/** Names that hold what the model answered: what the call is bound to, what is made of that, and what callbacks of the call are given. */
function answersOf(mod: Mod, owner: JsFunction, within: readonly JsFunction[], call: CallExpression): ReadonlySet<string> {
  const answers = new Set<string>();
  for (const one of within) {
    if (one.id === owner.id || one.start < call.start || one.end > call.end) continue;
    for (const [name, bindings] of one.bindings) if (bindings.some(({ kind }) => kind === "parameter")) answers.add(name);
  }
  for (let round = 0; round < 3; round++) {
    for (const made of within) {
      for (const [name, bindings] of made.bindings) {
        for (const binding of bindings) {
          if (binding.kind !== "value" || answers.has(name)) continue;
          const { value } = binding;
          const isAnswer = value.start <= call.start && call.end <= value.end;
          const text = isAnswer || answers.size === 0 ? "" : textOf(mod, value);
          if (
            isAnswer ||
            [...answers].some((known) => new RegExp(`(?<![\\w$.])${known.replace(/\$/g, "\\$")}(?![\\w$])`).test(text))
          )
            answers.add(name);
        }
      }
    }
  }
  return answers;
}

function innerOf(mod: Mod, owner: JsFunction): readonly JsFunction[] {
  return owner.inner.flatMap((id) => [functionOf(mod, id), ...innerOf(mod, functionOf(mod, id))]);
}

function keepsAnything(reached: readonly Reached[]): boolean {
  return reached.some(({ mod, id }) =>
    functionOf(mod, id).calls.some(
      ({ callee }) =>
        callee.kind === "member" &&
        (KEEPS.test(callee.property) || (callee.property === "run" && isPrepared(callee.object))) &&
        !TEXT_LOG.test(textOf(mod, callee)),
    ),
  );
}

/** `db.prepare("INSERT …").run(row)`. */
function isPrepared(object: Expression): boolean {
  return object.kind === "call" && object.callee.kind === "member" && object.callee.property === "prepare";
}

function textOf(mod: Mod, { start, end }: { readonly start: number; readonly end: number }): string {
  return mod.facts.module.text.slice(start, end);
}
