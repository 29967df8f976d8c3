import { serverOf } from "../../source/config/servers.ts";
import { nameHash } from "../../source/python/names.ts";
import { textOf } from "../../source/python/tree.ts";
import type { Known } from "../knowledge-matcher.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { NOWHERE } from "./location.ts";
import { mentions } from "./mentions.ts";
import type { Unit } from "./unit.ts";
import type { Values } from "./values.ts";

const STARTS: ReadonlySet<number> = new Set(
  ["Popen", "run", "call", "check_call", "system", "create_subprocess_exec", "create_subprocess_shell"].map((name) =>
    nameHash(name),
  ),
);
const PROGRAMS = /^(?:subprocess\.(?:Popen|run|call|check_call)|os\.system|asyncio\.create_subprocess_(?:exec|shell))$/;
/** Programs that serve models, as their commands name them. */
const SERVES =
  /\bvllm\b|\bsglang\b|llama-server|text-generation-launcher|text-embeddings-router|tritonserver|\bollama\b|lmdeploy|infinity_emb/;

const ASKED: Known["call"] = { call: "subprocess", does: "infer", infers: "llm" };

/**
 * `subprocess.Popen(["vllm", "serve", …])` in a program of Modal, which hands what is asked of a port on to what listens there: the function that starts a
 * model server answers with its model.
 */
export function startedServer(ev: Evaluator, unit: Unit, index: number): Effect | undefined {
  if (!STARTS.has(unit.calledNames[index]!) || !unit.importedModules.includes("modal") || !mentions(unit, SERVES))
    return undefined;
  const { tree } = unit;
  const site = siteAt(unit, index);
  const { node, scope } = site;
  ev.begin(unit);
  const callee = ev.callee(site).find((value) => value.type === "external" && PROGRAMS.test(value.path));
  if (callee?.type !== "external") return undefined;
  const words = argumentsOf(tree, node).positional.flatMap((one) => wordsOf(ev.evaluate(unit, one, scope)));
  const server = serverOf(words);
  if (server === undefined) return undefined;
  const known = { library: { library: server.library, imports: [], calls: [], ai: true }, call: ASKED };
  const name = textOf(tree, tree.firstChild[node]!).replace(/\s+/g, "");
  return { unit, node, scope, does: "infer", known, name, callee, located: NOWHERE, locationNode: 0, decorates: undefined };
}

function wordsOf(values: Values): readonly string[] {
  const [value] = values;
  if (value?.type === "text") return value.text.split(/\s+/).filter((word) => word !== "");
  return value?.type === "sequence" ? value.items.map((item) => (item[0]?.type === "text" ? item[0].text : "*")) : [];
}
