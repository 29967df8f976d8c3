import { isScalar, type ParsedNode, type Scalar } from "yaml";
import { locate, originOf, type YamlText } from "../manifest/document.ts";
import type { DocumentPath, Manifest } from "../manifest/manifest.ts";

export type EntityKind = "dataset" | "model" | "service";

/** Something that a manifest gives a name to and refers to by it. */
export interface Entity {
  readonly kind: EntityKind;
  readonly name: string;
  /** Of its entry: `["data", 0]`. */
  readonly path: DocumentPath;
}

/** One place at which an entity's name stands. Offsets are into the manifest's text, within quotes where there are some. */
export interface Mention {
  readonly entity: Entity;
  /** True where the name is given, not referred to. */
  readonly definition: boolean;
  readonly start: number;
  readonly end: number;
}

/** By what checks and waivers call it: `services.scoring-api`. */
export function subjectKey({ path, name }: Entity): string {
  return `${path[0]}.${name}`;
}

/** True for a place in the document that is an entry or lies in it. */
export function isWithin(path: DocumentPath, entry: DocumentPath): boolean {
  return entry.every((step, index) => path[index] === step);
}

export function entitiesOf(manifest: Manifest): readonly Entity[] {
  const named = (kind: EntityKind, entries: readonly { readonly name: string; readonly path: DocumentPath }[]) =>
    entries.map(({ name, path }): Entity => ({ kind, name, path }));
  return [...named("dataset", manifest.data), ...named("model", manifest.models), ...named("service", manifest.services)].filter(
    ({ name }) => name !== "",
  );
}

/** Every place at which names of entities stand, in no order. */
export function mentionsOf(manifest: Manifest): readonly Mention[] {
  const yaml = originOf(manifest)?.yaml;
  if (yaml === undefined) return [];
  const entities = entitiesOf(manifest);
  const found: Mention[] = [];
  const add = (kind: EntityKind, name: string | undefined, path: DocumentPath, definition = false, skip = 0): void => {
    const entity = entities.find((one) => one.kind === kind && one.name === name);
    const stretch = entity && wordAt(yaml, path);
    if (entity === undefined || stretch === undefined) return;
    // In `services.scoring-api` only what follows the dot is the name.
    found.push({ entity, definition, start: stretch.start + skip, end: stretch.start + skip + entity.name.length });
  };
  for (const { kind, name, path } of entities) add(kind, name, [...path, "name"], true);
  for (const { path, trainingData } of manifest.models) {
    for (const [index, name] of trainingData.entries()) add("dataset", name, [...path, "training-data", index]);
  }
  for (const { path, models, monitoring } of manifest.services) {
    for (const [index, name] of models.entries()) add("model", name, [...path, "models", index]);
    for (const monitor of monitoring) add("dataset", monitor.reference, [...monitor.path, "reference"]);
  }
  for (const { path, subject } of manifest.waivers) {
    const entity = entities.find((one) => subjectKey(one) === subject);
    if (entity !== undefined) add(entity.kind, entity.name, [...path, "subject"], false, subject!.length - entity.name.length);
  }
  return found;
}

/** The stretch of a scalar's own text. Undefined where it is written in a way that is not its value letter by letter. */
export function wordAt(
  yaml: YamlText,
  path: DocumentPath,
): { readonly start: number; readonly end: number; readonly value: string } | undefined {
  const { found, node } = locate(yaml, path);
  return found ? wordOf(yaml, node) : undefined;
}

export function wordOf(yaml: YamlText, node: ParsedNode | null | undefined) {
  if (!isScalar(node) || !node.range) return undefined;
  const quoted = (node as Scalar).type?.startsWith("QUOTE") ? 1 : 0;
  const start = node.range[0] + quoted;
  const end = node.range[1] - quoted;
  const value = String((node as Scalar).value);
  return yaml.text.slice(start, end) === value ? { start, end, value } : undefined;
}
