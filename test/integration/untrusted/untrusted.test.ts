import assert from "node:assert/strict";
import * as vscode from "vscode";
import { at, diagnostic, ready } from "../suite/driver.ts";

describe("a folder that nobody trusts yet", () => {
  it("is read like any other, since nothing of it is run", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const api = await ready();
    assert.equal(api.tree.state(), "ready");
    await diagnostic(at("src/train.py"), "data/untracked-dataset");
    await diagnostic(at("src/train.py"), "data/floating-revision");
  });
});
