import type { ApprovalEntry, Manifest } from "../../manifest/manifest.ts";
import { readManifest } from "../../manifest/read.ts";
import { commitsOf, describeCommit, since, versionOn } from "../../model/history.ts";
import { filePlace, type RelatedPlace } from "../../model/place.ts";
import { askForApproval, decisive, roleOf } from "../approvals.ts";
import { manifestToJudge, readableManifest } from "../claimed.ts";
import { COVERED, type Coverage, type Covered, coverageOf, readCoverage, writeCoverage } from "../coverage.ts";
import { coveredPaths } from "../covered-paths.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { manifestChanges } from "../manifest-changes.ts";
import { list } from "../words.ts";

const NAMES: Readonly<Record<Covered, string>> = {
  models: "the models",
  data: "the data",
  code: "the code that the services reach",
};

export default defineRule({
  id: "governance/approval-outdated",
  severity: "error",
  summary: "Models, data or serving code have changed since they were approved.",
  basis: ["EU AI Act Annex IV 6", "ISO/IEC 42001 A.6.2.5"],
  from: "both",
  past(context) {
    const manifest = readableManifest(context);
    const isOpen = manifest?.governance.approvals.some(({ status, covers, on }) => status === "approved" && covers && on);
    if (!manifest || isOpen !== true) return [];
    const now = coverageOf(manifest, context.files, context.symbols);
    const changed = manifest.governance.approvals.flatMap(({ covers }) => changedParts(readCoverage(covers ?? ""), now));
    if (changed.length === 0) return [];
    return [manifest.file, ...[...new Set(changed)].flatMap((part) => coveredPaths(context, manifest, part))];
  },
  pastTexts({ manifest }, history) {
    return manifest!.governance.approvals.flatMap(({ status, on }) => {
      return status !== "approved" || on === undefined ? [] : (versionOn(history, manifest!.file, on) ?? []);
    });
  },
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const roles = new Set(manifest.governance.approvals.flatMap(({ role }) => roleOf(role) ?? []));
    if (roles.size === 0) return;
    const now = coverageOf(manifest, context.files, context.symbols);
    for (const role of roles) {
      const entry = decisive(manifest.governance.approvals.filter((one) => roleOf(one.role) === role));
      if (entry !== undefined) judge(context, manifest, role, entry, now);
    }
  },
});

/** Parts that can be compared and differ. */
function changedParts(then: Coverage | undefined, now: Coverage): readonly Covered[] {
  if (then === undefined) return [];
  return COVERED.filter((part) => then[part] !== "unknown" && now[part] !== "unknown" && then[part] !== now[part]);
}

/** Commits named with a finding. */
const NAMED = 5;

/** The commits since a day in which the parts changed, newest first, each at a file that it changed. */
function commitsSince(context: RuleContext, manifest: Manifest, day: string | undefined, parts: readonly Covered[]) {
  const { history, files } = context;
  if (history === undefined || day === undefined) return [];
  const paths = parts.flatMap((part) => coveredPaths(context, manifest, part));
  return since(commitsOf(history, paths), day).map((commit): RelatedPlace => {
    const isCovered = (path: string) => paths.some((covered) => path === covered || path.startsWith(`${covered}/`));
    const path = commit.changes.find((change) => isCovered(change.path) && files.has(change.path))?.path;
    return { place: filePlace(path ?? manifest.file), message: `changed in ${describeCommit(commit)}` };
  });
}

/** What the manifest of that day said otherwise, where git has it. */
function statedOtherwise(
  { history, textAt }: RuleContext,
  manifest: Manifest,
  day: string | undefined,
  parts: readonly Covered[],
) {
  const version = history && day !== undefined ? versionOn(history, manifest.file, day) : undefined;
  const text = version && textAt(version);
  return text === undefined ? [] : manifestChanges(readManifest(manifest.file, text), manifest, parts);
}

function judge(context: RuleContext, manifest: Manifest, role: string, entry: ApprovalEntry, now: Coverage) {
  const { report } = context;
  const place = manifest.placeOf([...entry.path, entry.covers === undefined ? "role" : "covers"]);
  const subject = { kind: "document", key: `approvals.${role}`, name: `approval of the ${role}`, place } as const;
  if (entry.status !== "approved") return report.notApplicable(subject, { message: "Nothing has been approved." });
  const then = entry.covers === undefined ? undefined : readCoverage(entry.covers);
  if (then === undefined) {
    const how = `run "ai-readiness approve --role ${role}" before the next decision`;
    return report.unknown(subject, { message: `What it covers is not recorded in a form that can be compared: ${how}.` });
  }
  const changed = changedParts(then, now);
  const open = COVERED.filter((part) => then[part] === "unknown" || now[part] === "unknown");
  if (changed.length > 0) {
    const what = list(changed.map((part) => NAMES[part]));
    const when = entry.on === undefined ? "" : ` on ${entry.on}`;
    const commits = commitsSince(context, manifest, entry.on, changed);
    const several = commits.length === 1 ? "one commit" : `${commits.length} commits`;
    const edits = askForApproval(manifest, role, writeCoverage(now));
    return report.fail(subject, {
      message: `Since the ${role} approved${when}, there have been changes in ${what}, which the approval does not cover.`,
      help: `Ask the ${role} to look at what changed${commits.length === 0 ? "" : ` in ${several} since`} and to decide again.`,
      place,
      related: [...statedOtherwise(context, manifest, entry.on, changed), ...commits].slice(0, 2 * NAMED),
      fixes:
        edits.length === 0
          ? []
          : [{ title: `Reopen the approval of the ${role}`, safe: false, kind: "declare", singly: true, edits }],
    });
  }
  if (open.length > 0) {
    const what = list(open.map((part) => NAMES[part]));
    return report.unknown(subject, { message: `Whether there have been changes in ${what} cannot be told.` });
  }
  const message = "Nothing has changed in what it covers.";
  report.pass(subject, { message, evidence: { grade: "linked", places: [{ place, message }] } });
}
