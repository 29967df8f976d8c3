import type { DataEntry, Manifest } from "../manifest/manifest.ts";
import { addressee } from "./claimed.ts";
import { coversLocation, fromRoot } from "./declared.ts";
import type { RuleContext } from "./define.ts";
import { at } from "./known-facts.ts";

export interface DatasetFacts {
  /** What the manifest says of it. */
  readonly declared: readonly string[];
  /** Where programs read it, and what keeps its versions. */
  readonly reads: readonly string[];
  /** The columns that programs take from it. */
  readonly columns: readonly string[];
}

const MOST = 20;

/** What manifest and source tell of one dataset, each with the place where it was read. */
export function datasetFacts({ inventory }: RuleContext, manifest: Manifest, entry: DataEntry): DatasetFacts {
  const isIts = (location: string | undefined) =>
    location !== undefined && entry.locations.some((declared) => coversLocation(fromRoot(manifest, declared), location));
  const fields = [
    ["Location", entry.locations.map((location) => `\`${location}\``).join(", ")],
    ["Kind", entry.kind],
    ["Used for", entry.usedFor.join(", ")],
    ["Source", entry.source],
    ["Versions kept by", entry.version],
    ["Owner", entry.owner],
    ["Licence", entry.licence],
    ["Personal data", entry.personalData],
    ["Contract", entry.contract],
    ["Freshness", entry.freshness],
  ] as const;
  const declared = fields.flatMap(([name, value]) => {
    const text = value === "" ? undefined : addressee(value);
    return text === undefined ? [] : [`${name}: ${text} (${manifest.file})`];
  });
  const reads = inventory.datasetReads
    .filter(({ location, inTests }) => !inTests && isIts(location))
    .map(({ call, place }) => `Read by \`${call}\` ${at(place)}`);
  const columns = inventory.usage.columns.filter(({ location, certain }) => certain && isIts(location));
  const names = [...new Set(columns.map(({ column }) => `\`${column}\``))];
  const first = columns[0];
  return {
    declared,
    reads: [...new Set(reads)].slice(0, MOST),
    columns:
      first === undefined
        ? []
        : [
            `Columns that programs use: ${names.slice(0, MOST).join(", ")}${names.length > MOST ? " …" : ""} (${first.place.file})`,
          ],
  };
}
