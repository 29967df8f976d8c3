import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createNodeHost } from "../../../../src/hosts/node/host.ts";
import { withNested } from "../../../../src/hosts/shared/nested.ts";

describe("repositories inside a folder", () => {
  it("add what they track to what the outer one tracks", () => {
    const merged = withNested({ tracked: new Set(["a.py"]) }, [
      { folder: "labs", git: { tracked: new Set(["data/x.csv"]) } },
      { folder: "broken", git: undefined },
    ]);
    assert.deepEqual([...merged.tracked], ["a.py", "labs/data/x.csv"]);
  });

  it("are asked themselves, on disk", async () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "ai-readiness-nested-")));
    try {
      for (const [folder, files] of [
        ["", ["a.py"]],
        ["labs", ["data/x.csv"]],
      ] as const) {
        for (const file of files) {
          mkdirSync(path.join(root, folder, path.dirname(file)), { recursive: true });
          writeFileSync(path.join(root, folder, file), "");
        }
        execFileSync("git", ["init", "-q"], { cwd: path.join(root, folder) });
        execFileSync("git", ["add", "."], { cwd: path.join(root, folder) });
      }
      writeFileSync(path.join(root, "labs/loose.csv"), "");
      const host = createNodeHost(root);
      await host.list({ notice: () => {} });
      assert.deepEqual([...((await host.git())?.tracked ?? [])].sort(), ["a.py", "labs/data/x.csv"]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
