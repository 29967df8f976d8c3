import type { DatasetRead, ModelArtifact } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import type { CatalogueEntry, ConfigFacts, PythonFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { collect } from "../collect.ts";
import type { InventoryPart } from "../inventory-part.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "../python/arguments.ts";
import { isTestPath } from "../python/unit.ts";
import type { TrackingIndex } from "../tracking.ts";

/** Where a program uses an entry of a catalogue, by its name. */
interface Use {
  readonly name: string;
  readonly file: string;
  readonly as: "input" | "output";
  readonly place: () => Place;
}

/**
 * What pipelines read and write by the names of a catalogue (Kedro's, intake's): found where the catalogue says which file it is, when a node of the same
 * project asks for it.
 */
export function cataloguePart(
  configs: readonly ConfigFacts[],
  python: readonly PythonFacts[],
  tracking: TrackingIndex,
): InventoryPart {
  const datasetReads: DatasetRead[] = [];
  const modelArtifacts: ModelArtifact[] = [];
  const catalogues = configs.filter(({ catalogue }) => catalogue.length > 0);
  const uses = catalogues.length === 0 ? [] : collect(python, usesOf);
  for (const catalogue of catalogues) {
    const project = projectOf(catalogue.path);
    const own = uses.filter((use) => project === "" || use.file.startsWith(`${project}/`));
    for (const entry of catalogue.catalogue) {
      const input = own.find((use) => use.name === entry.name && use.as === "input");
      const output = own.find((use) => use.name === entry.name && use.as === "output");
      if (entry.role === "model") {
        if (output !== undefined) modelArtifacts.push({ ...item(entry, output, tracking), op: "save", unsafe: false });
        else if (input !== undefined) modelArtifacts.push({ ...item(entry, input, tracking), op: "load", unsafe: false });
      } else if (input !== undefined && !(output !== undefined && isResult(entry)))
        datasetReads.push(item(entry, input, tracking));
    }
  }
  return { datasetReads, modelArtifacts, services: [], inferenceCalls: [], monitors: [], literals: [], aiFiles: new Set() };
}

/** Kedro's own layers for what models answered, and for reports of that: a later node compares or draws them. */
function isResult({ location }: CatalogueEntry): boolean {
  return /(?:^|\/)\d\d_(?:model_outputs?|reporting)\//.test(location ?? "");
}

function item(entry: CatalogueEntry, use: Use, tracking: TrackingIndex): DatasetRead {
  const { location, place } = entry;
  const result = tracking.track(location);
  const verb = use.as === "input" ? "read" : "written";
  return {
    place,
    reasons: [
      { place, message: `the catalogue's ${entry.name} is ${location ?? "at a place that could not be resolved"}` },
      { place: use.place(), message: `it is ${verb} by its name here` },
      { place: result.place ?? place, message: result.reason },
    ],
    call: `catalogue entry ${entry.name}`,
    location,
    tracking: result,
    context: "offline",
    inTests: isTestPath(place.file),
  };
}

/** The folder of a Kedro project, above `conf/`; else the catalogue's own. */
function projectOf(path: string): string {
  const conf = /^(?:(.*)\/)?conf\/[^/]+\/.*$/.exec(path);
  if (conf !== null) return conf[1] ?? "";
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

const usesOf = keptWith((facts: PythonFacts): readonly Use[] => {
  const { module, path, positions } = facts;
  const { tree } = module;
  const imported = (name: string) => module.imports.some((fact) => fact.module === name || fact.module.startsWith(`${name}.`));
  const uses: Use[] = [];
  const add = (name: string, as: Use["as"], node: number) =>
    uses.push({ name, file: path, as, place: () => positions.place(path, tree.start[node]!, tree.end[node]!) });
  if (imported("kedro") || facts.notebook) {
    for (const call of module.calls) {
      const callee = textOf(tree, tree.firstChild[call]!);
      if (/(^|\.)[nN]ode$/.test(callee)) {
        const { positional, keywords } = argumentsOf(tree, call);
        for (const name of stringsIn(tree, keywords.get("inputs") ?? positional[1] ?? 0)) add(name, "input", call);
        for (const name of stringsIn(tree, keywords.get("outputs") ?? positional[2] ?? 0)) add(name, "output", call);
      } else if (/(^|\.)catalog\.(load|save)$/.test(callee)) {
        for (const name of stringsIn(tree, argumentsOf(tree, call).positional[0] ?? 0))
          add(name, callee.endsWith("load") ? "input" : "output", call);
      }
    }
  }
  if (imported("intake"))
    for (const call of module.calls) {
      const name = /(?:\.|\[["'])(\w+)(?:["']\])?(?:\([^()]*\))?\.(?:read|to_dask|read_chunked|to_spark)$/.exec(
        textOf(tree, tree.firstChild[call]!),
      )?.[1];
      if (name !== undefined) add(name, "input", call);
    }
  return uses;
});

/** The strings of an expression; of a dictionary, its values and keys alike. */
function stringsIn(tree: Tree, node: number): readonly string[] {
  if (node === 0) return [];
  if (tree.kind[node] === Kind.String) return [stringValue(tree, node) ?? ""];
  const found: string[] = [];
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) found.push(...stringsIn(tree, child));
  return found;
}
