import { strict as assert } from "node:assert";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { PILLARS } from "../../../src/model/pillar.ts";
import { committed } from "./example.ts";

function scan(files: Record<string, string>, today = "2026-11-22") {
  return openProject(createMemoryHost(files, { tracked: Object.keys(files), today })).scan();
}

describe("examples", () => {
  it("shows findings of every pillar in the pilot", async () => {
    const { findings } = await scan(committed("pilot"));
    assert.deepEqual(
      PILLARS.filter((pillar) => !findings.some((finding) => finding.pillar === pillar)),
      [],
    );
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of [
      "data/untracked-dataset",
      "data/floating-revision",
      "integration/local-path",
      "integration/unauthenticated-endpoint",
      "adoption/no-user-training",
      "mlops/unmonitored-inference",
      "mlops/monitor-not-found",
      "governance/placeholder-document",
    ]) {
      assert.ok(rules.has(rule), rule);
    }
  });

  it("finds nothing in the pilot made ready for production, though every pillar was judged", async () => {
    const { findings, readiness, notices, inventory } = await scan(committed("production"));
    assert.deepEqual(
      findings.map(({ rule, place, message }) => `${place.file}:${place.line} ${rule} ${message}`),
      [],
    );
    assert.deepEqual(notices, []);
    for (const pillar of PILLARS) assert.ok(readiness.pillars[pillar].applicable > 1, pillar);
    const service = inventory.services.find(({ name }) => name === "POST /predict");
    assert.equal(service?.guard.state, "guarded");
    for (const measure of ["drift", "data-quality", "operations"] as const)
      assert.ok(service?.measures.includes(measure), measure);
  });

  it("asks for what runs out, when its day has come", async () => {
    const { findings } = await scan(committed("production"), "2027-05-01");
    assert.ok(findings.some(({ rule }) => rule === "governance/approval-missing"));
  });

  it("sees when the service no longer reaches its drift monitor", async () => {
    const files = committed("production");
    files["src/api.py"] = files["src/api.py"]!.replace(/^ *monitoring\.check_drift\(.*\n/m, "");
    const { findings } = await scan(files);
    assert.ok(findings.some(({ rule, message }) => rule === "mlops/monitor-not-found" && message.includes("check_drift")));
  });
});
