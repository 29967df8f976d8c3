import assert from "node:assert/strict";
import { createFiles } from "../../../src/project/files.ts";
import type { SymbolAnswer, Symbols } from "../../../src/project/symbols.ts";
import { withUnread } from "../../../src/project/unread-symbols.ts";

describe("files of which not all are listed", () => {
  const files = createFiles({
    paths: ["src/a.py", "docs/x.md", "app/[id]/page.tsx"],
    text: () => undefined,
    tracked: new Set(["data/raw/rows.csv", "src/gone.py"]),
    unlisted: ["data/raw"],
  });

  it("are known to be missing only where all was listed", () => {
    assert.ok(files.lacks("src/b.py"));
    assert.ok(files.lacks("data/other.csv"));
    assert.ok(!files.lacks("src/a.py"));
    assert.ok(!files.lacks("src"));
    assert.ok(!files.lacks("./data/raw/none.csv"));
    assert.ok(!files.has("data/raw/none.csv"));
  });

  it("are there where git has them", () => {
    assert.ok(files.has("data/raw/rows.csv"));
    assert.ok(files.has("data/raw"));
    assert.ok(!files.has("src/gone.py"));
  });

  it("may be meant by globs that reach into what was left out", () => {
    assert.ok(!files.lacks("data/**/*.csv"));
    assert.ok(!files.lacks("data/raw/x/*.csv"));
    assert.ok(!files.lacks("**/*.csv"));
    assert.ok(!files.lacks("docs/*.md"));
    assert.ok(files.lacks("docs/*.csv"));
    assert.ok(files.lacks("data/rawer/*.csv"));
    assert.ok(!files.lacks("app/[id]/page.tsx"));
  });

  it("leave nothing open where everything was listed", () => {
    const all = createFiles({ paths: ["a.py"], text: () => undefined, tracked: undefined });
    assert.ok(all.lacks("b/*.py"));
    assert.deepEqual(all.unlisted, []);
  });

  it("are not called missing by what was read", () => {
    const noFile = { find: (): SymbolAnswer => ({ state: "no-file" }) } as unknown as Symbols;
    const { find } = withUnread(noFile, files);
    assert.deepEqual(find("data/raw/score.py:predict"), { state: "unknown" });
    assert.deepEqual(find("src/a.py"), { state: "unknown" });
    assert.deepEqual(find("src/b.py:predict"), { state: "no-file" });
  });
});
