import assert from "node:assert/strict";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";

describe("What manifests extend", () => {
  const OWN = "version: 1\nsystem:\n  name: x\nlint:\n  extends: [../policies/org.policy]\n";

  it("is read, holds, and is read again when it changes", async () => {
    const host = createMemoryHost({
      "app/ai-readiness.yaml": OWN,
      "policies/org.policy": "version: 1\nlint:\n  extends: [base.yaml]\n",
      "policies/base.yaml": "version: 1\nlint:\n  severity: { adoption/*: off }\n",
    });
    const project = openProject(host, { rules: ["adoption/no-owner"] });
    assert.deepEqual((await project.scan()).findings, []);

    host.write(
      "policies/org.policy",
      "version: 1\nlint:\n  severity: { adoption/no-owner: information }\n  extends: [base.yaml]\n",
    );
    const loud = await project.apply([{ path: "policies/org.policy", type: "changed" }]);
    assert.deepEqual(
      loud.findings.map(({ severity, fixes }) => [severity, fixes.length]),
      [["information", 1]],
    );

    host.remove("policies/org.policy");
    const alone = await project.apply([{ path: "policies/org.policy", type: "deleted" }]);
    assert.deepEqual(
      alone.findings.map(({ severity }) => severity),
      ["error"],
    );
  });
});
