import type { Manifest, ModelEntry, UserGroup } from "../../manifest/manifest.ts";
import { readManifest } from "../../manifest/read.ts";
import { isReadable } from "../../manifest/readable.ts";
import type { Fix } from "../../model/fix.ts";
import { type Commit, commitsOf, describeCommit, type FileVersion, since, versionOn } from "../../model/history.ts";
import { declaredSubject, manifestToJudge, readableManifest } from "../claimed.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { goTo, goToNamed } from "../go-to.ts";

export default defineRule({
  id: "adoption/training-outdated",
  severity: "information",
  summary: "People were trained before the model last changed in a way that they notice.",
  basis: ["NIST AI RMF MAP 3.4", "EU AI Act Art. 4"],
  from: "both",
  past(context) {
    const manifest = readableManifest(context);
    return manifest !== undefined && openGroups(manifest).length > 0 ? [manifest.file] : [];
  },
  pastTexts({ manifest }, history) {
    return openGroups(manifest!).flatMap(({ trainedOn }) => versionOn(history, manifest!.file, trainedOn!) ?? []);
  },
  check(context) {
    const manifest = manifestToJudge(context);
    for (const users of manifest?.adoption.users ?? []) judge(context, manifest!, users);
  },
});

/** Groups of which the manifest alone does not tell whether models have changed since. */
function openGroups({ models, adoption }: Manifest): readonly UserGroup[] {
  const isOpen = models.some(({ changedOn }) => changedOn === undefined);
  return isOpen ? adoption.users.filter(({ trainedOn }) => trainedOn !== undefined) : [];
}

/** What users notice for certain: another first number of the version, or another base model. */
function majorChange(before: ModelEntry, now: ModelEntry): string | undefined {
  const first = (version: string | undefined) => /^v?(\d+)\.\d/i.exec(version ?? "")?.[1];
  const [was, is] = [first(before.version), first(now.version)];
  if (was !== undefined && is !== undefined && was !== is) return `went from version ${before.version} to ${now.version}`;
  const bases = [before.baseModel, now.baseModel];
  if (bases.every((base) => base !== undefined) && bases[0] !== bases[1]) return `went from ${bases[0]} to ${bases[1]}`;
  return undefined;
}

interface Changed {
  readonly model: ModelEntry;
  readonly what: string;
  readonly commits: readonly Commit[];
}

/** A model that the manifest of the day of the training describes otherwise. */
function changedInGit({ history, textAt }: RuleContext, manifest: Manifest, day: string): Changed | undefined {
  const version: FileVersion | undefined = history && versionOn(history, manifest.file, day);
  const text = version && textAt(version);
  if (history === undefined || text === undefined) return undefined;
  const before = new Map(readManifest(manifest.file, text).models.map((model) => [model.name, model]));
  for (const model of manifest.models) {
    if (model.changedOn !== undefined) continue;
    const old = before.get(model.name);
    const what = old && majorChange(old, model);
    if (what !== undefined) return { model, what, commits: since(commitsOf(history, [manifest.file]), day) };
  }
  return undefined;
}

function judge(context: RuleContext, manifest: Manifest, users: UserGroup): void {
  const { report } = context;
  const { group, path, trainedOn } = users;
  const subject = declaredSubject(manifest, "document", `adoption.users.${group}`, group, [...path, "group"]);
  if (trainedOn === undefined) {
    if (isReadable(manifest, [...path, "trained-on"])) {
      report.unknown(subject, { message: "The manifest does not say when they were trained: set trained-on." });
    } else report.unknown(subject, { message: "The day of their training has a mistake in it; mend it first." });
    return;
  }
  const changed = manifest.models.find(({ changedOn }) => changedOn !== undefined && changedOn > trainedOn);
  // Training again on newer data is no change that people notice, or may be: only its team can tell.
  const open = manifest.models.find((model) => model.changedOn === undefined && !((model.trainedOn ?? "9") <= trainedOn));
  if (changed !== undefined) {
    report.fail(subject, {
      message: `The ${group} were trained on ${trainedOn}, and the model ${changed.name} has changed since, on ${changed.changedOn}.`,
      help: "Show them what is different, bring the material up to date, and set trained-on to that day.",
      place: manifest.placeOf([...path, "trained-on"]),
      related: [{ place: manifest.placeOf([...changed.path, "changed-on"]), message: "the change" }],
      fixes: material(context, manifest, users),
    });
    return;
  }
  const moved = changedInGit(context, manifest, trainedOn);
  if (moved !== undefined) {
    const { model, what, commits } = moved;
    report.fail(subject, {
      message: `The ${group} were trained on ${trainedOn}, and the model ${model.name} ${what} since.`,
      help: "Show them what is different, bring the material up to date, and set trained-on to that day.",
      place: manifest.placeOf([...path, "trained-on"]),
      related: commits.slice(0, 3).map((commit) => ({
        place: manifest.placeOf([...model.path, "name"]),
        message: `the manifest changed in ${describeCommit(commit)}`,
      })),
      fixes: material(context, manifest, users),
    });
  } else if (manifest.models.length === 0) report.notApplicable(subject, { message: "The manifest names no model." });
  else if (open !== undefined) {
    const message = `Whether ${open.name} has changed for them since is not declared: set changed-on.`;
    report.unknown(subject, { message });
  } else {
    const message = `They were trained on ${trainedOn}, after the last change.`;
    const place = manifest.placeOf([...path, "trained-on"]);
    report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  }
}

/** To what they learn from, or else to the day of their training. */
function material(context: RuleContext, manifest: Manifest, { path, training }: UserGroup): readonly Fix[] {
  const document = typeof training === "string" ? fromRoot(manifest, training) : undefined;
  const fixes = goToNamed(context, "Go to what they learn from", document);
  return fixes.length > 0 ? fixes : [goTo("Go to the day of their training", manifest.placeOf([...path, "trained-on"]))];
}
