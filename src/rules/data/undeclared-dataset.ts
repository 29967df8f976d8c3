import { addEntry } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import type { DatasetRead } from "../../model/inventory.ts";
import { isOfOneMachine } from "../../model/paths.ts";
import { dataEntryFor, fromManifest, tablesOf } from "../declared.ts";
import { defineRule } from "../define.ts";
import { versionOf } from "../found.ts";
import { nameOfLocation } from "../names.ts";
import { datasetSubject } from "../subjects.ts";

export default defineRule({
  id: "data/undeclared-dataset",
  severity: "warning",
  summary: "A dataset is read that the manifest does not declare.",
  basis: ["EU AI Act Annex IV 2(d)", "ISO/IEC 42001 A.7.2"],
  from: "both",
  check({ inventory, manifest, report }) {
    if (manifest === undefined) return;
    const reads = inventory.datasetReads.filter((read) => !read.inTests);
    for (const [location, [first, ...others]] of groupBy(reads, (read) => read.location ?? read.hub?.id)) {
      if (first === undefined) continue;
      const subject = datasetSubject(first, manifest);
      const entry = dataEntryFor(manifest, { location, place: first.place });
      const { tracker } = first.tracking;
      const isMade = first.tracking.made === true || first.madeAt !== undefined;
      if (location === undefined || location.startsWith("*"))
        report.unknown(subject, { message: "Which dataset this is cannot be told from the source." });
      else if (entry !== undefined) {
        const place = manifest.placeOf(entry.path);
        report.pass(subject, {
          message: `The manifest declares it as ${entry.name}.`,
          evidence: { grade: "linked", places: [{ place, message: "declared here" }] },
        });
      } else if (isMade) {
        report.notApplicable(subject, { message: "A step of this repository makes it; what that step reads is to be declared." });
      } else if (tracker === "none" && first.hub === undefined) {
        report.notApplicable(subject, { message: "Nothing keeps its versions, which data/untracked-dataset tells." });
      } else {
        report.fail(subject, {
          message: `The dataset ${location} is read here, and the manifest does not declare it.`,
          help: "Declare it under data, and say whose it is, what it is used for and under which licence.",
          place: first.locationPlace ?? first.place,
          related: others.map((read) => ({ place: read.place, message: "it is read here too" })),
          fixes: declare(first, location, manifest),
        });
      }
    }
  },
});

function declare(read: DatasetRead, location: string, manifest: Manifest): readonly Fix[] {
  const taken = manifest.data.map((entry) => entry.name);
  const tables = tablesOf(location);
  if (tables.length > 1 || isOfOneMachine(location)) return [];
  const [name = nameOfLocation(location, "dataset", taken)] = tables;
  const version = versionOf(read.tracking.tracker);
  // A query is no place: where the table is kept, only people know.
  const place = tables.length === 0 ? { location: fromManifest(manifest, location) } : {};
  const entry = { name, ...place, ...(version !== undefined && { version }) };
  const edits = addEntry(manifest, ["data"], entry);
  return edits.length === 0 ? [] : [{ title: "Declare the dataset in ai-readiness.yaml", safe: true, kind: "declare", edits }];
}
