import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ready, root } from "./driver.ts";

describe("activation", () => {
  it("happens by itself where there is a manifest, and ends in a result", async () => {
    const api = await ready();
    assert.deepEqual(api.result(root())?.manifests, ["ai-readiness.yaml"]);
    assert.equal(api.tree.state(), "ready");
  });

  it("reads in a thread of its own: the extension host has a result, and no engine", async () => {
    const api = await ready();
    assert.ok((api.result(root())?.checks.length ?? 0) > 0);
    const loaded = Object.keys(require.cache).filter((file) => file.includes("ai-readiness") || file.includes("dist"));
    assert.ok(
      loaded.some((file) => /[\\/]dist[\\/]extension\.js$/.test(file)),
      "the extension's own file is not where it was looked for",
    );
    assert.deepEqual(
      loaded.filter((file) => /[\\/]dist[\\/]engine[\\/]/.test(file)),
      [],
    );
  });

  it("registers every command that the package promises", async () => {
    const extension = vscode.extensions.getExtension("ai-readiness.ai-readiness");
    const promised: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands;
    assert.ok(promised.length >= 8);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });

  it("leaves the rest of VS Code alone: no dependency and no activation on everything", () => {
    const extension = vscode.extensions.getExtension("ai-readiness.ai-readiness");
    assert.equal(extension?.packageJSON.extensionDependencies, undefined);
    assert.ok(!extension?.packageJSON.activationEvents.includes("*"));
    assert.equal(extension?.packageJSON.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(extension?.packageJSON.capabilities.virtualWorkspaces.supported, true);
  });
});
