import assert from "node:assert/strict";
import { addEntries, setField } from "../../../src/manifest/edit.ts";
import { emptyManifest } from "../../../src/manifest/new-manifest.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";
import { applyEdits } from "../../../src/model/apply-fix.ts";

describe("a new manifest", () => {
  it("leaves open what only people know, and is well formed", () => {
    const manifest = parseManifest("ai-readiness.yaml", emptyManifest("yes: #1", "CODEOWNERS:\n@acme/ml"));
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.system.name, "yes: #1");
    assert.equal(manifest.system.owner, undefined);
    assert.ok(manifest.text.includes("(CODEOWNERS: @acme/ml)"));
    for (const path of [
      ["system", "owner"],
      ["adoption", "problem"],
      ["governance", "approvals"],
    ]) {
      assert.equal(manifest.has(path), true);
      assert.equal(setField(manifest, path, "x").length, 1);
    }
  });

  it("takes entries under its headings, each below its comment", () => {
    const empty = parseManifest("ai-readiness.yaml", emptyManifest("churn"));
    const entries = [
      { value: { name: "customers", location: ["data/a.csv", "s3://bucket/*.parquet"] }, comments: ["read by src/train.py:12"] },
      { value: { name: "off" }, comments: ["read by src/train.py:13"] },
    ];
    const text = applyEdits(empty.text, addEntries(empty, ["data"], entries));
    assert.ok(
      text.includes(
        '\ndata:\n  # read by src/train.py:12\n  - name: customers\n    location: [data/a.csv, "s3://bucket/*.parquet"]\n  # read by src/train.py:13\n  - name: "off"\n\n',
      ),
      text,
    );
    assert.deepEqual(parseManifest("ai-readiness.yaml", text).problems, []);
  });
});
