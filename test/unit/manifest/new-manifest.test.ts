import assert from "node:assert/strict";
import { setField } from "../../../src/manifest/edit.ts";
import { newManifest } from "../../../src/manifest/new-manifest.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";

describe("a new manifest", () => {
  it("says what was found, leaves the rest open and is well formed", () => {
    const text = newManifest({
      name: "yes: #1",
      data: [{ name: "customers", location: ["data/a.csv", "s3://bucket/*.parquet"], version: "dvc" }, { name: "off" }],
      models: [{ name: "churn", artifact: "models/churn.pkl" }],
      services: [{ name: "POST /predict", entry: "src/api.py:predict", models: [] }],
    });
    const manifest = parseManifest("ai-readiness.yaml", text);
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.system.name, "yes: #1");
    assert.equal(manifest.system.owner, undefined);
    assert.deepEqual(
      manifest.data.map(({ name, locations }) => [name, ...locations]),
      [["customers", "data/a.csv", "s3://bucket/*.parquet"], ["off"]],
    );
    assert.equal(manifest.services[0]!.name, "POST /predict");
    for (const path of [
      ["system", "owner"],
      ["adoption", "problem"],
      ["governance", "approvals"],
    ]) {
      assert.equal(manifest.has(path), true);
      assert.equal(setField(manifest, path, "x").length, 1);
    }
  });

  it("is well formed when nothing was found", () => {
    const text = newManifest({ name: "repository", data: [], models: [], services: [] });
    assert.deepEqual(parseManifest("ai-readiness.yaml", text).problems, []);
  });
});
