import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Report } from "../../../../src/model/report.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

/** A service that answers with a model, and nothing else: no manifest, no monitor. */
const SERVICE = `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(body: dict):
    return model.predict([list(body.values())]).tolist()
`;

describe("the command as a process", function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ai-readiness-main-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs it from source; `head` closes the output after the first bytes. */
  function command(args: readonly string[], { head = false } = {}): Promise<{ code: number | null; out: string; err: string }> {
    return new Promise((resolve) => {
      const entry = path.join(ROOT, "src/hosts/node/main.ts");
      // Within VS Code the running program is Electron, which has to be told to be Node.
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "" };
      const child = spawn(process.execPath, ["--import", "tsx", entry, ...args], {
        cwd: ROOT,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let out = "";
      let err = "";
      child.stdout.on("data", (data) => {
        out += data;
        if (head) child.stdout.destroy();
      });
      child.stderr.on("data", (data) => {
        err += data;
      });
      child.on("close", (code) => resolve({ code, out, err }));
    });
  }

  it("finds nothing in an empty folder", async () => {
    const { code, out, err } = await command(["check", folder]);
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^No AI found in /);
  });

  it("prints the whole report as JSON and exits with 1 on errors", async () => {
    writeFileSync(path.join(folder, "api.py"), SERVICE);
    const { code, out } = await command(["check", folder, "--format", "json"]);
    const report = JSON.parse(out) as Report;
    assert.equal(code, 1);
    assert.equal(report.version, 1);
    assert.ok(report.findings.some((finding) => finding.rule === "mlops/unmonitored-inference" && finding.file === "api.py"));
    assert.deepEqual(
      report.inventory.services.map((service) => [service.name, service.context]),
      [["POST /predict", "serving"]],
    );
  });

  it("still tells by its exit code when the reader has seen enough", async () => {
    writeFileSync(path.join(folder, "api.py"), SERVICE);
    const { code, err } = await command(["check", folder], { head: true });
    assert.deepEqual([code, err], [1, ""]);
  });
});
