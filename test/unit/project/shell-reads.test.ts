import assert from "node:assert/strict";
import { acquisitionOf } from "../../../src/project/shell/acquisitions.ts";
import { shellCommands } from "../../../src/source/shell.ts";
import { artifacts, notebook, reads } from "./python/found.ts";

/** `dataset source > output` of one command line. */
function told(line: string): string {
  const [command] = shellCommands(line, 0);
  const found = command === undefined ? undefined : acquisitionOf(command.words);
  if (found === undefined) return "nothing";
  return `${found.what} ${found.call} ${found.source ?? "?"}${found.output === undefined ? "" : ` > ${found.output}`}`;
}

describe("Commands that fetch", () => {
  it("are data when the file or its folder says so", () => {
    const cases: Readonly<Record<string, string>> = {
      "wget https://example.com/a.csv": "dataset wget https://example.com/a.csv",
      "wget -q https://example.com/a.csv -O data/raw.csv": "dataset wget https://example.com/a.csv > data/raw.csv",
      "wget -qO data/raw.csv https://example.com/x": "dataset wget https://example.com/x > data/raw.csv",
      "wget -P data https://example.com/a.csv": "dataset wget https://example.com/a.csv > data/a.csv",
      "wget --output-document=data/a.csv $URL": "dataset wget * > data/a.csv",
      "wget https://example.com/cats_dataset.zip": "dataset wget https://example.com/cats_dataset.zip",
      "wget https://example.com/images.tar.gz -P data/": "dataset wget https://example.com/images.tar.gz > data/images.tar.gz",
      "curl -L https://example.com/a.csv -o data/a.csv": "dataset curl https://example.com/a.csv > data/a.csv",
      "curl -sSLO https://example.com/a.parquet": "dataset curl https://example.com/a.parquet",
      "aws s3 cp s3://bucket/data/a.csv data/a.csv": "dataset aws s3 cp s3://bucket/data/a.csv > data/a.csv",
      "aws s3 cp --quiet s3://bucket/x/a.csv .": "dataset aws s3 cp s3://bucket/x/a.csv > a.csv",
      "aws --region eu-west-1 s3 cp s3://bucket/x/a.csv .": "dataset aws s3 cp s3://bucket/x/a.csv > a.csv",
      "aws s3 cp $SOURCE/test.csv /tmp/test.csv": "dataset aws s3 cp */test.csv > /tmp/test.csv",
      "wget https://example.com/sets-databases/0042/bank.zip": "dataset wget https://example.com/sets-databases/0042/bank.zip",
      "aws s3 sync s3://bucket/data ./data": "dataset aws s3 sync s3://bucket/data > ./data",
      "aws s3 cp s3://bucket/train/ input --recursive": "dataset aws s3 cp s3://bucket/train/ > input",
      "gsutil -m cp -r gs://bucket/dataset data": "dataset gsutil cp gs://bucket/dataset > data",
      "gcloud storage cp gs://bucket/a.csv data/": "dataset gcloud storage cp gs://bucket/a.csv > data/",
      "kaggle datasets download -d owner/set": "dataset kaggle datasets download owner/set",
      "kaggle datasets download owner/set -p data --unzip": "dataset kaggle datasets download owner/set > data",
      "kaggle competitions download -c titanic": "dataset kaggle competitions download titanic",
      "gdown --id 1abc -O data/a.csv": "dataset gdown 1abc > data/a.csv",
      "dvc get https://github.com/org/repo data/data.xml -o data/data.xml": "dataset dvc get data/data.xml > data/data.xml",
      "huggingface-cli download org/set --repo-type dataset": "dataset huggingface-cli download org/set",
      "git clone https://huggingface.co/datasets/org/set": "dataset git clone org/set",
    };
    for (const [line, expected] of Object.entries(cases)) assert.equal(told(line), expected, line);
  });

  it("are models when the file or its folder says so", () => {
    const cases: Readonly<Record<string, string>> = {
      "wget https://example.com/yolov5s.pt": "model wget https://example.com/yolov5s.pt",
      "wget https://example.com/model.pkl -O models/model.pkl": "model wget https://example.com/model.pkl > models/model.pkl",
      "curl -L -o model.onnx https://example.com/x": "model curl https://example.com/x > model.onnx",
      "aws s3 cp s3://bucket/models/churn.joblib model/": "model aws s3 cp s3://bucket/models/churn.joblib > model/",
      "aws s3 sync s3://bucket/models models": "model aws s3 sync s3://bucket/models > models",
      "hf download org/model --revision main": "model hf download org/model",
    };
    for (const [line, expected] of Object.entries(cases)) assert.equal(told(line), expected, line);
  });

  it("are neither for tools, settings, uploads and calls of services", () => {
    const lines = [
      "wget https://example.com/install.sh",
      "wget https://example.com/tool-1.2.tar.gz",
      "curl -sSL https://install.python-poetry.org | python3 -",
      "curl -X POST http://localhost:8000/predict -d @data/test.json",
      "curl http://localhost:8000/data/test.csv",
      "curl -O https://example.com/config.json",
      "wget https://repo.example.com/miniconda.sh -O miniconda.sh",
      "aws s3 cp data/a.csv s3://bucket/data/a.csv",
      "aws s3 sync s3://bucket/site ./public",
      "aws s3 ls s3://bucket/data",
      "gsutil cp models/m.pkl gs://bucket/models",
      "kaggle competitions submit -c titanic -f submission.csv",
      "dvc pull",
      "pip install kaggle",
      "git clone https://github.com/org/repo",
    ];
    for (const line of lines) assert.equal(told(line), "nothing", line);
  });
});

