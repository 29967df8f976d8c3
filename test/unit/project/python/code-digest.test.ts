import assert from "node:assert/strict";
import { createAnalyser } from "../../../../src/project/analyser.ts";
import type { Facts } from "../../../../src/source/facts.ts";
import { readFacts } from "../read-facts.ts";

type Files = Readonly<Record<string, string>>;

const API = `from fastapi import FastAPI
from .prompts import SYSTEM
from .score import score

app = FastAPI()
LIMIT = 0.5


@app.post("/predict")
def predict(row):
    return score(row) > LIMIT, SYSTEM
`;
const SCORE = `import joblib

model = joblib.load("models/churn.pkl")


def score(row):
    return model.predict([row])[0]


def unused(row):
    return 0
`;
const FILES: Files = { "src/api.py": API, "src/score.py": SCORE, "src/prompts.py": 'SYSTEM = "Be brief."\n' };

async function digest(files: Files, reference = "src/api.py:predict"): Promise<string | undefined> {
  const facts = new Map<string, Facts>();
  for (const [path, text] of Object.entries(files)) {
    const read = readFacts(path, text);
    if (read !== undefined) facts.set(path, read);
  }
  const listed = Object.entries(files).map(([path, text]) => ({ path, size: text.length }));
  const input = { files: listed, facts, texts: new Map(), git: undefined, claims: { detectors: [] } };
  return (await createAnalyser().analyse(input, () => undefined)).symbols.digest(reference);
}

function edited(path: string, from: string, to: string): Files {
  const text = FILES[path] ?? "";
  assert.ok(text.includes(from), `${path} does not hold ${from}`);
  return { ...FILES, [path]: text.replace(from, to) };
}

describe("The digest of the code that an entry reaches", () => {
  for (const [what, files] of [
    ["a comment", edited("src/score.py", "def score", "# The score.\ndef score")],
    ["a docstring", edited("src/score.py", "def score(row):\n", 'def score(row):\n    """The score."""\n')],
    ["layout", edited("src/score.py", "predict([row])", "predict(\n        [\n            row,\n        ]\n    )")],
    ["quotes", edited("src/prompts.py", '"Be brief."', "'Be brief.'")],
    ["a function that is not reached", edited("src/score.py", "return 0", "return 1")],
    ["line ends", Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]))],
    ["a new file", { ...FILES, "src/other.py": "def other():\n    return 1\n" }],
  ] as const) {
    it(`stays the same after a change to ${what}`, async () => assert.equal(await digest(files), await digest(FILES)));
  }

  for (const [what, files] of [
    ["the entry", edited("src/api.py", "> LIMIT", ">= LIMIT")],
    ["its route", edited("src/api.py", "/predict", "/score")],
    ["a function that it reaches", edited("src/score.py", "[0]", "[1]")],
    ["a constant", edited("src/api.py", "0.5", "0.6")],
    ["a prompt that is imported", edited("src/prompts.py", "brief", "long")],
    ["the model that is loaded", edited("src/score.py", "churn.pkl", "churn2.pkl")],
  ] as const) {
    it(`changes with ${what}`, async () => assert.notEqual(await digest(files), await digest(FILES)));
  }

  it("gets through very long expressions", async () => {
    const sum = Array.from({ length: 20_000 }, (_, at) => String(at)).join(" + ");
    const long = (text: string) => edited("src/score.py", "model.predict([row])[0]", text);
    assert.notEqual(await digest(long(sum)), await digest(long(`${sum} + 1`)));
  });

  it("is unknown where there is no such code, or it cannot be read to its end", async () => {
    assert.equal(await digest(FILES, "src/api.py:nothing"), undefined);
    assert.equal(await digest(FILES, "src/none.py:predict"), undefined);
    assert.equal(await digest(edited("src/api.py", "return score(row)", "return score(row")), undefined);
    assert.equal(await digest({ "src/api.ts": "export function predict() { return 1; }\n" }, "src/api.ts:predict"), undefined);
  });
});
