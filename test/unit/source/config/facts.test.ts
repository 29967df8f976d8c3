import assert from "node:assert/strict";
import { configKind, readConfig } from "../../../../src/source/config/read-config.ts";
import type { ConfigFacts } from "../../../../src/source/facts.ts";

function read(path: string, text: string): ConfigFacts {
  const facts = readConfig(path, text);
  assert.ok(facts !== undefined, `${path} is no configuration`);
  return facts;
}

const tracks = (path: string, text: string) =>
  read(path, text).tracks.map(({ tracker, location, place }) => [tracker, location, place.line]);
const pins = (path: string, text: string) =>
  read(path, text).dependencies.map(({ name, pinned, place }) => [name, pinned, place.line]);

describe("DVC", () => {
  it("reads .dvc files relative to their folder", () => {
    assert.deepEqual(tracks("data/raw.dvc", "outs:\n- md5: 1\n  path: raw\n"), [["dvc", "data/raw", 3]]);
    assert.deepEqual(tracks("a/x.dvc", "wdir: ../b\nouts:\n- path: c.csv\n"), [["dvc", "b/c.csv", 3]]);
  });

  it("reads stages with templates, foreach, matrix and caches", () => {
    const facts = read(
      "ml/dvc.yaml",
      `vars:
  - dirs: { out: prepared }
stages:
  prepare:
    cmd: python prep.py \${dirs.out} \${unknown.x}
    outs: ["\${dirs.out}", { "plain.csv": { cache: false } }]
  clean:
    foreach: [de, fr]
    do: { cmd: "python clean.py \${item}", outs: ["clean/\${item}.csv"] }
  fit:
    matrix: { m: [a, b], n: [1] }
    cmd: python fit.py \${item.m} \${item.n}
    wdir: sub
    outs: ["models/\${item.m}.pkl"]
  many:
    foreach: \${list}
    do: { cmd: x, outs: ["many/\${item}.csv"] }
`,
    );
    assert.deepEqual(
      facts.starts.map(({ name, folder, command }) => `${name} ${folder} ${command.words.join(" ")}`),
      [
        "prepare ml python prep.py prepared ${unknown.x}",
        "clean@de ml python clean.py de",
        "clean@fr ml python clean.py fr",
        "fit@a-1 ml/sub python fit.py a 1",
        "fit@b-1 ml/sub python fit.py b 1",
        "many@* ml x",
      ],
    );
    assert.deepEqual(
      facts.tracks.map(({ location }) => location),
      ["ml/prepared", "ml/clean/de.csv", "ml/clean/fr.csv", "ml/sub/models/a.pkl", "ml/sub/models/b.pkl", "ml/many/*.csv"],
    );
  });

  it("reads recorded digests", () => {
    const text =
      "stages:\n  a:\n    deps:\n    - path: d.csv\n      md5: 1\n    - path: a.py\n      md5: 2\n    outs:\n    - path: o.csv\n      md5: 3\n";
    assert.deepEqual(tracks("dvc.lock", text), [
      ["hash", "o.csv", 9],
      ["hash", "d.csv", 4],
    ]);
  });
});

describe("other trackers and catalogues", () => {
  it("reads LFS patterns relative to their folder", () => {
    const text =
      "*.bin filter=lfs diff=lfs -text\n/top.h5 filter=lfs\na/*.csv filter=lfs\n*.md text\n*.x filter=lfs -filter\n# *.y filter=lfs\n";
    assert.deepEqual(
      read("data/.gitattributes", text).tracks.map(({ location }) => location),
      ["data/**/*.bin", "data/top.h5", "data/a/*.csv"],
    );
    assert.equal(read(".gitattributes", "*.bin filter=lfs\n").tracks[0]?.location, "**/*.bin");
  });

  it("reads kedro's catalogue", () => {
    const text = `_csv: &csv { type: pandas.CSVDataset }
companies: { <<: *csv, filepath: data/01_raw/c.csv }
model: { type: pickle.PickleDataset, filepath: data/06_models/m.pkl, versioned: true }
"{name}_x": { type: pandas.CSVDataset, filepath: "data/{name}.csv" }
`;
    const facts = read("proj/conf/base/catalog.yml", text);
    assert.deepEqual(
      facts.catalogue.map(({ name, location, versioned, role }) => [name, location, versioned, role]),
      [
        ["companies", "proj/data/01_raw/c.csv", false, "dataset"],
        ["model", "proj/data/06_models/m.pkl", true, "model"],
        ["{name}_x", "proj/data/*.csv", false, "dataset"],
      ],
    );
    assert.deepEqual(
      facts.tracks.map(({ tracker, location }) => [tracker, location]),
      [["catalogue", "proj/data/06_models/m.pkl"]],
    );
  });
});

