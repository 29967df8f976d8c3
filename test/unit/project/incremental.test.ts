import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type Analyser, createAnalyser } from "../../../src/project/analyser.ts";
import type { Facts } from "../../../src/source/facts.ts";
import { notebook } from "./python/found.ts";
import { readFacts } from "./read-facts.ts";

/** A repository under edit: facts of files that did not change stay the same objects, as the engine keeps them. */
class Repository {
  readonly texts = new Map<string, string>();
  readonly facts = new Map<string, Facts>();

  write(path: string, text: string): void {
    this.texts.set(path, text);
    const read = readFacts(path, text);
    if (read !== undefined) this.facts.set(path, read);
  }

  remove(path: string): void {
    this.texts.delete(path);
    this.facts.delete(path);
  }

  async analyse(analyser: Analyser, fresh = false): Promise<unknown> {
    const facts = fresh ? new Map([...this.texts].map(([path, text]) => [path, readFacts(path, text)!])) : new Map(this.facts);
    const files = [...this.texts].map(([path, text]) => ({ path, size: text.length }));
    const input = {
      files,
      facts,
      texts: new Map(this.texts),
      git: { tracked: new Set(this.texts.keys()) },
      claims: { detectors: [] },
    };
    const { inventory } = await analyser.analyse(input, () => undefined);
    return JSON.parse(JSON.stringify(inventory));
  }
}

const START: Readonly<Record<string, string>> = {
  "app/main.py": [
    "from fastapi import FastAPI",
    "from app.routes import router",
    "app = FastAPI()",
    "app.include_router(router)",
    "",
  ].join("\n"),
  "app/routes.py": [
    "from fastapi import APIRouter",
    "from app.service import Scorer",
    "router = APIRouter()",
    "scorer = Scorer()",
    "",
    '@router.post("/score")',
    "def score(x: list):",
    "    return scorer.score(x)",
    "",
  ].join("\n"),
  "app/service.py": [
    "from app.loading import load",
    "from app.settings import MODEL",
    "",
    "class Scorer:",
    "    def __init__(self):",
    "        self.model = load(MODEL)",
    "",
    "    def score(self, x):",
    "        return self.model.predict(x)",
    "",
  ].join("\n"),
  "app/loading.py": [
    "import pickle",
    "",
    "def load(path):",
    '    with open(path, "rb") as file:',
    "        return pickle.load(file)",
    "",
  ].join("\n"),
  "app/settings.py": 'MODEL = "models/churn.pkl"\nDATA = "data/customers.csv"\n',
  "train.py": [
    "import os",
    "import pandas as pd",
    "import yaml",
    "from app.settings import DATA",
    'settings = yaml.safe_load(open("params.yaml"))',
    "table = pd.read_csv(DATA)",
    'more = pd.read_csv(settings["more"])',
    'other = pd.read_csv(os.environ["OTHER"])',
    "",
  ].join("\n"),
  "other/app/settings.py": 'MODEL = "models/beside.pkl"\nDATA = "data/beside.csv"\n',
  "params.yaml": "more: data/more.csv\n",
  "docker-compose.yml": ["services:", "  train:", "    image: train", "    environment:", "      OTHER: data/other.csv", ""].join(
    "\n",
  ),
};

type Edit = (repository: Repository) => void;

