import type { Tracer } from "../../knowledge/attach/attachments.ts";
import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { childOfKind, childrenOf, Kind, textOf } from "../../source/python/tree.ts";
import { unitOf } from "../python/unit.ts";
import { callAt, functionAround, isBoundIn } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { beginningOf, belowImports, importEdits, importedAs, isDocstring } from "./imports.ts";
import { placesOf } from "./recording.ts";
import { aboveComments, indentOf, lineAbove } from "./source-text.ts";

export function traced(programs: Programs, calls: readonly Place[], start: string, tracer: Tracer): Change | undefined {
  const found = calls.flatMap((place) => {
    const facts = place.cell === undefined ? programs.python.get(place.file) : undefined;
    const call = facts === undefined || facts.notebook ? 0 : callAt(facts, place);
    return call === 0 ? [] : [{ facts: facts!, call }];
  });
  const { traces } = tracer;
  if (traces !== undefined && !found.some(({ facts }) => traces.some((name) => unitOf(facts).importedModules.includes(name))))
    return undefined;
  if (tracer.decorator !== undefined) return decorated(programs, found, tracer, tracer.decorator);
  const facts = programs.python.get(start);
  if (facts === undefined || facts.notebook || facts.module.tree.errors > 0 || isTaken(facts, tracer)) return undefined;
  const statements = tracer.statements?.join("\n");
  if (statements === undefined) return undefined;
  const edits = [...importEdits(facts, tracer.imports, placesOf(programs, facts)), belowImports(facts, statements, 1)];
  return { edits, newFiles: [] };
}

/**
 * Records the runs of a training: from the top of the function in which it stands, so that nothing is recorded for who only imports the file, or from
 * the top of a script.
 */
export function tracked(programs: Programs, place: Place, tracker: Tracer): Change | undefined {
  const facts = place.cell === undefined ? programs.python.get(place.file) : undefined;
  const call = facts === undefined || facts.notebook || facts.module.tree.errors > 0 ? 0 : callAt(facts, place);
  const statements = tracker.statements;
  if (facts === undefined || call === 0 || statements === undefined || isTaken(facts, tracker)) return undefined;
  const { tree } = facts.module;
  const scope = functionAround(facts, call);
  const imports = importEdits(facts, tracker.imports, placesOf(programs, facts));
  if (scope.kind !== "function") return { edits: [...imports, belowImports(facts, statements.join("\n"), 1)], newFiles: [] };
  const body = childrenOf(tree, childOfKind(tree, scope.node, Kind.Block));
  const first = body.find((node, index) => index > 0 || !isDocstring(tree, node));
  const indent = first === undefined ? undefined : indentOf(tree.text, tree.start[first]!);
  if (first === undefined || indent === undefined) return undefined;
  const lines = statements.map((one) => `${indent}${one}`).join("\n");
  return { edits: [...imports, lineAbove(facts, aboveComments(tree.text, beginningOf(tree, first)), lines)], newFiles: [] };
}

/** Around the functions that ask: nearest to their `def`, so that what registers them takes the traced ones. */
function decorated(
  programs: Programs,
  found: readonly { readonly facts: PythonFacts; readonly call: number }[],
  tracer: Tracer,
  decorator: string,
): Change | undefined {
  const edits: TextEdit[] = [];
  const files = new Set<PythonFacts>();
  const seen = new Set<Scope>();
  for (const { facts, call } of found) {
    const { tree } = facts.module;
    const scope = functionAround(facts, call);
    if (scope.kind !== "function" || seen.has(scope) || tree.errors > 0 || isTaken(facts, tracer)) continue;
    seen.add(scope);
    const at = tree.start[scope.node]!;
    const indent = indentOf(tree.text, at);
    if (indent === undefined || scope.decorators.some((node) => textOf(tree, node) === decorator)) continue;
    edits.push(lineAbove(facts, at, `${indent}@${decorator}`));
    files.add(facts);
  }
  if (edits.length === 0) return undefined;
  const imports = [...files].flatMap((facts) => [...importEdits(facts, tracer.imports, placesOf(programs, facts))]);
  return { edits: [...imports, ...edits], newFiles: [] };
}

/** True when a name that the tracer needs stands for something else in the file. */
function isTaken(facts: PythonFacts, { imports }: Tracer): boolean {
  return imports.some((one) => {
    const name = one.name ?? one.module.split(".")[0]!;
    return isBoundIn(facts, name) && importedAs(facts, one) !== name;
  });
}