describe("What is fetched by commands", () => {
  it("is found in notebooks, at its cell", async () => {
    const files = {
      "nb/a.ipynb": notebook(
        "x = 1",
        "import os\n!wget https://example.com/a.csv -O a.csv\n!kaggle datasets download -d owner/set",
        "%%bash\ncurl -o data/b.csv https://example.com/b.csv",
      ),
    };
    assert.deepEqual(await reads(files), [
      "nb/a.ipynb:1/2 wget a.csv none",
      "nb/a.ipynb:1/3 kaggle datasets download owner/set none",
      "nb/a.ipynb:2/2 curl data/b.csv none",
    ]);
  });

  it("is found where a cell queries a database, and not where it makes a table", async () => {
    const files = {
      "a.ipynb": notebook(
        "%%bigquery rides --project {PROJECT}\n-- all\nSELECT a, b\nFROM `lake.rides_2024`\nWHERE a > 1",
        "%%sql\nCREATE TABLE t AS SELECT * FROM u",
        "%sql SELECT * FROM customers",
      ),
    };
    assert.deepEqual(await reads(files), [
      "a.ipynb:0/1 %%bigquery lake.rides_2024 unknown",
      "a.ipynb:2/1 %sql customers unknown",
    ]);
  });

  it("is found where a program runs a command", async () => {
    const text =
      "import os, subprocess\nfolder = 'x'\nos.system('kaggle competitions download -c titanic -p data')\nsubprocess.run(['wget', 'https://example.com/a.csv', '-O', f'{folder}/a.csv'], check=True)\nsubprocess.check_call('ls data', shell=True)\n";
    assert.deepEqual(await reads({ "get.py": text }), [
      "get.py:3 kaggle competitions download data none",
      "get.py:4 wget */a.csv none",
    ]);
  });

  it("is found in scripts, Makefiles, images and pipelines, with what tracks it", async () => {
    const files = {
      "scripts/get.sh": "set -e\nwget https://example.com/a.csv -O data/a.csv\naws s3 cp s3://b/models/m.pkl models/m.pkl\n",
      Makefile: "data:\n\twget -O data/b.csv https://zenodo.org/record/123/files/b.csv\n",
      Dockerfile: "FROM python:3.12\nRUN curl -L -o /models/m.onnx https://github.com/o/r/releases/download/v1/m.onnx\n",
      "dvc.yaml": "stages:\n  get:\n    cmd: wget https://example.com/c.csv -O data/c.csv\n    outs:\n      - data/c.csv\n",
      "data/a.csv.dvc": "outs:\n- md5: abc\n  path: a.csv\n",
    };
    assert.deepEqual(await reads(files), [
      "Makefile:2 wget data/b.csv snapshot",
      "dvc.yaml:3 wget data/c.csv dvc",
      "scripts/get.sh:2 wget data/a.csv dvc",
    ]);
    assert.deepEqual(await artifacts(files), [
      "download Dockerfile:2 curl /models/m.onnx snapshot",
      "download scripts/get.sh:3 aws s3 cp models/m.pkl none",
    ]);
  });
});
