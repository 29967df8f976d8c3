import assert from "node:assert/strict";
import { readConfig } from "../../../../src/source/config/read-config.ts";
import type { ConfigFacts } from "../../../../src/source/facts.ts";

function read(path: string, text: string): ConfigFacts {
  const facts = readConfig(path, text);
  assert.ok(facts !== undefined, `${path} is no configuration`);
  return facts;
}

/** `when name folder: words`. */
function starts(path: string, text: string): string[] {
  return read(path, text).starts.map(
    ({ when, name, folder, command }) => `${when} ${name} ${folder}: ${command.words.join(" ")}`,
  );
}

describe("commands of a Dockerfile", () => {
  const text = `FROM python:3.11 AS build
RUN pip install -r requirements.txt && \\
    # a note
    python fetch.py
FROM build
ENV HOME_DIR=/app MODEL="a b"
WORKDIR $HOME_DIR
COPY . .
COPY --from=build /x /y
ENTRYPOINT ["python"]
CMD ["serve.py", "--port", "80"]
`;

  it("tells what is run to make the image from what the image runs", () => {
    assert.deepEqual(starts("Dockerfile", text), [
      "build Dockerfile undefined: pip install -r requirements.txt",
      "build Dockerfile undefined: python fetch.py",
      "container Dockerfile : python serve.py --port 80",
    ]);
  });

  it("knows where commands stand, what is copied where, and the environment", () => {
    const facts = read("srv/Dockerfile", text);
    assert.equal(facts.starts[1]?.place.line, 4);
    assert.equal(facts.starts[2]?.place.line, 10);
    assert.deepEqual(facts.copies, [{ from: "srv", to: "/app" }]);
    assert.deepEqual(
      facts.environment.map(({ name, value }) => [name, value]),
      [
        ["HOME_DIR", "/app"],
        ["MODEL", "a b"],
      ],
    );
  });

  it("takes the folder above for the context where paths repeat the folder", () => {
    const facts = read("a/srv/Dockerfile", "FROM x\nWORKDIR /w\nCOPY srv/main.py /w/main.py\nCMD python main.py");
    assert.deepEqual(facts.copies, [{ from: "a/srv/main.py", to: "/w/main.py" }]);
    assert.equal(facts.starts[0]?.folder, "a/srv");
    assert.deepEqual(read("docker/Dockerfile", "FROM x\nCOPY . /app").copies, [{ from: "", to: "/app" }]);
  });

  it("looks into sh -c, reads here-documents, and sees wrappers that watch", () => {
    const facts = read(
      "Dockerfile",
      'FROM x\nRUN <<EOF\npip install a\nEOF\nCMD ["sh", "-c", "cd app && ddtrace-run python a.py"]',
    );
    assert.deepEqual(
      facts.starts.map(({ command }) => command.words),
      [
        ["pip", "install", "a"],
        ["ddtrace-run", "python", "a.py"],
      ],
    );
    assert.deepEqual(
      facts.monitors.map(({ library, target }) => [library, target]),
      [["ddtrace", "a.py"]],
    );
  });

  it("gives the last stage's command alone, inherited where it has none", () => {
    assert.deepEqual(starts("Dockerfile", "FROM a AS one\nCMD one\nFROM b\nCMD two"), ["container Dockerfile undefined: two"]);
    assert.deepEqual(starts("Dockerfile", "FROM a AS one\nCMD one\nFROM one"), ["container Dockerfile undefined: one"]);
    assert.deepEqual(starts("Dockerfile", ""), []);
  });
});

