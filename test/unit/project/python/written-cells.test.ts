import assert from "node:assert/strict";
import { readPythonNotebook } from "../../../../src/source/python/read-python.ts";
import { inventoryOf, services } from "../inventory-of.ts";
import { artifacts, notebook, reads } from "./found.ts";

const HANDLER = [
  "import os",
  "import joblib",
  "def model_fn(model_dir):",
  "    return joblib.load(os.path.join(model_dir, 'rank.joblib'))",
  "def predict_fn(data, model):",
  "    return model.predict(data)",
].join("\n");

const written = (...cells: readonly string[]) =>
  (readPythonNotebook("nb/a.ipynb", notebook(...cells)).written ?? []).map(({ path }) => path);

describe("Cells that write a file", () => {
  it("are programs whose places are in the notebook", async () => {
    const files = { "nb/a.ipynb": notebook("import joblib", `%%writefile code/inference.py\n${HANDLER}`) };
    assert.deepEqual(await artifacts(files), ["load nb/a.ipynb:1/5 joblib.load */rank.joblib unknown"]);
    const inventory = await inventoryOf(files);
    assert.deepEqual(services(inventory), ["handler predict_fn"]);
    const [service] = inventory.services;
    assert.equal(service!.entry, "nb/a.ipynb/code/inference.py:predict_fn");
    assert.deepEqual([service!.place.file, service!.place.cell, service!.place.line], ["nb/a.ipynb", 1, 6]);
    assert.equal(inventory.inferenceCalls[0]?.context, "serving");
  });

  it("are left to the file where one of that name is kept", async () => {
    const files = { "nb/a.ipynb": notebook(`%%writefile inference.py\n${HANDLER}`), "nb/inference.py": `${HANDLER}\n` };
    assert.deepEqual(await artifacts(files), ["load nb/inference.py:4 joblib.load */rank.joblib unknown"]);
  });

  it("may add to it, or write it anew for what comes after", async () => {
    const cells = [
      "%%writefile prep.py\nimport pandas as pd\nDATA = 'data/old.csv'",
      '%%file -a "prep.py"\nold = pd.read_csv(DATA)',
      "%%writefile use.py\nfrom prep import pd, DATA\npd.read_parquet(DATA)",
      "%%writefile prep.py\nimport pandas as pd\nDATA = 'data/new.csv'",
      "%%writefile last.py\nfrom prep import pd, DATA\npd.read_table(DATA)",
      "from prep import pd, DATA\npd.read_json(DATA)",
    ];
    assert.deepEqual(await reads({ "a.ipynb": notebook(...cells) }), [
      "a.ipynb:1/2 pandas.read_csv data/old.csv none",
      "a.ipynb:2/3 pandas.read_parquet data/old.csv none",
      "a.ipynb:4/3 pandas.read_table data/new.csv none",
      "a.ipynb:5/2 pandas.read_json data/new.csv none",
    ]);
  });

  it("are cells like others where the notebook runs them among its own names", async () => {
    const cell = "%%writefile read.py\ndef read(path):\n    return pd.read_csv(path)";
    for (const run of ["exec(open('read.py', 'r').read())", "%run read.py", "%run -i read.py"])
      assert.deepEqual(
        await reads({ "a.ipynb": notebook("import pandas as pd", cell, run, "read('data/a.csv')") }),
        ["a.ipynb:1/3 pandas.read_csv data/a.csv none"],
        run,
      );
  });

  it("are imported by the notebook, by each other, and by what stands beside the notebook", async () => {
    const load = "%%writefile src/tables.py\nimport pandas as pd\ndef load(path):\n    return pd.read_csv(path)";
    const use = "from tables import load\nload('data/a.csv')";
    assert.deepEqual(await reads({ "nb/a.ipynb": notebook(load, use) }), ["nb/a.ipynb:0/4 pandas.read_csv data/a.csv none"]);
    const main = `%%writefile src/main.py\n${use}`;
    assert.deepEqual(await reads({ "nb/a.ipynb": notebook(load, main) }), ["nb/a.ipynb:0/4 pandas.read_csv data/a.csv none"]);
    const beside = { "nb/a.ipynb": notebook(load), "nb/b.py": use.replace("tables", "src.tables") };
    assert.deepEqual(await reads(beside), ["nb/a.ipynb:0/4 pandas.read_csv data/a.csv none"]);
  });

  it("are started by commands of the notebook with what these pass", async () => {
    const script = "%%writefile src/train.py\nimport sys\nimport pandas as pd\npd.read_csv(sys.argv[1])";
    const found = ["a.ipynb:0/4 pandas.read_csv data/a.csv none"];
    assert.deepEqual(await reads({ "a.ipynb": notebook(script, "!python src/train.py data/a.csv") }), found);
    assert.deepEqual(await reads({ "a.ipynb": notebook(script, "%cd src", "%run train.py data/a.csv") }), found);
  });

  it("in two notebooks do not stand in each other's way", async () => {
    const cell = (path: string) => notebook(`%%writefile load.py\nimport pandas as pd\npd.read_csv('${path}')`);
    assert.deepEqual(await reads({ "a.ipynb": cell("data/a.csv"), "b.ipynb": cell("data/b.csv") }), [
      "a.ipynb:0/3 pandas.read_csv data/a.csv none",
      "b.ipynb:0/3 pandas.read_csv data/b.csv none",
    ]);
  });

  it("read back what the notebook or another of its programs makes", async () => {
    const make = "%%writefile make.py\nimport pandas as pd\npd.DataFrame(rows).to_csv('/tmp/rows/made.csv')";
    const use = "%%writefile use.py\nimport pandas as pd\npd.read_csv('/tmp/rows/made.csv')\npd.read_csv('/srv/rows.csv')";
    assert.deepEqual(await reads({ "a.ipynb": notebook(make, use) }), ["a.ipynb:1/4 pandas.read_csv /srv/rows.csv none"]);
    assert.equal((await reads({ "a.ipynb": notebook(make), "b.ipynb": notebook(use) })).length, 2);
  });

  it("are known by the names that their path leaves", () => {
    assert.deepEqual(written("%%writefile {folder}/src/train.py\nx = 1"), ["nb/a.ipynb/src/train.py"]);
    assert.deepEqual(written("%%writefile $folder/train.py\nx = 1"), ["nb/a.ipynb/train.py"]);
    assert.deepEqual(written("%%writefile /content/src/train.py\nx = 1"), ["nb/a.ipynb/src/train.py"]);
    assert.deepEqual(written("%%writefile /opt/ml/code/train.py\nx = 1"), ["nb/a.ipynb/train.py"]);
    assert.deepEqual(written("# The script\n%%writefile ../code\\train.py\nx = 1"), ["nb/a.ipynb/code/train.py"]);
    assert.deepEqual(written("%%writefile notes.txt\nx = 1", "%%writefile\nx = 1"), []);
  });

  it("run what a script holds that they write", async () => {
    const files = { "a.ipynb": notebook("%%writefile fetch.sh\n#!/bin/bash\nwget https://example.com/data/a.csv") };
    assert.deepEqual(await reads(files), ["a.ipynb:0/3 wget https://example.com/data/a.csv none"]);
  });
});
