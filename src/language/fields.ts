import type { DocumentPath } from "../manifest/manifest.ts";

/** What a field of the manifest names. */
export type FieldKind =
  /** A file or folder of the project, relative to the manifest's folder. */
  | "path"
  /** `file.py` or `file.py:function`. */
  | "symbol"
  /** Where a dataset is: path, glob or URI. */
  | "data-location"
  /** Where a model is. */
  | "model-location"
  /** The code in which a service begins. */
  | "entry"
  /** The code that measures something. */
  | "monitor"
  /** The name of an entry of `data` or `models`. */
  | "dataset"
  | "model"
  /** The name that such an entry, or a service, goes by. */
  | "dataset-name"
  | "model-name"
  | "service-name"
  /** The key of what is judged: `services.scoring-api`. */
  | "subject"
  | "rule";

/** By path; `*` stands for an index or a free key. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  "data/*/name": "dataset-name",
  "data/*/location": "data-location",
  "data/*/location/*": "data-location",
  "data/*/contract": "path",
  "data/*/checks/*": "path",
  "data/*/card": "path",
  "data/*/assessment/report": "path",
  "models/*/name": "model-name",
  "models/*/artifact": "model-location",
  "models/*/trained-by": "symbol",
  "models/*/training-data/*": "dataset",
  "models/*/card": "path",
  "models/*/rollback": "path",
  "services/*/name": "service-name",
  "services/*/entry": "entry",
  "services/*/models/*": "model",
  "services/*/monitoring/*/by": "monitor",
  "services/*/monitoring/*/reference": "dataset",
  "services/*/fallback": "symbol",
  "services/*/disclosure": "path",
  "integrations/*/contract": "path",
  "adoption/success/*/source": "symbol",
  "adoption/users/*/training": "path",
  "adoption/rollout": "path",
  "adoption/feedback": "symbol",
  "governance/documents/*": "path",
  "waivers/*/rule": "rule",
  "waivers/*/subject": "subject",
  "waivers/*/file": "path",
  "lint/exclude/*": "path",
  "lint/extends/*": "path",
};

export function kindOf(path: DocumentPath): FieldKind | undefined {
  const steps = path.map((step) => (typeof step === "number" ? "*" : step));
  const exact = KINDS[steps.join("/")];
  if (exact !== undefined || steps.length < 2) return exact;
  // A free key: the measure that is monitored, the kind of a document.
  for (const free of [steps.length - 1, steps.length - 2]) {
    const kind = KINDS[steps.map((step, index) => (index === free ? "*" : step)).join("/")];
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** True for what names a file, with or without a function in it. */
export function namesFile(kind: FieldKind | undefined): boolean {
  return kind !== undefined && ["path", "symbol", "entry", "monitor", "data-location", "model-location"].includes(kind);
}
