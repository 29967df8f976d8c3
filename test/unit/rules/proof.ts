import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@lezer/javascript";
import { Ajv } from "ajv";
import { parse as parseToml } from "smol-toml";
import { parseAllDocuments } from "yaml";
import type { ScanResult } from "../../../src/engine/index.ts";
import { applyFix } from "../../../src/model/apply-fix.ts";
import type { Finding } from "../../../src/model/check.ts";
import { changesText, type Fix, type TextEdit } from "../../../src/model/fix.ts";
import { cellSource } from "../../../src/model/notebook-text.ts";
import { ROOT } from "./case.ts";
import type { PythonCase } from "./python-proof.ts";

/** A repository's files, by path. */
export type Files = Readonly<Record<string, string>>;

/** Judges files as they are; the proof runs it before a fix and after. */
export type Judge = (files: Files) => Promise<ScanResult>;

/**
 * Holds one fix to what its kind promises, and everything but its edits to what it was. Gives the Python that it edits, which CPython is to
 * look at. Throws an `AssertionError` that names the fix.
 */
export async function proveFix(
  judge: Judge,
  files: Files,
  before: ScanResult,
  finding: Finding,
  fix: Fix,
): Promise<PythonCase[]> {
  const about = `${finding.rule}: ${fix.title}`;
  assert.ok(changesText(fix), about);
  assert.equal(fix.rule, finding.rule, `${about}: it does not name its rule`);
  const fixed = apply(files, fix);
  assert.notDeepEqual(fixed, files, `${about}: it changes nothing`);
  for (const { file } of fix.newFiles ?? []) assert.ok(!(file in files), `${about}: it would write over ${file}`);
  const after = await judge(fixed);
  const shown = `${about}\n${Object.entries(fixed)
    .filter(([file, text]) => files[file] !== text)
    .map(([file, text]) => `--- ${file}\n${text}`)
    .join("\n")}`;
  proveKind(before, after, finding, fix, shown);
  proveOnce(fixed, after, finding, fix, shown);
  proveRest(files, fixed, fix, shown);
  for (const [file, text] of Object.entries(fixed)) if (files[file] !== text) proveForm(file, files[file], text, shown);
  return pythonCases(files, fixed, fix, about);
}

/** What the fix's kind says becomes of the finding, and what else is found then. */
function proveKind(before: ScanResult, after: ScanResult, finding: Finding, fix: Fix, about: string): void {
  const gone = count(before, finding) - count(after, finding);
  const added = addedFindings(before, after);
  const says = (list: readonly Finding[]) => list.map(({ rule, message }) => `${rule}: ${message}`).join("\n");
  const kind = fix.kind ?? "mend";
  const touched = new Set([...(fix.edits ?? []).map(({ place }) => place.file), ...(fix.newFiles ?? []).map(({ file }) => file)]);
  if (kind === "mend") {
    assert.ok(gone >= 1, `${about}\nthe finding is still there`);
    assert.equal(says(added), "", `${about}\nit adds findings`);
  } else if (kind === "declare") {
    assert.ok(gone >= 1, `${about}\nthe finding is still there`);
    // A service that begins to be watched is asked for the rest, wherever its monitor was put.
    const elsewhere = added.filter(({ place, subject }) => !touched.has(place.file) && subject.key !== finding.subject.key);
    assert.equal(says(elsewhere), "", `${about}\nit adds findings outside what it declares`);
  } else {
    const open =
      gone < 1 ||
      added.some(({ place, related }) => [place, ...related.map((one) => one.place)].some(({ file }) => touched.has(file)));
    assert.ok(open, `${about}\nit turns green what nobody answered`);
    const elsewhere = added.filter(({ place, rule }) => !touched.has(place.file) && rule !== finding.rule);
    assert.equal(says(elsewhere), "", `${about}\nit adds findings elsewhere`);
  }
}

/** How many findings like this one there are. */
function count({ findings }: ScanResult, { rule, subject, place }: Finding): number {
  return findings.filter((one) => one.rule === rule && one.subject.key === subject.key && one.place.file === place.file).length;
}

/** Findings that were not there before, neither about that subject nor in those words. */
export function addedFindings(before: ScanResult, after: ScanResult): readonly Finding[] {
  let left = after.findings.filter(({ waived }) => !waived);
  const bySubject = ({ rule, subject, place }: Finding) => `${rule}\n${subject.key}\n${place.file}`;
  const byWords = ({ rule, message, place }: Finding) => `${rule}\n${message}\n${place.file}`;
  for (const key of [bySubject, byWords]) {
    const known = new Map<string, number>();
    for (const finding of before.findings) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
    left = left.filter((finding) => {
      const times = known.get(key(finding)) ?? 0;
      known.set(key(finding), times - 1);
      return times <= 0;
    });
  }
  return left;
}

/** What is offered again after the fix changes nothing: applied twice is the same as once. */
function proveOnce(fixed: Files, after: ScanResult, finding: Finding, fix: Fix, about: string): void {
  const again = after.findings.filter(
    (one) => one.rule === finding.rule && one.subject.key === finding.subject.key && one.message === finding.message,
  );
  if (fix.kind !== "scaffold") return;
  for (const same of again.flatMap(({ fixes }) => fixes.filter(({ title }) => title === fix.title)))
    assert.deepEqual(apply(fixed, same), fixed, `${about}\nis not done at once`);
}

