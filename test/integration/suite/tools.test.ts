import assert from "node:assert/strict";
import * as vscode from "vscode";
import { at, closeAll, eventually, ready } from "./driver.ts";

async function ask<T>(tool: string, input: object): Promise<T> {
  const result = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  const [part] = result.content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return (part.value.startsWith("[") || part.value.startsWith("{") ? JSON.parse(part.value) : part.value) as T;
}

interface Told {
  readonly weakestPillar: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly fingerprint: string;
    readonly fixes: readonly { readonly fix: number; readonly title: string }[];
  }[];
}

describe("tools for chat agents", () => {
  before(ready);
  afterEach(closeAll);

  it("list findings by path, rule and pillar", async () => {
    const [all] = await ask<readonly Told[]>("check_ai_readiness", {});
    assert.ok(all!.findings.length > 3);
    assert.ok(all!.weakestPillar);
    const [some] = await ask<readonly Told[]>("check_ai_readiness", { path: "src", pillar: "data" });
    assert.ok(some!.findings.length > 0);
    assert.ok(some!.findings.every(({ rule, file }) => rule.startsWith("data/") && file.startsWith("src/")));
  });

  it("apply a fix and say what is left", async () => {
    const [told] = await ask<readonly Told[]>("check_ai_readiness", { rule: "data/undeclared-dataset" });
    const [listed] =
      told!.findings.length > 0 ? [told!] : await ask<readonly Told[]>("check_ai_readiness", { rule: "data/untracked-dataset" });
    const [finding] = listed!.findings;
    assert.ok(finding, "there is nothing to fix");
    const answer = await ask<{ readonly mended: boolean; readonly changed: readonly string[] }>("check_ai_readiness", {
      apply: { fingerprint: finding.fingerprint, fix: finding.fixes.find(({ title }) => /Declare/.test(title))!.fix },
    });
    assert.deepEqual(answer.changed, ["ai-readiness.yaml"]);
    assert.equal(answer.mended, true);
  });

  it("explain rules, and list them for a wrong id", async () => {
    assert.match(await ask<string>("explain_ai_readiness_rule", { rule: "mlops/no-alert" }), /What it does/);
    assert.match(await ask<string>("explain_ai_readiness_rule", { rule: "../../package" }), /There is no rule/);
  });
});

describe("the task", () => {
  before(ready);

  it("judges the folder, fails on errors and fills the Problems panel", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "ai-readiness" });
    assert.equal(tasks.length, 1);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== "ai-readiness") return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(tasks[0]!);
    const code = await Promise.race([ended, new Promise<number>((resolve) => setTimeout(resolve, 15_000, -1))]);
    assert.equal(code, 1);
    await eventually("our own findings to be there still", () =>
      vscode.languages.getDiagnostics(at("src/train.py")).some(({ source }) => source === "ai-readiness"),
    );
  });
});
