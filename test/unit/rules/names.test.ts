import assert from "node:assert/strict";
import { nameOfLocation, nameOfModel, nameOfService } from "../../../src/rules/names.ts";

describe("names for what was found", () => {
  for (const [location, name] of [
    ["data/customers.csv", "customers"],
    ["data/customers.2024.csv.gz", "customers-2024"],
    ["data/raw/churn/data.csv", "churn-data"],
    ["data/raw/*.csv", "raw"],
    ["data/filings/*/*/report.txt", "filings"],
    ["s3://acme-lake/orders/part.parquet", "orders-part"],
    ["https://drive.example.com/uc?id=1", "dataset"],
    ["owner/reviews", "reviews"],
    ["data/2024/01.csv", "data"],
  ] as const) {
    it(`${location} is ${name}`, () => assert.equal(nameOfLocation(location, "dataset", []), name));
  }

  it("are told apart by the folders above, and numbered when those are used up", () => {
    assert.equal(nameOfLocation("b/train.csv", "dataset", ["train"]), "b-train");
    assert.equal(nameOfLocation("train.csv", "dataset", ["train"]), "train-2");
    assert.equal(nameOfLocation("b/train.csv", "dataset", ["train", "b-train"]), "b-train-2");
  });

  it("of hosted models leave out who provides them and the date", () => {
    assert.equal(nameOfModel("openai/gpt-4o-mini-2024-07-18", []), "gpt-4o-mini");
    assert.equal(nameOfModel("claude-3-5-sonnet-20241022", ["claude-3-5-sonnet"]), "claude-3-5-sonnet-2");
  });

  for (const [entry, kind, taken, name] of [
    ["src/api.py:predict", "http", [], "shop-api"],
    ["src/api.py", "http", ["shop-api"], "shop-api-2"],
    ["server.js", "http", ["shop-api"], "shop-server"],
    ["app.py", "app", [], "shop-app"],
    ["scoring/main.py", "http", [], "scoring"],
    ["pages/2_Ask_the_docs.py", "app", [], "ask_the_docs"],
    ["b/scoring/main.py", "http", ["scoring"], "b-scoring"],
  ] as const) {
    it(`of the service ${entry} beside ${taken.join(" and ") || "none"} is ${name}`, () =>
      assert.equal(nameOfService(entry, kind, "shop", taken), name));
  }
});
