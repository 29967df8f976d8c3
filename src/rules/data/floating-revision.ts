import { defineRule } from "../define.ts";
import { floats, insertRevision, PIN, revisionElsewhere } from "../hub.ts";
import { datasetSubject } from "../subjects.ts";
import { type Told, tellOnce } from "../tell-once.ts";

export default defineRule({
  id: "data/floating-revision",
  severity: "warning",
  summary: "A dataset is loaded from a hub without a pinned revision.",
  basis: ["ISO/IEC 42001 A.7.5", "NIST AI RMF MANAGE 3.2"],
  from: "source",
  check({ inventory, manifest, report }) {
    const failures: Told[] = [];
    for (const read of inventory.datasetReads) {
      const { hub } = read;
      if (hub === undefined) continue;
      const subject = datasetSubject(read, manifest);
      if (read.inTests) report.notApplicable(subject, { message: "It is loaded in tests or documentation only." });
      else if (hub.pinned)
        report.pass(subject, { message: "Its revision is pinned.", evidence: { grade: "exists", places: [] } });
      else if (read.tracking.tracker === "unknown") report.unknown(subject, { message: "Its revision cannot be told." });
      else {
        const failure = {
          message: `The dataset ${hub.id} ${floats(hub)}, so the next run may get other data.`,
          help: PIN,
          place: read.place,
          related: read.reasons,
          fixes: insertRevision(
            hub,
            revisionElsewhere(
              hub,
              inventory.datasetReads.map((one) => one.hub),
            ),
          ),
        };
        failures.push({ subject, failure, also: "it is loaded here too" });
      }
    }
    tellOnce(report, failures);
  },
});
