import type { Training } from "../../model/delivery.ts";
import { SHOWS } from "../endpoints/hosts.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** Experiment trackers, by what a program imports. */
const TRACKERS =
  /^(?:mlflow|wandb|comet_ml|neptune|clearml|aim|dvclive|tensorboard|tensorboardX|sacred|guild|polyaxon|swanlab|trackio|zenml|kedro_mlflow|vertexai|azureml|sagemaker|valohai|determined|metaflow|flytekit)$/;
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
    const { notebook } = unit.facts;
    // Only programs are judged; what the others import need not be followed.
    const around = inTests || notebook ? [] : importsOf(unit);
    found.set(unit, {
      place: placeOf(unit, effect.node),
      call: effect.name,
      // A stage of DVC records parameters, inputs and metrics of each run.
      tracker: trackerOf(around) ?? (ev.startsOf(unit).some(({ when }) => when === "stage") ? "its pipeline" : undefined),
      seeded: isSeeded(around),
      inTests,
      notebook,
    });
  }
  return [...found.values()];
}

interface Habits {
  readonly tracker: string | undefined;
  readonly seeded: boolean;
}

const habits = new WeakMap<Unit, Habits>();

function habitsOf(unit: Unit): Habits {
  let known = habits.get(unit);
  if (known === undefined) {
    known = { tracker: findTracker(unit), seeded: SEEDS.test(unit.tree.text) };
    habits.set(unit, known);
  }
  return known;
}

function trackerOf(units: Iterable<Unit>): string | undefined {
  for (const unit of units) {
    const { tracker } = habitsOf(unit);
    if (tracker !== undefined) return tracker;
  }
  return undefined;
}

function isSeeded(units: Iterable<Unit>): boolean {
  for (const unit of units) if (habitsOf(unit).seeded) return true;
  return false;
}

function findTracker(unit: Unit): string | undefined {
  for (const { module, level } of unit.module.imports) {
    const name = module.split(".", 1)[0]!;
    if (level === 0 && TRACKERS.test(name)) return name;
  }
  return REPORTS.exec(unit.tree.text)?.[0].replace(/\s*=$/, "");
}
