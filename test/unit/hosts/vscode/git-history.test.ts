import assert from "node:assert/strict";
import { type GitChange, type GitCommit, type PastRepository, readPast } from "../../../../src/hosts/vscode/git-history.ts";
import { firstCommit } from "../../../../src/model/history.ts";

const at = (path: string) => ({ path: `/repository/${path}` });
const commit = (hash: string, day: number, parents: readonly string[]): GitCommit => ({
  hash,
  message: `Change ${hash}\n\nMore.`,
  parents,
  authorName: "Ada",
  commitDate: new Date(2026, 0, day, 12),
});

/** What the git extension would answer: logs by path, changes by commit. */
function fake(logs: Readonly<Record<string, readonly GitCommit[]>>, changes: Readonly<Record<string, readonly GitChange[]>>) {
  const asked: string[] = [];
  const repository: PastRepository = {
    rootUri: at(""),
    state: { HEAD: { commit: "c" } },
    async log({ path }) {
      asked.push(path);
      return logs[path] ?? [];
    },
    async diffBetween(_one, other) {
      asked.push(other);
      return changes[other] ?? [];
    },
  };
  return { repository, asked };
}

describe("Git's past in VS Code", () => {
  it("asks for each path, opens the commit in which it begins, and follows earlier names", async () => {
    const [a, b, c] = [commit("a", 1, ["0"]), commit("b", 2, ["a"]), commit("c", 3, ["b"])];
    const { repository, asked } = fake(
      { "app/docs/risk.md": [c, b], "app/risk.md": [b, a] },
      {
        b: [
          { uri: at("app/docs/risk.md"), originalUri: at("app/risk.md"), renameUri: at("app/docs/risk.md"), status: 3 },
          { uri: at("elsewhere.py"), originalUri: at("elsewhere.py"), renameUri: undefined, status: 5 },
        ],
        a: [{ uri: at("app/risk.md"), originalUri: at("app/risk.md"), renameUri: undefined, status: 1 }],
      },
    );
    const past = await readPast(repository, "app/", ["docs/risk.md"], false);
    assert.equal(past.complete, true);
    assert.deepEqual(
      past.commits.map(({ hash, date, subject }) => [hash, date, subject]),
      [
        ["c", "2026-01-03", "Change c"],
        ["b", "2026-01-02", "Change b"],
        ["a", "2026-01-01", "Change a"],
      ],
    );
    assert.equal(firstCommit(past, "docs/risk.md")?.hash, "a");
    assert.deepEqual(asked, ["app/docs/risk.md", "b", "app/risk.md", "a"]);
  });

  it("takes a commit without parents for the beginning, but not in a shallow clone", async () => {
    const added = { uri: at("risk.md"), originalUri: at("risk.md"), renameUri: undefined, status: 1 };
    const { repository } = fake({ "risk.md": [commit("a", 1, [])] }, { a: [added] });
    assert.equal(firstCommit(await readPast(repository, "", ["risk.md"], false), "risk.md")?.hash, "a");
    const past = await readPast(repository, "", ["risk.md"], true);
    assert.equal(past.complete, false);
    assert.equal(firstCommit(past, "risk.md"), undefined);
  });

  it("stops when the scan is cancelled", async () => {
    const { repository } = fake({}, {});
    await assert.rejects(readPast(repository, "", ["risk.md"], false, AbortSignal.abort(new Error("cancelled"))), /cancelled/);
  });
});
