import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import { globMatcher } from "../../model/glob.ts";
import type { DatasetRead } from "../../model/inventory.ts";
import { coversLocation, fromRoot, locationsOf } from "../declared.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "data/unread-dataset",
  severity: "information",
  summary: "The manifest declares a dataset that no code reads.",
  basis: ["EU AI Act Annex IV 2(d)"],
  from: "both",
  check({ inventory, manifest, report }) {
    const reads = inventory.datasetReads;
    const isAnyUnresolved = reads.some((read) => read.location === undefined && !read.inTests);
    for (const entry of manifest?.data ?? []) {
      const place = manifest!.placeOf(entry.path);
      const subject = { kind: "dataset", key: `data.${entry.name}`, name: entry.name, place } as const;
      const read = reads.find((one) => isReadBy(entry, manifest!, one));
      if (read !== undefined) {
        const places = [{ place: read.place, message: "it is read here" }];
        report.pass(subject, { message: `It is read with ${read.call}.`, evidence: { grade: "linked", places } });
      } else if (entry.locations.length === 0)
        report.notApplicable(subject, { message: "The manifest does not say where it is." });
      else if (entry.locations.some((location) => !isFile(location))) {
        report.unknown(subject, {
          message: "It is no file, so that it may be read by a query or a tool that cannot be followed.",
        });
      } else if (isAnyUnresolved)
        report.unknown(subject, { message: "Some code reads data from places that cannot be told from the source." });
      else {
        report.fail(subject, {
          message: `The manifest declares the dataset ${entry.name}, but no code reads it.`,
          help: "Take the entry out, or correct its location.",
          place,
          fixes: [{ title: "Go to its location", safe: true, open: manifest!.placeOf([...entry.path, "location"]) }],
        });
      }
    }
  },
});

/** Read locations may hold `*` for what varies, and then cover what is declared rather than the other way round. */
function isReadBy(entry: DataEntry, manifest: Manifest, read: DatasetRead): boolean {
  const locations = locationsOf({ location: read.location ?? read.hub?.id, place: read.place });
  return entry.locations.some((declared) => {
    const path = fromRoot(manifest, declared);
    return locations.some((location) => coversLocation(path, location) || globMatcher(location)(path));
  });
}

/** A path with a suffix that data files have; a table's or a topic's name has none. */
function isFile(location: string): boolean {
  return (
    !/^[a-z][\w+.-]*:/i.test(location) &&
    /\.(?:csv|tsv|parquet|feather|arrow|jsonl?|ndjson|xlsx?|xml|txt|npy|npz|h5|hdf5|pkl|pickle)(?:\.\w+)?$/i.test(location)
  );
}
