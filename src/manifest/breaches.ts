import { type Data, isGroup } from "./data.ts";
import type { DocumentPath } from "./manifest.ts";
import { referred, SCHEMA, type Schema } from "./schema.ts";

/** One place where a manifest's data breaks its schema: `path` leads to the value that does. */
export type Breach = { readonly path: DocumentPath } & (
  | { readonly keyword: "type"; readonly types: readonly string[] }
  | { readonly keyword: "enum"; readonly allowed: readonly unknown[] }
  | { readonly keyword: "pattern" }
  /** A field that is missing, one that is not known, and a key that must not be used. */
  | { readonly keyword: "required" | "additionalProperties" | "propertyNames"; readonly field: string }
);

/**
 * Everything in which the data breaks the schema. A validator compiled from the schema would be ten times the size of the schema; the few
 * keywords that it uses are quicker interpreted than such a validator is loaded.
 */
export function breaches(data: Data): readonly Breach[] {
  const found: Breach[] = [];
  judge(SCHEMA, data, [], found);
  return found;
}

function judge(schema: Schema, data: Data, path: DocumentPath, found: Breach[]): void {
  const base = referred(schema);
  if (base !== undefined) judge(base, data, path, found);
  if (schema.type !== undefined) {
    const types = [schema.type].flat();
    if (!types.some((type) => isOfType(data, type))) found.push({ keyword: "type", path, types });
  }
  if (schema.enum !== undefined && !schema.enum.includes(data)) found.push({ keyword: "enum", path, allowed: schema.enum });
  if (schema.pattern !== undefined && typeof data === "string" && !new RegExp(schema.pattern, "u").test(data))
    found.push({ keyword: "pattern", path });
  if (isGroup(data)) judgeFields(schema, data, path, found);
  else if (schema.items !== undefined && Array.isArray(data)) {
    for (const [index, item] of data.entries()) judge(schema.items, item, [...path, index], found);
  }
}

function judgeFields(schema: Schema, data: Readonly<Record<string, Data>>, path: DocumentPath, found: Breach[]): void {
  for (const field of schema.required ?? []) if (!Object.hasOwn(data, field)) found.push({ keyword: "required", path, field });
  const { properties = {}, additionalProperties = true, propertyNames } = schema;
  for (const [field, value] of Object.entries(data)) {
    if (propertyNames !== undefined) {
      const own: Breach[] = [];
      judge(propertyNames, field, path, own);
      if (own.length > 0) found.push({ keyword: "propertyNames", path, field });
    }
    if (Object.hasOwn(properties, field)) judge(properties[field]!, value, [...path, field], found);
    else if (additionalProperties === false) found.push({ keyword: "additionalProperties", path, field });
    else if (additionalProperties !== true) judge(additionalProperties, value, [...path, field], found);
  }
}

function isOfType(data: Data, type: string): boolean {
  if (type === "array") return Array.isArray(data);
  if (type === "object") return isGroup(data);
  if (type === "integer") return Number.isInteger(data);
  if (type === "null") return data === null;
  if (type === "number") return Number.isFinite(data);
  return typeof data === type;
}
