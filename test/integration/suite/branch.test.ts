import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { BranchState } from "../../../src/hosts/vscode/branch.ts";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import type { ShownComparison } from "../../../src/hosts/worker/session.ts";
import { allRows, at, closeAll, eventually, ready, replaceIn, root, write } from "./driver.ts";

const NEW = "src/other.py";

describe("the branch", () => {
  let api: ExtensionApi;

  before(async () => {
    api = await ready();
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(at(NEW)).then(undefined, () => {});
    await api.settled();
  });

  /** The comparison, once it is as it should be. Git's own view of the work tree comes a moment later than ours. */
  async function compared(what: string, isRight: (comparison: ShownComparison) => boolean): Promise<ShownComparison> {
    let state: BranchState | undefined;
    try {
      return await eventually(what, async () => {
        state = await api.branch(root());
        return state?.kind === "compared" && isRight(state.comparison) ? state.comparison : undefined;
      });
    } catch (error) {
      throw new Error(`${error}: ${JSON.stringify(state?.kind === "compared" ? state.comparison.changes : state)}`);
    }
  }

  it("changes nothing while nothing was changed", async () => {
    const { base } = await compared("no change", ({ changes }) => changes.length === 0);
    assert.equal(base.ref, "main");
    assert.match(base.commit, /^[0-9a-f]{40}$/);
  });

  it("shows on top of the tree what it makes worse", async () => {
    await write(at(NEW), 'import pandas as pd\n\nframe = pd.read_csv("data/nowhere.csv")\nprint(frame.describe())\n');
    const { changes } = await compared("a new failure", (comparison) =>
      comparison.changes.some(({ kind, check }) => kind === "failing" && check.finding?.place.file === NEW),
    );
    assert.ok(
      changes.every(({ kind }) => kind === "failing"),
      JSON.stringify(changes),
    );
    const [top] = await eventually("the row", () => {
      const rows = api.tree.rows();
      return rows[0]?.kind === "changes" && rows[0].children.length > 0 ? rows : undefined;
    });
    assert.match(top!.description, /newly failing · since main/);
    assert.ok(allRows([top!]).some(({ check }) => check?.rule === "data/untracked-dataset"));
  });

  it("sees what is typed and not saved, and what it mends", async () => {
    await vscode.window.showTextDocument(at("src/train.py"));
    await replaceIn(
      at("src/train.py"),
      '"acme/reviews")',
      '"acme/reviews", revision="0123456789abcdef0123456789abcdef01234567")',
    );
    await compared("a mended finding", ({ changes }) =>
      changes.some(({ kind, check }) => kind === "mended" && check.rule === "data/floating-revision"),
    );
  });
});
