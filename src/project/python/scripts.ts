import type { Scope } from "../../source/python/module.ts";
import { parentsOf } from "../../source/python/parents.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import { isAssembled } from "../knowledge-matcher.ts";
import type { Pause } from "../pause.ts";
import type { Effect } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { callsOf, type Graph, type Owner, owning, type Reached } from "./graph.ts";
import { mentions } from "./mentions.ts";
import type { Processes } from "./process.ts";
import type { Unit } from "./unit.ts";

const MAIN = /__name__\s*==\s*["']__main__["']/;

/** Names of scripts that try models out rather than use them. */
const TRIES =
  /(^|[^a-z])(train\w*|fit|eval\w*|test\w*|valid\w*|explor\w*|experiment\w*|bench\w*|profil\w*|analy[sz]\w*|plot\w*|visuali[sz]\w*|tun(e|ing)|finetune\w*|ablation\w*|notebooks?|examples?|tutorials?|playground|scratch|sandbox|setup|conftest|docs?|export\w*|convert\w*|quanti[sz]e\w*|verif(y|ies|ication)|promot\w*|compar\w*|parity|smoke|sanity|prepar(e|es|ing|ation)|simulat\w*)([^a-z]|$)/i;

/**
 * Of files that may be scripts those that load a model and predict with it: batch scoring and command-line tools. One that trains, measures quality or is called for
 * trying things out is offline work, and no service.
 */
export async function scriptEntries(
  ev: Evaluator,
  graph: Graph,
  scripts: readonly Unit[],
  declared: readonly Entry[],
  effects: readonly Effect[],
  processes: Processes,
  pause: Pause,
): Promise<Entry[]> {
  const byOwner = new Map<Scope, Effect[]>();
  for (const effect of effects) {
    const owner = owning(effect.scope);
    const same = byOwner.get(owner);
    if (same === undefined) byOwner.set(owner, [effect]);
    else same.push(effect);
  }
  const served = new Set(declared.map((entry) => entry.owner.unit));
  const deployed = new Set(declared.flatMap(({ kind, owner }) => (kind === "deployment" ? [owner.scope] : [])));
  const isServer = declared.some(({ context, owner }) => context === "serving" && !owner.unit.inTests);
  const entries: Entry[] = [];
  for (const unit of scripts) {
    if (served.has(unit)) continue;
    const top = unit.module.scopes[0]!;
    // These are worked out at each analysis: nobody's answer rests on them.
    ev.release();
    const starts = ev.startsOf(unit).filter((start) => start.when !== "build");
    const isMain = unit.path.endsWith("__main__.py") || mentions(unit, MAIN);
    // What others import runs its own `__main__` only to be tried out, unless something starts it.
    const isUsed = processes.importers(unit).some((other) => !other.inTests);
    if (isUsed && starts.length === 0 && !unit.path.endsWith("__main__.py")) continue;
    // Imported elsewhere and started by nothing: a script only when its own top level asks a model.
    const own = byOwner.get(top) ?? [];
    if (!isMain && starts.length === 0 && !own.some((effect) => effect.does === "infer" && !isAssembled(effect.known.call)))
      continue;
    if (isServer && !isMain && starts.length === 0 && asksWhatItSays(ev, unit, top)) continue;
    const scheduled = starts.find((start) => start.when === "schedule");
    const seen = new Set<Scope>();
    for (const scope of [top, ...commandsIn(unit)]) {
      if (seen.has(scope)) continue;
      const reached = await graph.follow({ unit, scope }, pause);
      for (const one of reached.keys()) seen.add(one);
      // It starts a server: that is known by what it answers.
      if ([...deployed].some((one) => reached.has(one))) continue;
      if (isServer && startsServer(reached, byOwner)) {
        const { areAllAnswered } = await import("./seldom.ts");
        if (await areAllAnswered(graph, reached, byOwner, declared, pause)) continue;
      }
      const owner = { unit, scope };
      const owners = usesModel(ev, reached, byOwner) ? [owner] : await commandsBeside(ev, graph, owner, reached, byOwner, pause);
      for (const owner of owners) {
        if ([...declared, ...entries].some((one) => one.owner.scope === owner.scope)) continue;
        entries.push({
          owner,
          kind: scheduled === undefined ? "cli" : "batch",
          context: "batch",
          name: owner.scope === top ? unit.path : owner.scope.name,
          node: owner.scope === top ? 0 : owner.scope.node,
          reason:
            scheduled === undefined
              ? "it is a script that loads a model and predicts"
              : `${scheduled.name} runs it on a schedule`,
          effect: undefined,
        });
      }
    }
  }
  return entries;
}

/** `uvicorn.run(app)` somewhere in what is reached. */
function startsServer(reached: ReadonlyMap<Scope, Reached>, byOwner: ReadonlyMap<Scope, readonly Effect[]>): boolean {
  const starts = ({ known }: Effect) => known.call.serve?.as === "start" && known.call.serve.context !== "batch";
  return [...reached.keys()].some((scope) => byOwner.get(scope)?.some(starts));
}

/** Of a program that trains as well the functions that its words start to predict with what was trained before. */
async function commandsBeside(
  ev: Evaluator,
  graph: Graph,
  { unit }: Owner,
  reached: ReadonlyMap<Scope, Reached>,
  byOwner: ReadonlyMap<Scope, readonly Effect[]>,
  pause: Pause,
): Promise<Owner[]> {
  const found: Owner[] = [];
  if (![...reached.keys()].some((one) => byOwner.get(one)?.some(({ does }) => does === "infer"))) return found;
  const { commandsOf } = await import("./seldom.ts");
  for (const command of commandsOf(ev, unit, reached))
    if (
      mayBeScript(command.unit) &&
      !TRIES.test(command.scope.name) &&
      usesModel(ev, await graph.follow(command, pause), byOwner)
    )
      found.push(command);
  return found;
}

/** Calls that tell a program something from outside. */
const TAKES =
  /(?:^|\.)(?:input|open|getpass|prompt|ask|parse_args|read\w*|load|load_(?!dotenv$)\w+|from_(?:file|path|uri)\w*|r?glob|listdir|iterdir|walk|get|post|execute|fetch\w*)$/;
const WORDS_OF_CALLER = /\bsys\s*\.\s*(?:argv|stdin)\b/;

/** A file that tells a model what is written in it, once, and nothing else: somebody tried out beside the server how that is done. */
function asksWhatItSays(ev: Evaluator, unit: Unit, top: Scope): boolean {
  const { tree } = unit;
  if (mentions(unit, WORDS_OF_CALLER)) return false;
  const parents = parentsOf(tree);
  for (const index of callsOf({ unit, scope: top })) {
    const site = siteAt(unit, index);
    if (site.scope !== top) continue;
    if (TAKES.test(textOf(tree, tree.firstChild[site.node]!))) return false;
    for (let at = parents[site.node]!; at !== 0; at = parents[at]!)
      if (tree.kind[at] === Kind.For || tree.kind[at] === Kind.While) return false;
    ev.begin(unit);
    if (ev.callee(site).some((value) => value.type === "function")) return false;
  }
  return true;
}

/** Functions that a library of command lines runs by their words: `@app.command()`, which the file only starts with `app()`. */
function commandsIn(unit: Unit): readonly Scope[] {
  if (!COMMAND_LINES.some((name) => unit.importedModules.includes(name))) return [];
  return unit.module.scopes.filter(
    (scope) =>
      scope.kind === "function" &&
      scope.parent === unit.module.scopes[0] &&
      scope.decorators.some((node) => /^\w+(?:\.\w+)*\.(?:command|callback)\b/.test(textOf(unit.tree, node))),
  );
}

const COMMAND_LINES = ["typer", "click", "rich_click", "asyncclick", "cyclopts"];

/** Whether what is reached loads a model or asks a language model, and neither trains nor measures itself. */
function usesModel(ev: Evaluator, reached: ReadonlyMap<Scope, Reached>, byOwner: ReadonlyMap<Scope, readonly Effect[]>): boolean {
  const all: Effect[] = [];
  for (const scope of reached.keys()) all.push(...(byOwner.get(scope) ?? []));
  const inference = all.filter((effect) => effect.does === "infer");
  if (inference.length === 0) return false;
  const isTraining = (effect: Effect) =>
    effect.does === "train" || (effect.does === "split" && effect.known.library.library === "scikit-learn");
  const isEvaluation = ({ known }: Effect) => known.call.monitor?.measures.includes("offline-evaluation") === true;
  if (all.some((effect) => isTraining(effect) || isEvaluation(effect)) || measuresQuality(ev, reached)) return false;
  if (inference.some((effect) => effect.known.call.infers === "llm")) return true;
  return all.some((effect) => effect.does === "load-model" || effect.does === "load-object" || effect.does === "download-model");
}

/** Whether a file may be started by itself, by where it lies. What a notebook writes and starts is run by whoever runs the notebook. */
export const mayBeScript = keptWith(
  ({ facts, inTests, path }: Unit) => !facts.notebook && facts.writtenBy === undefined && !inTests && !TRIES.test(path),
);

const METRICS = /^sklearn\.metrics\.|^(torchmetrics|evaluate|seqeval|jiwer|sacrebleu|rouge_score|nltk\.translate)\./;

const METRIC_MODULES = /^(sklearn(\.metrics)?|torchmetrics|evaluate|seqeval|jiwer|sacrebleu|rouge_score|nltk)\b/;

function importsMetrics(unit: Unit): boolean {
  return unit.module.imports.some((fact) => METRIC_MODULES.test(fact.module));
}

/** Whether what is reached computes how good predictions are: then it tries a model out. */
export function measuresQuality(
  ev: Evaluator,
  reached: ReadonlyMap<Scope, { readonly owner: { readonly unit: Unit; readonly scope: Scope } }>,
): boolean {
  for (const { owner } of reached.values()) {
    if (!importsMetrics(owner.unit)) continue;
    for (const index of callsOf(owner)) {
      ev.begin(owner.unit);
      const site = siteAt(owner.unit, index);
      const written = textOf(owner.unit.tree, owner.unit.tree.firstChild[site.node]!);
      if (!/score|report|matrix|error|accuracy|metric|compute|evaluate|bleu|rouge|wer/i.test(written)) continue;
      if (ev.callee(site).some((value) => value.type === "external" && METRICS.test(value.path))) return true;
    }
  }
  return false;
}
