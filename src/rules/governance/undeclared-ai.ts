import { addEntry } from "../../manifest/edit.ts";
import type { Manifest, ModelEntry } from "../../manifest/manifest.ts";
import type { ModelArtifact, Service } from "../../model/inventory.ts";
import { fromManifest, fromRoot, modelEntryFor, serviceEntryFor } from "../declared.ts";
import { defineRule, type Report } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { nameOfLocation, nameOfService } from "../names.ts";
import { artifactSubject, serviceSubject } from "../subjects.ts";

export default defineRule({
  id: "governance/undeclared-ai",
  severity: "warning",
  summary: "The code serves or makes a model that the manifest does not declare.",
  basis: ["NIST AI RMF GOVERN 1.6", "ISO/IEC 42001 A.4.2"],
  from: "both",
  check({ inventory, manifest, report }) {
    if (manifest === undefined) return;
    for (const service of inventory.services) if (isDeployed(service)) judgeService(service, manifest, report);
    const told = new Set<string>();
    for (const artifact of inventory.modelArtifacts) {
      const subject = artifactSubject(artifact, manifest);
      if (artifact.inTests || told.has(subject.key)) continue;
      told.add(subject.key);
      judgeArtifact(artifact, manifest, report);
    }
  },
});

function judgeService(service: Service, manifest: Manifest, report: Report) {
  const subject = serviceSubject(service, manifest);
  const entry = serviceEntryFor(manifest, service);
  if (entry !== undefined) {
    const places = [{ place: manifest.placeOf(entry.path), message: "declared here" }];
    return report.pass(subject, { message: `The manifest declares it as ${entry.name}.`, evidence: { grade: "linked", places } });
  }
  if (service.copyOf !== undefined) {
    return report.notApplicable(subject, {
      message: `${service.copyOf} answers the same route and is what is deployed; nothing starts the program of this copy.`,
    });
  }
  const taken = manifest.services.map((one) => one.name);
  const name = nameOfService(service.entry, service.kind, manifest.system.name ?? service.kind, taken);
  const edits = addEntry(manifest, ["services"], { name, entry: fromManifest(manifest, service.entry) });
  report.fail(subject, {
    message: `${service.name} answers with a model, and the manifest does not declare it as a service.`,
    help: "Declare it under services, and say how callers are authenticated and how it is watched.",
    place: service.place,
    related: service.reasons,
    fixes: edits.length === 0 ? [] : [{ title: "Declare the service in ai-readiness.yaml", safe: true, kind: "declare", edits }],
  });
}

function judgeArtifact(artifact: ModelArtifact, manifest: Manifest, report: Report): void {
  const subject = artifactSubject(artifact, manifest);
  const location = artifact.location ?? artifact.hub?.id;
  const entry =
    modelEntryFor(manifest, location) ??
    manifest.models.find(
      ({ trainedBy }) => trainedBy !== undefined && fromRoot(manifest, trainedBy).replace(/:[^:/]*$/, "") === artifact.place.file,
    );
  if (entry !== undefined) {
    const places = [{ place: manifest.placeOf(entry.path), message: "declared here" }];
    report.pass(subject, { message: `The manifest declares it as ${entry.name}.`, evidence: { grade: "linked", places } });
  } else if (location === undefined || location.startsWith("*") || manifest.models.some((model) => mayBe(model, location))) {
    report.unknown(subject, { message: "Which of the declared models this is cannot be told." });
  } else {
    const taken = manifest.models.map((one) => one.name);
    const name = nameOfLocation(location, "model", taken);
    const edits = addEntry(manifest, ["models"], { name, artifact: fromManifest(manifest, location) });
    report.fail(subject, {
      message: `The model ${location} is ${artifact.op === "save" ? "saved" : "loaded"} here, and the manifest does not declare it.`,
      help: "Declare it under models, with its card, its training data and how to go back to the one before.",
      place: artifact.place,
      related: artifact.reasons,
      fixes: edits.length === 0 ? [] : [{ title: "Declare the model in ai-readiness.yaml", safe: true, kind: "declare", edits }],
    });
  }
}

/** A declared model that names no file may be any; one that stands on a hosted or a hub's model is that one, and no file. */
function mayBe({ artifact, baseModel }: ModelEntry, location: string): boolean {
  return artifact === undefined && (baseModel === undefined || baseModel.includes(location) || location.includes(baseModel));
}
