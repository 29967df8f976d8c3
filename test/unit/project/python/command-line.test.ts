import assert from "node:assert/strict";
import { locations } from "./found.ts";

const wrong: string[] = [];

/** What a script reads, given the files that start it. Soft, so that one run tells all that is wrong. */
async function comesTo(script: string, expected: string, more: Readonly<Record<string, string>> = {}) {
  const found = await locations({ "src/train.py": `import pandas as pd\n${script}\n`, ...more });
  if (found.join() !== expected) wrong.push(`${script}\ncomes to ${found.join()}, not to ${expected}`);
}

function told(what: string, cases: () => Promise<void>): void {
  it(what, async () => {
    await cases();
    assert.deepEqual(wrong.splice(0), []);
  });
}

const STAGE = (cmd: string) => ({ "dvc.yaml": `stages:\n  train:\n    cmd: ${cmd}\n` });

describe("Paths from command lines", () => {
  told("are defaults of argparse", async () => {
    await comesTo(
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('--data-path', default='data/a.csv')\nargs = p.parse_args()\npd.read_csv(args.data_path)",
      "data/a.csv",
    );
    await comesTo(
      "from argparse import ArgumentParser\np = ArgumentParser()\np.add_argument('-d', '--data', dest='input', default='data/a.csv')\nargs, _ = p.parse_known_args()\npd.read_csv(args.input)",
      "data/a.csv",
    );
    await comesTo(
      "import argparse\ndef parse():\n    p = argparse.ArgumentParser()\n    p.add_argument('--data', type=str, default='data/a.csv')\n    return p.parse_args()\ndef main(args):\n    return pd.read_csv(args.data)\nif __name__ == '__main__':\n    main(parse())",
      "data/a.csv",
    );
    await comesTo(
      "import argparse\np = argparse.ArgumentParser()\ng = p.add_argument_group('data')\ng.add_argument('--data', default='data/a.csv')\nargs = p.parse_args()\npd.read_csv(args.data)",
      "data/a.csv",
    );
    await comesTo(
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('--data', default='data/a.csv')\nargs = vars(p.parse_args())\npd.read_csv(args['data'])",
      "data/a.csv",
    );
    await comesTo(
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('--root', default='data')\nargs = p.parse_args()\npd.read_csv(f'{args.root}/a.csv')",
      "data/a.csv",
    );
  });

  told("are what DVC, Makefiles, CI and containers pass", async () => {
    const script =
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('--data', required=True)\nargs = p.parse_args()\npd.read_csv(args.data)";
    await comesTo(script, "data/a.csv", STAGE("python src/train.py --data data/a.csv"));
    await comesTo(script, "data/a.csv", STAGE("python src/train.py --data=data/a.csv"));
    await comesTo(script, "data/a.csv", { Makefile: "train:\n\tpython src/train.py --data data/a.csv\n" });
    await comesTo(script, "data/a.csv", {
      Dockerfile: 'FROM python:3.12\nCMD ["python", "src/train.py", "--data", "data/a.csv"]\n',
    });
    await comesTo(script, "data/a.csv", {
      ".github/workflows/t.yml":
        "on: push\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: python src/train.py --data data/a.csv\n",
    });
    const positional =
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('source')\np.add_argument('target')\nargs = p.parse_args()\npd.read_csv(args.source)";
    await comesTo(positional, "data/a.csv", STAGE("python src/train.py data/a.csv out.csv"));
    const commands =
      "import argparse\np = argparse.ArgumentParser()\ns = p.add_subparsers()\na = s.add_parser('check')\nb = s.add_parser('read')\nb.add_argument('source')\nargs = p.parse_args()\npd.read_csv(args.source)";
    await comesTo(commands, "data/a.csv", STAGE("python src/train.py read data/a.csv"));
    await comesTo(commands, "?", STAGE("python src/train.py check"));
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "data/a.csv", STAGE("python src/train.py data/a.csv"));
    await comesTo(
      "import sys\nsource = sys.argv[1]\ntarget = sys.argv[2]\npd.read_csv(target)",
      "data/b.csv",
      STAGE("python3 src/train.py data/a.csv data/b.csv"),
    );
    await comesTo(
      "import sys, os\npd.read_csv(os.path.join(sys.argv[1], 'a.csv'))",
      "data/a.csv",
      STAGE("python src/train.py data"),
    );
  });

  told("are what shell scripts set and pass", async () => {
    await comesTo("import os\npd.read_csv(os.environ.get('TRAINING_DATA'))", "data/a.csv", {
      "run.sh": "export TRAINING_DATA=data/a.csv\npython src/train.py\n",
    });
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "data/a.csv", {
      "run.sh": 'ROOT=data\nDATA="$ROOT/a.csv"\npython src/train.py "${DATA}"\n',
    });
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "data/a.csv", {
      "run.sh": "python src/train.py ${DATA:-data/a.csv}\n",
    });
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "?", { "run.sh": "python src/train.py $DATA\n" });
  });

  told("are defaults of click, typer and fire", async () => {
    await comesTo(
      "import click\n@click.command()\n@click.option('--data-path', default='data/a.csv')\ndef main(data_path):\n    pd.read_csv(data_path)\nmain()",
      "data/a.csv",
    );
    await comesTo(
      "import click\n@click.command()\n@click.argument('source', default='data/a.csv')\ndef main(source):\n    pd.read_csv(source)\nmain()",
      "data/a.csv",
    );
    await comesTo(
      "import click\n@click.command()\n@click.argument('source', type=click.Path(exists=True))\ndef main(source):\n    pd.read_csv(source)\nmain()",
      "data/a.csv",
      STAGE("python src/train.py data/a.csv"),
    );
    await comesTo(
      "import typer\napp = typer.Typer()\n@app.command()\ndef main(path: str = 'data/a.csv'):\n    pd.read_csv(path)\napp()",
      "data/a.csv",
    );
    await comesTo(
      "import typer\ndef main(path: str = typer.Option('data/a.csv', help='x')):\n    pd.read_csv(path)\ntyper.run(main)",
      "data/a.csv",
    );
    await comesTo(
      "import typer\ndef main(path: str):\n    pd.read_csv(path)\ntyper.run(main)",
      "data/a.csv",
      STAGE("python src/train.py data/a.csv"),
    );
    await comesTo("import fire\ndef main(path='data/a.csv'):\n    pd.read_csv(path)\nfire.Fire(main)", "data/a.csv");
    await comesTo(
      "from absl import app, flags\nFLAGS = flags.FLAGS\nflags.DEFINE_string('data', 'data/a.csv', 'x')\npd.read_csv(FLAGS.data)",
      "data/a.csv",
    );
  });

  told("are defaults of settings that Transformers parses", async () => {
    await comesTo(
      "from dataclasses import dataclass, field\nfrom transformers import HfArgumentParser\n@dataclass\nclass DataArguments:\n    train_file: str = field(default='data/a.csv')\ndef main():\n    parser = HfArgumentParser((DataArguments,))\n    data_args, = parser.parse_args_into_dataclasses()\n    pd.read_csv(data_args.train_file)\nmain()",
      "data/a.csv",
    );
  });

  told("are left open where nothing is written down", async () => {
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "?");
    await comesTo(
      "import argparse\np = argparse.ArgumentParser()\np.add_argument('--data')\nargs = p.parse_args()\npd.read_csv(args.data)",
      "?",
    );
    await comesTo("import sys\npd.read_csv(sys.argv[1])", "?", STAGE("python src/train.py $DATA"));
  });
});
