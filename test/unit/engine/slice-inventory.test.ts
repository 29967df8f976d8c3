import assert from "node:assert/strict";
import { sliceInventory } from "../../../src/engine/slice-inventory.ts";
import { NO_DELIVERY } from "../../../src/model/delivery.ts";
import type { InferenceCall, Inventory, Monitor, Service } from "../../../src/model/inventory.ts";
import { filePlace } from "../../../src/model/place.ts";
import { NO_USAGE } from "../../../src/model/usage.ts";

const service = (file: string, inferenceCalls: number[], monitors: number[]): Service => ({
  place: filePlace(file),
  reasons: [],
  id: file,
  kind: "http",
  name: file,
  entry: file,
  context: "serving",
  measures: [],
  inferenceCalls,
  monitors,
  guard: { state: "open" },
  inTests: false,
});
const call = (file: string, services: number[]): InferenceCall => ({
  place: filePlace(file),
  reasons: [],
  call: file,
  context: "serving",
  kind: "model",
  services,
  inTests: false,
});
const monitor = (file: string, services: number[]): Monitor => ({
  place: filePlace(file),
  reasons: [],
  library: file,
  measures: ["drift"],
  grade: "linked",
  services,
});

const INVENTORY: Inventory = {
  datasetReads: [],
  services: [service("a/api.py", [1], [1]), service("b/api.py", [0, 1], [0])],
  inferenceCalls: [call("b/model.py", [1]), call("shared/model.py", [0, 1])],
  modelArtifacts: [],
  monitors: [monitor("b/watch.py", [1]), monitor("shared/watch.py", [0])],
  documents: [
    { kind: "licence", path: "LICENSE", grade: "adequate", gaps: [] },
    { kind: "model_card", path: "a/card.md", grade: "adequate", gaps: [] },
  ],
  literals: [],
  delivery: NO_DELIVERY,
  usage: NO_USAGE,
};

describe("A system's inventory", () => {
  it("holds what is below its folder and what its services reach elsewhere, with links that are right", () => {
    const slice = sliceInventory(INVENTORY, (path) => path.startsWith("a/"));
    assert.deepEqual(
      slice.services.map((one) => [one.entry, one.inferenceCalls, one.monitors]),
      [["a/api.py", [0], [0]]],
    );
    assert.deepEqual(
      slice.inferenceCalls.map((one) => [one.call, one.services]),
      [["shared/model.py", [0]]],
    );
    assert.deepEqual(
      slice.monitors.map((one) => [one.library, one.services]),
      [["shared/watch.py", [0]]],
    );
    assert.deepEqual(
      slice.documents.map((one) => one.path),
      ["a/card.md"],
    );
  });

  it("holds images, dependencies and notebooks of its folder, and what all of the repository shares", () => {
    const image = (file: string) => ({
      place: filePlace(file),
      reference: "python:3.11.9",
      version: "tag" as const,
      role: "base" as const,
      use: "deployed" as const,
      ai: true,
    });
    const run = (notebook: string, file: string) => ({
      notebook,
      place: filePlace(file),
      by: "ci" as const,
      report: false,
      inTests: false,
    });
    const delivery = {
      ...NO_DELIVERY,
      images: [image("a/Dockerfile"), image("b/Dockerfile")],
      notebookRuns: [run("a/train.ipynb", ".github/workflows/train.yml"), run("b/train.ipynb", "b/Dockerfile")],
      gates: { ci: filePlace(".github/workflows/train.yml"), evaluation: undefined, opaque: false },
    };
    const slice = sliceInventory({ ...INVENTORY, delivery }, (path) => path.startsWith("a/")).delivery;
    assert.deepEqual(
      slice.images.map(({ place }) => place.file),
      ["a/Dockerfile"],
    );
    assert.deepEqual(
      slice.notebookRuns.map(({ notebook }) => notebook),
      ["a/train.ipynb"],
    );
    assert.equal(slice.gates, delivery.gates);
  });

  it("is the whole inventory for a system that owns everything", () => {
    assert.deepEqual(
      sliceInventory(INVENTORY, () => true),
      INVENTORY,
    );
  });
});
