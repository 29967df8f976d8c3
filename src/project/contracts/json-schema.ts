import { type ContractReader, createTable, entry, field, textOf } from "./values.ts";

/** A schema of an object, or of a list of them. One that builds on others says nothing of its own that could be relied upon. */
export const readJsonSchema: ContractReader = (source) => {
  const { root } = source;
  if (!/json-schema\.org/.test(textOf(field(root, "$schema")) ?? "")) return undefined;
  const row = textOf(field(root, "type")) === "array" ? (field(root, "items") ?? root) : root;
  const properties = field(row, "properties");
  if (properties?.kind !== "map" || ["allOf", "anyOf", "oneOf", "$ref"].some((key) => entry(row, key) !== undefined)) return [];
  const additional = field(row, "additionalProperties");
  const isOpen = additional?.kind === "map" || (additional?.kind === "scalar" && additional.value === true);
  const made = createTable(source, "JSON Schema", row);
  for (const { key } of properties.entries) made.column(key);
  return [made.done({ closed: !isOpen && entry(row, "patternProperties") === undefined })];
};
