import { defineRule } from "../define.ts";
import { floats, insertRevision, PIN } from "../hub.ts";
import { artifactSubject } from "../subjects.ts";

export default defineRule({
  id: "mlops/floating-model",
  severity: "warning",
  summary: "A model is loaded from a hub by a name that can move to another version.",
  basis: ["NIST AI RMF MANAGE 3.2"],
  from: "source",
  check({ inventory, manifest, report }) {
    for (const artifact of inventory.modelArtifacts) {
      const { hub } = artifact;
      if (hub === undefined || artifact.op === "save") continue;
      const subject = artifactSubject(artifact, manifest);
      if (artifact.inTests) report.notApplicable(subject, { message: "It is loaded in tests or documentation only." });
      else if (hub.pinned)
        report.pass(subject, { message: "Its revision is pinned.", evidence: { grade: "exists", places: [] } });
      else if (artifact.tracking.tracker === "unknown") report.unknown(subject, { message: "Its revision cannot be told." });
      else {
        report.fail(subject, {
          message: `The model ${hub.id} ${floats(hub)}, so the model in use can change without anybody deploying it.`,
          help: PIN,
          place: artifact.place,
          related: artifact.reasons,
          fixes: insertRevision(hub),
        });
      }
    }
  },
});
