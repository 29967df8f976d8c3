import assert from "node:assert/strict";
import {
  type Commit,
  commitsOf,
  describeCommit,
  firstCommit,
  type History,
  lastCommit,
  since,
} from "../../../src/model/history.ts";

const commit = (hash: string, date: string, changes: Commit["changes"]): Commit => ({
  hash: hash.repeat(40),
  date,
  author: "Ada",
  subject: `Change ${hash}`,
  changes,
});

const history: History = {
  complete: true,
  commits: [
    commit("d", "2026-04-01", [{ path: "docs/risk.md", kind: "changed" }]),
    commit("c", "2026-03-01", [
      { path: "risk.md", kind: "deleted" },
      { path: "docs/risk.md", kind: "added", from: "risk.md" },
    ]),
    commit("b", "2026-02-01", [{ path: "src/api.py", kind: "added" }]),
    commit("a", "2026-01-01", [{ path: "risk.md", kind: "added" }]),
  ],
};

describe("History", () => {
  it("follows a file to the name that it had at first", () => {
    assert.equal(firstCommit(history, "docs/risk.md")?.date, "2026-01-01");
    assert.equal(firstCommit(history, "src/api.py")?.date, "2026-02-01");
    assert.equal(firstCommit(history, "never.md"), undefined);
  });

  it("does not take the move for the beginning where the time before is not known", () => {
    assert.equal(firstCommit({ commits: history.commits.slice(0, 3), complete: false }, "docs/risk.md"), undefined);
  });

  it("finds the commits of files, earlier names included, and of folders", () => {
    const dates = (paths: string[]) => commitsOf(history, paths).map(({ date }) => date);
    assert.deepEqual(dates(["docs/risk.md"]), ["2026-04-01", "2026-03-01", "2026-01-01"]);
    assert.deepEqual(dates(["src"]), ["2026-02-01"]);
    assert.equal(lastCommit(history, ["src", "docs"])?.date, "2026-04-01");
  });

  it("counts from the day after", () => {
    assert.deepEqual(
      since(history.commits, "2026-02-01").map(({ date }) => date),
      ["2026-04-01", "2026-03-01"],
    );
  });

  it("names a commit in a few words", () => {
    assert.equal(describeCommit(history.commits[0]!), 'ddddddd of 2026-04-01, "Change d"');
    assert.equal(describeCommit({ ...history.commits[0]!, subject: "" }), "ddddddd of 2026-04-01");
  });
});
