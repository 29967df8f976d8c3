import { globMatcher } from "../../model/glob.ts";
import type { DatasetRead } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import type { TrackingIndex } from "../tracking.ts";
import { argumentNode, argumentsOf } from "./arguments.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { owning } from "./graph.ts";
import { locate } from "./location.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";
import type { TextValue } from "./values.ts";

/** Methods that write a table, by names that nothing else has: what they are called on need not be known. */
const WRITERS: ReadonlySet<number> = new Set(
  [
    ...["to_csv", "to_parquet", "to_feather", "to_pickle", "to_excel", "to_hdf", "to_orc", "to_stata"],
    ...["write_csv", "write_parquet", "write_ipc", "write_ndjson", "sink_csv", "sink_parquet"],
  ].map((name) => nameHash(name)),
);
const TARGET = { position: 0, keyword: ["path_or_buf", "path", "excel_writer", "file", "target", "fname"] };

interface Written {
  readonly location: string;
  readonly place: Place;
  /** The function that writes; undefined for a file's top level. */
  readonly within: Place | undefined;
}

/**
 * Tells of reads whose file another place of the repository writes. A table that is read and then written again by the same program is mended
 * in place, and remains a source.
 */
export function withMakers(
  reads: readonly DatasetRead[],
  ev: Evaluator,
  units: readonly Unit[],
  tracking: TrackingIndex,
): readonly DatasetRead[] {
  if (reads.length === 0) return reads;
  const writes = units.flatMap((unit) => writtenBy(ev, unit, tracking));
  if (writes.length === 0) return reads;
  return reads.map((read) => {
    const { location } = read;
    if (location === undefined || /^\*/.test(location)) return read;
    const covers = location.includes("*") ? globMatcher(location) : (path: string) => path === location;
    const madeAt = writes.find((write) => covers(write.location) && isAnotherStep(write, read.place))?.place;
    return madeAt === undefined ? read : { ...read, madeAt };
  });
}

/** Which calls of a file that is no test may write a table, by their names. */
export const writersIn = keptWith(({ calledNames, inTests }: Unit): readonly number[] => {
  const found: number[] = [];
  if (!inTests) for (let index = 0; index < calledNames.length; index++) if (WRITERS.has(calledNames[index]!)) found.push(index);
  return found;
});

function writtenBy(ev: Evaluator, unit: Unit, tracking: TrackingIndex): Written[] {
  const { tree } = unit;
  const written: Written[] = [];
  for (const index of writersIn(unit)) {
    const { node, scope } = siteAt(unit, index);
    if (tree.kind[tree.firstChild[node]!] !== Kind.Attribute) continue;
    const target = argumentNode(argumentsOf(tree, node), TARGET);
    if (target === 0) continue;
    ev.begin(unit);
    const { texts } = locate(ev, ev.evaluate(unit, target, scope));
    const owner = owning(scope);
    const within = owner.kind === "function" ? placeOf(unit, owner.node) : undefined;
    for (const value of texts) {
      if (!value.open) written.push({ location: resolved(value, unit, tracking), place: placeOf(unit, node), within });
    }
  }
  return written;
}

function resolved({ text, anchored }: TextValue, unit: Unit, tracking: TrackingIndex): string {
  const bases = anchored ? [""] : unit.facts.notebook ? [unit.folder, ""] : ["", unit.folder];
  return tracking.resolve(text, { bases });
}

/** False where one function, or one program from top to bottom, reads and then writes. */
function isAnotherStep({ place: write, within }: Written, read: Place): boolean {
  if (write.file !== read.file) return true;
  if (within !== undefined && (read.line < within.line || read.line > within.endLine || read.cell !== within.cell)) return true;
  return (write.cell ?? 0) < (read.cell ?? 0) || (write.cell === read.cell && write.line < read.line);
}
