import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import type { ShownFinding } from "../../../src/model/check.ts";
import { at, closeAll, eventually, ours, ready, root, ruleOf, write } from "./driver.ts";

/** Seconds; a longer run is for who looks for trouble. */
const SECONDS = Number(process.env.AI_READINESS_TORTURE ?? 20);
const SEED = Number(process.env.AI_READINESS_SEED ?? Date.now() % 1_000_000);

const SNIPPETS = [
  'import pandas as pd\nmore = pd.read_csv("data/more.csv")\n',
  'from datasets import load_dataset\nload_dataset("acme/others")\n',
  'model = joblib.load("models/other.pkl")\n',
  "def half(:\n",
  "# nothing\n",
  '"""\n',
  '@app.post("/again")\ndef again(age: int):\n    return model.predict([[age]])\n',
];

describe("after anything that people do", () => {
  let api: ExtensionApi;

  before(async () => {
    api = await ready();
  });
  after(async () => {
    await closeAll();
    git("checkout", "-q", "-f", "main");
    git("clean", "-f", "-d", "-q");
    await api.settled();
  });

  it(`the diagnostics are those of a fresh look (seed ${SEED}, ${SECONDS} s)`, async function () {
    this.timeout((SECONDS + 90) * 1000);
    const random = generator(SEED);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const done: string[] = [];
    const end = Date.now() + SECONDS * 1000;
    while (Date.now() < end) {
      const [name, act] = pick(ACTS);
      done.push(name);
      await act(random, pick);
      // Sometimes the next thing happens at once, sometimes when all is quiet.
      if (random() < 0.3) await api.settled();
      else await new Promise((resolve) => setTimeout(resolve, random() * 120));
    }
    let now: readonly string[] = [];
    let anew: readonly string[] = [];
    try {
      await eventually("results that are the same", async () => {
        await api.settled();
        now = told(api.result(root())?.findings ?? []);
        anew = told((await api.judgedAnew(root()))?.findings ?? []);
        return now.join("\n") === anew.join("\n");
      });
      await eventually("diagnostics that are the same", () => {
        now = shown();
        return (
          now.join("\n") ===
          anew
            .map((line) => line.slice(line.indexOf(" ") + 1))
            .sort()
            .join("\n")
        );
      });
    } catch (error) {
      const only = (one: readonly string[], other: readonly string[]) => one.filter((line) => !other.includes(line));
      throw new Error(
        `${error}\nonly now: ${only(now, anew).join("\n")}\nonly anew: ${only(anew, now).join("\n")}\n${done.join(", ")}`,
      );
    }
    assert.ok(done.length > 10, `only ${done.length} things were done`);
  });
});

/** `file:cell:line:column rule message`. */
function told(findings: readonly ShownFinding[]): readonly string[] {
  return findings
    .filter(({ waived }) => !waived)
    .map(({ place, rule, message }) => `${place.file}:${place.cell ?? ""}:${place.line}:${place.column} ${rule} ${message}`)
    .sort();
}

/** What shows, without places: those of a closed notebook's cells are not theirs. */
function shown(): readonly string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) => ours(uri))
    .map((one) => `${ruleOf(one)} ${one.message.split("\n")[0]!.replace(/^Cell \d+: /, "")}`)
    .sort();
}

type Random = () => number;
type Pick = <T>(items: readonly T[]) => T;

const ACTS: readonly (readonly [name: string, act: (random: Random, pick: Pick) => Promise<void>])[] = [
  ["type", type],
  ["type", type],
  ["type", type],
  ["delete", remove],
  ["undo", () => command("undo")],
  ["redo", () => command("redo")],
  ["save", async () => void (await vscode.workspace.saveAll(false))],
  ["close", () => command("workbench.action.closeActiveEditor")],
  ["new file", async (_, pick) => write(at(`src/${pick(["a", "b", "c"])}.py`), `import joblib\n${pick(SNIPPETS)}`)],
  ["rename", rename],
  ["drop file", async (_, pick) => quietly(vscode.workspace.fs.delete(at(`src/${pick(["a", "b", "c"])}.py`)))],
  ["cells", cells],
  ["cells", cells],
  ["branch", branch],
  ["manifest", manifest],
];

