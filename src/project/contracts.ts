import type { Contract } from "../model/usage.ts";
import type { ConfigFacts } from "../source/facts.ts";

/** Data contracts of the Open Data Contract Standard, and JSON Schemas of one row, with the columns that they name. */
export function contractsOf(configs: readonly ConfigFacts[]): Contract[] {
  const found: Contract[] = [];
  for (const { path, data } of configs) {
    const columns = isRecord(data) ? (openDataContract(data) ?? jsonSchema(data)) : undefined;
    if (columns !== undefined && columns.length > 0) found.push({ file: path, columns });
  }
  return found;
}

/** Version 3: `schema` lists tables, whose `properties` list columns. */
function openDataContract(data: Record<string, unknown>): readonly string[] | undefined {
  if (data.kind !== "DataContract" || !Array.isArray(data.schema)) return undefined;
  const columns: string[] = [];
  for (const table of data.schema) {
    if (!isRecord(table) || !Array.isArray(table.properties)) return undefined;
    for (const property of table.properties) {
      if (!isRecord(property) || typeof property.name !== "string") return undefined;
      columns.push(property.name);
      if (typeof property.physicalName === "string") columns.push(property.physicalName);
    }
  }
  return columns;
}

/** A schema of an object, or of a list of them, that does not build on another schema. */
function jsonSchema(data: Record<string, unknown>): readonly string[] | undefined {
  if (typeof data.$schema !== "string" || !/json-schema\.org/.test(data.$schema)) return undefined;
  const row = data.type === "array" && isRecord(data.items) ? data.items : data;
  const isOpen = row.additionalProperties === true || isRecord(row.additionalProperties) || isRecord(row.patternProperties);
  if (isOpen || ["allOf", "anyOf", "oneOf", "$ref"].some((key) => key in row) || !isRecord(row.properties)) return undefined;
  return Object.keys(row.properties);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
