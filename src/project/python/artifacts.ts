import type { HubReference } from "../../model/inventory.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import { hubOf, isMadeByTest } from "./datasets.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { owning } from "./graph.ts";
import { locate } from "./location.ts";
import { callersOf, isBound } from "./lookup.ts";
import { soundsLikeData, soundsLikeModel, soundsLikeNotes, soundsLikeSettings } from "./names-of-things.ts";
import { keyOf } from "./record.ts";
import type { Unit } from "./unit.ts";
import type { Frame, TextValue } from "./values.ts";

/** A model's save, load or download, before it is known who reaches it and what tracks it. */
export interface FoundArtifact {
  readonly unit: Unit;
  readonly node: number;
  readonly effect: Effect;
  readonly op: "save" | "load" | "download";
  readonly call: string;
  readonly texts: readonly TextValue[];
  readonly hub: HubReference | undefined;
  readonly unsafe: boolean;
  readonly why: string;
  /** For a call of a helper of the project: the helper's own load or save. */
  readonly through: Effect | undefined;
  /** True for the load or save inside a helper whose callers each name their own location. */
  readonly shared: boolean;
}

export type Pickled = "model" | "data" | "unknown";

/** Whether what is pickled or unpickled is a model: by what is done with it, else by what it is called. */
export function pickledAs(ev: Evaluator, effect: Effect, usedAsModel: ReadonlySet<string>): Pickled {
  if (effect.does === "load-object" && usedAsModel.has(keyOf(effect.unit, effect.node))) return "model";
  let kind = pickled.get(effect);
  if (kind === undefined) {
    kind = pickledByItself(ev, effect);
    pickled.set(effect, kind);
  }
  return kind;
}

/** What a call alone tells, whoever uses its result; kept while the effect is. */
const pickled = new WeakMap<Effect, Pickled>();

function pickledByItself(ev: Evaluator, effect: Effect): Pickled {
  if (isOptimiser(effect)) return "unknown";
  if (effect.does !== "load-object") {
    const known = dumped(ev, effect);
    if (known !== "unknown") return known;
  }
  if (isTakenOver(effect)) return "model";
  if (effect.located.texts.some(({ text }) => soundsLikeNotes(text))) return "unknown";
  const named = byLocation(effect.located.texts);
  if (named !== "unknown") return named;
  if (/read_pickle$/.test(effect.callee.path)) return "data";
  if (/^torch\./.test(effect.callee.path))
    return soundsLikeData(targetOf(effect)) && !soundsLikeModel(targetOf(effect)) ? "data" : "model";
  const written = writtenAround(effect);
  if (soundsLikeModel(written)) return "model";
  // A helper that loads anything from wherever it is told to calls it data as well.
  const { name } = owning(effect.scope);
  if (effect.located.texts.length === 0 && targetOf(effect) === "data" && name !== "" && !soundsLikeData(name)) return "unknown";
  if (soundsLikeData(written)) return "data";
  return /joblib|skops/.test(effect.callee.path) ? "model" : "unknown";
}

/** What a training keeps beside its model to go on: `torch.save(optimizer.state_dict(), path)`, `scheduler.load_state_dict(torch.load(path))`. */
function isOptimiser({ unit, node }: Effect): boolean {
  const { tree } = unit;
  const start = tree.start[node]!;
  return LOADED_INTO_OPTIMISER.test(tree.text.slice(Math.max(0, start - 60), start)) || OPTIMISER_STATE.test(textOf(tree, node));
}

