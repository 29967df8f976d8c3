import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { YamlPair, YamlText } from "../manifest/document.ts";
import { originOf } from "../manifest/document.ts";
import type { DocumentPath, Manifest } from "../manifest/manifest.ts";
import type { Place } from "../model/place.ts";
import { dataEntryFor, modelEntryFor, serviceEntryFor } from "../rules/declared.ts";
import { type Entity, entitiesOf, isWithin, type Mention, mentionsOf, wordOf } from "./entities.ts";
import { kindOf, namesFile } from "./fields.ts";
import { spotAt } from "./spot.ts";
import { type Target, targetOf } from "./targets.ts";
import type { World } from "./world.ts";

/** A stretch of the manifest's text, in offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A reference of the manifest with where it leads. */
export interface Link extends Target {
  /** The stretch of the manifest's text that names it. */
  readonly origin: Stretch;
}

/** Where the name or reference at an offset leads. An entry's own name leads into the source, to what the entry stands for. */
export function definitionsAt(manifest: Manifest, offset: number, world: World | undefined): readonly Link[] {
  const spot = spotAt(manifest, offset);
  if (spot === undefined || spot.role === "key") return [];
  const named = entitiesOf(manifest).find(({ path }) => isField(spot.path, path, "name"));
  const target = named === undefined ? targetOf(manifest, spot.path, spot.word.value, world) : undefined;
  if (target !== undefined) return [{ ...target, origin: spot.word }];
  const places = named === undefined || world === undefined ? [] : inSource(manifest, named, world);
  return places.map((place) => ({ place, what: "source", origin: spot.word }));
}

function isField(path: DocumentPath, entry: DocumentPath, field: string): boolean {
  return path.length === entry.length + 1 && path.at(-1) === field && isWithin(path, entry);
}

/** Reads of a dataset, loads and saves of a model, entries of a service. */
function inSource(manifest: Manifest, { kind, path }: Entity, { inventory }: World): readonly Place[] {
  const same = (entry: { readonly path: DocumentPath } | undefined) => entry?.path[1] === path[1];
  const { datasetReads, modelArtifacts, services } = inventory;
  if (kind === "dataset") return datasetReads.filter((read) => same(dataEntryFor(manifest, read))).map(({ place }) => place);
  if (kind === "model")
    return modelArtifacts.filter((one) => same(modelEntryFor(manifest, one.location))).map(({ place }) => place);
  return services.filter((service) => same(serviceEntryFor(manifest, service))).map(({ place }) => place);
}

/** Every place at which the entity at an offset is named; its own name first. */
export function referencesAt(manifest: Manifest, offset: number): readonly Mention[] {
  const mentions = mentionsOf(manifest);
  const here = mentions.find(({ start, end }) => start <= offset && offset <= end);
  if (here === undefined) return [];
  const same = mentions.filter(({ entity }) => entity.kind === here.entity.kind && entity.name === here.entity.name);
  return same.sort((one, other) => Number(other.definition) - Number(one.definition) || one.start - other.start);
}

/** What a rename at an offset would replace, or why it cannot be done, in a sentence. */
export function renameAt(
  manifest: Manifest,
  offset: number,
  newName: string,
): { readonly edits: readonly Stretch[] } | { readonly problem: string } {
  const mentions = referencesAt(manifest, offset);
  const [first] = mentions;
  if (first === undefined) return { problem: "Only the names of datasets, models and services can be renamed." };
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(newName) || /^(?:true|false|null|[\d.]+)$/i.test(newName)) {
    return { problem: "A name is made of letters, digits, dots, dashes and underscores, and is no number." };
  }
  const taken = mentionsOf(manifest).some(({ entity }) => entity.kind === first.entity.kind && entity.name === newName);
  if (taken && newName !== first.entity.name) return { problem: `There is a ${first.entity.kind} called ${newName} already.` };
  return { edits: mentions };
}

/** Every reference to a file or function that is there. */
export function linksOf(manifest: Manifest, world: World): readonly Link[] {
  const yaml = originOf(manifest)?.yaml;
  const found: Link[] = [];
  const walk = (node: ParsedNode | null | undefined, path: DocumentPath): void => {
    if (isScalar(node)) {
      const word = namesFile(kindOf(path)) ? wordOf(yaml!, node as ParsedNode) : undefined;
      const target = word && targetOf(manifest, path, word.value, world);
      if (target !== undefined) found.push({ ...target, origin: word! });
    } else if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item as ParsedNode, [...path, index]);
    else if (isMap(node)) {
      for (const pair of node.items as YamlPair[]) {
        if (isScalar(pair.key)) walk(pair.value, [...path, String(pair.key.value)]);
      }
    }
  };
  if (yaml !== undefined) walk(yaml.document.contents, []);
  return found;
}

/** One part of the manifest, for an editor's outline. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: "section" | "entry" | "field";
  /** All of it, and its name alone. */
  readonly stretch: Stretch;
  readonly nameStretch: Stretch;
  readonly children: readonly OutlineItem[];
}

/** Sections, their entries by name, and the fields of each. */
export function outlineOf(manifest: Manifest): readonly OutlineItem[] {
  const yaml = originOf(manifest)?.yaml;
  return yaml === undefined ? [] : fields(yaml, yaml.document.contents, 0);
}

/** What names an entry of a list. */
const NAMES = ["name", "system", "metric", "group", "role", "rule", "call"];

function fields(yaml: YamlText, node: ParsedNode | null | undefined, depth: number): readonly OutlineItem[] {
  if (!isMap(node) || depth > 3) return [];
  return (node.items as YamlPair[]).flatMap((pair): OutlineItem[] => {
    const key = wordOf(yaml, pair.key);
    if (key === undefined) return [];
    const { value } = pair;
    const end = Math.max(key.end, value?.range?.[1] ?? 0);
    const stretch = { start: key.start, end: trimmed(yaml.text, key.start, end) };
    const children = isSeq(value) ? entries(yaml, value.items as ParsedNode[], depth) : fields(yaml, value, depth + 1);
    const detail = isScalar(value) ? String(value.value ?? "") : "";
    return [{ name: key.value, detail, kind: depth === 0 ? "section" : "field", stretch, nameStretch: key, children }];
  });
}

function entries(yaml: YamlText, items: readonly ParsedNode[], depth: number): readonly OutlineItem[] {
  return items.flatMap((item): OutlineItem[] => {
    if (!isMap(item) || !item.range) return [];
    const named = NAMES.map((name) =>
      (item.items as YamlPair[]).find((pair) => isScalar(pair.key) && pair.key.value === name),
    ).find((pair) => pair !== undefined);
    const name = named && wordOf(yaml, named.value);
    const stretch = { start: item.range[0], end: trimmed(yaml.text, item.range[0], item.range[1]) };
    if (name === undefined) return [];
    return [{ name: name.value, detail: "", kind: "entry", stretch, nameStretch: name, children: fields(yaml, item, depth + 2) }];
  });
}

function trimmed(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** A place of this manifest as a stretch of its text. */
export function stretchOf(manifest: Manifest, place: Place): Stretch {
  const starts = [0];
  for (let at = manifest.text.indexOf("\n"); at >= 0; at = manifest.text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number) => (starts[line - 1] ?? manifest.text.length) + column - 1;
  return { start: offset(place.line, place.column), end: offset(place.endLine, place.endColumn) };
}
