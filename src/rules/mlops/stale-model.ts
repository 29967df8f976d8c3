import type { Manifest, ModelEntry } from "../../manifest/manifest.ts";
import { daysBetween, durationDays } from "../../model/dates.ts";
import type { Fix } from "../../model/fix.ts";
import { describeCommit, lastCommit } from "../../model/history.ts";
import { filePlace } from "../../model/place.ts";
import { claimAt, declaredSubject, manifestToJudge, readableManifest } from "../claimed.ts";
import { recordedIn } from "../covered-paths.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext, type Surroundings } from "../define.ts";
import { goTo, goToNamed } from "../go-to.ts";

export default defineRule({
  id: "mlops/stale-model",
  severity: "warning",
  summary: "A model is older than its team allowed it to get.",
  basis: ["ML Test Score Monitor 4", "NIST AI RMF MANAGE 2.2"],
  from: "both",
  past(context) {
    const manifest = readableManifest(context);
    const open = manifest?.models.filter(({ maxAge, trainedOn }) => maxAge !== undefined && trainedOn === undefined) ?? [];
    return open.flatMap((model) => artefactPaths(context, manifest!, model));
  },
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, today } = context;
    for (const model of manifest.models) {
      const { name, path, maxAge, trainedOn } = model;
      const subject = declaredSubject(manifest, "model", `models.${name}`, name, [...path, "name"]);
      if (maxAge === undefined) {
        const isWrong = claimAt(manifest, [...path, "max-age"], undefined) === "unreadable";
        const message = "Nobody set an age that it may not pass.";
        if (isWrong) report.unknown(subject, { message: "Its age limit has a mistake in it; mend it first." });
        else report.notApplicable(subject, { message });
        continue;
      }
      const limit = durationDays(maxAge);
      if (trainedOn === undefined || limit === undefined) {
        const committed = limit === undefined ? undefined : tooOldInGit(context, manifest, model, limit);
        if (committed === undefined) {
          report.unknown(subject, { message: "The manifest does not say when it was trained: set trained-on." });
          continue;
        }
        const { path: file, commit } = committed;
        report.fail(subject, {
          message: `The model ${name} may be ${maxAge} old, and its artefact has not changed in git since ${commit.date}, so it is due.`,
          help: "Train it again, or look at how it does now and set a longer max-age with a reason; trained-on says when it was trained.",
          place: manifest.placeOf([...path, "max-age"]),
          related: [{ place: filePlace(file), message: `last changed in ${describeCommit(commit)}` }],
          fixes: trainer(context, manifest, model),
        });
        continue;
      }
      const age = daysBetween(trainedOn, today);
      if (age <= limit)
        report.pass(subject, {
          message: `It was trained on ${trainedOn}, ${age} days ago.`,
          evidence: { grade: "declared", places: [] },
        });
      else {
        report.fail(subject, {
          message: `The model ${name} was trained on ${trainedOn} and may be ${maxAge} old, so it is due.`,
          help: "Train it again, or look at how it does now and set a longer max-age with a reason.",
          place: manifest.placeOf([...path, "trained-on"]),
          related: [{ place: manifest.placeOf([...path, "max-age"]), message: "the age that it may reach" }],
          fixes: trainer(context, manifest, model),
        });
      }
    }
  },
});

/** To what trains it, or else to the age that was set. */
function trainer(context: RuleContext, manifest: Manifest, { name, path, trainedBy }: ModelEntry): readonly Fix[] {
  const program = trainedBy === undefined ? undefined : fromRoot(manifest, trainedBy);
  const fixes = goToNamed(context, `Go to what trains ${name}`, program);
  return fixes.length > 0 ? fixes : [goTo("Go to its max-age", manifest.placeOf([...path, "max-age"]))];
}

/** The artefact itself, or what DVC records of it. */
function artefactPaths({ files }: Surroundings, manifest: Manifest, { artifact }: ModelEntry): readonly string[] {
  return artifact === undefined
    ? []
    : recordedIn(fromRoot(manifest, artifact), files.has).filter((path) => files.isTracked(path) === true);
}

/** A model is at least as old as its last commit; a younger commit says nothing about when it was trained. */
function tooOldInGit(context: RuleContext, manifest: Manifest, model: ModelEntry, limit: number) {
  const paths = artefactPaths(context, manifest, model);
  const commit = context.history && lastCommit(context.history, paths);
  if (commit === undefined || daysBetween(commit.date, context.today) <= limit) return undefined;
  return { path: paths.at(-1)!, commit };
}
