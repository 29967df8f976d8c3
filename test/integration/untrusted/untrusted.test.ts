import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import { startedPrograms } from "../folders/programs.ts";
import { at, closeAll, diagnostic, gone, ready, replaceIn, root } from "../suite/driver.ts";

describe("a folder that nobody trusts yet", () => {
  let programs: ReturnType<typeof startedPrograms>;
  before(() => {
    programs = startedPrograms();
  });
  after(async () => {
    programs.end();
    await closeAll();
  });

  it("is read like any other, since nothing of it is run", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const api = await ready();
    assert.equal(api.tree.state(), "ready");
    await diagnostic(at("src/train.py"), "data/untracked-dataset");
    await diagnostic(at("src/train.py"), "data/no-validation");
  });

  it("is followed while it is typed, without a program being started", async () => {
    await replaceIn(at("src/train.py"), 'pd.read_csv("data/raw.csv")', "None");
    await gone(at("src/train.py"), "data/untracked-dataset");
    const api = await ready();
    await api.branch(root());
    await vscode.commands.executeCommand("aiReadiness.refresh");
    await api.settled();
    assert.deepEqual(programs.ours(), []);
    // VS Code looks for open ports with programs of its own.
    const git = programs.all().filter((program) => /\bgit\b/.test(program));
    assert.deepEqual(git, []);
    execFileSync(process.execPath, ["--version"]);
    assert.ok(programs.all().includes(process.execPath), "programs are not noted");
  });
});
