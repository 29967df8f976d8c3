import { addEntry } from "../../manifest/edit.ts";
import { isReadable } from "../../manifest/readable.ts";
import { FILL_IN, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "data/no-production-source",
  severity: "error",
  summary: "A system beyond its proof of concept knows sample, public or synthetic data only.",
  basis: ["EU AI Act Art. 10(2)", "NIST AI RMF MAP 2.3"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, stage } = context;
    const subject = { ...systemSubject(manifest.system.name), place: manifest.placeOf(["data"], { key: true }) };
    const production = manifest.data.find(
      ({ kind, locations }) => kind === "production" && locations.some((at) => !isPlaceholder(at)),
    );
    if (stage === "poc") report.notApplicable(subject, { message: "A proof of concept may run on samples." });
    else if (manifest.data.length === 0) report.notApplicable(subject, { message: "The manifest declares no data." });
    else if (production)
      report.pass(subject, {
        message: `${production.name} is a production source.`,
        evidence: { grade: "declared", places: [] },
      });
    else if (!isReadable(manifest, ["data"]))
      report.unknown(subject, { message: "The data has a mistake in it; mend it first." });
    else if (manifest.data.some(({ kind }) => kind === undefined)) {
      report.unknown(subject, { message: "The manifest does not say of every dataset whether it is a production source." });
    } else {
      const edits = addEntry(manifest, ["data"], { name: "production-source", kind: "production", location: FILL_IN });
      report.fail(subject, {
        message: `The system is at stage ${stage}, yet none of its data comes from production.`,
        help: "Declare the system of record that production will read, with its location, and assess it.",
        place: subject.place,
        fixes:
          edits.length === 0
            ? []
            : [{ title: "Add a production source, to be filled in", safe: false, kind: "scaffold", singly: true, edits }],
      });
    }
  },
});
