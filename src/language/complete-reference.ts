import type { Manifest } from "../manifest/manifest.ts";
import { baseName } from "../model/paths.ts";
import { coversLocation, fromManifest, fromRoot } from "../rules/declared.ts";
import { RULES } from "../rules/registry.generated.ts";
import type { Completion } from "./completion.ts";
import type { Cursor } from "./cursor.ts";
import { type EntityKind, entitiesOf, subjectKey } from "./entities.ts";
import { type FieldKind, kindOf } from "./fields.ts";
import type { World } from "./world.ts";

type Item = Omit<Completion, "bySchema">;

/** Names that a field may refer to: entries of the manifest, files, functions, rules, and what was found in the source. */
export function completeReference(manifest: () => Manifest, cursor: Cursor, world: World | undefined): readonly Completion[] {
  const kind = kindOf(cursor.path);
  return (kind === undefined ? [] : referencesFor(kind, manifest(), cursor, world)).map((item) => ({ ...item, bySchema: false }));
}

function referencesFor(kind: FieldKind, manifest: Manifest, cursor: Cursor, world: World | undefined): readonly Item[] {
  if (kind === "dataset" || kind === "model") return named(manifest, kind);
  if (kind === "rule") return RULES.map(({ id, summary }) => ({ label: id, kind: "rule", insert: id, detail: summary }));
  if (kind === "subject") return subjects(manifest, world);
  if (world === undefined) return [];
  const { typed } = cursor;
  const colon = /^([\w./-]+\.\w+):/.exec(typed);
  const hasSymbols = kind === "symbol" || kind === "entry" || kind === "monitor";
  if (hasSymbols && colon !== null) return symbolsOf(manifest, colon[1]!, world);
  return [...foundInSource(kind, manifest, world), ...paths(manifest, typed, hasSymbols, world)];
}

function named(manifest: Manifest, kind: EntityKind): readonly Item[] {
  const own = entitiesOf(manifest).filter((entity) => entity.kind === kind);
  return own.map(({ name }) => ({ label: name, kind: "entity", insert: name, detail: kind }));
}

/** What waivers may name: what fails now first. */
function subjects(manifest: Manifest, world: World | undefined): readonly Item[] {
  const failing = new Map<string, string>();
  for (const check of world?.checks ?? []) {
    if (check.manifest === manifest.file && check.verdict === "fail") failing.set(check.subject.key, check.message);
  }
  const declared = entitiesOf(manifest).map(subjectKey);
  return [...new Set([...failing.keys(), ...declared])].map((key) => {
    const detail = failing.get(key);
    return { label: key, kind: "entity", insert: key, ...(detail !== undefined && { detail }) };
  });
}

function symbolsOf(manifest: Manifest, file: string, world: World): readonly Item[] {
  const names = world.symbols.names(fromRoot(manifest, file));
  return names.map((name) => ({ label: `${file}:${name}`, kind: "symbol", insert: `${file}:${name}`, detail: `in ${file}` }));
}

/** What the source reads, loads, serves or measures with, and the manifest does not name yet. */
function foundInSource(kind: FieldKind, manifest: Manifest, world: World): readonly Item[] {
  const { datasetReads, modelArtifacts, services, monitors } = world.inventory;
  const found = new Map<string, string>();
  const add = (written: string | undefined, detail: string): void => {
    if (written !== undefined && !found.has(written)) found.set(written, detail);
  };
  const at = ({ file, line }: { readonly file: string; readonly line: number }) => `${baseName(file)}:${line}`;
  const declared = manifest.data.flatMap((entry) => entry.locations.map((location) => fromRoot(manifest, location)));
  if (kind === "data-location") {
    for (const { location, place, inTests } of datasetReads) {
      if (inTests || location === undefined || declared.some((one) => coversLocation(one, location))) continue;
      add(fromManifest(manifest, location), `read at ${at(place)}, not declared yet`);
    }
  }
  if (kind === "model-location") {
    for (const { location, place, op, inTests } of modelArtifacts) {
      if (!inTests && location !== undefined)
        add(fromManifest(manifest, location), `${op === "save" ? "saved" : "loaded"} at ${at(place)}`);
    }
  }
  if (kind === "entry") for (const { entry, name, inTests } of services) if (!inTests) add(fromManifest(manifest, entry), name);
  if (kind === "monitor") {
    for (const { symbol, library, measures } of monitors) {
      add(symbol && fromManifest(manifest, symbol), `${library}: ${measures.join(", ") || "nothing about the model"}`);
    }
  }
  return [...found].map(([label, detail]) => ({ label, kind: "symbol", insert: label, detail }));
}

/** Files and folders of the folder that is being written, so that the list stays short in big projects. */
function paths(manifest: Manifest, typed: string, hasSymbols: boolean, world: World): readonly Item[] {
  const written = typed.slice(0, typed.lastIndexOf("/") + 1);
  const parts = fromRoot(manifest, `${written}.`);
  const folder = parts === "" ? "" : `${parts}/`;
  const inside = new Set<string>();
  for (const path of world.files.paths) {
    if (!path.startsWith(folder)) continue;
    const end = path.indexOf("/", folder.length);
    inside.add(end < 0 ? path.slice(folder.length) : path.slice(folder.length, end + 1));
  }
  const program = /\.(?:py|ipynb|[cm]?[jt]sx?)$/;
  return [...inside]
    .filter((name) => name.endsWith("/") || !hasSymbols || program.test(name))
    .map((name) => {
      const isFolder = name.endsWith("/");
      return { label: `${written}${name}`, kind: isFolder ? "folder" : "file", insert: `${written}${name}`, more: isFolder };
    });
}
