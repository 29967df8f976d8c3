import assert from "node:assert/strict";
import { originOfLine, sinceText } from "../../../../src/hosts/vscode/blame.ts";

const BLAME = `^1a2b3c4 (Ann (ML) Lee  2026-11-01 10:12:13 +0100  1) import joblib
5d6e7f8091 src/api.py (Jo 2024-02-03 04:05:06 -0700  2) app = FastAPI() # (x 2020-01-01 00:00:00 +0000 9)
00000000 (Not Committed Yet 2026-11-22 20:00:00 +0000  3) new`;

describe("git blame", () => {
  it("tells who wrote a line and when", () => {
    assert.deepEqual(originOfLine(BLAME, 1), { commit: "1a2b3c4", author: "Ann (ML) Lee", date: "2026-11-01" });
    assert.deepEqual(originOfLine(BLAME, 2), { commit: "5d6e7f80", author: "Jo", date: "2024-02-03" });
    assert.equal(originOfLine(BLAME, 3)?.commit, undefined);
    assert.equal(originOfLine(BLAME, 4), undefined);
    assert.equal(originOfLine("nonsense", 1), undefined);
  });

  it("is told as an age that people use", () => {
    const since = (date: string) => sinceText({ commit: "1a2b3c4", author: "Ann", date }, "2026-11-22");
    assert.equal(since("2026-11-22"), "since today, by Ann in 1a2b3c4");
    assert.equal(since("2026-11-21"), "since 1 day, by Ann in 1a2b3c4");
    assert.equal(since("2026-11-01"), "since 3 weeks, by Ann in 1a2b3c4");
    assert.equal(since("2024-02-03"), "since 2 years, by Ann in 1a2b3c4");
    assert.equal(sinceText({ commit: undefined, author: "", date: "" }, "2026-11-22"), "not committed yet");
  });
});
