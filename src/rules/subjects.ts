import type { Manifest } from "../manifest/manifest.ts";
import type { Subject } from "../model/check.ts";
import type { DatasetRead, ModelArtifact, Monitor, Service } from "../model/inventory.ts";
import { dataEntryFor, modelEntryFor, serviceEntryFor } from "./declared.ts";

/**
 * What is judged, for what was found in the source. Keys hold no line numbers, so that waivers and fingerprints survive edits; what a
 * manifest declares goes by its declared name.
 */

export function datasetSubject(read: DatasetRead, manifest: Manifest | undefined): Subject {
  const entry = dataEntryFor(manifest, read);
  const name = entry?.name ?? read.location ?? read.call;
  const key = entry !== undefined ? `data.${entry.name}` : `dataset:${read.location ?? `${read.place.file}:${read.call}`}`;
  return { kind: "dataset", key, name, place: read.place };
}

export function artifactSubject(artifact: ModelArtifact, manifest: Manifest | undefined): Subject {
  const entry = modelEntryFor(manifest, artifact.location);
  const location = artifact.location ?? artifact.hub?.id;
  const key = entry !== undefined ? `models.${entry.name}` : `model:${location ?? `${artifact.place.file}:${artifact.call}`}`;
  return { kind: "model", key, name: entry?.name ?? location ?? artifact.call, place: artifact.place };
}

export function serviceSubject(service: Service, manifest: Manifest | undefined): Subject {
  const entry = serviceEntryFor(manifest, service);
  const key = entry !== undefined ? `services.${entry.name}` : `service:${service.entry}`;
  return { kind: "service", key, name: entry?.name ?? service.name, place: service.place };
}

export function monitorSubject(monitor: Monitor): Subject {
  const key = `monitor:${monitor.symbol ?? `${monitor.place.file}:${monitor.library}`}`;
  return { kind: "service", key, name: monitor.library, place: monitor.place };
}

/** What is judged for the repository or a manifest as a whole. */
export function systemSubject(name: string | undefined): Subject {
  return { kind: "system", key: "system", name: name ?? "the repository" };
}
