import type { Gates, Probe } from "../../model/delivery.ts";
import { filePlace } from "../../model/place.ts";
import type { ConfigFacts } from "../../source/facts.ts";

/** Commands and scripts that measure a model, by what they are called. */
const EVALUATES =
  /(?:^|[\s/._-])(?:evaluat\w*|evals?|validate[_-]?model\w*|model[_-]?validation|score[_-]?model|benchmark\w*|promptfoo|deepeval|giskard|ragas|deepchecks|lm_eval|inspect eval|mlflow evaluate|test_(?:model|accuracy|performance|quality|metrics)\w*)(?=[\s/._:-]|$)/i;
const PIPELINES =
  /^(?:dvc (?:repro|exp run)|cml |zenml |kedro run|metaflow |mlflow run|make (?:eval|test-model|repro)|snakemake|nox|tox)/;

/** What starts a workflow before something ships; a clock alone keeps something going. */
const SHIPS = /\b(?:push|pull_request\w*|merge_group|release|workflow_(?:run|call)|repository_dispatch)\b/;
const BY_CLOCK = /^\s*(?:-\s*)?schedule\s*:/m;

/** What continuous integration runs before something ships. */
export function gatesOf(configs: readonly ConfigFacts[], texts: ReadonlyMap<string, string>, asksInTests: boolean): Gates {
  let ci: Gates["ci"];
  let evaluation: Gates["evaluation"];
  let opaque = false;
  const stagesEvaluate = configs.some((facts) =>
    facts.starts.some((start) => start.when === "stage" && EVALUATES.test(`${start.name} ${start.command.words.join(" ")}`)),
  );
  for (const facts of configs) {
    for (const start of facts.starts) {
      if (start.when !== "ci") continue;
      ci ??= start.place;
      const line = start.command.words.join(" ");
      const isTest = /(?:^|\s)(?:pytest|py\.test|unittest|tox|nox|nose2)\b/.test(line) && asksInTests;
      if (evaluation === undefined && (EVALUATES.test(line) || isTest || (PIPELINES.test(line) && stagesEvaluate)))
        evaluation = { place: start.place, message: `${line.slice(0, 60)} measures the model` };
      if (PIPELINES.test(line) || /^(?:make|just|task|bash|sh|\.\/)\b/.test(line) || /\.sh$/.test(start.command.words[0] ?? ""))
        opaque = true;
    }
    const text = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\//.test(facts.path) ? texts.get(facts.path) : undefined;
    if (text === undefined) continue;
    if (SHIPS.test(text) || !BY_CLOCK.test(text)) ci ??= filePlace(facts.path);
    if (/\buses\s*:\s*\S*\/\.github\/workflows\//.test(text)) opaque = true;
  }
  return { ci, evaluation, opaque };
}

const PLATFORM_CHECKS =
  /^[ \t]*(?:healthCheckPath|health_check_path|readiness_check|liveness_check|healthcheckPath|health_check)\s*[:=]/m;

/** Checks of health that configuration sets up. */
export function configuredProbes(configs: readonly ConfigFacts[], texts: ReadonlyMap<string, string>): Probe[] {
  const found: Probe[] = [];
  for (const facts of configs) {
    for (const place of facts.healthChecks ?? [])
      found.push({ place, kind: "configuration", reason: "the platform asks whether it is well" });
    const text = texts.get(facts.path);
    if (text !== undefined && PLATFORM_CHECKS.test(text))
      found.push({ place: filePlace(facts.path), kind: "configuration", reason: "the platform asks whether it is well" });
  }
  return found;
}
