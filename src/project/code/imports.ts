import type { TextEdit } from "../../model/fix.ts";
import type { PythonFacts } from "../../source/facts.ts";
import type { ImportFact } from "../../source/python/module.ts";
import { Kind, type Tree } from "../../source/python/tree.ts";
import { endsLine, lineEnd, lineStart, replacing } from "./source-text.ts";
import { isStandard } from "./standard-library.ts";

/** `import module`, or `from module import name`; leading dots belong to the module. */
export interface Import {
  readonly module: string;
  readonly name?: string;
}

/** Where an import belongs, as isort and its kin sort them. */
const GROUPS = ["future", "standard", "installed", "own"] as const;
type Group = (typeof GROUPS)[number];

export interface ImportPlaces {
  /** True for modules of the project itself. */
  readonly isOwn: (module: string, level: number) => boolean;
}

/**
 * Edits that import what is missing, each in its place in the block of imports at the top: behind the docstring and `from __future__`, in the
 * group to which it belongs, sorted where the group is. Nothing for what the file imports already.
 */
export function importEdits(facts: PythonFacts, wanted: readonly Import[], places: ImportPlaces): readonly TextEdit[] {
  const joined = new Set<Import>();
  const extended: TextEdit[] = [];
  for (const one of wanted) {
    const line = isKnown(facts, one) ? undefined : lineOf(facts, one);
    if (line === undefined) continue;
    joined.add(one);
    extended.push(intoLine(facts, line, one.name!));
  }
  const missing = wanted.filter((one) => !isKnown(facts, one) && !joined.has(one));
  const written = new Map<number, { readonly group: Group; readonly lines: Import[]; readonly place: Spot }>();
  for (const one of [...missing].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const group = groupOf(one, places);
    const spot = spotFor(facts, one, group, places);
    // Two that go to the same place and group stand below each other.
    const same = written.get(spot.at * GROUPS.length + GROUPS.indexOf(group));
    if (same === undefined) written.set(spot.at * GROUPS.length + GROUPS.indexOf(group), { group, lines: [one], place: spot });
    else same.lines.push(one);
  }
  const sorted = [...written.values()].sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
  return [...extended, ...join(facts, sorted)];
}

/** The name by which the file's top level knows it already: its own where it has several. */
export function importedAs(facts: PythonFacts, { module, name }: Import): string | undefined {
  const level = /^\.*/.exec(module)![0].length;
  const found = facts.module.imports.filter(
    (one) =>
      one.scope === 0 &&
      !one.typeOnly &&
      one.level === level &&
      one.name === name &&
      (one.module === module.slice(level) || (name === undefined && !one.alias && one.module.startsWith(`${module}.`))),
  );
  return (found.find(({ bound }) => bound === ownName({ module, ...(name !== undefined && { name }) })) ?? found[0])?.bound;
}

/** True when code can use it by its own name. */
function isKnown(facts: PythonFacts, one: Import): boolean {
  return importedAs(facts, one) === ownName(one);
}

function ownName({ module, name }: Import): string {
  return name ?? module.split(".")[0]!;
}

/** One line for each module: names of one module stand together. */
export function importLines(imports: readonly Import[]): readonly string[] {
  const lines = new Map<string, string>();
  for (const { module, name } of imports) {
    const line = lines.get(`from ${module}`);
    if (name === undefined) lines.set(`import ${module}`, `import ${module}`);
    else lines.set(`from ${module}`, line === undefined ? `from ${module} import ${name}` : `${line}, ${name}`);
  }
  return [...lines.values()];
}

