import type { Training } from "../../model/delivery.ts";
import type { Start } from "../../source/facts.ts";
import { SHOWS } from "../endpoints/hosts.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { mentions } from "./mentions.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** Experiment trackers, by what a program imports. */
const TRACKERS: ReadonlySet<string> = new Set([
  "mlflow",
  "wandb",
  "comet_ml",
  "neptune",
  "clearml",
  "aim",
  "dvclive",
  "tensorboard",
  "tensorboardX",
  "sacred",
  "guild",
  "polyaxon",
  "swanlab",
  "trackio",
  "zenml",
  "kedro_mlflow",
  "vertexai",
  "azureml",
  "sagemaker",
  "valohai",
  "determined",
  "metaflow",
  "flytekit",
  "kfp",
]);
/** Jobs of a training service, which keeps each with its data, parameters and result. */
const HOSTED = /\.create_(?:training|hyper_parameter_tuning|auto_ml|custom)_job(?:_v2)?$/;
/** Callbacks and arguments by which a training library reports to a tracker. */
const REPORTS =
  /\b(?:SummaryWriter|TensorBoard(?:Logger)?|report_to\s*=|WandbCallback|WandbLogger|MLFlowLogger|CSVLogger|CometLogger|NeptuneLogger)\b/;
const SEEDS =
  /\b(?:random_state|random_seed|seed|manual_seed|set_seed|seed_everything|set_random_seed|PRNGKey|default_rng|np_seed|RANDOM_STATE|SEED)\b/;

/** Where models are trained, one for each file, with whether the run is recorded and can be repeated. */
export function trainingsOf(ev: Evaluator, effects: readonly Effect[], importsOf: (unit: Unit) => Iterable<Unit>): Training[] {
  const found = new Map<Unit, Training>();
  for (const effect of effects) {
    const { unit } = effect;
    if (effect.does !== "train" || found.has(unit)) continue;
    const inTests = unit.inTests || SHOWS.test(unit.path);
    const notebook = unit.facts.notebook || unit.facts.writtenBy !== undefined;
    // Only programs are judged; what the others import need not be followed.
    const around = inTests || notebook ? [] : importsOf(unit);
    const tracker =
      trackerOf(unit, around) ??
      (ev.startsOf(unit).some(isStage) ? "its pipeline" : HOSTED.test(effect.callee.path) ? "the training service" : undefined);
    found.set(unit, {
      place: placeOf(unit, effect.node),
      call: effect.name,
      tracker,
      // Where nothing is recorded, the file itself is enough to look at.
      seeded: mentions(unit, SEEDS) || (tracker !== undefined && mentioned(around)),
      inTests,
      notebook,
    });
  }
  return [...found.values()];
}

/** A stage of DVC records parameters, inputs and metrics of each run. */
function isStage({ when }: Start): boolean {
  return when === "stage";
}

function trackerOf(unit: Unit, around: Iterable<Unit>): string | undefined {
  for (const one of around) {
    const name = importedTracker(one);
    if (name !== "") return name;
  }
  return mentions(unit, REPORTS) ? "a callback" : undefined;
}

const trackerByUnit = new WeakMap<Unit, string>();

/** The first tracker that a file imports; `""` for none. */
function importedTracker(unit: Unit): string {
  let found = trackerByUnit.get(unit);
  if (found === undefined) {
    found = "";
    for (const { module, level } of unit.module.imports) {
      const dot = module.indexOf(".");
      const name = dot < 0 ? module : module.slice(0, dot);
      if (level !== 0 || !TRACKERS.has(name)) continue;
      found = name;
      break;
    }
    trackerByUnit.set(unit, found);
  }
  return found;
}

function mentioned(around: Iterable<Unit>): boolean {
  for (const unit of around) if (mentions(unit, SEEDS)) return true;
  return false;
}
