import type { NewFile } from "../../model/fix.ts";
import type { Inventory } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import type { Files } from "../../project/files.ts";
import { defineRule } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { begin } from "../proposal/begin.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "governance/no-manifest",
  severity: "warning",
  summary: "There is AI in the repository and no manifest says whose it is, what it is for and how it is governed.",
  basis: ["NIST AI RMF GOVERN 1.6", "ISO/IEC 42001 A.6.2.2"],
  from: "source",
  check({ inventory, manifest, report, folder, files }) {
    const subject = systemSubject(manifest?.system.name);
    if (manifest !== undefined) {
      const places = [{ place: manifest.placeOf([]), message: "the manifest" }];
      report.pass(subject, { message: `${manifest.file} governs it.`, evidence: { grade: "exists", places } });
      return;
    }
    const telling = mostTelling(inventory);
    if (telling === undefined) {
      report.unknown(subject, { message: "An AI library is used, but nothing that it does here could be told." });
      return;
    }
    report.fail(subject, {
      message: `No ai-readiness.yaml governs this repository, though ${telling.what}: nobody has said whose it is and what it is for.`,
      help: "Create ai-readiness.yaml at the root and fill in what the source cannot tell: owner, purpose, stage and risk.",
      place: telling.place,
      fixes: () => [
        {
          title: "Create ai-readiness.yaml from what was found",
          safe: true,
          kind: "declare",
          newFiles: [begun(inventory, folder, files)],
        },
      ],
    });
  },
});

/** With what was found; what only people know is left open. */
function begun(inventory: Inventory, folder: string, files: Files): NewFile {
  const name = folder.split("/").at(-1) || "unnamed-system";
  const { file, text } = begin({ inventory, folder, name, text: files.text });
  return { file, text };
}

/** The place at which it is plainest that this is AI. */
function mostTelling(inventory: Inventory): { readonly place: Place; readonly what: string } | undefined {
  const service = inventory.services.find(isDeployed);
  if (service !== undefined) return { place: service.place, what: `${service.name} answers with a model` };
  const call = inventory.inferenceCalls.find((one) => !one.inTests);
  if (call !== undefined) return { place: call.place, what: `${call.call} asks a model here` };
  const artifact = inventory.modelArtifacts.find((one) => !one.inTests);
  if (artifact !== undefined)
    return { place: artifact.place, what: `a model is ${artifact.op === "save" ? "saved" : "loaded"} here` };
  const read = inventory.datasetReads.find((one) => !one.inTests);
  if (read !== undefined) return { place: read.place, what: "models are built from the data that is read here" };
  return undefined;
}
