import type { Finding } from "../../../src/model/check.ts";
import { NO_DELIVERY } from "../../../src/model/delivery.ts";
import { type Inventory, NO_INVENTORY } from "../../../src/model/inventory.ts";
import type { Place } from "../../../src/model/place.ts";
import { readinessOf } from "../../../src/model/readiness.ts";
import { NO_USAGE } from "../../../src/model/usage.ts";
import type { ReportInput } from "../../../src/reporters/input.ts";

/** A place on one line. */
export function place(file: string, line: number, column: number, endColumn: number, cell?: number): Place {
  return { file, line, column, endLine: line, endColumn, ...(cell === undefined ? {} : { cell }) };
}

export const NOTHING: ReportInput = {
  manifests: [],
  checks: [],
  findings: [],
  readiness: readinessOf([]),
  inventory: NO_INVENTORY,
  notices: [],
};

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: "data/untracked-dataset",
    pillar: "data",
    severity: "error",
    message: "The dataset data/x.csv is tracked by nothing.",
    help: "Add it to the manifest.",
    place: place("src/train.py", 2, 6, 28),
    related: [{ place: place(".gitignore", 3, 1, 7), message: "It is ignored here." }],
    subject: { kind: "dataset", key: "dataset:data/x.csv", name: "data/x.csv" },
    waived: false,
    fingerprint: "f1",
    fixes: [{ title: "Add data/x.csv to the manifest", safe: true, edits: [] }],
    ...changes,
  };
}

/** One of everything, tied together. */
export const INVENTORY: Inventory = {
  datasetReads: [
    {
      place: place("src/train.py", 2, 6, 28),
      reasons: [{ place: place("src/train.py", 1, 1, 20), message: "pandas is imported here" }],
      call: "pandas.read_csv",
      location: undefined,
      tracking: { tracker: "dvc", reason: "a stage makes it", place: place("dvc.yaml", 4, 1, 5) },
      context: "offline",
      inTests: false,
    },
  ],
  services: [
    {
      place: place("src/api.py", 9, 1, 12),
      reasons: [],
      id: "s",
      kind: "http",
      name: "POST /predict",
      entry: "src/api.py:predict",
      context: "serving",
      measures: ["drift"],
      inferenceCalls: [0],
      monitors: [0],
      guard: { state: "open" },
      inTests: false,
    },
  ],
  inferenceCalls: [
    {
      place: place("src/api.py", 11, 5, 20),
      reasons: [],
      call: "model.predict",
      context: "serving",
      kind: "model",
      services: [0],
      inTests: false,
    },
  ],
  modelArtifacts: [
    {
      place: place("src/train.py", 8, 1, 30),
      reasons: [],
      op: "save",
      call: "joblib.dump",
      location: "models/x.pkl",
      tracking: { tracker: "none", reason: "no tracker names it" },
      context: "offline",
      inTests: false,
      unsafe: false,
    },
  ],
  monitors: [
    {
      place: place("src/monitor.py", 5, 1, 10),
      reasons: [],
      library: "evidently",
      measures: ["drift"],
      grade: "linked",
      services: [0],
    },
  ],
  documents: [
    {
      kind: "model_card",
      path: "docs/card.md",
      grade: "exists",
      gaps: [{ place: place("docs/card.md", 3, 1, 5), message: "is empty" }],
    },
  ],
  literals: [],
  delivery: NO_DELIVERY,
  usage: NO_USAGE,
};
