import assert from "node:assert/strict";
import { locations } from "./found.ts";

/** A script that imports pandas and reads what the expression comes to, after other statements. */
const script = (before: string, expression: string) =>
  `import os\nimport pandas as pd\n${before}\ndf = pd.read_csv(${expression})\n`;

const wrong: string[] = [];

/** Soft, so that one run tells all that is wrong. */
async function comesTo(before: string, expression: string, expected: string, more: Readonly<Record<string, string>> = {}) {
  const found = await locations({ "src/train.py": script(before, expression), ...more });
  if (found.join() !== expected) wrong.push(`${before}\n${expression} comes to ${found.join()}, not to ${expected}`);
}

function told(what: string, cases: () => Promise<void>): void {
  it(what, async () => {
    await cases();
    assert.deepEqual(wrong.splice(0), []);
  });
}

describe("Paths that programs put together", () => {
  told("through assignments, conditional ones and augmented ones", async () => {
    await comesTo("FOLDER = 'data'\nNAME = FOLDER + '/raw'\nPATH = NAME + '/train.csv'", "PATH", "data/raw/train.csv");
    await comesTo("path: str = 'data/a.csv'", "path", "data/a.csv");
    await comesTo("a, b = 'data/a.csv', 'data/b.csv'", "b", "data/b.csv");
    await comesTo("path = 'data'\npath += '/a.csv'", "path", "data/a.csv");
    await comesTo("(first, (second, third)) = ('x', ('y', 'data/z.csv'))", "third", "data/z.csv");
    await comesTo("if (path := 'data/w.csv'):\n    pass", "path", "data/w.csv");
  });

  told("with f-strings, %, format, + and join", async () => {
    await comesTo("year = 2024", "f'data/sales_{year}.csv'", "data/sales_2024.csv");
    await comesTo("year = 2024", "f'data/sales_{year:04d}.csv'", "data/sales_2024.csv");
    await comesTo("", "'data/%s.csv' % 'train'", "data/train.csv");
    await comesTo("d = 'data'", "'%s/%s.csv' % (d, 'train')", "data/train.csv");
    await comesTo("", "'{}/{}.csv'.format('data', 'train')", "data/train.csv");
    await comesTo("", "'{1}/{0}.csv'.format('train', 'data')", "data/train.csv");
    await comesTo("", "'{folder}/train.csv'.format(folder='data')", "data/train.csv");
    await comesTo("", "'/'.join(['data', 'raw', 'a.csv'])", "data/raw/a.csv");
    await comesTo("", "os.sep.join(['data', 'a.csv'])", "data/a.csv");
    await comesTo("", "'data/' 'a.csv'", "data/a.csv");
    await comesTo("", "'data/A.CSV'.lower()", "data/a.csv");
    await comesTo("", "'data/{name}.csv'.replace('{name}', 'x')", "data/x.csv");
  });

  told("with os.path", async () => {
    await comesTo("", "os.path.join('data', 'raw', 'a.csv')", "data/raw/a.csv");
    await comesTo("from os.path import join, dirname", "join('data', 'a.csv')", "data/a.csv");
    await comesTo("import os.path as osp", "osp.join('data', 'a.csv')", "data/a.csv");
    await comesTo("parts = ['data', 'a.csv']", "os.path.join(*parts)", "data/a.csv");
    await comesTo("", "os.path.join(os.getcwd(), 'data', 'a.csv')", "data/a.csv");
    await comesTo("", "os.path.join(os.path.dirname('src/a.py'), os.pardir, 'data', 'a.csv')", "data/a.csv");
    await comesTo("", "os.path.normpath('src/../data/a.csv')", "data/a.csv");
    await comesTo("base, ext = os.path.splitext('data/a.txt')", "base + '.csv'", "data/a.csv");
    await comesTo("folder, name = os.path.split('data/a.csv')", "os.path.join('new', name)", "new/a.csv");
  });

  told("from the file's own place", async () => {
    const root = "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))";
    await comesTo(`ROOT = ${root}`, "os.path.join(ROOT, 'data', 'a.csv')", "data/a.csv");
    await comesTo("HERE = os.path.dirname(__file__)", "os.path.join(HERE, '..', 'data', 'a.csv')", "data/a.csv");
    await comesTo("from pathlib import Path", "Path(__file__).resolve().parent.parent / 'data' / 'a.csv'", "data/a.csv");
    await comesTo("from pathlib import Path", "Path(__file__).parents[1] / 'data/a.csv'", "data/a.csv");
    await comesTo("from pathlib import Path\nBASE = Path(__file__).parent", "BASE / 'a.csv'", "src/a.csv");
    await comesTo("from pathlib import Path", "Path(os.path.abspath(__file__)).parent / 'a.csv'", "src/a.csv");
  });

  told("with operations on paths", async () => {
    await comesTo("from pathlib import Path", "str(Path('data') / 'raw' / 'a.csv')", "data/raw/a.csv");
    await comesTo("from pathlib import Path", "Path('data', 'a.csv')", "data/a.csv");
    await comesTo("from pathlib import Path", "Path('data').joinpath('raw', 'a.csv')", "data/raw/a.csv");
    await comesTo("from pathlib import Path", "Path('data/a.txt').with_suffix('.csv')", "data/a.csv");
    await comesTo("from pathlib import Path", "Path('data/a.txt').with_name('b.csv')", "data/b.csv");
    await comesTo("from pathlib import Path", "Path('data/a.txt').with_stem('b')", "data/b.txt");
    await comesTo("from pathlib import Path", "Path.cwd() / 'data' / 'a.csv'", "data/a.csv");
    await comesTo("from pathlib import Path", "(Path('data') / 'a.csv').as_posix()", "data/a.csv");
    await comesTo("import pathlib", "pathlib.Path('data').absolute() / 'a.csv'", "data/a.csv");
    await comesTo("from pathlib import Path\nfile = Path('data/a.txt')", "f'{file.parent}/{file.stem}.csv'", "data/a.csv");
    await comesTo("from pathlib import PureWindowsPath", "PureWindowsPath('data', 'a.csv')", "data/a.csv");
  });

  told("with back-slashes", async () => {
    await comesTo("", "r'data\\raw\\a.csv'", "data/raw/a.csv");
    await comesTo("", "'data\\\\raw\\\\a.csv'", "data/raw/a.csv");
    await comesTo("", "os.path.join('data\\\\raw', 'a.csv')", "data/raw/a.csv");
    await comesTo("", "r'.\\data\\a.csv'", "data/a.csv");
  });

  told("in loops over what is listed, found or counted", async () => {
    const loop = (head: string, inner: string) =>
      `import glob, os\nimport pandas as pd\nfrom pathlib import Path\n${head}\n    pd.read_csv(${inner})\n`;
    const at = async (head: string, inner: string) => (await locations({ "a.py": loop(head, inner) }))[0];
    assert.equal(await at("for path in glob.glob('data/raw/*.csv'):", "path"), "data/raw/*.csv");
    assert.equal(await at("for path in sorted(glob.glob(os.path.join('data', '*.csv'))):", "path"), "data/*.csv");
    assert.equal(await at("for path in Path('data').glob('*.csv'):", "path"), "data/*.csv");
    assert.equal(await at("for path in Path('data').rglob('*.csv'):", "path"), "data/**/*.csv");
    assert.equal(await at("for path in Path('data').iterdir():", "path"), "data/*");
    assert.equal(await at("for name in os.listdir('data'):", "os.path.join('data', name)"), "data/*");
    assert.equal(await at("for name in os.listdir('data'):", "f'data/{name}/train.csv'"), "data/*/train.csv");
    assert.equal(await at("for entry in os.scandir('data'):", "entry.path"), "data/*");
    assert.equal(
      await at("for root, dirs, files in os.walk('data'):\n  for name in files:", "os.path.join(root, name)"),
      "data/*/*",
    );
    assert.equal(await at("for i, name in enumerate(['data/a.csv']):", "name"), "data/a.csv");
    assert.equal(await at("for name, path in zip(['a'], ['data/a.csv']):", "path"), "data/a.csv");
    assert.equal(await at("for name, path in {'a': 'data/a.csv'}.items():", "path"), "data/a.csv");
    assert.equal(await at("for month in range(1, 13):", "f'data/{month}.csv'"), "data/*.csv");
    assert.equal(await at("for name in ('train', 'test'):", "'data/' + name + '.csv'"), "data/train.csv");
    assert.equal(await at("for path in map(str, Path('data').glob('*.csv')):", "path"), "data/*.csv");
    assert.equal(await at("for path in filter(None, glob.glob('data/*.csv')):", "path"), "data/*.csv");
    assert.equal(await at("for path in [p for p in glob.glob('data/*.csv') if 'x' in p]:", "path"), "data/*.csv");
  });

  told("in comprehensions", async () => {
    const text = "import glob\nimport pandas as pd\ndf = pd.concat([pd.read_csv(f) for f in glob.glob('data/*.csv')])\n";
    assert.deepEqual(await locations({ "a.py": text }), ["data/*.csv"]);
    const mapped = "import glob\nimport pandas as pd\ndf = pd.concat(map(pd.read_csv, glob.glob('data/*.csv')))\n";
    assert.deepEqual(await locations({ "a.py": mapped }), ["data/*.csv"]);
  });

  told("with default arguments and arguments of callers, through files", async () => {
    assert.deepEqual(
      await locations({
        "src/io.py": "import pandas as pd\ndef load(path='data/a.csv'):\n    return pd.read_csv(path)\n",
        "src/train.py": "from io_ import x\n",
      }),
      ["data/a.csv"],
    );
    assert.deepEqual(
      await locations({
        "app/readers/tables.py": "import pandas as pd\ndef table(path, *, sep=','):\n    return pd.read_csv(path, sep=sep)\n",
        "app/readers/__init__.py": "from .tables import table\n",
        "app/pipeline.py": "from app.readers import table\ndef run(where):\n    return table(where)\n",
        "main.py": "from app import pipeline\npipeline.run('data/a.csv')\n",
      }),
      ["data/a.csv"],
    );
  });

  told("with constants of modules and packages", async () => {
    await comesTo("from src.config import DATA", "DATA / 'a.csv'", "data/a.csv", {
      "src/config.py": "from pathlib import Path\nROOT = Path(__file__).resolve().parent.parent\nDATA = ROOT / 'data'\n",
    });
    await comesTo("import config", "config.PATHS['train']", "data/a.csv", {
      "src/config.py": "FOLDER = 'data'\nPATHS = {'train': FOLDER + '/a.csv', 'test': FOLDER + '/b.csv'}\n",
    });
    await comesTo("from constants import *", "TRAIN", "data/a.csv", {
      "src/constants/__init__.py": "from .paths import *\n",
      "src/constants/paths.py": "TRAIN = 'data/a.csv'\n",
    });
  });

  told("in classes: attributes, dataclasses, enums, properties, named tuples", async () => {
    await comesTo("class Config:\n    PATH = 'data/a.csv'", "Config.PATH", "data/a.csv");
    await comesTo(
      "class Config:\n    def __init__(self):\n        self.path = 'data/a.csv'\nc = Config()",
      "c.path",
      "data/a.csv",
    );
    await comesTo(
      "from dataclasses import dataclass\n@dataclass\nclass C:\n    path: str = os.path.join('data', 'a.csv')\nc = C()",
      "c.path",
      "data/a.csv",
    );
    await comesTo(
      "from dataclasses import dataclass, field\n@dataclass\nclass C:\n    path: str = field(default='data/a.csv')",
      "C().path",
      "data/a.csv",
    );
    await comesTo(
      "from dataclasses import dataclass\n@dataclass\nclass C:\n    path: str\nc = C(path='data/a.csv')",
      "c.path",
      "data/a.csv",
    );
    await comesTo(
      "from dataclasses import dataclass\n@dataclass\nclass C:\n    root: str\n    path: str\nc = C('x', 'data/a.csv')",
      "c.path",
      "data/a.csv",
    );
    await comesTo("from enum import Enum\nclass P(str, Enum):\n    TRAIN = 'data/a.csv'", "P.TRAIN.value", "data/a.csv");
    await comesTo("from enum import Enum\nclass P(str, Enum):\n    TRAIN = 'data/a.csv'", "P.TRAIN", "data/a.csv");
    await comesTo("class C:\n    @property\n    def path(self):\n        return 'data/a.csv'", "C().path", "data/a.csv");
    await comesTo("from typing import NamedTuple\nclass C(NamedTuple):\n    path: str = 'data/a.csv'", "C().path", "data/a.csv");
    await comesTo(
      "from collections import namedtuple\nC = namedtuple('C', ['root', 'path'])\nc = C(root='data', path='data/a.csv')",
      "c.path",
      "data/a.csv",
    );
    await comesTo("from types import SimpleNamespace\nc = SimpleNamespace(path='data/a.csv')", "c.path", "data/a.csv");
    await comesTo(
      "class Base:\n    root = 'data'\n    @classmethod\n    def path(cls):\n        return cls.root + '/a.csv'\nclass C(Base):\n    root = 'other'",
      "C.path()",
      "other/a.csv",
    );
  });

  told("in dictionaries, also nested, merged and filled later", async () => {
    await comesTo("c = {'data': {'path': 'data/a.csv'}}", "c['data']['path']", "data/a.csv");
    await comesTo("c = dict(path='data/a.csv')", "c.get('path')", "data/a.csv");
    await comesTo("c = {}\nc['path'] = 'data/a.csv'", "c['path']", "data/a.csv");
    await comesTo("a = {'path': 'data/a.csv'}\nc = {**a, 'x': 1}", "c['path']", "data/a.csv");
    await comesTo("c = {'x': 1}\nc.update({'path': 'data/a.csv'})", "c['path']", "data/a.csv");
    await comesTo("c = {'x': 1} | {'path': 'data/a.csv'}", "c['path']", "data/a.csv");
  });

  told("from the environment, with defaults and what configuration sets", async () => {
    await comesTo("", "os.environ.get('DATA', 'data/a.csv')", "data/a.csv");
    await comesTo("", "os.getenv('DATA', default='data/a.csv')", "data/a.csv");
    await comesTo("", "os.environ['DATA']", "data/b.csv", { ".env": "DATA=data/b.csv\n" });
    await comesTo("from os import environ", "environ['DATA']", "data/b.csv", { ".env": "DATA=data/b.csv\n" });
    await comesTo("", "os.getenv('DATA') or 'data/a.csv'", "data/a.csv");
    await comesTo("", "os.environ['DATA']", "data/c.csv", {
      "docker-compose.yml": "services:\n  api:\n    image: api\n    environment:\n      - DATA=data/c.csv\n",
    });
    await comesTo("from decouple import config", "config('DATA', default='data/a.csv')", "data/a.csv");
    await comesTo("from environs import Env\nenv = Env()", "env.str('DATA', 'data/a.csv')", "data/a.csv");
    await comesTo("from dotenv import dotenv_values\nc = dotenv_values('.env')", "c['DATA']", "data/b.csv", {
      ".env": "DATA=data/b.csv\n",
    });
  });

  told("leaves open what is read from people or computed", async () => {
    const at = async (before: string, expression: string) => (await locations({ "a.py": script(before, expression) }))[0];
    assert.equal(await at("", "input('Which file?')"), "?");
    assert.equal(await at("from somewhere import where", "where()"), "?");
    assert.equal(await at("import datetime", "f'data/{datetime.date.today()}.csv'"), "data/*.csv");
    assert.equal(await at("", "'data/' + input() + '.csv'"), "data/*.csv");
  });
});