const EDITS: Readonly<Record<string, Edit>> = {
  "a blank line moves everything down": (at) => at.write("app/service.py", `\n\n${at.texts.get("app/service.py")!}`),
  "a constant in another file changes": (at) =>
    at.write("app/settings.py", 'MODEL = "models/other.pkl"\nDATA = "data/new.csv"\n'),
  "the route is renamed": (at) => at.write("app/routes.py", at.texts.get("app/routes.py")!.replace("/score", "/rank")),
  "the helper stops loading": (at) => at.write("app/loading.py", "def load(path):\n    return None\n"),
  "the helper loads again, with joblib": (at) =>
    at.write("app/loading.py", "import joblib\n\ndef load(path):\n    return joblib.load(path)\n"),
  "a monitor is attached to the handler": (at) =>
    at.write(
      "app/routes.py",
      at.texts
        .get("app/routes.py")!
        .replace("    return scorer", "    why.log({'x': x})\n    return scorer")
        .replace("from fastapi", "import whylogs as why\nfrom fastapi"),
    ),
  "a new file calls the helper": (at) =>
    at.write("batch.py", 'from app.loading import load\n\nmodel = load("models/batch.pkl")\n'),
  "the class is broken while it is typed": (at) =>
    at.write("app/service.py", at.texts.get("app/service.py")!.replace("def score(self, x):", "def score(self, x")),
  "and mended": (at) => at.write("app/service.py", START["app/service.py"]!),
  "the new file goes": (at) => at.remove("batch.py"),
  "a file of settings that the training reads changes": (at) => at.write("params.yaml", "more: data/less.csv\n"),
  "the environment of a container changes": (at) =>
    at.write("docker-compose.yml", START["docker-compose.yml"]!.replace("other.csv", "another.csv")),
  "another folder is put on the path": (at) =>
    at.write("train.py", `import sys\nsys.path.insert(0, "other")\n${at.texts.get("train.py")!}`),
  "and is no more": (at) => at.write("train.py", START["train.py"]!),
  "the settings become a package": (at) => {
    at.write("app/settings/__init__.py", 'MODEL = "models/packed.pkl"\nDATA = "data/packed.csv"\n');
    at.remove("app/settings.py");
  },
  "and a module again": (at) => {
    at.write("app/settings.py", START["app/settings.py"]!);
    at.remove("app/settings/__init__.py");
  },
  "a class is made by what a parameter holds": (at) => {
    at.write(
      "app/desk.py",
      "import pandas as pd\nclass Desk:\n    def __init__(self, path):\n        self.table = pd.read_csv(path)\n",
    );
    at.write("app/start.py", 'def start(desk_cls):\n    return desk_cls("data/desk.csv")\n');
    at.write("run.py", "from app.desk import Desk\nfrom app.start import start\nstart(desk_cls=Desk)\n");
  },
  "and with something else": (at) => at.write("app/start.py", 'def start(desk_cls):\n    return desk_cls("data/chair.csv")\n'),
  "and by no name that holds classes": (at) =>
    at.write("run.py", "from app.desk import Desk\nfrom app.start import start\nstart(other=Desk)\n"),
  "a class keeps nothing yet": (at) => {
    at.write("app/shelf.py", "class Shelf:\n    table = None\n    @classmethod\n    def put(cls, path):\n        pass\n");
    at.write("app/wide.py", "from app.shelf import Shelf\nclass Wide(Shelf):\n    pass\n");
    at.write(
      "run.py",
      "import pandas as pd\nfrom app.shelf import Shelf\nfrom app.wide import Wide\npd.read_csv(Shelf.table)\npd.read_csv(Wide.table)\n",
    );
  },
  "and what its own method puts into it": (at) =>
    at.write(
      "app/shelf.py",
      'class Shelf:\n    table = None\n    @classmethod\n    def put(cls, path):\n        cls.table = "data/shelf.csv"\n',
    ),
  "and another thing": (at) =>
    at.write(
      "app/shelf.py",
      'class Shelf:\n    table = None\n    @classmethod\n    def put(cls, path):\n        cls.table = "data/wide.csv"\n',
    ),
  "and nothing again": (at) =>
    at.write("app/shelf.py", "class Shelf:\n    table = None\n    @classmethod\n    def put(cls, path):\n        pass\n"),
  "the training reads another dataset as well": (at) =>
    at.write("train.py", `${at.texts.get("train.py")!}more = pd.read_parquet("data/more.parquet")\n`),
  "a notebook writes a module and uses it": (at) =>
    at.write(
      "nb/try.ipynb",
      notebook(
        "%%writefile tables.py\nimport pandas as pd\ndef read(x):\n    pd.read_csv(x)",
        "from tables import read\nread('a.csv')",
      ),
    ),
  "that module is kept as a file": (at) =>
    at.write("nb/tables.py", "import pandas as pd\ndef read(x):\n    pd.read_parquet(x)\n"),
  "and no more": (at) => at.remove("nb/tables.py"),
  "a program beside the notebook uses it as well": (at) => at.write("nb/more.py", "from tables import read\nread('b.csv')\n"),
  "another notebook writes a module of that name": (at) =>
    at.write("nb/other.ipynb", notebook("%%writefile tables.py\nread = print")),
};

/** The parser mends these by itself. */
const UNSEEN = new Set(["the class is broken while it is typed"]);

