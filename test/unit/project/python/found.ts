import { type InventoryOptions, inventoryOf } from "../inventory-of.ts";

type Files = Readonly<Record<string, string>>;

/** Dataset reads in one line each: `src/a.py:3 pandas.read_csv data/x.csv git`; `?` stands for what could not be told. */
export async function reads(files: Files, options?: InventoryOptions): Promise<readonly string[]> {
  const { datasetReads } = await inventoryOf(files, options);
  return datasetReads.map((read) => {
    const { file, cell, line } = read.place;
    return `${file}:${cell === undefined ? "" : `${cell}/`}${line} ${read.call} ${read.location ?? "?"} ${read.tracking.tracker}`;
  });
}

/** Model artefacts in one line each: `save src/a.py:3 joblib.dump models/m.joblib none`. */
export async function artifacts(files: Files, options?: InventoryOptions): Promise<readonly string[]> {
  const { modelArtifacts } = await inventoryOf(files, options);
  return modelArtifacts.map((one) => {
    const { file, cell, line } = one.place;
    return `${one.op} ${file}:${cell === undefined ? "" : `${cell}/`}${line} ${one.call} ${one.location ?? "?"} ${one.tracking.tracker}`;
  });
}

/** The locations of all dataset reads, in file and line order. */
export async function locations(files: Files, options?: InventoryOptions): Promise<readonly string[]> {
  const { datasetReads } = await inventoryOf(files, options);
  return datasetReads.map((read) => read.location ?? "?");
}

/** A notebook of code cells. */
export function notebook(...cells: readonly string[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { language: "python", name: "python3" } },
    cells: cells.map((source) => ({
      cell_type: "code",
      metadata: {},
      execution_count: null,
      outputs: [],
      source: source.split(/(?<=\n)/),
    })),
  });
}
