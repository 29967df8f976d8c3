import type { Manifest } from "../manifest/manifest.ts";
import { flowText, scalarText } from "../manifest/render.ts";
import { completeReference } from "./complete-reference.ts";
import type { Completion, Completions } from "./completion.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { allows, type DocumentedSchema, fieldsOf, schemaAt } from "./schema.ts";
import { entrySnippet } from "./snippets.ts";
import type { World } from "./world.ts";

/** What could be written at an offset of a manifest, however incomplete the text is. The manifest is read only where something of it can be named. */
export function complete(
  text: string,
  offset: number,
  schema: DocumentedSchema,
  world: World | undefined,
  manifest: () => Manifest,
): Completions {
  const cursor = cursorAt(text, offset);
  const at = cursor && schemaAt(schema, cursor.path);
  if (cursor === undefined || at === undefined) return { start: offset, end: offset, wordEnd: offset, items: [] };
  const items = cursor.role === "key" ? keys(schema, at, cursor) : values(schema, at, cursor, world, manifest);
  return { start: cursor.start, end: offset, wordEnd: cursor.end, items };
}

/** Fields that the mapping has not got yet, those that must be given first. */
function keys(root: DocumentedSchema, schema: DocumentedSchema, cursor: Cursor): readonly Completion[] {
  const { siblings, typed } = cursor;
  const entry = siblings.length === 0 && typed === "" && !cursor.hasColon ? entrySnippet(cursor.path) : undefined;
  const fields = fieldsOf(root, schema).filter(({ name }) => !siblings.includes(name));
  const required = (name: string) => Number(schema.required?.includes(name) ?? false);
  const sorted = [...fields].sort((one, other) => required(other.name) - required(one.name));
  return [
    ...sorted.map(({ name, schema: field }): Completion => {
      const form = formOf(field, cursor);
      return {
        label: name,
        kind: "field",
        insert: cursor.hasColon ? name : `${keyText(name)}${form.text}`,
        isSnippet: !cursor.hasColon && form.text.includes("$"),
        detail: typeText(field),
        documentation: describe(field),
        more: !cursor.hasColon && form.more,
        bySchema: true,
      };
    }),
    ...(entry === undefined ? [] : [indented(entry, cursor)]),
  ];
}

/** A rule's id holds a slash, which needs no quotes; `data/*` neither. */
function keyText(name: string): string {
  return scalarText(name);
}

/** What stands behind a new key. */
function formOf(schema: DocumentedSchema, { flow, inset }: Cursor): { readonly text: string; readonly more: boolean } {
  if (flow) return { text: ": ", more: true };
  const below = `\n${" ".repeat(inset + 2)}`;
  const { items } = schema;
  if (items !== undefined && !allows(schema, "string")) {
    const isGroups = items.$ref !== undefined ? !("enum" in items) && items.type !== "string" : items.type === "object";
    return isGroups ? { text: `:${below}- $0`, more: true } : { text: ": [$0]", more: true };
  }
  if (schema.type === "object") return { text: `:${below}$0`, more: true };
  if (schema.default !== undefined && schema.enum?.length === 1) return { text: `: ${schema.default}`, more: false };
  return { text: ": ", more: true };
}

function values(
  root: DocumentedSchema,
  schema: DocumentedSchema,
  cursor: Cursor,
  world: World | undefined,
  manifest: () => Manifest,
): readonly Completion[] {
  const dash = cursor.needsDash ? "- " : "";
  const found: Completion[] = [];
  // An entry of a list begins with one of its fields.
  if (schema.type === "object" && typeof cursor.path.at(-1) === "number") {
    const inset = cursor.inset + dash.length;
    const entry = { ...cursor, inset, siblings: [], hasColon: false };
    found.push(...keys(root, schema, entry).map((item) => ({ ...item, insert: `${dash}${item.insert}` })));
  }
  const names = schema.enum ?? [];
  for (const name of names) found.push(value(String(name), cursor, schema));
  const list = schema.items && !allows(schema, "string") ? schemaAt(root, [...cursor.path, 0]) : undefined;
  for (const name of list?.enum ?? []) {
    found.push({ ...value(String(name), cursor, list!), label: `[${name}]`, insert: flowText([String(name)]) });
  }
  for (const item of completeReference(manifest, cursor, world)) {
    found.push({ ...item, insert: `${dash}${item.isSnippet ? item.insert : written(item.insert, cursor)}` });
  }
  return found;
}

function value(name: string, cursor: Cursor, schema: DocumentedSchema): Completion {
  const meaning = new RegExp(`\`${name.replace(/[*/.]/g, "\\$&")}\`[,:]? ?([^.;]*)`).exec(schema.description ?? "")?.[1];
  return {
    label: name,
    kind: "value",
    insert: written(name, cursor),
    ...(meaning && { detail: meaning.trim() }),
    documentation: describe(schema),
    bySchema: true,
  };
}

/** As YAML writes it: within quotes as it is, else quoted where it would be read as something else. */
function written(text: string, { quote }: Cursor): string {
  return quote !== "" ? text : scalarText(text);
}

function indented(entry: Completion, { inset }: Cursor): Completion {
  return { ...entry, insert: entry.insert.replace(/\n/g, `\n${" ".repeat(inset)}`) };
}

/** What YAML's users call the types of JSON. */
const TYPE_NAMES: Readonly<Record<string, string>> = { array: "list", object: "mapping", string: "text" };

function typeText(schema: DocumentedSchema): string {
  if (schema.enum !== undefined) return schema.enum.length > 8 ? "" : schema.enum.join(" | ");
  if (schema.title !== undefined && !schema.title.endsWith("section")) return schema.title;
  return [schema.type ?? ""]
    .flat()
    .map((type) => TYPE_NAMES[type] ?? type)
    .join(" or ");
}

/** What a field means, with an example, as Markdown. */
export function describe(schema: DocumentedSchema): string {
  const [example] = schema.examples ?? [];
  const shown =
    example === undefined ? "" : `\n\nExample: \`${typeof example === "string" ? example : flowText(example as never)}\``;
  return `${schema.description ?? ""}${shown}`;
}
