import { setField } from "../../manifest/edit.ts";
import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { dataEntryFor, fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { sentence } from "../words.ts";

/** Paths that mean themselves in any shell. */
const PLAIN = /^\w[\w./-]*$/;

export default defineRule({
  id: "data/unversioned-dataset",
  severity: "error",
  summary: "A declared dataset has no version, or its tracker does not cover it, so that a model cannot be traced to its data.",
  basis: ["ML Test Score Infra 1", "ISO/IEC 42001 A.7.5"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const entry of manifest?.data ?? []) judge(context, manifest!, entry);
  },
});

function judge(context: RuleContext, manifest: Manifest, entry: DataEntry) {
  const { report } = context;
  const path = [...entry.path, "version"];
  const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
  const claim = claimAt(manifest, path, entry.version);
  const tracker = trackerOf(context, manifest, entry);
  if (claim === "unreadable") return report.unknown(subject, { message: "Its version has a mistake in it; mend it first." });
  if (claim === "given") {
    const uncovered = notUnderGit(context, manifest, entry);
    if (uncovered !== undefined) {
      return report.fail(subject, {
        message: `The manifest says that git keeps the versions of ${entry.name}, but git does not have ${uncovered}.`,
        help: "Commit the file, or name what keeps its versions.",
        place: manifest.placeOf(path),
      });
    }
    const loose = notUnderDvc(context, manifest, entry) ?? readUntracked(context, manifest, entry);
    if (loose === undefined) {
      return report.pass(subject, {
        message: `Its versions are kept by ${entry.version}.`,
        evidence: { grade: tracker ? "exists" : "declared", places: [] },
      });
    }
    return report.fail(subject, {
      message: `The manifest says that dvc keeps the versions of ${entry.name}, but no DVC file covers ${loose}.`,
      help: "Put the file under DVC and commit the .dvc file, or name what keeps its versions.",
      place: manifest.placeOf(path),
      fixes:
        context.files.has(".dvc/config") && PLAIN.test(loose)
          ? [{ title: "Put the file under DVC", safe: true, command: `dvc add ${loose}` }]
          : [],
    });
  }
  if (tracker !== undefined) {
    return report.pass(subject, { message: sentence(tracker.reason), evidence: { grade: "exists", places: [] } });
  }
  if (entry.locations.some((location) => /^(lakefs|dvc|hf):\/\//.test(location))) {
    return report.pass(subject, {
      message: "Its location names what keeps its versions.",
      evidence: { grade: "declared", places: [] },
    });
  }
  const live = entry.locations.some((location) =>
    /^(?:jdbc:)?(?:postgres|mysql|mssql|snowflake|bigquery|oracle|redshift|mongodb|kafka)/i.test(location),
  );
  report.fail(subject, {
    message: `Nothing says what keeps the versions of ${entry.name}.`,
    help: live
      ? "A live table changes under the model: say how it is snapshotted, as version: snapshot."
      : "Name what keeps its versions: dvc, git, git-lfs, lakefs, delta, iceberg, huggingface, or snapshot.",
    place: claim === "placeholder" ? manifest.placeOf(path) : subject.place!,
    fixes: fixes(context, manifest, entry),
  });
}

/** What the source's reads of this dataset tell about its tracking. */
function trackerOf({ inventory }: RuleContext, manifest: Manifest, entry: DataEntry): { reason: string } | undefined {
  const reads = inventory.datasetReads.filter((read) => dataEntryFor(manifest, read) === entry);
  return reads.find(({ tracking }) => !["none", "unknown", "manifest"].includes(tracking.tracker))?.tracking;
}

/** A file of this folder that git, by its entry the keeper of its versions, does not have: the first such location. */
function notUnderGit({ files }: RuleContext, manifest: Manifest, { version, locations }: DataEntry): string | undefined {
  if (version !== "git" && version !== "git-lfs") return undefined;
  const paths = locations.map((location) => fromRoot(manifest, location));
  return paths.find((path) => files.paths.includes(path) && files.isTracked(path) === false);
}

/** A file in git that its entry says is under DVC is under git alone: the first such location. Elsewhere nothing can be told. */
function notUnderDvc({ files }: RuleContext, manifest: Manifest, { version, locations }: DataEntry): string | undefined {
  if (version !== "dvc" || files.has("dvc.yaml") || files.paths.some((path) => path.endsWith("/dvc.yaml"))) return undefined;
  return locations
    .map((location) => fromRoot(manifest, location))
    .find((path) => {
      if (!files.has(path) || /[*?[{]/.test(path)) return false;
      const folders = path.split("/").map((_, index, names) => names.slice(0, index + 1).join("/"));
      return !folders.some((folder) => files.has(`${folder}.dvc`));
    });
}

/** What code reads of an entry that its manifest says is under DVC, where neither a `.dvc` file nor a stage of dvc.yaml covers it. */
function readUntracked({ inventory }: RuleContext, manifest: Manifest, entry: DataEntry): string | undefined {
  if (entry.version !== "dvc") return undefined;
  const read = inventory.datasetReads.find((one) => one.tracking.tracker === "none" && dataEntryFor(manifest, one) === entry);
  return read?.location;
}

/** Only what was looked up is filled in. */
function fixes({ files }: RuleContext, manifest: Manifest, entry: DataEntry): readonly Fix[] {
  const path = [...entry.path, "version"];
  const paths = entry.locations.map((location) => fromRoot(manifest, location));
  const found =
    paths.length > 0 && paths.every((at) => files.has(`${at}.dvc`))
      ? "dvc"
      : paths.length > 0 && paths.every((at) => files.isTracked(at))
        ? "git"
        : undefined;
  if (found === undefined) return fillIn(manifest, path);
  const edits = setField(manifest, path, found);
  return edits.length === 0 ? [] : [{ title: `Set version to ${found}, which has it`, safe: true, kind: "declare", edits }];
}