/** One more name in a line: where the order of names asks for it, constants before classes before all else, or at the end. */
function intoLine(facts: PythonFacts, line: HeadImport, name: string): TextEdit {
  const { text } = facts.module.tree;
  const first = text.indexOf(" import ", line.start) + " import ".length;
  const order = (one: string) => `${/^[A-Z][A-Z0-9_]+$/.test(one) ? 0 : /^[A-Z]/.test(one) ? 1 : 2} ${one.toLowerCase()}`;
  const names = text.slice(first, line.end).split(",");
  let at = first;
  for (const one of names) {
    const start = at + one.length - one.trimStart().length;
    if (order(one.trim()) > order(name)) return replacing(facts, start, start, `${name}, `);
    at += one.length + 1;
  }
  return replacing(facts, line.end, line.end, `, ${name}`);
}

/** The line at the top that imports other names of the same module, without brackets, so that one more fits behind them. */
function lineOf(facts: PythonFacts, { module, name }: Import): HeadImport | undefined {
  if (name === undefined || module.startsWith(".")) return undefined;
  const { text } = facts.module.tree;
  return headImports(facts).find(
    (one) =>
      one.level === 0 &&
      one.module === module &&
      one.name !== undefined &&
      /^[^()*\\\r\n]{0,80}$/.test(text.slice(one.start, one.end)),
  );
}

/** The imports of a new file, in their groups and order. */
export function inOrder(imports: readonly Import[]): readonly (readonly Import[])[] {
  const sorted = [...imports].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const of = (one: Import) => groupOf(one, { isOwn: () => false });
  return GROUPS.map((group) => sorted.filter((one) => of(one) === group)).filter((group) => group.length > 0);
}

/**
 * Puts code behind the imports with which a file begins, with `gap` blank lines around it. To be listed behind the edits of `importEdits`: what goes
 * to one point keeps its order.
 */
export function belowImports(facts: PythonFacts, code: string, gap = 2): TextEdit {
  const { text } = facts.module.tree;
  const last = headImports(facts).at(-1);
  const blank = "\n".repeat(/^(?:async def|def|class|@)/.test(code) ? gap : 1);
  const spot = last === undefined ? bare(facts) : { at: lineEnd(text, last.end), before: false };
  if (spot.before) return replacing(facts, spot.at, spot.at, `${code}\n${"\n".repeat(gap)}`);
  const below = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(spot.at))![0].match(/\r\n|\r|\n/g)?.length ?? 0;
  const rest = spot.at + below >= text.length ? "" : "\n".repeat(Math.max(gap + 1 - below, 0));
  return replacing(facts, spot.at, spot.at, `\n${blank}${code}${rest}`);
}

/** One stretch of new lines: put in after a line (`before` false) or before one. */
interface Spot {
  readonly at: number;
  readonly before: boolean;
  /** A blank line is needed between the new lines and what stands there. */
  readonly gapAbove: boolean;
  readonly gapBelow: boolean;
}

function spotFor(facts: PythonFacts, wanted: Import, group: Group, places: ImportPlaces): Spot {
  const head = headImports(facts);
  const { text } = facts.module.tree;
  const grouped = head.map((one) => ({ ...one, group: groupOf(one, places) }));
  const same = grouped.filter((one) => one.group === group);
  if (same.length > 0) {
    const isSorted = same.every((one, at) => at === 0 || key(same[at - 1]!) <= key(one));
    const after = isSorted ? same.findLast((one) => key(one) <= key(wanted)) : same.at(-1);
    if (after !== undefined) return { at: lineEnd(text, after.end), before: false, gapAbove: false, gapBelow: false };
    return { at: lineStart(text, same[0]!.start), before: true, gapAbove: false, gapBelow: false };
  }
  const earlier = grouped.findLast((one) => GROUPS.indexOf(one.group) < GROUPS.indexOf(group));
  if (earlier !== undefined) return { at: lineEnd(text, earlier.end), before: false, gapAbove: true, gapBelow: false };
  if (grouped.length > 0) return { at: lineStart(text, grouped[0]!.start), before: true, gapAbove: false, gapBelow: true };
  return bare(facts);
}

