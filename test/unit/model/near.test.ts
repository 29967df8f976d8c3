import assert from "node:assert/strict";
import { daysBetween, durationDays, isDate } from "../../../src/model/dates.ts";
import { distance, near } from "../../../src/model/near.ts";

describe("near misses", () => {
  it("counts insertions, deletions, replacements and swaps", () => {
    for (const [a, b, slips] of [
      ["", "", 0],
      ["abc", "", 3],
      ["owner", "ownr", 1],
      ["owner", "onwer", 1],
      ["drift", "drfit", 1],
      ["kitten", "sitting", 3],
      ["stage", "staging", 3],
    ] as const) {
      assert.equal(distance(a, b), slips, `${a} ${b}`);
      assert.equal(distance(b, a), slips, `${b} ${a}`);
    }
  });

  it("stops where there are more than are asked for", () => {
    const words = ["owner", "ownr", "onwer", "wonre", "abcdef", "badcfe", "kitten", "sitting", "a", ""];
    for (const a of words) {
      for (const b of words) {
        const slips = distance(a, b)!;
        assert.equal(distance(a, b, slips), slips, `${a} ${b}`);
        if (slips > 0) assert.equal(distance(a, b, slips - 1), undefined, `${a} ${b}`);
      }
    }
  });

  it("finds what was meant, and nothing where nothing was", () => {
    const fields = ["name", "owner", "licence", "used-for", "personal-data", "production", "data"];
    for (const [word, meant] of [
      ["ownr", "owner"],
      ["license", "licence"],
      ["usedFor", "used-for"],
      ["PERSONAL_DATA", "personal-data"],
      ["prod", "production"],
      ["names", "name"],
      ["colour", undefined],
      ["", undefined],
      ["x", undefined],
      ["pr", undefined],
      ["date", "data"],
    ] as const) {
      assert.equal(near(word, fields), meant, word);
    }
    assert.equal(near("x".repeat(100_000), ["x".repeat(100_000)]), undefined);
  });
});

describe("dates", () => {
  it("knows the calendar", () => {
    for (const day of ["2026-01-31", "2024-02-29", "2000-02-29", "2026-12-31"]) assert.equal(isDate(day), true, day);
    for (const day of [
      "2026-02-29",
      "1900-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-00-10",
      "2026-1-1",
      "soon",
      "2026-01-01T00:00",
    ]) {
      assert.equal(isDate(day), false, day);
    }
  });

  it("counts days and spans", () => {
    assert.equal(daysBetween("2026-02-28", "2026-03-01"), 1);
    assert.equal(daysBetween("2026-03-29", "2026-03-30"), 1);
    assert.equal(daysBetween("2026-03-01", "2025-03-01"), -365);
    assert.equal(durationDays("90d"), 90);
    assert.equal(durationDays("12h"), 0.5);
    assert.equal(durationDays("2w"), 14);
    assert.equal(durationDays("6mo"), 180);
    for (const text of ["", "0d", "d", "1m", "1 d", "-1d", "static"]) assert.equal(durationDays(text), undefined, text);
  });
});