describe("commands of other configuration", () => {
  it("reads compose services", () => {
    const facts = read(
      "docker-compose.yml",
      `services:
  api:
    build: { context: ./api }
    command: uvicorn main:app
    environment: { A: 1, B: }
  worker:
    image: x
    entrypoint: ["python"]
    command: ["work.py"]
    environment: ["C=2", "D"]
  llm:
    image: vllm/vllm-openai:v0.6.0
    command: ["--model", "org/model"]
`,
    );
    assert.deepEqual(
      facts.starts.map(({ name, folder, command, place }) => [name, folder, command.words.join(" "), place.line]),
      [
        ["api", "api", "uvicorn main:app", 4],
        ["worker", undefined, "python work.py", 8],
        ["llm", undefined, "--model org/model", 13],
      ],
    );
    assert.deepEqual(
      facts.environment.map(({ name }) => name),
      ["A", "C"],
    );
    assert.deepEqual(
      facts.servers.map(({ library, name, model }) => [library, name, model]),
      [["vllm", "llm", "org/model"]],
    );
  });

  it("reads workflows, and tells a scheduled one", () => {
    const text = `on:
  schedule: [{ cron: "0 1 * * *" }]
jobs:
  score:
    defaults: { run: { working-directory: ml } }
    steps:
      - uses: actions/checkout@v4
      - name: go
        run: |
          pip install x
          python score.py --date \${{ github.run_id }}
`;
    const [, second] = read(".github/workflows/a.yml", text).starts;
    assert.equal(second?.when, "schedule");
    assert.equal(second?.folder, "ml");
    assert.deepEqual([second?.place.line, second?.place.column], [11, 11]);
    assert.equal(starts(".github/workflows/a.yml", text.replace("schedule:", "push:"))[0], "ci score ml: pip install x");
  });

  it("reads other pipelines", () => {
    assert.deepEqual(starts(".gitlab-ci.yml", "test:\n  before_script: [a]\n  script:\n    - b && c"), [
      "ci test : a",
      "ci test : b",
      "ci test : c",
    ]);
    assert.deepEqual(starts("azure-pipelines.yml", "trigger: none\nschedules: [{ cron: x }]\nsteps:\n- script: python a.py"), [
      "schedule pipeline : python a.py",
    ]);
    assert.deepEqual(
      starts(".circleci/config.yml", "jobs:\n  b:\n    steps:\n      - checkout\n      - run: x\n      - run: { command: y }"),
      ["ci b : x", "ci b : y"],
    );
    assert.deepEqual(starts("Jenkinsfile", "stage('T') { steps { sh 'pytest'\n// sh 'no'\nsh '''\na\nb\n''' } }"), [
      "ci T : pytest",
      "ci T : a",
      "ci T : b",
    ]);
  });

  it("reads processes, schedules and scripts", () => {
    assert.deepEqual(starts("Procfile", "web: gunicorn a:app --log-file -\nrelease: python m.py"), [
      "process web : gunicorn a:app --log-file -",
      "build release : python m.py",
    ]);
    assert.deepEqual(starts("crontab", "# x\nMAILTO=a\n0 4 * * 1-5 python score.py >> log\n@daily a"), [
      "schedule crontab undefined: python score.py",
      "schedule crontab undefined: a",
    ]);
    assert.deepEqual(starts("run.sh", "#!/bin/sh\ncd x && python a.py"), ["process run.sh undefined: python a.py"]);
    assert.deepEqual(starts("Makefile", "A = 1\ntrain: data\n\t@python a.py \\\n\t  --x 1\n"), [
      "process train : python a.py --x 1",
    ]);
    assert.deepEqual(starts("MLproject", "entry_points:\n  main:\n    command: python t.py {a}"), [
      "stage main : python t.py {a}",
    ]);
    assert.deepEqual(starts("bentofile.yaml", "service: 'svc:Svc'"), ["container svc:Svc : bentoml serve svc:Svc"]);
  });

  it("reads Kubernetes manifests", () => {
    const facts = read(
      "k8s/a.yaml",
      `apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, command: [python], args: [score.py], env: [{ name: X, value: "1" }] }] } } } } }
---
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: { name: iris }
spec: { predictor: { model: { storageUri: "s3://b/m" } } }
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: m }
spec: { selector: { matchLabels: { app.kubernetes.io/name: iris } } }
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: r }
spec: { groups: [{ name: g, rules: [{ alert: DataDrift, expr: 'drift_score{job="iris"} > 1' }] }] }
`,
    );
    assert.deepEqual(
      facts.starts.map(({ when, name, command }) => [when, name, command.words]),
      [["schedule", "nightly", ["python", "score.py"]]],
    );
    assert.deepEqual(
      facts.servers.map(({ library, name, model }) => [library, name, model]),
      [["kserve", "iris", "s3://b/m"]],
    );
    assert.deepEqual(
      facts.monitors.map(({ measures, target }) => [measures, target]),
      [
        [["operations"], "iris"],
        [["drift"], "iris"],
      ],
    );
  });

  it("reads Azure ML files", () => {
    const schema = (kind: string) => `$schema: https://azuremlschemas.azureedge.net/latest/${kind}.schema.json\n`;
    const online = `${schema("managedOnlineDeployment")}name: blue\ncode_configuration: { code: ../src, scoring_script: score.py }\n`;
    assert.deepEqual(starts("deploy/blue.yml", online), ["container blue src: python score.py"]);
    const monitor = `${schema("monitorSchedule")}create_monitor:\n  monitoring_target: { endpoint_deployment_id: "azureml:e:blue" }\n  monitoring_signals:\n    a: { type: data_drift }\n    b: { type: model_performance }\n`;
    assert.deepEqual(
      read("deploy/monitor.yml", monitor).monitors.map(({ measures, target }) => [measures, target]),
      [[["drift", "performance"], "azureml:e:blue"]],
    );
  });
});