describe("dependencies", () => {
  it("reads requirements", () => {
    const hash = "0123456789abcdef0123456789abcdef01234567";
    const text = `# c\na==1.0 # why\nb[x,y]>=1,<2 ; python_version>"3"\nc\n-r other.txt\n--index-url x\ngit+https://h/o/d.git@${hash}\n-e git+https://h/o/e.git#egg=e\nf @ https://h/f-1.0-py3-none-any.whl\ng==1.* \nh==2.0 \\\n  --hash=sha256:aa\n`;
    assert.deepEqual(pins("requirements.txt", text), [
      ["a", true, 2],
      ["b", false, 3],
      ["c", false, 4],
      ["d", true, 7],
      ["e", false, 8],
      ["f", true, 9],
      ["g", false, 10],
      ["h", true, 11],
    ]);
    assert.equal(configKind("requirements/dev.in"), "requirements");
  });

  it("reads pyproject, Pipfile, setup.cfg, conda and package.json", () => {
    const toml =
      '[project]\nname = "a"\ndependencies = [\n  "b==1",\n  "c",\n]\n[tool.poetry.dependencies]\npython = "^3.10"\nd = "1.2.3"\ne = "^1.2"\nf = { version = "*", extras = ["g"] }\n';
    assert.deepEqual(pins("pyproject.toml", toml), [
      ["b", true, 4],
      ["c", false, 5],
      ["d", true, 9],
      ["e", false, 10],
      ["f", false, 11],
    ]);
    assert.deepEqual(pins("Pipfile", '[packages]\na = "*"\nb = "==1.0"\n'), [
      ["a", false, 2],
      ["b", true, 3],
    ]);
    assert.deepEqual(pins("setup.cfg", "[options]\ninstall_requires =\n  a==1\n  b\n[x]\ny = z\n"), [
      ["a", true, 3],
      ["b", false, 4],
    ]);
    assert.deepEqual(pins("environment.yml", "dependencies:\n- python=3.9\n- a=1.2.3\n- b\n- pip:\n  - c==1\n"), [
      ["a", true, 3],
      ["b", false, 4],
      ["c", true, 6],
    ]);
    assert.deepEqual(pins("package.json", '{\n "dependencies": {\n  "a": "1.0.0",\n  "b": "^1" } }'), [
      ["a", true, 3],
      ["b", false, 4],
    ]);
  });

  it("reads locks", () => {
    assert.deepEqual(pins("poetry.lock", '[[package]]\nname = "a"\nversion = "1.0"\n'), [["a", true, 2]]);
    assert.equal(read("uv.lock", '[[package]]\nname = "a"\nversion = "1.0"\n').dependencies[0]?.lock, true);
    assert.deepEqual(pins("yarn.lock", '"@s/a@^1", "@s/a@^2":\n  version "1.0"\n\nb@x:\n  version "2"\n'), [
      ["@s/a", true, 1],
      ["b", true, 4],
    ]);
  });
});

describe("monitors and servers", () => {
  it("reads Terraform", () => {
    const text = `# resource "aws_sagemaker_endpoint" "no" {}
resource "aws_sagemaker_endpoint" "e" { name = "churn" }
resource "aws_sagemaker_endpoint_configuration" "c" {
  name = "cfg"
  data_capture_config {
    enable_capture = true
    initial_sampling_percentage = 100
  }
}
resource "aws_sagemaker_monitoring_schedule" "m" {
  name = "watch"
  monitoring_schedule_config { monitoring_type = "ModelQuality" }
}
resource "aws_cloudwatch_metric_alarm" "a" {
  metric_name = "Invocation5XXErrors"
  dimensions = {
    EndpointName = "churn"
  }
}
`;
    const facts = read("infra/main.tf", text);
    assert.deepEqual(
      facts.servers.map(({ library, name, place }) => [library, name, place.line]),
      [["sagemaker", "churn", 2]],
    );
    assert.deepEqual(
      facts.monitors.map(({ library, measures, target, place }) => [library, measures.join(), target, place.line]),
      [
        ["sagemaker", "data-quality", "cfg", 3],
        ["sagemaker", "performance", "watch", 10],
        ["cloudwatch", "operations", "churn", 14],
      ],
    );
    assert.deepEqual(read("main.tf", 'resource "aws_sagemaker_endpoint" "e" { name = "x"').servers.length, 1);
  });

  it("reads Prometheus and Grafana", () => {
    const scrape =
      "scrape_configs:\n- job_name: prometheus\n  static_configs: [{ targets: ['localhost:9090'] }]\n- job_name: api\n  static_configs: [{ targets: ['api:80'] }]\n";
    assert.deepEqual(
      read("prometheus.yml", scrape).monitors.map(({ target }) => target),
      ["api:80"],
    );
    const board = (title: string) =>
      JSON.stringify({ title: "Board", schemaVersion: 1, panels: [{ title, targets: [{ expr: "up" }] }] });
    assert.deepEqual(read("g/board.json", board("Dataset drift")).monitors[0]?.measures, ["operations", "drift"]);
    assert.deepEqual(read("g/board.json", board("Clock drift")).monitors[0]?.measures, ["operations"]);
  });

  it("reads model servers' own files", () => {
    const settings = read(
      "m/model-settings.json",
      '{"name": "iris", "implementation": "mlserver_sklearn.SKLearnModel", "parameters": {"uri": "./m.joblib"}}',
    );
    assert.deepEqual(settings.servers[0]?.model, "./m.joblib");
    assert.equal(read("models/iris/config.pbtxt", 'name: "iris"\nplatform: "onnxruntime_onnx"\n').servers[0]?.name, "iris");
  });
});

