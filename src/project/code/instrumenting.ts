import type { Instrument } from "../../knowledge/attach/attachments.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { unitOf } from "../python/unit.ts";
import { isBoundIn } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { importEdits, importedAs } from "./imports.ts";
import { filled, placesOf } from "./recording.ts";
import { endsLine, indentOf, isStatement, lineBelow, pathTo } from "./source-text.ts";

interface Application {
  readonly facts: PythonFacts;
  readonly name: string;
  readonly indent: string;
  /** Where its statement ends. */
  readonly end: number;
}

/** Puts the statements right behind the one that makes the application. */
export function instrumented(programs: Programs, file: string, instrument: Instrument): Change | undefined {
  const all = [...programs.python.values()].filter((facts) => !facts.notebook && !unitOf(facts).inTests);
  const found = all.flatMap((facts) => applicationsIn(facts, instrument));
  const own = found.filter(({ facts }) => facts.path === file);
  const [app, ...others] = own.length > 0 ? own : found;
  if (app === undefined || others.length > 0) return undefined;
  const { facts } = app;
  const bound = instrument.imports.filter((one) => importedAs(facts, one) === undefined);
  if (bound.some((one) => isBoundIn(facts, one.name ?? one.module))) return undefined;
  const statements = instrument.statements.map((one) => `${app.indent}${filled(one, { app: app.name })}`);
  return {
    edits: [
      ...importEdits(facts, instrument.imports, placesOf(programs, facts)),
      lineBelow(facts, app.end, statements.join("\n")),
    ],
    newFiles: [],
  };
}

function applicationsIn(facts: PythonFacts, { application }: Instrument): readonly Application[] {
  const { tree, scopes } = facts.module;
  const names = new Set<string>();
  const imported = importedAs(facts, application);
  if (imported !== undefined) names.add(imported);
  const module = importedAs(facts, { module: application.module });
  if (module !== undefined) names.add(`${module}.${application.name}`);
  if (names.size === 0 || tree.errors > 0) return [];
  const found: Application[] = [];
  for (const scope of scopes) {
    if (scope.kind !== "module" && scope.kind !== "function") continue;
    for (const [name, bindings] of scope.bindings) {
      for (const binding of bindings) {
        if (binding.kind !== "assignment" || binding.unpack !== undefined || tree.kind[binding.value] !== Kind.Call) continue;
        if (!names.has(textOf(tree, tree.firstChild[binding.value]!))) continue;
        const statement = pathTo(tree, binding.value).findLast((node) => isStatement(tree.kind[node]!)) ?? 0;
        const indent = indentOf(tree.text, tree.start[statement]!);
        const end = tree.end[statement]!;
        if (statement !== 0 && indent !== undefined && endsLine(tree.text, end)) found.push({ facts, name, indent, end });
      }
    }
  }
  return found;
}