/** In a file that imports nothing at its top: behind the docstring, or before the first statement and below what is said above it. */
function bare(facts: PythonFacts): Spot {
  const { tree } = facts.module;
  const first = tree.firstChild[tree.root]!;
  if (first === 0) return { at: tree.text.length, before: true, gapAbove: false, gapBelow: false };
  if (isDocstring(tree, first)) {
    return { at: lineEnd(tree.text, tree.end[first]!), before: false, gapAbove: true, gapBelow: false };
  }
  return { at: lineStart(tree.text, beginningOf(tree, first)), before: true, gapAbove: false, gapBelow: true };
}

/** Where a statement begins, its decorators included. */
export function beginningOf(tree: Tree, statement: number): number {
  const first = tree.firstChild[statement]!;
  return first !== 0 && tree.kind[first] === Kind.Decorator ? tree.start[first]! : tree.start[statement]!;
}

export function isDocstring(tree: Tree, statement: number): boolean {
  if (tree.kind[statement] !== Kind.ExpressionStatement) return false;
  const kind = tree.kind[tree.firstChild[statement]!];
  return kind === Kind.String || kind === Kind.JoinedString;
}

interface HeadImport {
  readonly module: string;
  readonly level: number;
  readonly name?: string;
  readonly start: number;
  readonly end: number;
}

/** The first imports of the file that stand together, up to the next other statement, one for each statement that has its lines to itself. */
export function headImports(facts: PythonFacts): readonly HeadImport[] {
  const { tree, imports } = facts.module;
  const byStatement = new Map<number, ImportFact>();
  for (const fact of imports) if (!byStatement.has(fact.statement)) byStatement.set(fact.statement, fact);
  const found: HeadImport[] = [];
  for (let statement = tree.firstChild[tree.root]!; statement !== 0; statement = tree.nextSibling[statement]!) {
    const fact = byStatement.get(statement);
    if (fact === undefined) {
      // What some do before they import anything: a version, a path, an environment variable.
      if (found.length === 0) continue;
      break;
    }
    const [start, end] = [tree.start[statement]!, tree.end[statement]!];
    if (!endsLine(tree.text, end) || lineStart(tree.text, start) !== start) continue;
    const { module, level, name } = fact;
    found.push({ module, level, ...(name !== undefined && { name }), start, end });
  }
  return found;
}

function groupOf(one: Import & { readonly level?: number }, { isOwn }: ImportPlaces): Group {
  const level = one.level ?? /^\.*/.exec(one.module)![0].length;
  const bareModule = one.module.replace(/^\.+/, "");
  if (level > 0) return "own";
  if (bareModule === "__future__") return "future";
  if (isStandard(bareModule)) return "standard";
  return isOwn(bareModule, 0) ? "own" : "installed";
}

/** `import x` stands before `from x import y`, both by name. */
function key({ module, name, level = 0 }: Import & { readonly level?: number }): string {
  const bareModule = module.replace(/^\.+/, "");
  const dots = level + (module.length - bareModule.length);
  return `${name === undefined ? 0 : 1} ${dots > 0 ? 1 : 0} ${bareModule.toLowerCase()}`;
}

type Written = { readonly lines: readonly Import[]; readonly place: Spot };

/** One edit for each point: lines of several groups at one point are parted by blank lines. */
function join(facts: PythonFacts, written: readonly Written[]): readonly TextEdit[] {
  const byPoint = new Map<string, Written[]>();
  for (const one of written) {
    const point = `${one.place.at} ${one.place.before}`;
    byPoint.set(point, [...(byPoint.get(point) ?? []), one]);
  }
  return [...byPoint.values()].map((here) => {
    const { at, before } = here[0]!.place;
    const lines = here.flatMap(({ lines: own, place }, index) => [
      ...(index > 0 || (!before && place.gapAbove) ? [""] : []),
      ...importLines(own),
    ]);
    const last = here.at(-1)!.place;
    if (before) return replacing(facts, at, at, `${[...lines, ...(last.gapBelow ? [""] : [])].join("\n")}\n`);
    return replacing(facts, at, at, `\n${lines.join("\n")}`);
  });
}
