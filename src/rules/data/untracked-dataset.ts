import { addEntry } from "../../manifest/edit.ts";
import type { Fix } from "../../model/fix.ts";
import type { DatasetRead } from "../../model/inventory.ts";
import { isOfOneMachine } from "../../model/paths.ts";
import { dataEntryFor, fromManifest } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { nameOfLocation } from "../names.ts";
import { datasetSubject } from "../subjects.ts";
import { type Told, tellOnce } from "../tell-once.ts";
import { sentence } from "../words.ts";

/** Folders for what a program makes of its data and may throw away, and for what people send it while it runs. */
const PASSING =
  /^(?:file:\/\/)?\/(?:var\/)?tmp\/|(?:^|[/\\])(?:\.?caches?|te?mp|runs|(?:user[-_]?)?uploads?|uploaded(?:[-_](?:files|docs|documents|pdfs?))?|index[-_]?stores?|(?:vector|faiss|chroma|search)[-_]?(?:index(?:es)?|stores?|dbs?))[/\\]/i;

export default defineRule({
  id: "data/untracked-dataset",
  severity: "error",
  summary: "A dataset is read from a place that nothing keeps versions of.",
  basis: ["EU AI Act Art. 10(2)(b)", "ISO/IEC 42001 A.7.5"],
  from: "both",
  check(context) {
    const failures: Told[] = [];
    for (const read of context.inventory.datasetReads) judge(read, context, failures);
    tellOnce(context.report, failures);
  },
});

function judge(read: DatasetRead, context: RuleContext, failures: Told[]): void {
  const { report, manifest } = context;
  const subject = datasetSubject(read, manifest);
  const { location } = read;
  const { tracker, reason, place } = read.tracking;
  const evidence = { places: place === undefined ? [] : [{ place, message: reason }] };
  const entry = dataEntryFor(manifest, read);
  if (read.inTests) report.notApplicable(subject, { message: "It is read in tests or documentation only." });
  else if (tracker !== "none" && tracker !== "unknown") {
    report.pass(subject, { message: sentence(reason), evidence: { grade: "exists", ...evidence } });
  } else if (entry?.version !== undefined && manifest !== undefined) {
    const declared = { place: manifest.placeOf([...entry.path, "version"]), message: `declared as ${entry.version}` };
    report.pass(subject, {
      message: `The manifest names ${entry.version} as what keeps the versions of ${entry.name}.`,
      evidence: { grade: "declared", places: [declared] },
    });
  } else if (entry !== undefined) {
    report.notApplicable(subject, { message: `The manifest declares it as ${entry.name} and answers for its version there.` });
  } else if (tracker === "unknown" || location === undefined) {
    report.unknown(subject, { message: sentence(reason), evidence });
  } else if (PASSING.test(location)) {
    report.notApplicable(subject, {
      message: "It lies in a cache, in an index, among the outputs of a run or among what people send, all of which come and go.",
    });
  } else if (read.hub !== undefined) {
    report.notApplicable(subject, {
      message: "It comes from a hub: data/floating-revision judges whether its revision is pinned.",
    });
  } else {
    const failure = {
      message: `Nothing keeps versions of the dataset ${location} that is read here, so a result cannot be traced to its data.`,
      help: "Put the file under DVC, Git LFS or git, or declare the dataset and how it is versioned in ai-readiness.yaml.",
      place: read.locationPlace ?? read.place,
      evidence,
      related: place === undefined ? read.reasons : [{ place, message: reason }, ...read.reasons],
      fixes: () => fixes(location, context),
    };
    failures.push({ subject, failure, also: "it is read here too" });
  }
}

function fixes(location: string, { manifest, files }: RuleContext): readonly Fix[] {
  const offered: Fix[] = [];
  const isPath = !/^[a-z][\w+.-]*:|^\//i.test(location);
  // A path that nobody else has is mended where it is read, and not declared.
  if (manifest !== undefined && !isOfOneMachine(location)) {
    const written = isPath ? fromManifest(manifest, location) : location;
    const taken = manifest.data.map((entry) => entry.name);
    const name = nameOfLocation(location, "dataset", taken);
    const edits = addEntry(manifest, ["data"], { name, location: written });
    if (edits.length > 0) offered.push({ title: "Declare the dataset in ai-readiness.yaml", safe: true, kind: "declare", edits });
  }
  if (isPath && !/[*?'"\\$`\s]/.test(location) && files.has(".dvc/config")) {
    offered.push({ title: "Put the file under DVC", safe: true, command: `dvc add ${location}` });
  }
  return offered;
}