describe("an analysis after an edit", () => {
  const repository = new Repository();
  const analyser = createAnalyser();
  let before: unknown;

  it("begins with the whole repository", async () => {
    for (const [path, text] of Object.entries(START)) repository.write(path, text);
    before = await repository.analyse(analyser);
    assert.deepEqual(before, await repository.analyse(createAnalyser(), true));
  });

  for (const [title, edit] of Object.entries(EDITS)) {
    it(`says what a first analysis would say: ${title}`, async () => {
      edit(repository);
      const after = await repository.analyse(analyser);
      if (!UNSEEN.has(title)) assert.notDeepEqual(after, before, "the edit changes the inventory");
      assert.deepEqual(after, await repository.analyse(createAnalyser(), true));
      before = after;
    });
  }

  it("is the same object when nothing changed", async () => {
    const input = { files: [], facts: new Map(), texts: new Map(), git: undefined, claims: { detectors: [] } };
    assert.equal(await analyser.analyse(input, () => undefined), await analyser.analyse(input, () => undefined));
  });

  it("starts over after it was cancelled", async () => {
    repository.write("app/settings.py", 'MODEL = "models/last.pkl"\nDATA = "data/last.csv"\n');
    const facts = new Map(repository.facts);
    const files = [...repository.texts].map(([path, text]) => ({ path, size: text.length }));
    const input = { files, facts, texts: new Map(repository.texts), git: undefined, claims: { detectors: [] } };
    let left = 5;
    const cancelled = analyser.analyse(input, () => {
      if (left-- === 0) throw new Error("cancelled");
      return undefined;
    });
    await assert.rejects(cancelled, /cancelled/);
    assert.deepEqual(await repository.analyse(analyser), await repository.analyse(createAnalyser(), true));
  });
});

/** Lines that an edit may bring in: each changes who calls what, what a name holds, or what is read, stored and served. */
const LINES = [
  "more: data/fewer.csv",
  "      OTHER: data/nothing.csv",
  "",
  "# a comment",
  "import joblib",
  "from app.settings import DATA",
  "from app.loading import load",
  "from app.service import Scorer",
  'MODEL = "models/third.pkl"',
  "model = load(MODEL)",
  'model = load("models/fourth.pkl")',
  "scorer = Scorer()",
  "    self.model = load(DATA)",
  'LOADERS = {"a": load}',
  'model = LOADERS["a"](DATA)',
  "scorer_cls = Scorer",
  "    return scorer_cls()",
  "    return None",
  "    return load(path)",
  "    return self.model.predict(x)",
  "def load(path):",
  "def score(self, x):",
  "class Other(Scorer):",
  '@router.post("/other")',
  "table = pd.read_csv(DATA)",
  "joblib.dump(table, MODEL)",
  "    log(x, y",
  "import sys",
  'sys.path.insert(0, "other")',
  "from ray import serve",
  "@serve.deployment",
  "scorer = Scorer.bind()",
  "scorer.score.remote([1])",
];

const lineEdit = fc.record({
  file: fc.constantFrom(...Object.keys(START)),
  at: fc.nat({ max: 12 }),
  line: fc.constantFrom(...LINES),
  kind: fc.constantFrom("insert", "replace", "delete", "indent", "restore", "remove"),
});

function apply(
  repository: Repository,
  { file, at, line, kind }: typeof lineEdit extends fc.Arbitrary<infer T> ? T : never,
): void {
  const lines = (repository.texts.get(file) ?? START[file]!).split("\n");
  const index = at % lines.length;
  if (kind === "restore") repository.write(file, START[file]!);
  else if (kind === "remove") repository.remove(file);
  else {
    if (kind === "insert") lines.splice(index, 0, line);
    else if (kind === "replace") lines.splice(index, 1, line);
    else if (kind === "delete") lines.splice(index, 1);
    else lines[index] = `    ${lines[index]}`;
    repository.write(file, lines.join("\n"));
  }
}

describe("any row of edits over several files", () => {
  it("leads to what a first analysis says, after each of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(lineEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const repository = new Repository();
          const analyser = createAnalyser();
          for (const [path, text] of Object.entries(START)) repository.write(path, text);
          await repository.analyse(analyser);
          const base = new Repository();
          for (const [path, text] of repository.texts) base.write(path, text);
          for (const [path, facts] of repository.facts) base.facts.set(path, facts);
          const first = await base.analyse(createAnalyser(), true);
          for (const edits of rows) {
            for (const edit of edits) apply(repository, edit);
            assert.deepEqual(await repository.analyse(analyser), await repository.analyse(createAnalyser(), true));
            // The base of a branch begins with what is known of the branch, and neither shows in the other.
            assert.deepEqual(await base.analyse(analyser.fork()), first);
          }
        },
      ),
      { seed: 20261122, numRuns: 40 },
    );
  }).timeout(60_000);
});
