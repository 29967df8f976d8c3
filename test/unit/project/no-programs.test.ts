import assert from "node:assert/strict";
import { createJavaScriptAnalyser } from "../../../src/project/javascript/javascript-analyser.ts";
import { noJavaScript, noPython } from "../../../src/project/no-programs.ts";
import { createPython } from "../../../src/project/python/index.ts";
import type { Symbols } from "../../../src/project/symbols.ts";
import { createTracking } from "../../../src/project/tracking.ts";
import type { ConfigFacts } from "../../../src/source/facts.ts";
import { readFacts } from "./read-facts.ts";

const TEXTS: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["node", "server.js"]\n',
  "docker-compose.yml": "services:\n  web:\n    image: node:22\n    command: node server.js\n",
  "package.json": '{ "name": "web", "scripts": { "start": "node server.js" } }',
  "requirements.txt": "openai==1.0\n",
  "langgraph.json": `{ "graphs": { "agent": "./agent.py:graph" } }`,
  ".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n",
};
const PATHS = [...Object.keys(TEXTS), "README.md", "served.py"];
const REFERENCES = [
  "README.md",
  "README.md:",
  "README.md:x",
  "served.py:run",
  "gone.py",
  "gone.py:run",
  "gone.ts:run",
  "a:b:c",
  "",
];

/** All that is answered about references. */
function answers(symbols: Symbols): unknown {
  return REFERENCES.map((one) => [
    symbols.find(one),
    symbols.measures(one),
    symbols.chain(one, "served.py:run"),
    symbols.digest(one),
    symbols.files(one),
    symbols.names(one),
  ]);
}

describe("A project without a program in a language", () => {
  const configs = Object.entries(TEXTS).map(([path, text]) => readFacts(path, text) as ConfigFacts);
  const tracking = createTracking({ files: PATHS.map((path) => ({ path, size: 1 })), configs, git: undefined });
  const isFile = (path: string) => PATHS.includes(path);
  const pause = () => undefined;

  it("is told the same of Python as by its analysis", async () => {
    const input = { facts: [], configs, paths: PATHS, claims: { detectors: [] }, tracking };
    const { symbols, resolver, ...rest } = await createPython().analyse(input, pause);
    const { symbols: told, resolver: none, ...said } = noPython(isFile);
    assert.deepEqual(said, rest);
    assert.deepEqual(none.units, resolver.units);
    assert.deepEqual(answers(told), answers(symbols));
  });

  it("is told the same of JavaScript as by its analysis", async () => {
    const input = { paths: PATHS, data: () => undefined, servedElsewhere: true };
    const { symbols, ...rest } = await createJavaScriptAnalyser().analyse([], input, pause);
    const { symbols: told, ...said } = noJavaScript(isFile);
    assert.deepEqual(said, rest);
    assert.deepEqual(answers(told), answers(symbols));
  });
});
