import assert from "node:assert/strict";
import type { Tracker } from "../../../src/model/inventory.ts";
import { filePlace } from "../../../src/model/place.ts";
import { createTracking } from "../../../src/project/tracking.ts";
import type { ConfigFacts, TrackedLocation } from "../../../src/source/facts.ts";
import { linePositions } from "../../../src/source/positions.ts";

function config(path: string, tracks: readonly [Tracker, string][], copies: ConfigFacts["copies"] = []): ConfigFacts {
  return {
    language: "config",
    path,
    positions: linePositions(""),
    starts: [],
    tracks: tracks.map(
      ([tracker, location]): TrackedLocation => ({ tracker, location, reason: `by ${path}`, place: filePlace(path) }),
    ),
    monitors: [],
    servers: [],
    environment: [],
    catalogue: [],
    dependencies: [],
    copies,
    data: undefined,
  };
}

function index(options: {
  committed?: readonly string[];
  onDisk?: readonly string[];
  configs?: readonly ConfigFacts[];
  ignore?: Readonly<Record<string, string>>;
  noGit?: boolean;
}) {
  const files = [...(options.committed ?? []), ...(options.onDisk ?? [])].map((path) => ({ path, size: 1 }));
  return createTracking({
    files,
    configs: options.configs ?? [],
    git: options.noGit ? undefined : { tracked: new Set(options.committed ?? []) },
    ignoreFiles: Object.entries(options.ignore ?? {}).map(([path, text]) => ({ path, text })),
  });
}