const LOADED_INTO_OPTIMISER = /\b\w*(?:optim\w*|opt|sched\w*|scaler)\.load_state_dict\(\s*$/i;
const OPTIMISER_STATE = /^torch\.save\(\s*[\w.]*(?:optim\w*|opt|sched\w*|scaler)\.state_dict\(\)/i;

/** `model.load_state_dict(torch.load(path))`, whatever the file is called. */
function isTakenOver({ unit, node }: Effect): boolean {
  const { tree } = unit;
  return /\bload_state_dict\(\s*$/.test(tree.text.slice(Math.max(0, tree.start[node]! - 40), tree.start[node]!));
}

function byLocation(texts: readonly TextValue[]): Pickled {
  for (const { text } of texts) {
    const base = text.slice(text.lastIndexOf("/") + 1);
    if (soundsLikeModel(base) || /\.(safetensors|ckpt|gguf|onnx|pth)$/.test(base)) return "model";
    if (soundsLikeData(base)) return "data";
  }
  for (const { text } of texts) {
    const folder = text.slice(0, text.lastIndexOf("/") + 1);
    if (/(^|\/)(models?|artifacts?|weights|checkpoints?|saved_models?)\//i.test(folder)) return "model";
    if (/(^|\/)(data|datasets?|features|processed|raw)\//i.test(folder)) return "data";
    if (/\.(joblib|skops)$/.test(text)) return "model";
  }
  return "unknown";
}

function dumped(ev: Evaluator, effect: Effect): Pickled {
  const { tree } = effect.unit;
  if (tree.kind[effect.node] !== Kind.Call) return "unknown";
  const { positional, keywords } = argumentsOf(tree, effect.node);
  const node = positional[0] ?? keywords.get("value") ?? keywords.get("obj");
  if (node === undefined) return "unknown";
  for (const value of ev.evaluate(effect.unit, node, effect.scope)) {
    if (value.type === "dict" && [...value.entries.keys()].some(isModelKey)) return "model";
    if (value.type !== "external") continue;
    if (value.aliases.some((alias) => /^@(estimator|transformer|model|booster|keras-model|torch-module|pipeline)$/.test(alias)))
      return "model";
    if (value.aliases.some((alias) => /^@(table|array|dataframe|rows|dataset)/.test(alias))) return "data";
  }
  const text = textOf(tree, node);
  if (soundsLikeModel(text) || /state_dict/.test(text)) return "model";
  return soundsLikeData(text) ? "data" : "unknown";
}

/** `{"model": model, "created": now}`, not `{"model_name": name, "model_params": params}`. */
function isModelKey(key: string): boolean {
  return soundsLikeModel(key) && !/(?:name|params?|type|version|path|info|metrics|id|score|config|class)$/i.test(key);
}

/** The variable that takes the object, and the enclosing function's name. */
function writtenAround(effect: Effect): string {
  return `${targetOf(effect)} ${owning(effect.scope).name}`;
}

/** The variable that takes the object, as it is written in the call's line. */
function targetOf(effect: Effect): string {
  const { tree } = effect.unit;
  const start = tree.start[effect.node]!;
  const line = tree.text.slice(tree.text.lastIndexOf("\n", start - 1) + 1, start);
  return /([\w.[\]"']+)\s*(?::[^=]+)?=\s*(?:await\s+)?$/.exec(line)?.[1] ?? "";
}

/** A file's models, with the callers of its helpers that load or save what they are told to. */
export function artifactsOf(ev: Evaluator, effects: readonly Effect[], pickled: (effect: Effect) => Pickled): FoundArtifact[] {
  const found: FoundArtifact[] = [];
  for (const effect of effects) {
    const op =
      isDatasetDownload(ev, effect) || fetchesSettings(effect) || fetchesNotes(ev, effect)
        ? undefined
        : operation(ev, effect, pickled);
    if (op === undefined) continue;
    if (effect.located.upload || (op === "load" && isMadeByTest(effect))) continue;
    ev.begin(effect.unit);
    const callers = callersWithOwnLocation(ev, effect);
    found.push({
      unit: effect.unit,
      node: effect.node,
      effect,
      op,
      call: effect.name,
      texts: effect.located.texts,
      hub: effect.known.call.names === "hub" ? hubOf(ev, effect, effect.located.texts) : undefined,
      unsafe: isUnsafe(ev, effect),
      why: `${effect.name} ${op === "save" ? "saves" : op === "load" ? "loads" : "downloads"} a model`,
      through: undefined,
      shared: callers.length > 1,
    });
    // A helper that tries two ways to load is called once.
    const fresh = callers.filter(
      (caller) =>
        !found.some((one) => (one.op === "save") === (op === "save") && one.unit === caller.unit && one.node === caller.node),
    );
    found.push(
      ...fresh.map((caller) => ({ ...caller, op, effect, hub: undefined, unsafe: false, through: effect, shared: false })),
    );
  }
  return found;
}

function operation(
  ev: Evaluator,
  effect: Effect,
  pickled: (effect: Effect) => Pickled,
): "save" | "load" | "download" | undefined {
  switch (effect.does) {
    case "save-model":
      return "save";
    case "load-model":
      return "load";
    case "download-model":
      return "download";
    case "read-dataset":
    case "open-file":
    case "request":
      return fetchesModel(ev, effect) ? "download" : undefined;
    case "load-object":
      return pickled(effect) === "model" ? "load" : undefined;
    case "dump-object":
      return pickled(effect) === "model" ? "save" : undefined;
    default:
      return undefined;
  }
}

const MODEL_FILE =
  /\.(pth?|h5|keras|onnx|pkl|pickle|joblib|safetensors|ckpt|bin|weights|tflite|pb|gguf|pmml|mlmodel|caffemodel|xgb|ubj|cbm|lgbm?)(["']|$|\?)/i;

/** A hub or a registry keeps datasets as well as models: its own argument says which, else the name. */
export function isDatasetDownload(ev: Evaluator, effect: Effect): boolean {
  const { tree } = effect.unit;
  if (effect.does !== "download-model" || tree.kind[effect.node] !== Kind.Call) return false;
  const { keywords } = argumentsOf(tree, effect.node);
  const node = keywords.get("repo_type") ?? keywords.get("type");
  const type = node === undefined ? undefined : ev.evaluate(effect.unit, node, effect.scope)[0];
  if (type?.type === "text") return /data/i.test(type.text);
  const [name] = effect.located.texts;
  return (
    effect.known.call.names === "registry" &&
    name !== undefined &&
    soundsLikeData(name.text) &&
    !soundsLikeModel(name.text) &&
    !fetchesSettings(effect)
  );
}

/** What a run keeps beside its model: `feature_schema.json`. */
function fetchesSettings({ does, known, located }: Effect): boolean {
  const [name] = located.texts;
  return (
    does === "download-model" &&
    known.call.names === "registry" &&
    name !== undefined &&
    /\.(json|ya?ml|txt|toml|ini)$/.test(name.text) &&
    soundsLikeSettings(name.text)
  );
}

/** What a hub keeps beside a model, by the name of the one file that is fetched: `metrics.json`, `README.md`. */
function fetchesNotes(ev: Evaluator, { does, known, unit, node, scope }: Effect): boolean {
  if (does !== "download-model" || known.call.names !== "hub" || unit.tree.kind[node] !== Kind.Call) return false;
  const args = argumentsOf(unit.tree, node);
  const file = args.keywords.get("filename") ?? args.positional[1];
  if (file === undefined) return false;
  const names = ev.evaluate(unit, file, scope);
  return names.length > 0 && names.every((value) => value.type === "text" && /\.(jsonl?|ya?ml|md|txt|csv)$/.test(value.text));
}

/** A download of a file that is a model by its suffix. */
export function fetchesModel(ev: Evaluator, effect: Effect): boolean {
  const { tree } = effect.unit;
  if (tree.kind[effect.node] !== Kind.Call || !/download|retrieve|urlretrieve|wget|fetch/i.test(effect.callee.path)) return false;
  if (effect.located.texts.some(({ text }) => MODEL_FILE.test(text) || (/\.sav$/i.test(text) && soundsLikeModel(text))))
    return true;
  const args = argumentsOf(tree, effect.node);
  // The address may say nothing where the file's name does.
  return [...args.positional, ...args.keywords.values()].some((node) =>
    ev.evaluate(effect.unit, node, effect.scope).some((value) => value.type === "text" && MODEL_FILE.test(value.text)),
  );
}

/** A helper is called for its load or save; a whole training step that also saves is not one. */
const HELPER =
  /load|save|read|get|fetch|dump|write|store|persist|export|serial|restore|open|pickle|import|download|upload|register|(^|_)log_/i;

/** A helper that by its name only reads or writes. */
const STORES = /load|save|dump|read|write|store|persist|pickle|serial|restore|download|upload|register/i;

/** Parameters that hold settings of all kinds: who passes them on names no file. */
const SETTINGS = /^(args?|kwargs|opts?|options|cfg|conf(ig)?|params?|hparams|settings|flags|state|context)$/;

/** Callers of a helper whose location argument comes from its parameters. */
function callersWithOwnLocation(
  ev: Evaluator,
  effect: Effect,
): Pick<FoundArtifact, "unit" | "node" | "call" | "texts" | "why">[] {
  const owner = owning(effect.scope);
  if (owner.kind !== "function" || owner.parameters.length === 0 || effect.locationNode === 0 || !HELPER.test(owner.name))
    return [];
  const parameter = parameterBehind(effect, effect.locationNode, 0);
  if (parameter === undefined || SETTINGS.test(parameter)) return [];
  const found: Pick<FoundArtifact, "unit" | "node" | "call" | "texts" | "why">[] = [];
  for (const site of callersOf(ev, effect.unit, owner)) {
    const { tree } = site.unit;
    const given = bindArguments(owner.parameters, argumentsOf(tree, site.node), isBound(owner, effect.unit));
    if (!given.has(parameter)) continue;
    // The helper's own location, as this call has it: it may add a folder or a suffix to what it is told.
    const values = new Map([...given].map(([name, node]) => [name, ev.evaluate(site.unit, node, site.scope)]));
    const frame: Frame = { scope: owner, unit: effect.unit, values, depth: 1 };
    const whole = locate(ev, ev.evaluate(effect.unit, effect.locationNode, effect.scope, frame));
    const texts = whole.texts.length > 0 ? whole.texts : locate(ev, values.get(parameter)!).texts;
    // A helper that does much else is called for that, unless the call names the file.
    if (texts.length === 0 && !STORES.test(owner.name)) continue;
    found.push({
      unit: site.unit,
      node: site.node,
      call: textOf(tree, tree.firstChild[site.node]!),
      texts,
      why: `${owner.name} of ${effect.unit.path} does it with the path that is passed here`,
    });
  }
  return found;
}

/** Levels of expressions and variables between a location and the parameter that tells it. */
const MOST_STEPS = 12;

/** The parameter of the enclosing function by which a location is told, followed through its local variables. */
function parameterBehind(effect: Effect, node: number, depth: number): string | undefined {
  const { tree } = effect.unit;
  const owner = owning(effect.scope);
  if (depth > MOST_STEPS) return undefined;
  if (tree.kind[node] === Kind.Name) {
    const name = textOf(tree, node);
    const bindings = effect.scope.bindings.get(name) ?? owner.bindings.get(name) ?? [];
    for (const binding of bindings) {
      if (binding.kind === "parameter")
        return owner.parameters[0]?.name === name && isBound(owner, effect.unit) ? undefined : name;
      if (binding.kind === "assignment" && binding.value !== 0) return parameterBehind(effect, binding.value, depth + 1);
      if (binding.kind === "with") return parameterBehind(effect, binding.expression, depth + 1);
    }
    return undefined;
  }
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
    const kind = tree.kind[child];
    if (kind === Kind.Identifier) continue;
    const found = parameterBehind(effect, child, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isUnsafe(ev: Evaluator, effect: Effect): boolean {
  const { unsafe } = effect.known.call;
  if (unsafe !== "weights_only") return unsafe === true;
  const node = argumentsOf(effect.unit.tree, effect.node).keywords.get("weights_only");
  if (node === undefined) return true;
  return ev.evaluate(effect.unit, node, effect.scope).some((value) => value.type === "constant" && value.value === false);
}
