import type { Contract } from "../../model/usage.ts";
import type { Value } from "../../source/config/yaml-tree.ts";
import { type ContractFile, type ContractReader, createTable, field, itemsOf, textOf } from "./values.ts";

/** What a Table Schema has at its top, so that other files with `fields` are not taken for one. */
const TABLE_SCHEMA = [
  "$schema",
  "fields",
  "fieldsMatch",
  "primaryKey",
  "foreignKeys",
  "uniqueKeys",
  "missingValues",
  "name",
  "title",
  "description",
];

/** A Data Package, whose resources have a schema each, or a Table Schema by itself. */
export const readFrictionless: ContractReader = (source) => {
  const { root, file } = source;
  const resources = itemsOf(field(root, "resources"));
  if (
    resources.length > 0 &&
    (/(?:^|\/)(?:[\w-]+\.)?datapackage\.(?:json|ya?ml)$/i.test(file) || resources.some((one) => field(one, "schema", "fields")))
  )
    return resources.flatMap((resource) => {
      const schema = field(resource, "schema");
      const path = field(resource, "path");
      const paths = path?.kind === "list" ? path.items.map(textOf) : [textOf(path)];
      return schema?.kind === "map" ? [tableOf(source, schema, textOf(field(resource, "name")), paths)] : [];
    });
  const fields = itemsOf(field(root, "fields"));
  const isSchema =
    root.kind === "map" &&
    fields.length > 0 &&
    root.entries.every(({ key }) => TABLE_SCHEMA.includes(key)) &&
    fields.every((one) => one.kind === "map" && textOf(field(one, "type")) !== undefined);
  return isSchema ? [tableOf(source, root, undefined, [])] : undefined;
};

function tableOf(
  source: ContractFile,
  schema: Value,
  table: string | undefined,
  paths: readonly (string | undefined)[],
): Contract {
  const made = createTable(source, "Frictionless", schema);
  made.named(field(schema, "fields"), "field");
  const match = textOf(field(schema, "fieldsMatch"));
  const isFull = match === undefined || match === "exact" || match === "equal" || match === "superset";
  // Paths of a package are relative to it.
  const folder = source.file.slice(0, source.file.lastIndexOf("/") + 1);
  return made.done({ table, closed: isFull, locations: paths.map((path) => (path === undefined ? undefined : folder + path)) });
}
