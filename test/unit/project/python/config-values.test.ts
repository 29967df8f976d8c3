import assert from "node:assert/strict";
import { locations } from "./found.ts";

const wrong: string[] = [];

/** What `src/train.py` reads with pandas, given configuration files. Soft, so that one run tells all that is wrong. */
async function comesTo(before: string, expression: string, expected: string, configs: Readonly<Record<string, string>>) {
  const train = `import pandas as pd\n${before}\npd.read_csv(${expression})\n`;
  const found = await locations({ "src/train.py": train, ...configs });
  if (found.join() !== expected) wrong.push(`${before}\n${expression} comes to ${found.join()}, not to ${expected}`);
}

function told(what: string, cases: () => Promise<void>): void {
  it(what, async () => {
    await cases();
    assert.deepEqual(wrong.splice(0), []);
  });
}

const YAML = { "config.yaml": "data:\n  path: data/a.csv\n  files: [data/a.csv, data/b.csv]\n" };

describe("Paths from configuration", () => {
  told("are read from YAML, JSON, TOML and INI", async () => {
    await comesTo("import yaml\nc = yaml.safe_load(open('config.yaml'))", "c['data']['path']", "data/a.csv", YAML);
    await comesTo(
      "import yaml\nwith open('config.yaml') as f:\n    c = yaml.load(f, Loader=yaml.FullLoader)",
      "c['data']['files'][1]",
      "data/b.csv",
      YAML,
    );
    await comesTo(
      "import yaml\nfrom pathlib import Path\nc = yaml.safe_load(Path('config.yaml').read_text())",
      "c['data']['path']",
      "data/a.csv",
      YAML,
    );
    await comesTo(
      "import yaml\nfrom pathlib import Path\nc = yaml.safe_load((Path(__file__).parent.parent / 'config.yaml').open())",
      "c['data']['path']",
      "data/a.csv",
      YAML,
    );
    await comesTo("import yaml\nc = yaml.safe_load(open('config.yaml').read())", "c['data']['path']", "data/a.csv", YAML);
    await comesTo(
      "from ruamel.yaml import YAML\nc = YAML(typ='safe').load(open('config.yaml'))",
      "c['data']['path']",
      "data/a.csv",
      YAML,
    );
    await comesTo("import json\nc = json.load(open('config.json'))", "c['data']", "data/a.csv", {
      "config.json": '{"data": "data/a.csv"}',
    });
    await comesTo(
      "import tomllib\nwith open('config.toml', 'rb') as f:\n    c = tomllib.load(f)",
      "c['data']['path']",
      "data/a.csv",
      { "config.toml": '[data]\npath = "data/a.csv"\n' },
    );
    await comesTo("import toml\nc = toml.load('config.toml')", "c['data']['path']", "data/a.csv", {
      "config.toml": '[data]\npath = "data/a.csv"\n',
    });
    await comesTo(
      "from configparser import ConfigParser\nc = ConfigParser()\nc.read('config.ini')",
      "c['data']['path']",
      "data/a.csv",
      { "config.ini": "[data]\npath = data/a.csv\n" },
    );
    await comesTo(
      "import configparser\nc = configparser.ConfigParser()\nc.read('config.ini')",
      "c.get('data', 'path')",
      "data/a.csv",
      { "config.ini": "[data]\npath = data/a.csv\n" },
    );
  });

  told("are found beside the script too", async () => {
    await comesTo("import yaml\nc = yaml.safe_load(open('config.yaml'))", "c['path']", "data/a.csv", {
      "src/config.yaml": "path: data/a.csv\n",
    });
  });

  told("are followed through helpers of the project, boxes and OmegaConf", async () => {
    await comesTo(
      "from box import ConfigBox\nimport yaml\ndef read_yaml(path):\n    with open(path) as f:\n        return ConfigBox(yaml.safe_load(f))\nc = read_yaml('config.yaml')",
      "c.data.path",
      "data/a.csv",
      YAML,
    );
    await comesTo(
      "from utils import read_yaml\nclass Manager:\n    def __init__(self, path='config.yaml'):\n        self.config = read_yaml(path)\n    def ingestion(self):\n        return self.config['data']\nc = Manager().ingestion()",
      "c['path']",
      "data/a.csv",
      {
        ...YAML,
        "src/utils.py": "import yaml\ndef read_yaml(path):\n    with open(path) as f:\n        return yaml.safe_load(f)\n",
      },
    );
    await comesTo("from omegaconf import OmegaConf\nc = OmegaConf.load('config.yaml')", "c.data.path", "data/a.csv", YAML);
    await comesTo(
      "from easydict import EasyDict\nimport yaml\nc = EasyDict(yaml.safe_load(open('config.yaml')))",
      "c.data.path",
      "data/a.csv",
      YAML,
    );
    await comesTo(
      "import yaml\nfrom types import SimpleNamespace\nc = SimpleNamespace(**yaml.safe_load(open('config.yaml'))['data'])",
      "c.path",
      "data/a.csv",
      YAML,
    );
  });

  told("of data classes that are made of configuration are resolved", async () => {
    await comesTo(
      "import yaml\nfrom dataclasses import dataclass\n@dataclass\nclass Data:\n    path: str\nc = Data(**yaml.safe_load(open('config.yaml'))['data'])",
      "c.path",
      "data/a.csv",
      { "config.yaml": "data:\n  path: data/a.csv\n" },
    );
    await comesTo(
      "import yaml\nfrom pydantic import BaseModel\nclass Data(BaseModel):\n    path: str\nraw = yaml.safe_load(open('config.yaml'))\nc = Data(path=raw['data']['path'])\ndef run(c: Data):\n    return c.path",
      "run(c)",
      "data/a.csv",
      { "config.yaml": "data:\n  path: data/a.csv\n" },
    );
    await comesTo(
      "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    data_path: str = 'data/a.csv'\ns = S()",
      "s.data_path",
      "data/a.csv",
      {},
    );
    await comesTo(
      "from pydantic_settings import BaseSettings, SettingsConfigDict\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='APP_')\n    data_path: str\ns = S()",
      "s.data_path",
      "data/b.csv",
      { ".env": "APP_DATA_PATH=data/b.csv\n" },
    );
  });

  told("are composed as Hydra does", async () => {
    const conf = {
      "conf/config.yaml": "defaults:\n  - data: small\n  - _self_\nroot: data\n",
      "conf/data/small.yaml": "path: ${root}/small.csv\n",
    };
    await comesTo(
      "import hydra\n@hydra.main(config_path='../conf', config_name='config')\ndef main(cfg):\n    return cfg.data.path",
      "main()",
      "data/small.csv",
      conf,
    );
    await comesTo(
      "import hydra\nfrom omegaconf import DictConfig\n@hydra.main(version_base=None, config_path='../conf', config_name='config.yaml')\ndef main(cfg: DictConfig):\n    return cfg['data']['path']",
      "main()",
      "data/small.csv",
      conf,
    );
    await comesTo(
      "from hydra import compose, initialize\nwith initialize(config_path='../conf'):\n    cfg = compose(config_name='config')",
      "cfg.data.path",
      "data/small.csv",
      conf,
    );
    await comesTo("from omegaconf import OmegaConf\nc = OmegaConf.load('c.yaml')", "c.a", "x/y.csv", {
      "c.yaml": "a: ${oc.env:ROOT,x}/${b.c}\nb:\n  c: y.csv\n",
    });
  });

  told("come from DVC's parameters", async () => {
    await comesTo("import dvc.api\np = dvc.api.params_show()", "p['data']['path']", "data/a.csv", {
      "params.yaml": "data:\n  path: data/a.csv\n",
    });
  });

  told("are left open where the configuration does not say", async () => {
    await comesTo("import yaml\nc = yaml.safe_load(open('config.yaml'))", "c['other']", "?", YAML);
    await comesTo("import sys, yaml\nc = yaml.safe_load(open(sys.argv[1]))", "c['data']['path']", "?", YAML);
    await comesTo("import yaml\nc = yaml.safe_load(open('absent.yaml'))", "c['data']['path']", "?", YAML);
  });
});
