import { spawnSync } from "node:child_process";

/** One Python text before and after a fix, and where the fix edits it. */
export interface PythonCase {
  readonly about: string;
  readonly before: string;
  readonly after: string;
  /** Line, column, end line, end column of each edit, 1-based lines and 0-based columns, as CPython counts them. */
  readonly edits: readonly (readonly [number, number, number, number])[];
}

/** Run by CPython, whose own parser and tokenizer say whether an edit has left the text whole. */
const SCRIPT = `
import ast, collections, io, json, sys, tokenize

def tokens(text):
    return list(tokenize.generate_tokens(io.StringIO(text).readline))

def comments(text):
    return collections.Counter(t.string for t in tokens(text) if t.type == tokenize.COMMENT)

for case in json.load(sys.stdin):
    try:
        ast.parse(case["before"])
        before = tokens(case["before"])
    except (SyntaxError, tokenize.TokenError):
        print(json.dumps({"about": case["about"], "skipped": True}))
        continue
    problems = []
    try:
        ast.parse(case["after"])
        lost = comments(case["before"]) - comments(case["after"])
        # A comment that ignores a rule is what the fix of such a comment takes out.
        problems += ["lost the comment " + text for text in lost if not text.startswith("# ai-readiness: ignore")]
    except (SyntaxError, tokenize.TokenError) as error:
        problems.append("does not parse: %s" % error)
    whole = {tokenize.COMMENT, tokenize.STRING}
    for token in before:
        if token.type not in whole:
            continue
        for line, column, end_line, end_column in case["edits"]:
            start, end = (line, column), (end_line, end_column)
            touches = token.start < start < token.end if start == end else start < token.end and end > token.start
            if touches and not (start <= token.start and end >= token.end):
                problems.append("edits inside " + token.string)
    print(json.dumps({"about": case["about"], "problems": problems}))
`;

export interface PythonProof {
  /** What is wrong, each with what it is about. */
  readonly problems: readonly string[];
  /** How many were looked at: those that CPython could read before. */
  readonly proven: number;
}

/** Undefined where there is no CPython. */
export function provePython(cases: readonly PythonCase[]): PythonProof | undefined {
  const run = spawnSync("python3", ["-c", SCRIPT], { input: JSON.stringify(cases), encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error !== undefined) return undefined;
  if (run.status !== 0) throw new Error(run.stderr);
  const answers = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { about: string; skipped?: boolean; problems?: string[] });
  return {
    problems: answers.flatMap(({ about, problems = [] }) => problems.map((problem) => `${about}: ${problem}`)),
    proven: answers.filter(({ skipped }) => skipped !== true).length,
  };
}
