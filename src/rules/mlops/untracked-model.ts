import type { ModelEntry } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import type { ModelArtifact } from "../../model/inventory.ts";
import { modelEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { artifactSubject } from "../subjects.ts";
import { type Told, tellOnce } from "../tell-once.ts";
import { sentence } from "../words.ts";

/** Places for what comes and goes while a model is trained. */
const PASSING =
  /(?:^|[/\\])(?:[\w-]*checkpoints?|ckpts?|\.?cache|te?mp)(?:[/\\]|$)|(?:^|[/\\_.-])(?:checkpoint|ckpt|tmp)(?:[_.-]|$)/i;

export default defineRule({
  id: "mlops/untracked-model",
  severity: "warning",
  summary: "A model is saved to or loaded from a place that nothing keeps versions of.",
  basis: ["ML Test Score Infra 7", "ISO/IEC 42001 A.6.2.8"],
  from: "both",
  check(context) {
    const told = new Set<ModelEntry>();
    const failures: Told[] = [];
    for (const artifact of context.inventory.modelArtifacts) judge(artifact, context, told, failures);
    tellOnce(context.report, failures);
  },
});

function judge(artifact: ModelArtifact, context: RuleContext, told: Set<ModelEntry>, failures: Told[]): void {
  const { manifest, report } = context;
  const subject = artifactSubject(artifact, manifest);
  const { location } = artifact;
  const { tracker, reason, place } = artifact.tracking;
  const evidence = { places: place === undefined ? [] : [{ place, message: reason }] };
  const entry = modelEntryFor(manifest, location);
  if (artifact.inTests) report.notApplicable(subject, { message: "It is used in tests or documentation only." });
  else if (tracker !== "none" && tracker !== "unknown") {
    report.pass(subject, { message: sentence(reason), evidence: { grade: "exists", ...evidence } });
  } else if (location !== undefined && PASSING.test(location)) {
    report.notApplicable(subject, { message: "It is a checkpoint or a cache, which nobody deploys." });
  } else if (entry?.version === "dvc" && tracker === "none" && manifest !== undefined) {
    // The claim is told once, however often the model is saved and loaded.
    if (told.has(entry)) return;
    told.add(entry);
    report.fail(subject, {
      message: `The manifest says that dvc keeps the versions of ${entry.name}, but no DVC file covers ${location}.`,
      help: "Put the file under DVC and commit the .dvc file, or name what keeps its versions.",
      place: manifest.placeOf([...entry.path, "version"]),
      related: [{ place: artifact.place, message: "this file is meant" }],
      fixes: () => (location === undefined ? [] : underDvc(location, context)),
    });
  } else if (entry?.version !== undefined && manifest !== undefined) {
    report.pass(subject, {
      message: `The manifest names ${entry.version} as what keeps the versions of ${entry.name}.`,
      evidence: {
        grade: "declared",
        places: [{ place: manifest.placeOf([...entry.path, "version"]), message: "declared here" }],
      },
    });
  } else if (tracker === "unknown" || location === undefined) report.unknown(subject, { message: sentence(reason), evidence });
  else if (artifact.hub !== undefined) {
    report.notApplicable(subject, {
      message: "It comes from a hub: mlops/floating-model judges whether its revision is pinned.",
    });
  } else {
    const happens = artifact.op === "save" ? "is saved" : artifact.op === "load" ? "is loaded" : "is downloaded";
    const failure = {
      message: `Nothing keeps versions of the model ${location} that ${happens} here, so nobody can go back to the one before.`,
      help: "Register the model, put the file under DVC or Git LFS, or declare the model and its version in ai-readiness.yaml.",
      place: artifact.place,
      evidence,
      related: place === undefined ? artifact.reasons : [{ place, message: reason }, ...artifact.reasons],
      fixes: () => underDvc(location, context),
    };
    failures.push({ subject, failure, also: `it ${happens} here too` });
  }
}

function underDvc(location: string, { files }: RuleContext): readonly Fix[] {
  const isPlain = !/^[a-z][\w+.-]*:|^\/|[*?'"\\$`\s]/i.test(location);
  if (!isPlain || !files.has(".dvc/config")) return [];
  return [{ title: "Put the file under DVC", safe: true, command: `dvc add ${location}` }];
}
