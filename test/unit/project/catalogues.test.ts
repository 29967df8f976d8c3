import assert from "node:assert/strict";
import { artifacts, reads } from "./python/found.ts";

const PIPELINE =
  "from kedro.pipeline import Pipeline, node\n\ndef create_pipeline(**kwargs):\n    return Pipeline([\n        node(func=clean, inputs='companies', outputs='clean_companies'),\n        node(train, ['clean_companies', 'params:options'], 'regressor'),\n    ])\n";
const CATALOGUE =
  "companies:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/companies.csv\nclean_companies:\n  type: pandas.ParquetDataset\n  filepath: data/02_intermediate/companies.parquet\nregressor:\n  type: pickle.PickleDataset\n  filepath: data/06_models/regressor.pickle\n  versioned: true\nunused:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/unused.csv\n";

describe("Catalogues", () => {
  it("of Kedro tell what the nodes of their project read and write", async () => {
    const files = {
      "proj/conf/base/catalog.yml": CATALOGUE,
      "proj/src/p/pipeline.py": PIPELINE,
      "proj/data/01_raw/companies.csv": "a\n",
      "other/src/p/pipeline.py": "from kedro.pipeline import node\nnode(f, 'unused', None)\n",
    };
    assert.deepEqual(await reads(files), [
      "proj/conf/base/catalog.yml:1 catalogue entry companies proj/data/01_raw/companies.csv git",
      "proj/conf/base/catalog.yml:4 catalogue entry clean_companies proj/data/02_intermediate/companies.parquet none",
    ]);
    assert.deepEqual(await artifacts(files), [
      "save proj/conf/base/catalog.yml:7 catalogue entry regressor proj/data/06_models/regressor.pickle catalogue",
    ]);
  });

  it("of Kedro hold answers and reports as well, which are no datasets where a node writes them", async () => {
    const files = {
      "conf/base/catalog.yml":
        "answers:\n  type: pandas.CSVDataset\n  filepath: data/07_model_output/answers.csv\ngiven:\n  type: pandas.CSVDataset\n  filepath: data/07_model_output/given.csv\nquality:\n  type: pandas.CSVDataset\n  filepath: data/09_reporting/quality.csv\n",
      "src/p/pipeline.py":
        "from kedro.pipeline import node\nnode(predict, 'rows', 'answers')\nnode(compare, ['answers', 'given'], 'quality')\nnode(draw, 'quality', None)\n",
    };
    assert.deepEqual(await reads(files), ["conf/base/catalog.yml:4 catalogue entry given data/07_model_output/given.csv none"]);
  });

  it("of intake tell what is read by name", async () => {
    const files = {
      "catalog.yml":
        "sources:\n  sales:\n    driver: csv\n    args:\n      urlpath: data/sales.csv\n  other:\n    driver: csv\n    args:\n      urlpath: data/other.csv\n",
      "train.py": "import intake\ncat = intake.open_catalog('catalog.yml')\ndf = cat.sales.read()\n",
    };
    assert.deepEqual(
      (await reads(files)).filter((line) => line.includes("entry")),
      ["catalog.yml:2 catalogue entry sales data/sales.csv none"],
    );
  });
});
