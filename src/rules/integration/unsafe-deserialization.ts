import { globMatcher } from "../../model/glob.ts";
import type { ModelArtifact } from "../../model/inventory.ts";
import { baseName } from "../../model/paths.ts";
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
    const makes = madeBy(modelArtifacts);
    for (const artifact of modelArtifacts) if (artifact.unsafe && artifact.op !== "save") judge(artifact, makes, context);
  },
});

/** What the project makes, of a file that is loaded: that file, one of its name elsewhere, or neither. */
type Makes = (loaded: string) => "file" | "name" | undefined;

/** A file counts as made where that file itself is saved, one that a hole in either name may mean, or one of the same sort in the folder that is saved to. */
function madeBy(artifacts: readonly ModelArtifact[]): Makes {
  const saved = new Set(artifacts.flatMap(({ op, location }) => (op === "save" && location !== undefined ? [location] : [])));
  const matchers = [...saved].map(globMatcher);
  const sorts = new Set([...saved].map(sortOf));
  const names = new Set([...saved].map(baseName).filter((name) => name !== "" && !name.includes("*")));
  return (loaded) => {
    const sort = sortOf(loaded);
    const isFile =
      saved.has(loaded) ||
      matchers.some((matches) => matches(loaded)) ||
      (sort !== undefined && sorts.has(sort)) ||
      [...saved].some(globMatcher(loaded));
    if (isFile) return "file";
    return names.has(baseName(loaded)) ? "name" : undefined;
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

function suffixOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? "";
}

function judge(artifact: ModelArtifact, makes: Makes, { manifest, code, report }: RuleContext): void {
  const subject = artifactSubject(artifact, manifest);
  const { location, hub } = artifact;
  const { tracker } = artifact.tracking;
  const made = location === undefined ? undefined : makes(location);
  if (artifact.inTests) report.notApplicable(subject, { message: "It is loaded in tests or documentation only." });
  else if (hub?.pinned === true)
    report.pass(subject, { message: "It is pinned to one revision.", evidence: { grade: "exists", places: [] } });
  else if (made === "file")
    report.pass(subject, {
      message: "It is loaded from a file that the project itself makes.",
      evidence: { grade: "exists", places: [] },
    });
  else if (hub === undefined && tracker !== "none" && tracker !== "unknown") {
    report.pass(subject, { message: "It is the project's own tracked file.", evidence: { grade: "exists", places: [] } });
  } else if (tracker === "unknown" || (location === undefined && hub === undefined)) {
    report.unknown(subject, { message: "Where the file comes from cannot be told." });
  } else if (hub === undefined && made === "name") {
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
