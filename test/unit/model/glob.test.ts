import assert from "node:assert/strict";
import { anyGlob, anyGlobOfFolder, globMatcher } from "../../../src/model/glob.ts";

const matches = (pattern: string, path: string) => globMatcher(pattern)(path);

describe("Globs", () => {
  it("know stars, question marks, sets and alternatives", () => {
    assert.ok(matches("data/*.csv", "data/a.csv"));
    assert.ok(!matches("data/*.csv", "data/b/a.csv"));
    assert.ok(matches("data/**/*.csv", "data/a.csv"));
    assert.ok(matches("data/**/*.csv", "data/b/c/a.csv"));
    assert.ok(matches("**/vendor", "x/vendor/y.py"));
    assert.ok(matches("v?.py", "v1.py"));
    assert.ok(matches("v[0-9].py", "v1.py"));
    assert.ok(!matches("v[!0-9].py", "v1.py"));
    assert.ok(matches("*.{csv,parquet}", "a.parquet"));
  });

  it("cover what is below a folder that they name", () => {
    assert.ok(matches("vendor", "vendor/a/b.py"));
    assert.ok(matches("./vendor/", "vendor/a.py"));
    assert.ok(matches("vendor/**", "vendor/a/b.py"));
    assert.ok(!matches("vendor", "vendored/a.py"));
  });

  it("take every other character for itself", () => {
    assert.ok(matches("a+b(1).csv", "a+b(1).csv"));
    assert.ok(!matches("a.csv", "abcsv"));
    assert.ok(matches("a{b", "a{b"));
    assert.ok(matches("a[b", "a[b"));
  });

  it("cover whole folders only where nothing in them can be meant otherwise", () => {
    const covers = (pattern: string, folder: string) => anyGlobOfFolder([pattern])(folder);
    for (const pattern of ["data", "data/", "data/**", "data/*", "data/**/*", "**/data/**", "d?ta/**", "./data/**"])
      assert.ok(covers(pattern, "data"), pattern);
    for (const pattern of ["data/*.csv", "data/**/*.csv", "data/a/**", "data/{a,}", "data/?", "other/**", "**/*.csv"])
      assert.ok(!covers(pattern, "data"), pattern);
    assert.ok(covers("data/**", "data/raw"));
    assert.ok(!anyGlobOfFolder([])("data"));
  });

  it("match nothing when there are none", () => {
    assert.ok(!anyGlob([])("a"));
  });
});
