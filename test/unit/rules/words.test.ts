import assert from "node:assert/strict";
import { sentence } from "../../../src/rules/words.ts";

describe("a sentence", () => {
  it("begins with a capital and ends with a full stop", () => {
    assert.equal(sentence("it is committed"), "It is committed.");
    assert.equal(sentence(" git has it. "), "Git has it.");
    assert.equal(sentence("that, too?"), "That, too?");
    assert.equal(sentence("what's read"), "What's read.");
    assert.equal(sentence(""), ".");
  });

  it("leaves paths and names of code as they are", () => {
    assert.equal(sentence("data/raw.csv is committed"), "data/raw.csv is committed.");
    assert.equal(sentence("train.py reads it"), "train.py reads it.");
    assert.equal(sentence("load_data names it"), "load_data names it.");
    assert.equal(sentence("pandas.read_csv reads it"), "pandas.read_csv reads it.");
  });
});
