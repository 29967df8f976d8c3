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
    for (const artifact of context.inventory.modelArtifacts)
      if (artifact.unsafe && artifact.op !== "save") judge(artifact, context);
  },
});

/** The saved file itself, one that a hole in either name may mean, or one of the same sort in the folder that is saved to. */
function isOf(saved: string, loaded: string): boolean {
  if (saved === loaded || globMatcher(saved)(loaded) || globMatcher(loaded)(saved)) return true;
  const folder = folderOf(saved);
  return folder !== "" && folder === folderOf(loaded) && suffixOf(saved) === suffixOf(loaded);
}

/** A relative folder with a name; `""` for the root and for what lies outside. */
function folderOf(path: string): string {
  return /^[\w.-][\w./-]*(?=\/[^/]*$)/.exec(path)?.[0] ?? "";
}

function suffixOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? "";
}

function judge(artifact: ModelArtifact, { inventory, manifest, code, report }: RuleContext): void {
  const subject = artifactSubject(artifact, manifest);
  const { location, hub } = artifact;
  const { tracker } = artifact.tracking;
  const isOwn =
    location !== undefined &&
    inventory.modelArtifacts.some((one) => one.op === "save" && one.location !== undefined && isOf(one.location, location));
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
  } else {
    const isTorch = artifact.call === "torch.load";
    const torch = isTorch ? "Pass weights_only=True, or load" : "Load";
    report.fail(subject, {
      message: `${artifact.call} can run whatever code is in ${location ?? hub?.id}, and nothing says that the file is the project's own.`,
      help: `${torch} a format that holds weights only (safetensors, ONNX, skops), or track the file with the project.`,
      place: artifact.place,
      related: artifact.reasons,
      fixes: isTorch ? codeFix("Load weights only", code.repairs.passArgument(artifact.place, "weights_only", "True")) : [],
    });
  }
}
