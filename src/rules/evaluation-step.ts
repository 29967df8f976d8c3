import type { Fix } from "../model/fix.ts";
import type { Place } from "../model/place.ts";
import type { RuleContext } from "./define.ts";

/** Programs that measure a model, by what they are called. */
const MEASURES = /(?:^|[/_-])(?:evaluate|evaluation|eval|validate_model|score_model)[^/]*\.py$/i;
const TESTS = /(?:^|\/)(?:tests?|conftest[^/]*|test_[^/]*)(?:\/|\.py$)/i;
const MOST = 2;

/**
 * A step of continuous integration that measures the model, by a program that is there already. Where none is found, a workflow that only people start
 * and that fails until they name one.
 */
export function evaluationFixes(context: RuleContext, ci: Place): readonly Fix[] {
  const programs = measuring(context).slice(0, MOST);
  if (/(?:^|\/)\.gitlab-ci\.ya?ml$/.test(ci.file)) return programs.flatMap((program) => gitlab(context, ci.file, program));
  if (!/(?:^|\/)\.github\/workflows\//.test(ci.file)) return [];
  const folder = ci.file.slice(0, ci.file.lastIndexOf("/"));
  const file = `${folder}/evaluate-model.yml`;
  if (context.files.has(file)) return [];
  if (programs.length === 0) {
    const title = "Begin a workflow that measures the model";
    return [{ title, safe: false, kind: "scaffold", singly: true, newFiles: [{ file, text: workflow(context, undefined) }] }];
  }
  return programs.map(
    (program): Fix => ({
      title: `Run ${program} in a workflow of its own`,
      safe: false,
      singly: true,
      newFiles: [{ file, text: workflow(context, program) }],
    }),
  );
}

/** Programs with such a name in which something is measured or a model is asked. */
function measuring({ files, folder, code, inventory }: RuleContext): readonly string[] {
  const telling = new Set([
    ...code.metrics().map(({ place }) => place.file),
    ...inventory.inferenceCalls.map(({ place }) => place.file),
  ]);
  return files.paths.filter(
    (path) => MEASURES.test(path) && !TESTS.test(path) && telling.has(path) && (folder === "" || path.startsWith(`${folder}/`)),
  );
}

function workflow(context: RuleContext, program: string | undefined): string {
  const steps = [
    "      - uses: actions/checkout@v4",
    "      - uses: actions/setup-python@v5",
    "        with:",
    '          python-version: "3.x"',
    ...installs(context).map((command) => `      - run: ${command}`),
    // What DVC keeps needs the credentials of its remote.
    ...(program !== undefined && context.files.has(".dvc/config")
      ? ["      # Data and models that DVC keeps: dvc pull, with the remote's credentials."]
      : []),
    program === undefined
      ? '      - run: echo "TODO, name the program that fails when the model got worse" && exit 1'
      : `      - run: python ${program}`,
  ];
  const on = program === undefined ? ["on: workflow_dispatch"] : ["on: [pull_request, workflow_dispatch]"];
  return [
    "name: Measure the model",
    ...on,
    "permissions:",
    "  contents: read",
    "jobs:",
    "  model:",
    "    runs-on: ubuntu-24.04",
    "    steps:",
    ...steps,
    "",
  ].join("\n");
}

/** A job at the end of the file, in the stage that is there without being named. */
function gitlab(context: RuleContext, file: string, program: string): readonly Fix[] {
  const text = context.files.text(file);
  if (text === undefined || /^evaluate-model:/m.test(text)) return [];
  const stages = /^stages:[^\n]*(?:\n[ \t]*-[^\n]*)*/m.exec(text)?.[0];
  if (stages !== undefined && !/\btest\b/.test(stages)) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const [line, column] = [lines.length, lines.at(-1)!.length + 1];
  const job = [
    "",
    "evaluate-model:",
    "  stage: test",
    "  script:",
    ...[...installs(context), `python ${program}`].map((command) => `    - ${command}`),
    "",
  ];
  const place = { file, line, column, endLine: line, endColumn: column };
  return [
    {
      title: `Run ${program} in a job of its own`,
      safe: false,
      singly: true,
      edits: [{ place, text: `${column === 1 ? "" : "\n"}${job.join("\n")}` }],
    },
  ];
}

function installs({ files }: RuleContext): readonly string[] {
  if (files.has("uv.lock")) return ["pip install uv && uv sync"];
  if (files.has("requirements.txt")) return ["pip install -r requirements.txt"];
  return files.has("pyproject.toml") || files.has("setup.py") ? ["pip install ."] : [];
}
