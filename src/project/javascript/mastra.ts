import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { calleesOf, evaluate, member } from "./evaluate.ts";
import type { MonitorSite } from "./graph.ts";
import { functionOf, type Mod, type Program, type Value } from "./program.ts";
import type { Root } from "./roots.ts";

/** Its own command runs the server. A site's own server beside it asks the agents itself, and is known by that. */
const SERVED = /\bmastra (?:build|start|deploy)\b/;
const TRIED = /\bmastra dev\b/;
const ANOTHER = /\b(?:next|nuxt|nuxi|astro|vite|svelte-kit|remix|react-router|nest|wrangler) (?:dev|start|build)\b/;

/**
 * Agents and workflows that `new Mastra({ agents, workflows })` holds: its server answers with them, and no line of the program asks the agents or runs
 * the workflows.
 */
export function readMastra(program: Program, mod: Mod, roots: Root[]): void {
  for (const call of callsOfMastra(program, mod)) {
    const scripts = program.scripts(mod.package);
    const isServed =
      scripts.some((one) => SERVED.test(one)) ||
      (scripts.some((one) => TRIED.test(one)) && !scripts.some((one) => ANOTHER.test(one)));
    if (!isServed) continue;
    for (const held of [...option(program, mod, call, "agents"), ...option(program, mod, call, "workflows")]) {
      if (held.kind !== "expression" || held.expression.kind !== "object") continue;
      for (const property of held.expression.properties) {
        for (const one of evaluate(program, held.mod, property.value, held.owner)) {
          if (one.kind !== "library" || !/^@mastra-(?:agent|workflow)$/.test(one.path) || one.origin === undefined) continue;
          const made = one.origin;
          if (one.path === "@mastra-agent") program.served.add(made.call);
          roots.push({
            mod: made.mod,
            id: made.call.owner,
            kind: "app",
            name: property.name,
            start: made.call.start,
            end: made.call.callee.end,
            context: "serving",
            symbol: nameOf(made.mod, made.call),
            before: [],
            origin: undefined,
            platform: "the Mastra server decides who may call it",
          });
        }
      }
    }
  }
}

/** `observability: { default: { enabled: true } }`, and `telemetry: { enabled: true }` of versions before it. */
export function mastraTracing(program: Program, mod: Mod, call: CallExpression, path: string): MonitorSite | undefined {
  if (!isMastra(path)) return undefined;
  const switched = [
    ...option(program, mod, call, "telemetry"),
    ...option(program, mod, call, "observability").flatMap((value) => member(program, value, "default")),
  ].flatMap((value) => member(program, value, "enabled"));
  const on = switched.find((one) => one.kind === "constant");
  if (on?.kind !== "constant") return undefined;
  const first = call.arguments[0]!;
  const own =
    first.kind === "object" ? first.properties.find((one) => /^(?:telemetry|observability)$/.test(one.name)) : undefined;
  const at: Expression = own ? { kind: "this", start: own.start, end: own.end } : call;
  const site = { mod, at, owner: call.owner, library: "Mastra observability", measures: ["tracing"], covers: "process" } as const;
  return on.value === false ? { ...site, inert: "Tracing is switched off here." } : site;
}

function* callsOfMastra(program: Program, mod: Mod): Generator<CallExpression> {
  if (!mod.facts.module.specifiers.some((name) => name.startsWith("@mastra/core"))) return;
  for (const made of mod.syntax.functions)
    for (const call of made.calls)
      if (call.make && calleesOf(program, mod, call).some((one) => one.kind === "library" && isMastra(one.path))) yield call;
}

function isMastra(path: string): boolean {
  return /^@mastra\/core(?:\/\w+)?#Mastra$/.test(path);
}

function option(program: Program, mod: Mod, call: CallExpression, name: string): readonly Value[] {
  const first = call.arguments[0];
  return first === undefined ? [] : evaluate(program, mod, first, call.owner).flatMap((value) => member(program, value, name));
}

/** The name that holds the agent where it is made. */
function nameOf(mod: Mod, call: CallExpression): string | undefined {
  for (const [name, bindings] of functionOf(mod, call.owner).bindings)
    if (bindings.some((binding) => binding.kind === "value" && binding.value === call)) return name;
  return undefined;
}
