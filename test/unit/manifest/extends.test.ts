import assert from "node:assert/strict";
import { setField } from "../../../src/manifest/edit.ts";
import { effectiveLint, extendManifest } from "../../../src/manifest/extends.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";

describe("lint sections that extend others", () => {
  const files: Readonly<Record<string, string>> = {
    "policies/org.yaml":
      "version: 1\nlint:\n  exclude: [vendor/**]\n  severity: { data/*: error, mlops/*: warning }\n  extends: [base.yaml]\n",
    "policies/base.yaml":
      "version: 1\nlint:\n  severity: { mlops/*: off, adoption/*: off }\n  detectors: [{ call: acme.log, measures: [drift] }]\n  extends: [org.yaml]\n",
  };
  const read = (path: string) => files[path];

  it("takes the nearest word, and stops at circles", () => {
    const text =
      "version: 1\nlint:\n  exclude: [old/**, vendor/**]\n  severity: { data/*: off }\n  extends: [../../policies/org.yaml, ../gone.yaml]\n";
    const lint = effectiveLint(parseManifest("teams/churn/ai-readiness.yaml", text), read);
    assert.deepEqual(lint.severity, { "data/*": "off", "mlops/*": "warning", "adoption/*": "off" });
    assert.deepEqual(lint.exclude, ["vendor/**", "old/**"]);
    assert.deepEqual(lint.detectors, [{ call: "acme.log", measures: ["drift"] }]);
  });

  it("is the manifest's own where it extends nothing", () => {
    const manifest = parseManifest("ai-readiness.yaml", "version: 1\nlint: { severity: { data/*: off } }\n");
    assert.deepEqual(effectiveLint(manifest, read), manifest.lint);
    assert.equal(extendManifest(manifest, read), manifest);
  });

  it("leaves the manifest open to edits", () => {
    const manifest = extendManifest(
      parseManifest("ai-readiness.yaml", "version: 1\nlint: { extends: [policies/org.yaml] }\n"),
      read,
    );
    assert.equal(manifest.lint.severity["data/*"], "error");
    assert.equal(setField(manifest, ["system", "owner"], "ml").length, 1);
  });
});
