import assert from "node:assert/strict";
import { artifacts, notebook, reads } from "./found.ts";

const READ = (path: string) => `import pandas as pd\npd.read_csv('${path}')\n`;
const tracker = async (files: Readonly<Record<string, string>>, tracked?: readonly string[] | null) => {
  const found = await reads(files, tracked === undefined ? {} : { tracked });
  return found.map((line) => line.slice(line.lastIndexOf(" ") + 1)).join();
};

describe("What keeps versions of what is read", () => {
  it("is git for what is in its index, from the root, the script's folder, a folder above it, or a notebook's", async () => {
    const data = { "data/a.csv": "a\n" };
    assert.equal(await tracker({ "train.py": READ("data/a.csv"), ...data }), "git");
    assert.equal(await tracker({ "src/train.py": READ("data/a.csv"), ...data }), "git");
    assert.equal(await tracker({ "src/train.py": READ("../data/a.csv"), ...data }), "git");
    assert.equal(await tracker({ "proj/src/train.py": READ("data/a.csv"), "proj/data/a.csv": "a\n" }), "git");
    assert.equal(await tracker({ "src/deep/train.py": READ("a.csv"), "src/deep/a.csv": "a\n" }), "git");
    assert.equal(await tracker({ "nb/a.ipynb": notebook(READ("../data/a.csv")), ...data }), "git");
    assert.equal(await tracker({ "train.py": READ("data\\\\a.csv"), ...data }), "git");
    assert.equal(await tracker({ "train.py": READ("./data/a.csv"), ...data }), "git");
  });

  it("is git inside a container whose folder is copied from the repository", async () => {
    const files = {
      "app/train.py": READ("/srv/data/a.csv"),
      "app/data/a.csv": "a\n",
      Dockerfile: "FROM python:3.12\nWORKDIR /srv\nCOPY app/ /srv/\nCMD python train.py\n",
    };
    assert.equal(await tracker(files), "git");
  });

  it("is what keeps a folder that compose mounts into a container, and nothing for a volume with a name", async () => {
    const mounting = (...volumes: string[]) =>
      `services:\n  jobs:\n    image: apache/airflow:2.9.0\n    volumes:\n${volumes.map((one) => `      - ${one}\n`).join("")}`;
    const files = { "dags/train.py": READ("/opt/airflow/data/raw/a.csv"), "data.dvc": "outs:\n- md5: x.dir\n  path: data\n" };
    for (const volume of [
      "./data:/opt/airflow/data",
      "./data/:/opt/airflow/data/:ro",
      "${PROJECT_DIR:-.}/data:/opt/airflow/data",
    ])
      assert.equal(await tracker({ ...files, "compose.yaml": mounting(volume) }), "dvc", volume);
    assert.equal(await tracker({ ...files, "docker/compose.yaml": mounting("../data:/opt/airflow/data") }), "dvc");
    assert.equal(
      await tracker({ ...files, "compose.yaml": mounting("{ type: bind, source: ./data, target: /opt/airflow/data }") }),
      "dvc",
    );
    for (const volume of ["data:/opt/airflow/data", "/srv/data:/opt/airflow/data", "./data:/data"])
      assert.equal(await tracker({ ...files, "compose.yaml": mounting(volume) }), "none", volume);
  });

  it("is nothing for what is ignored, absent or outside", async () => {
    assert.equal(await tracker({ "train.py": READ("data/a.csv") }), "none");
    assert.equal(await tracker({ "train.py": READ("data/a.csv"), ".gitignore": "data/\n" }), "none");
    assert.equal(await tracker({ "train.py": READ("data/a.csv"), "data/a.csv": "a\n" }, ["train.py"]), "none");
    assert.equal(await tracker({ "train.py": READ("/home/me/a.csv") }), "none");
    assert.equal(await tracker({ "train.py": READ("C:/Users/me/a.csv") }), "none");
    assert.equal(await tracker({ "train.py": READ("https://example.com/a.csv") }), "none");
    assert.equal(await tracker({ "train.py": READ("s3://bucket/a.csv") }), "none");
  });

  it("cannot be told without git", async () => {
    assert.equal(await tracker({ "train.py": READ("data/a.csv") }, null), "unknown");
  });

  it("is DVC for files, folders and outs of stages", async () => {
    assert.equal(await tracker({ "train.py": READ("data/a.csv"), "data/a.csv.dvc": "outs:\n- md5: x\n  path: a.csv\n" }), "dvc");
    assert.equal(
      await tracker({ "train.py": READ("data/raw/a.csv"), "data/raw.dvc": "outs:\n- md5: x.dir\n  path: raw\n" }),
      "dvc",
    );
    assert.equal(
      await tracker({
        "train.py": READ("data/b.csv"),
        "dvc.yaml": "stages:\n  p:\n    cmd: python p.py\n    outs:\n      - data/b.csv\n",
      }),
      "dvc",
    );
  });

  it("is DVC for outs whose names stand in files of parameters", async () => {
    const pipeline = "stages:\n  p:\n    cmd: python p.py\n    outs:\n      - ${data.folder}/b.csv\n";
    const params = "data:\n  folder: data/interim\n";
    const read = { "train.py": READ("data/interim/b.csv") };
    assert.equal(await tracker({ ...read, "dvc.yaml": pipeline, "params.yaml": params }), "dvc");
    assert.equal(await tracker({ ...read, "dvc.yaml": `vars:\n  - other.yaml\n${pipeline}`, "other.yaml": params }), "dvc");
    assert.equal(await tracker({ ...read, "dvc.yaml": pipeline, "params.yaml": "data:\n  folder: data/raw\n" }), "none");
    const whole = "stages:\n  p:\n    cmd: python p.py\n    outs:\n      - ${out}\n";
    assert.equal(await tracker({ ...read, "dvc.yaml": whole, "params.yaml": "out: data/interim/b.csv\n" }), "dvc");
    assert.equal(await tracker({ ...read, "dvc.yaml": whole }), "none");
  });

  it("is a digest in the name of what is fetched", async () => {
    assert.equal(await tracker({ "train.py": READ("https://example.com/sets/a-5c106cde.zip") }), "hash");
    assert.equal(await tracker({ "train.py": READ("https://example.com/sets/a-resampled.zip") }), "none");
  });

  it("is Git LFS for its patterns", async () => {
    const files = {
      "train.py": READ("data/a.csv"),
      "data/a.csv": "version https://git-lfs",
      ".gitattributes": "*.csv filter=lfs diff=lfs merge=lfs -text\n",
    };
    assert.equal(await tracker(files), "git-lfs");
  });

  it("is nothing for what another step writes and nothing tracks", async () => {
    const files = {
      "prepare.py":
        "import pandas as pd\nfrom sklearn.datasets import load_iris\nload_iris(as_frame=True).frame.to_csv('out/features.csv')\n",
      "train.py": READ("out/features.csv"),
    };
    assert.equal(await tracker(files), "snapshot,none");
  });

  it("is told for globs by what lies in their folder", async () => {
    const loop = (pattern: string) => `import glob\nimport pandas as pd\nfor p in glob.glob('${pattern}'):\n    pd.read_csv(p)\n`;
    assert.equal(await tracker({ "a.py": loop("data/*.csv"), "data/x.csv": "a\n", "data/y.csv": "a\n" }), "git");
    assert.equal(await tracker({ "a.py": loop("data/*.csv"), ".gitignore": "/data\n" }), "none");
    assert.equal(await tracker({ "a.py": loop("data/*/reference.csv"), ".gitignore": "data\n" }), "none");
    assert.equal(await tracker({ "a.py": loop("data/*.csv") }), "none");
    assert.equal(await tracker({ "a.py": loop("data/*.csv"), "data/raw.dvc": "outs:\n- md5: x.dir\n  path: ../data\n" }), "dvc");
  });

  it("cannot be told where the folder itself varies, but is nothing where a rule of git ignores the name", async () => {
    const varies = "import sys\nimport pandas as pd\npd.read_csv(sys.argv[1] + '/reference.csv')\n";
    assert.equal(await tracker({ "a.py": varies }), "unknown");
    assert.equal(await tracker({ "a.py": varies, ".gitignore": "*.csv\n" }), "none");
  });

  it("is a version in the reference for hubs, archives and releases", async () => {
    assert.equal(await tracker({ "a.py": READ("https://zenodo.org/record/1/files/a.csv") }), "snapshot");
    assert.equal(await tracker({ "a.py": READ("https://github.com/o/r/releases/download/v1/a.csv") }), "snapshot");
    assert.equal(await tracker({ "a.py": READ("https://raw.githubusercontent.com/o/r/main/a.csv") }), "none");
    assert.equal(
      await tracker({ "a.py": READ("https://raw.githubusercontent.com/o/r/86b5e0934494bd15c9632b12f734a8a67f723594/a.csv") }),
      "snapshot",
    );
    assert.equal(await tracker({ "a.py": READ("lakefs://repo/main/a.csv") }), "lakefs");
    assert.equal(await tracker({ "a.py": "import kagglehub\nkagglehub.dataset_download('owner/set/versions/3')\n" }), "snapshot");
    assert.equal(await tracker({ "a.py": "import kagglehub\nkagglehub.dataset_download('owner/set')\n" }), "none");
  });

  it("of models follows the same order", async () => {
    const load = "import joblib\nmodel = joblib.load('models/m.joblib')\n";
    const of = async (more: Readonly<Record<string, string>>) =>
      (await artifacts({ "serve.py": load, ...more })).map((line) => line.split(" ").at(-1)).join();
    assert.equal(await of({}), "none");
    assert.equal(await of({ "models/m.joblib": "x" }), "git");
    assert.equal(await of({ "models/m.joblib.dvc": "outs:\n- md5: x\n  path: m.joblib\n" }), "dvc");
    assert.equal(await of({ ".gitignore": "models/*\n!models/.gitkeep\n", "models/.gitkeep": "" }), "none");
    assert.equal(await of({ "dvc.yaml": "stages:\n  t:\n    cmd: python t.py\n    outs:\n      - models/m.joblib\n" }), "dvc");
  });

  it("is with the hub for what a program fetches from there into a folder of its own, but for what it saves there itself", async () => {
    const fetched = "from huggingface_hub import snapshot_download\nsnapshot_download('org/m', local_dir='weights/m')\n";
    const load = "import joblib\nmodel = joblib.load('weights/m/m.joblib')\njoblib.dump(model, 'weights/m/own.joblib')\n";
    const of = async (files: Readonly<Record<string, string>>) =>
      (await artifacts(files)).map((line) => line.split(" ").slice(-2).join(" "));
    assert.deepEqual(await of({ "fetch.py": fetched, "serve.py": load }), [
      "org/m none",
      "weights/m/m.joblib registry",
      "weights/m/own.joblib none",
    ]);
    assert.deepEqual(await of({ "test/test_fetch.py": fetched, "serve.py": load }), [
      "weights/m/m.joblib none",
      "weights/m/own.joblib none",
      "org/m none",
    ]);
  });
});
