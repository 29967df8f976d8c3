import { globMatcher } from "../../model/glob.ts";
import type { ModelArtifact } from "../../model/inventory.ts";
import { codeFix } from "../code-fix.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { artifactSubject } from "../subjects.ts";

export default defineRule({
  id: "integration/unsafe-deserialization",
  severity: "warning",
  summary: "A model is loaded in a way that can run code, from a file that is not the project's own.",
  basis: ["EU AI Act Art. 15(5)", "OWASP ML06 AI supply chain attacks"],
  from: "source",
  check(context) {
    const { modelArtifacts } = context.inventory;
    const isSaved = savedBy(modelArtifacts);
    const names = new Set(modelArtifacts.filter(({ op }) => op === "save").map(({ location }) => nameOf(location)));
    const isNamedAlike = (location: string | undefined) => nameOf(location) !== undefined && names.has(nameOf(location));
    for (const artifact of modelArtifacts)
      if (artifact.unsafe && artifact.op !== "save") judge(artifact, isSaved, isNamedAlike, context);
  },
});

/** Whether the project saves a file: that file itself, one that a hole in either name may mean, or one of the same sort in the folder that is saved to. */
function savedBy(artifacts: readonly ModelArtifact[]): (loaded: string) => boolean {
  const saved = new Set(artifacts.flatMap(({ op, location }) => (op === "save" && location !== undefined ? [location] : [])));
  const matchers = [...saved].map(globMatcher);
  const sorts = new Set([...saved].map(sortOf));
  return (loaded) => {
    if (saved.has(loaded) || matchers.some((matches) => matches(loaded))) return true;
    const sort = sortOf(loaded);
    return (sort !== undefined && sorts.has(sort)) || [...saved].some(globMatcher(loaded));
  };
}

/** A folder with a kind of file; undefined for what lies in no folder of the project. */
function sortOf(path: string): string | undefined {
  const folder = folderOf(path);
  return folder === "" ? undefined : `${folder}\n${suffixOf(path)}`;
}

/** A relative folder with a name; `""` for the root and for what lies outside. */
function folderOf(path: string): string {
  return /^[\w.-][\w./-]*(?=\/[^/]*$)/.exec(path)?.[0] ?? "";
}

/** The last name of a place that holds no hole; undefined for others. */
function nameOf(path: string | undefined): string | undefined {
  return /(?:^|\/)([^/*]+)$/.exec(path ?? "")?.[1];
}

function suffixOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? "";
}

function judge(
  artifact: ModelArtifact,
  isSaved: (location: string) => boolean,
  isNamedAlike: (location: string | undefined) => boolean,
  { manifest, code, report }: RuleContext,
): void {
  const subject = artifactSubject(artifact, manifest);
  const { location, hub } = artifact;
  const { tracker } = artifact.tracking;
  const isOwn = location !== undefined && isSaved(location);
  if (artifact.inTests) report.notApplicable(subject, { message: "It is loaded in tests or documentation only." });
  else if (hub?.pinned === true)
    report.pass(subject, { message: "It is pinned to one revision.", evidence: { grade: "exists", places: [] } });
  else if (isOwn)
    report.pass(subject, {
      message: "It is loaded from a file that the project itself makes.",
      evidence: { grade: "exists", places: [] },
    });
  else if (hub === undefined && tracker !== "none" && tracker !== "unknown") {
    report.pass(subject, { message: "It is the project's own tracked file.", evidence: { grade: "exists", places: [] } });
  } else if (tracker === "unknown" || (location === undefined && hub === undefined)) {
    report.unknown(subject, { message: "Where the file comes from cannot be told." });
  } else if (hub === undefined && isNamedAlike(location)) {
    report.unknown(subject, {
      message: "The project makes a file of this name elsewhere; whether it is this one cannot be told.",
    });
  } else {
    const isTorch = artifact.call === "torch.load";
    const torch = isTorch ? "Pass weights_only=True, or load" : "Load";
    report.fail(subject, {
      message: `${artifact.call} can run whatever code is in ${location ?? hub?.id}, and nothing says that the file is the project's own.`,
      help: `${torch} a format that holds weights only (safetensors, ONNX, skops), or track the file with the project.`,
      place: artifact.place,
      related: artifact.reasons,
      fixes: () =>
        isTorch ? codeFix("Load weights only", code.repairs.passArgument(artifact.place, "weights_only", "True")) : [],
    });
  }
}