describe("data and robustness", () => {
  it("gives plain data and bounds aliases", () => {
    assert.deepEqual(read("params.yaml", "a: { b: 1 }\nc: [x, true, null]\n").data, { a: { b: 1 }, c: ["x", true, null] });
    assert.deepEqual(read("many.yaml", "a: 1\n---\nb: 2\n").data, [{ a: 1 }, { b: 2 }]);
    assert.equal(JSON.stringify(read("c.toml", "[a]\nb = 1\n").data), '{"a":{"b":1}}');
    assert.equal(JSON.stringify(read("c.ini", "[A]\nKey = v\n  w\n").data), '{"A":{"key":"v\\nw"}}');
    let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (let level = 1; level < 9; level++)
      bomb += `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(", ")}]\n`;
    assert.ok(JSON.stringify(read("bomb.yaml", bomb).data).length < 2_000_000);
  });

  it("reads the data of JSON files with comments and trailing commas, and of those that say how programs are built", () => {
    const text = '{\n  // a\n  "paths": { "@/*": ["./src/*"], }, /* b\n  c */\n  "url": "https://a.b/c", // d\n}\n';
    for (const path of ["tsconfig.json", "web/tsconfig.base.json", "jsconfig.json", "settings.json"])
      assert.deepEqual(read(path, text).data, { paths: { "@/*": ["./src/*"] }, url: "https://a.b/c" });
    assert.deepEqual(read("package.json", '{"name":"a","scripts":{"start":"node a.js"}}').data, {
      name: "a",
      scripts: { start: "node a.js" },
    });
  });

  it("reads what it can of broken files and never throws", () => {
    assert.equal(read("docker-compose.yml", "services:\n  a:\n    command: python a.py\n  b: [\n").starts.length, 1);
    for (const path of [
      "Dockerfile",
      "dvc.yaml",
      "x.dvc",
      "main.tf",
      ".gitattributes",
      "pyproject.toml",
      "package.json",
      ".github/workflows/a.yml",
      "a.yaml",
      "b.json",
      "c.ini",
      "Jenkinsfile",
      "Makefile",
      "requirements.txt",
      "conf/base/catalog.yml",
    ])
      for (const text of ["", "\0\0", "{[", "a: *nowhere", "[".repeat(20_000), 'resource "x" "y" {', "- - - -", "RUN <<EOF"]) {
        const facts = read(path, text);
        void facts.data;
      }
  });

  it("leaves alone what is no configuration, and Helm's templates", () => {
    for (const path of ["a.py", "data/a.json", "node_modules/x/package.json", "README.md", "a.csv"])
      assert.equal(configKind(path), undefined);
    const chart = read(
      "chart/templates/deployment.yaml",
      "apiVersion: v1\nkind: Pod\nspec: { containers: [{ command: [a] }] }\nx: {{ .Values.x }}\n",
    );
    assert.equal(chart.starts.length, 0);
    assert.equal(chart.data, undefined);
  });

  it("reads environments that are set, and not examples of them", () => {
    assert.deepEqual(
      read(".env", 'A=1\nexport B="x y"\nC=\n# D=1\n').environment.map(({ name, value }) => [name, value]),
      [
        ["A", "1"],
        ["B", "x y"],
      ],
    );
    assert.equal(configKind(".env.example"), undefined);
  });
});
