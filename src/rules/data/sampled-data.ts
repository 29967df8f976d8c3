import { dataEntryFor } from "../declared.ts";
import type { RuleContext } from "../define.ts";
import { defineRule } from "../define.ts";
import { datasetSubject } from "../subjects.ts";

/** File names of data that stands for other data. */
const STAND_IN = /(?:^|[-_.])(?:samples?|toy|demo|tiny|dummy|mini|subset|smoke)(?=[-_.]|$)(?!_submission)/i;

export default defineRule({
  id: "data/sampled-data",
  severity: "warning",
  summary: "A model is trained on, or served with, a part of the data that was meant for trying out.",
  basis: ["EU AI Act Art. 10(3)", "ML Test Score Data 1"],
  from: "source",
  check(context) {
    for (const { place, written, use, limit } of context.inventory.usage.samples) {
      context.report.fail(
        { kind: "dataset", key: `sample:${place.file}:${written}`, name: written, place },
        {
          message: `Only a part of the rows is taken here (${written}), and a model is trained on them.`,
          help: "Train on all rows; make the limit a setting that only a trial run sets.",
          place,
          related: [use],
          fixes: [{ title: `Remove ${written}`, safe: false, edits: [{ place: limit, text: "" }] }],
        },
      );
    }
    standIns(context);
  },
});

/** Files that are called a sample, read by what trains or serves. */
function standIns({ inventory, manifest, report }: RuleContext): void {
  const trains = new Set(inventory.delivery.trainings.flatMap((one) => (one.inTests || one.notebook ? [] : [one.place.file])));
  for (const read of inventory.datasetReads) {
    const { location, place } = read;
    if (location === undefined || read.inTests || place.file.endsWith(".ipynb")) continue;
    const file = location.slice(location.lastIndexOf("/") + 1);
    if (!/\.\w+$/.test(file) || !STAND_IN.test(file)) continue;
    const subject = datasetSubject(read, manifest);
    const kind = dataEntryFor(manifest, read)?.kind;
    if (read.context === "offline" && !trains.has(place.file))
      report.notApplicable(subject, { message: "Nothing trains or serves in this file." });
    else if (kind !== undefined && kind !== "sample")
      report.pass(subject, { message: `The manifest declares it as ${kind} data.`, evidence: { grade: "declared", places: [] } });
    else if (kind === "sample")
      report.notApplicable(subject, { message: "The manifest declares it as a sample; data/no-production-source judges that." });
    else {
      const what = read.context === "offline" ? "trains a model" : "serves";
      report.fail(subject, {
        message: `The file ${location} is a sample by its name, and the code that reads it ${what}.`,
        help: "Read the real data, or declare in the manifest what kind of data it is.",
        place: read.locationPlace ?? place,
        related: read.reasons,
      });
    }
  }
}
