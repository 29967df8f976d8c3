import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import type { Judgement } from "../../../src/hosts/worker/session.ts";
import { eventually, ready } from "../suite/driver.ts";
import { inFolder } from "./in-folder.ts";

/** Longer than all delays together: whatever has not begun by then does not. */
const QUIET = 2_000;

describe("a switch of branches that rewrites 2,000 files", () => {
  let api: ExtensionApi;
  before(async () => {
    api = await ready();
    await eventually("a first result", () => api.result(inFolder("burst")) !== undefined);
    await quiet();
  });

  const dataset = () =>
    api.result(inFolder("burst"))?.findings.find(({ rule }) => rule === "data/floating-revision")?.message ?? "";
  const quiet = async () => {
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    await api.settled();
  };

  for (const [branch, name] of [
    ["other", "acme/complaints"],
    ["main", "acme/reviews"],
  ] as const) {
    it(`is looked at once (to ${branch})`, async () => {
      const before = api.runs(inFolder("burst"));
      await promisify(execFile)("git", ["checkout", "-q", branch], { cwd: inFolder("burst").fsPath });
      await eventually(`the finding on ${name}`, () => dataset().includes(name));
      await quiet();
      assert.equal(api.runs(inFolder("burst")) - before, 1);
    });
  }

  it("leaves behind what a fresh look finds", async () => {
    const told = (result: Pick<Judgement, "findings"> | undefined) =>
      result?.findings.map(({ rule, place }) => `${rule} ${place.file}:${place.line}`).sort();
    assert.deepEqual(told(api.result(inFolder("burst"))), told(await api.judgedAnew(inFolder("burst"))));
  });
});