describe("tracking of what is in the repository", () => {
  it("takes a committed file for versioned, and one that is absent for not", () => {
    const { track } = index({ committed: ["data/a.csv"] });
    assert.equal(track("data/a.csv").tracker, "git");
    assert.equal(track("./data/../data/a.csv").tracker, "git");
    assert.equal(track("data").tracker, "git");
    assert.equal(track("data/b.csv").tracker, "none");
    assert.equal(track("data/b.csv").place, undefined);
  });

  it("takes what would lie in a file for the file", () => {
    const { track } = index({ committed: ["data/a.csv"], onDisk: ["data/b.csv"] });
    assert.equal(track("data/a.csv/*.csv").tracker, "git");
    assert.equal(track("data/b.csv/*.csv").tracker, "none");
    assert.equal(track("data/c.csv/*.csv").tracker, "none");
  });

  it("does not take the file that keeps an empty folder for its content", () => {
    assert.equal(index({ committed: ["data/.gitkeep", "data/README.md"] }).track("data").tracker, "none");
    assert.equal(index({ committed: ["data/README.md"] }).track("data/README.md").tracker, "git");
  });

  it("leaves open whether a path of one machine leads into a clone of the repository", () => {
    const { track } = index({
      committed: ["data/train.csv", "scripts/rows.csv"],
      configs: [
        config("big.dvc", [["dvc", "data/big.parquet"]]),
        config("Dockerfile", [], [{ from: "data", to: "/home/app/data" }]),
      ],
    });
    const bases = ["", "scripts"];
    assert.equal(track("/home/ines/churn/data/train.csv", { bases }).tracker, "unknown");
    assert.equal(track("/Users/ines/churn/data/*.csv", { bases }).tracker, "unknown");
    assert.equal(track("C:\\Users\\ines\\churn\\rows.csv", { bases }).tracker, "unknown");
    assert.equal(track("~/churn/data/big.parquet").tracker, "unknown");
    assert.equal(track("../churn/data/train.csv").tracker, "unknown");
    assert.equal(track("../data/other.csv").tracker, "none");
    assert.equal(track("../input/churn/data/train.csv", { bases }).tracker, "none");
    assert.equal(track("../../input/rows.csv", { bases }).tracker, "none");
    assert.equal(track("/home/app/data/train.csv").tracker, "git");
    assert.equal(track("/home/ines/churn/data/other.csv", { bases }).tracker, "none");
    assert.equal(track("D:/train.csv", { bases }).tracker, "none");
    assert.equal(track("/home/ines/churn/data/*", { bases }).tracker, "none");
    assert.equal(track("/mnt/share/data/train.csv", { bases }).tracker, "none");
  });

  it("tries the folders that a relative path may mean, in order", () => {
    const { track } = index({ committed: ["notebooks/data/a.csv", "data/b.csv"] });
    assert.equal(track("data/a.csv", { bases: ["", "notebooks"] }).tracker, "git");
    assert.equal(track("../data/b.csv", { bases: ["notebooks"] }).tracker, "git");
    assert.equal(track("../../x.csv", { bases: ["notebooks"] }).tracker, "none");
  });

  it("names the line that ignores a file", () => {
    const { track } = index({
      committed: ["a.py"],
      ignore: { ".gitignore": "*.pyc\n\ndata/\n", "models/.gitignore": "/*\n!keep.pkl\n" },
    });
    const ignored = track("data/raw/a.csv");
    assert.equal(ignored.tracker, "none");
    assert.match(ignored.reason, /\.gitignore:3/);
    assert.equal(ignored.place?.line, 3);
    assert.equal(track("data").place?.line, 3);
    assert.equal(track("models/m.pkl").place?.file, "models/.gitignore");
    assert.equal(track("models/keep.pkl").place, undefined);
    assert.equal(track("data/*.csv").place?.line, 3);
  });

  it("cannot tell without git, or without a location", () => {
    assert.equal(index({ onDisk: ["a.csv"], noGit: true }).track("a.csv").tracker, "unknown");
    assert.equal(index({}).track(undefined).tracker, "unknown");
    assert.equal(index({ committed: ["a.csv"] }).track("*").tracker, "unknown");
  });

  it("follows DVC outs, folders included, and Git LFS patterns", () => {
    const { track } = index({
      committed: ["big/a.bin", "small.bin"],
      configs: [config("data/raw.dvc", [["dvc", "data/raw"]]), config("big/.gitattributes", [["git-lfs", "big/**/*.bin"]])],
    });
    assert.equal(track("data/raw/train/1.csv").tracker, "dvc");
    assert.equal(track("data/raw/*/1.csv").tracker, "dvc");
    assert.equal(track("data").tracker, "dvc");
    assert.equal(track("data/rawest.csv").tracker, "none");
    assert.equal(track("big/a.bin").tracker, "git-lfs");
    assert.equal(track("small.bin").tracker, "git");
    assert.equal(track("big/absent.bin").tracker, "none");
  });

  it("judges all files that a hole may mean", () => {
    const all = index({ committed: ["d/a.csv", "d/b.csv", "d/x/c.csv"] });
    assert.equal(all.track("d/*.csv").tracker, "git");
    assert.equal(all.track("d/*/c.csv").tracker, "git");
    assert.deepEqual(all.matches("d/*.csv"), ["d/a.csv", "d/b.csv"]);
    assert.equal(index({ committed: ["d/a.csv"], onDisk: ["d/b.csv"] }).track("d/*.csv").tracker, "unknown");
    assert.equal(index({ committed: ["e/a.csv"] }).track("d/*.csv").tracker, "none");
    assert.equal(all.track("*/a.csv").tracker, "git");
    assert.equal(all.track("*/nowhere.csv").tracker, "unknown");
  });

  it("maps a container's paths back through what was copied", () => {
    const { track } = index({
      committed: ["srv/data/a.csv"],
      configs: [config("srv/Dockerfile", [], [{ from: "srv", to: "/app" }])],
    });
    assert.equal(track("/app/data/a.csv").tracker, "git");
    assert.equal(track("/app/data/b.csv").tracker, "none");
    assert.equal(track("/home/ann/a.csv").tracker, "none");
    assert.match(track("C:\\Users\\ann\\a.csv").reason, /outside/);
  });

  it("knows a Delta table by its log", () => {
    assert.equal(index({ onDisk: ["t/_delta_log/0.json", "t/p.parquet"] }).track("t").tracker, "delta");
  });
});

describe("tracking of remote locations", () => {
  const { track } = index({});
  const hash = "0123456789abcdef0123456789abcdef01234567";
  const expected: readonly [string, Tracker][] = [
    ["s3://bucket/data.csv", "none"],
    ["s3://bucket/data.csv?versionId=abc", "snapshot"],
    ["https://raw.githubusercontent.com/o/r/master/a.csv", "none"],
    [`https://raw.githubusercontent.com/o/r/${hash}/a.csv`, "snapshot"],
    ["https://raw.githubusercontent.com/o/r/*/a.csv", "unknown"],
    ["https://github.com/o/r/releases/download/v1.0/a.zip", "snapshot"],
    [`https://huggingface.co/datasets/o/d/resolve/${hash}/a.csv`, "huggingface"],
    ["https://huggingface.co/datasets/o/d/resolve/main/a.csv", "none"],
    ["https://zenodo.org/records/12345/files/a.csv", "snapshot"],
    ["lakefs://repo/main/a", "lakefs"],
    ["models:/churn/3", "registry"],
    [`oci://x/y@sha256:${hash}`, "hash"],
    ["postgresql://u@h/db", "none"],
    ["s3://*/a.csv", "unknown"],
  ];
  for (const [location, tracker] of expected) it(`${location}: ${tracker}`, () => assert.equal(track(location).tracker, tracker));
});
