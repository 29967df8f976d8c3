import type { DataEntry, Manifest } from "../manifest/manifest.ts";
import type { Contract } from "../model/usage.ts";
import { readContracts } from "../project/contracts/index.ts";
import { coversLocation, fromRoot } from "./declared.ts";
import type { Surroundings } from "./define.ts";

/** A file, and the table or class in it that a manifest means: `contracts/shop.yaml#orders`, `src/schemas.py:Orders`. */
export function splitContract(reference: string): { readonly file: string; readonly table: string | undefined } {
  const match = /^(.*\.pyw?):([\w.]+)$/.exec(reference) ?? /^([^#]*)#(.+)$/.exec(reference);
  return match === null ? { file: reference, table: undefined } : { file: match[1]!, table: match[2] };
}

/** What the contract that a manifest names says of a dataset; undefined where nothing of it can be read. */
export function contractOf(
  { inventory }: Surroundings,
  manifest: Manifest,
  entry: DataEntry,
): Pick<Contract, "columns" | "closed" | "problems"> | undefined {
  if (entry.contract === undefined) return undefined;
  const { file, table } = splitContract(entry.contract);
  const path = fromRoot(manifest, file);
  const tables = inventory.usage.contracts.filter((one) => one.file === path);
  const meant = chosen(tables, manifest, entry, table);
  // A program declares many classes: which one is meant cannot be guessed.
  if (meant === undefined && path.endsWith(".py")) return tables.length === 1 && table === undefined ? tables[0] : undefined;
  const all = meant === undefined ? (table === undefined ? tables : []) : [meant];
  if (all.every(({ columns, problems }) => columns.length === 0 && problems.length === 0)) return undefined;
  return joined(all);
}

function joined(tables: readonly Contract[]) {
  return {
    columns: tables.flatMap(({ columns }) => columns),
    closed: tables.every(({ closed }) => closed),
    problems: tables.flatMap(({ problems }) => problems),
  };
}

/** The columns that an earlier text of the contract named; none for what is a program. */
export function columnsThen(manifest: Manifest, entry: DataEntry, text: string): readonly string[] {
  const { file, table } = splitContract(entry.contract ?? "");
  if (file.endsWith(".py")) return [];
  const tables = readContracts(fromRoot(manifest, file), text);
  const meant = chosen(tables, manifest, entry, table);
  return joined(meant !== undefined ? [meant] : table === undefined ? tables : []).columns;
}

function chosen(
  tables: readonly Contract[],
  manifest: Manifest,
  entry: DataEntry,
  table: string | undefined,
): Contract | undefined {
  const named = (name: string) =>
    tables.find((one) => one.table === name) ?? tables.find((one) => one.table?.split(".").at(-1) === name);
  if (table !== undefined) return named(table);
  if (tables.length === 1) return tables[0];
  const located = tables.filter((one) => isAt(one, manifest, entry));
  return located.length === 1 ? located[0] : named(entry.name);
}

/** True where a contract says that it is about the place at which the dataset lies. */
function isAt({ locations }: Contract, manifest: Manifest, entry: DataEntry): boolean {
  return entry.locations.some((declared) => locations.some((location) => coversLocation(fromRoot(manifest, declared), location)));
}

/** Contracts that no manifest names but that say that they are about the dataset. */
export function unnamedContract({ inventory }: Surroundings, manifest: Manifest, entry: DataEntry): Contract | undefined {
  return inventory.usage.contracts.find((one) => one.columns.length > 0 && isAt(one, manifest, entry));
}

/** A schema in code that has every column that programs take from the dataset. */
export function likelySchema({ inventory }: Surroundings, columns: readonly string[]): Contract | undefined {
  const used = new Set(columns);
  if (used.size < 2) return undefined;
  return inventory.usage.contracts.find(
    (one) => (one.format === "pandera" || one.format === "pydantic") && [...used].every((column) => one.columns.includes(column)),
  );
}