/** Every stretch between the edits is there, byte for byte and in order, and files that it does not name are as they were. */
function proveRest(files: Files, fixed: Files, fix: Fix, about: string): void {
  const cleared = new Set((fix.clearOutputs ?? []).map(({ file }) => file));
  for (const [file, text] of Object.entries(files)) {
    if (cleared.has(file)) continue;
    const edits = (fix.edits ?? []).filter(({ place }) => place.file === file);
    if (edits.length === 0) {
      assert.equal(fixed[file], text, `${about}\nchanges ${file}, which it does not name`);
      continue;
    }
    if (!file.endsWith(".ipynb")) assertStretches(text, fixed[file]!, edits, about);
    else proveNotebookRest(text, fixed[file]!, edits, about);
  }
}

function proveNotebookRest(before: string, after: string, edits: readonly TextEdit[], about: string): void {
  const cells = (JSON.parse(before) as { cells: readonly unknown[] }).cells.length;
  for (let cell = 0; cell < cells; cell++) {
    const own = edits.filter(({ place }) => place.cell === cell);
    if (own.length > 0) assertStretches(cellSource(before, cell), cellSource(after, cell), own, about);
  }
  const bare = (text: string) => {
    const notebook = JSON.parse(text) as { cells: Record<string, unknown>[] };
    for (const { place } of edits) delete notebook.cells[place.cell!]!.source;
    return notebook;
  };
  assert.deepEqual(bare(after), bare(before), `${about}\nchanges more of the notebook than the source of its cells`);
}

function assertStretches(before: string, after: string, edits: readonly TextEdit[], about: string): void {
  const lines = before.split(/(?<=\n)/);
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join("").length + column - 1;
  const spans = edits
    .map(({ place }) => [offset(place.line, place.column), offset(place.endLine, place.endColumn)] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let rest = after;
  let at = 0;
  let isFirst = true;
  for (const [start, end] of [...spans, [before.length, before.length] as const]) {
    const kept = before.slice(at, start);
    const index = isFirst ? (rest.startsWith(kept) ? 0 : -1) : rest.indexOf(kept);
    assert.ok(index >= 0, `${about}\nloses ${JSON.stringify(kept)}`);
    rest = rest.slice(index + kept.length);
    at = Math.max(at, end);
    isFirst = false;
  }
}

/** A file that could be read before still can be, and a new one can be. */
function proveForm(file: string, before: string | undefined, after: string, about: string): void {
  const read = reader(file);
  if (read === undefined) return;
  if (before !== undefined) {
    try {
      read(before);
    } catch {
      return;
    }
  }
  assert.doesNotThrow(() => read(after), `${about}\nleaves ${file} broken`);
  if (before === undefined) return;
  assert.equal(/\r\n/.test(after), /\r\n/.test(before), `${about}\nmixes line ends`);
  if (before !== "" && !file.endsWith(".ipynb"))
    assert.ok(!before.endsWith("\n") || after.endsWith("\n"), `${about}\nloses the last line's end`);
}

function reader(file: string): ((text: string) => void) | undefined {
  if (/\.ya?ml$/.test(file)) return readYaml;
  if (/\.toml$/.test(file)) return (text) => void parseToml(text);
  if (/\.json$/.test(file)) return (text) => void JSON.parse(text);
  if (/\.ipynb$/.test(file)) return readNotebook;
  if (/\.[cm]?[jt]sx?$/.test(file)) return (text) => readJavaScript(text, /tsx?$/.test(file), /x$/.test(file));
  return undefined;
}

function readJavaScript(text: string, typed: boolean, marked: boolean): void {
  const dialect = [typed ? "ts" : "", marked || !typed ? "jsx" : ""].join(" ").trim();
  parser
    .configure({ dialect })
    .parse(text)
    .iterate({ enter: ({ type, from }) => assert.ok(!type.isError, `broken at ${from}`) });
}

/** It parses, and what is written from what was parsed says the same. */
function readYaml(text: string): void {
  for (const document of parseAllDocuments(text)) {
    if (!("errors" in document)) continue;
    assert.deepEqual(document.errors, []);
    const [again] = parseAllDocuments(document.toString());
    assert.ok(again !== undefined && "toJS" in again);
    assert.deepEqual(again.toJS(), document.toJS());
  }
}

let validate: ReturnType<Ajv["compile"]> | undefined;

/** Holds it against nbformat's own schema, whose draft of JSON Schema differs from ours in its name alone. */
function readNotebook(text: string): void {
  if (validate === undefined) {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(join(ROOT, "test/schemas/nbformat.v4.5.schema.json"), "utf8"));
    validate = new Ajv({ strict: false }).compile(schema);
  }
  const notebook: unknown = JSON.parse(text);
  assert.ok(validate(notebook), JSON.stringify(validate.errors));
}

function pythonCases(files: Files, fixed: Files, fix: Fix, about: string): PythonCase[] {
  const cases: PythonCase[] = [];
  const add = (where: string, before: string, after: string, edits: readonly TextEdit[]) => {
    const spans = edits.map(({ place }) => [place.line, place.column - 1, place.endLine, place.endColumn - 1] as const);
    cases.push({ about: `${about} (${where})`, before, after, edits: spans });
  };
  for (const [file, after] of Object.entries(fixed)) {
    const before = files[file];
    if (before === after) continue;
    const edits = (fix.edits ?? []).filter(({ place }) => place.file === file);
    if (file.endsWith(".py")) add(file, before ?? "", after, edits);
    if (!file.endsWith(".ipynb") || before === undefined) continue;
    for (const cell of new Set(edits.map(({ place }) => place.cell!)))
      add(
        `${file}, cell ${cell}`,
        cellSource(before, cell),
        cellSource(after, cell),
        edits.filter(({ place }) => place.cell === cell),
      );
  }
  return cases;
}

export function apply(files: Files, fix: Fix): Files {
  return { ...files, ...Object.fromEntries(applyFix(fix, (path) => files[path])) };
}