async function type(random: Random, pick: Pick): Promise<void> {
  const document = await vscode.workspace.openTextDocument(at(pick(["src/train.py", "src/api.py", "plain/hello.py"])));
  await vscode.window.showTextDocument(document);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(Math.floor(random() * (document.lineCount + 1)), 0), pick(SNIPPETS));
  await vscode.workspace.applyEdit(edit);
}

async function remove(random: Random, pick: Pick): Promise<void> {
  const document = await vscode.workspace.openTextDocument(at(pick(["src/train.py", "src/api.py"])));
  const line = Math.floor(random() * document.lineCount);
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, new vscode.Range(line, 0, line + 1 + Math.floor(random() * 2), 0));
  await vscode.workspace.applyEdit(edit);
}

async function rename(_: Random, pick: Pick): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(at(`src/${pick(["a", "b"])}.py`), at(`src/${pick(["b", "c"])}.py`), { ignoreIfExists: true });
  await quietly(vscode.workspace.applyEdit(edit));
}

async function manifest(_: Random, pick: Pick): Promise<void> {
  const document = await vscode.workspace.openTextDocument(at("ai-readiness.yaml"));
  const edit = new vscode.WorkspaceEdit();
  const line = pick(["  # a comment\n", "lint: { exclude: [plain/**] }\n", "nonsense: 1\n", "  owner: [\n"]);
  edit.insert(document.uri, new vscode.Position(document.lineCount, 0), line);
  await vscode.workspace.applyEdit(edit);
  if (document.lineCount > 40)
    await vscode.window.showTextDocument(document).then(() => command("workbench.action.files.revert"));
}

/** Adds, takes away, moves and rewrites cells of a notebook that is open. */
async function cells(random: Random, pick: Pick): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(at("notebooks/explore.ipynb"));
  await vscode.window.showNotebookDocument(notebook);
  const index = Math.floor(random() * notebook.cellCount);
  const cell = notebook.cellCount === 0 ? undefined : notebook.cellAt(Math.min(index, notebook.cellCount - 1));
  const made = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, pick(SNIPPETS), "python");
  const edit = new vscode.WorkspaceEdit();
  const what = pick(["add", "take", "move", "write"] as const);
  if (what === "add" || cell === undefined) edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(index, [made])]);
  else if (what === "take") edit.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(index, index + 1))]);
  else if (what === "write") edit.insert(cell.document.uri, new vscode.Position(0, 0), pick(SNIPPETS));
  else {
    const same = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
    edit.set(notebook.uri, [
      vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(index, index + 1)),
      vscode.NotebookEdit.insertCells(0, [same]),
    ]);
  }
  await quietly(vscode.workspace.applyEdit(edit));
}

/** What is saved is committed to a branch, and another one is taken out. */
async function branch(_: Random, pick: Pick): Promise<void> {
  git("add", "-A");
  git("commit", "-q", "-m", "On the way");
  git("checkout", "-q", "-B", pick(["left", "right"]), pick(["main", "HEAD"]));
}

async function command(name: string): Promise<void> {
  await vscode.commands.executeCommand(name);
}

async function quietly(work: Thenable<unknown>): Promise<void> {
  await work.then(undefined, () => {});
}

/** What git refuses, such as an empty commit, is none of this test's business. */
function git(...args: readonly string[]): void {
  spawnSync("git", ["-c", "user.name=Tests", "-c", "user.email=tests@example.com", ...args], { cwd: root().fsPath });
}

/** The generator of Park and Miller, so that a seed gives the same run again. */
function generator(seed: number): Random {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
