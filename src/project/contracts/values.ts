import type { Place, RelatedPlace } from "../../model/place.ts";
import type { Contract, ContractFormat } from "../../model/usage.ts";
import type { Entry, Value } from "../../source/config/yaml-tree.ts";

/** What readers of contracts have in common: a walk over values that keeps places. */
export interface ContractFile {
  readonly file: string;
  readonly root: Value;
  readonly place: (start: number, end: number) => Place;
}

/** Tables of a format; undefined for a file that is not of the format. */
export type ContractReader = (source: ContractFile) => readonly Contract[] | undefined;

export function entry(value: Value | undefined, key: string): Entry | undefined {
  return value?.kind === "map" ? value.entries.find((one) => one.key === key) : undefined;
}

export function field(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  let at = value;
  for (const key of keys) at = entry(at, key)?.value;
  return at;
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && typeof value.value === "string" && value.value !== "" ? value.value : undefined;
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === "scalar" && value.value === true;
}

export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" ? value.items : [];
}

/** Collects the columns of one table, and what is wrong about them. */
export function createTable(source: ContractFile, format: ContractFormat, at: Value) {
  const columns = new Set<string>();
  const problems: RelatedPlace[] = [];
  return {
    column: (name: string | undefined) => void (name !== undefined && columns.add(name)),
    problem: (value: Value, message: string) =>
      void problems.push({ place: source.place(value.start, Math.min(value.end, value.start + 80)), message }),
    /** A list of columns, each with its `name`. */
    named(list: Value | undefined, what: string): void {
      for (const item of itemsOf(list)) {
        const name = textOf(field(item, "name"));
        if (name === undefined) this.problem(item, `This ${what} has no name; every one needs it.`);
        else columns.add(name);
      }
    },
    done(about: {
      readonly table?: string | undefined;
      readonly closed?: boolean;
      readonly locations?: readonly (string | undefined)[];
    }): Contract {
      return {
        file: source.file,
        format,
        ...(about.table !== undefined && { table: about.table }),
        columns: [...columns],
        closed: about.closed ?? true,
        locations: (about.locations ?? []).filter((one) => one !== undefined),
        place: source.place(at.start, at.start),
        problems,
      };
    },
  };
}
