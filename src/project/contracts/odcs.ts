import type { Contract } from "../../model/usage.ts";
import { type ContractReader, createTable, field, itemsOf, textOf } from "./values.ts";

/** Open Data Contract Standard, version 3: `schema` lists tables, whose `properties` list columns; `servers` say where they lie. */
export const readOpenDataContract: ContractReader = (source) => {
  const { root } = source;
  if (textOf(field(root, "kind")) !== "DataContract") return undefined;
  const schema = field(root, "schema");
  const locations = itemsOf(field(root, "servers")).flatMap((server) => [
    textOf(field(server, "location")),
    textOf(field(server, "path")),
  ]);
  return itemsOf(schema).map((table): Contract => {
    const made = createTable(source, "Open Data Contract", table);
    const properties = field(table, "properties");
    if (properties?.kind === "list") made.named(properties, "property");
    else if (properties?.kind === "map")
      made.problem(properties, "Since version 3 `properties` is a list, each with its `name`.");
    for (const property of itemsOf(properties)) made.column(textOf(field(property, "physicalName")));
    const names = [textOf(field(table, "name")), textOf(field(table, "physicalName"))];
    return made.done({ table: names[0], locations: [...locations, names[1]] });
  });
};

/** The Data Contract Specification: `models` by name, whose `fields` are columns by name. */
export const readDataContractSpecification: ContractReader = (source) => {
  const { root } = source;
  if (field(root, "dataContractSpecification") === undefined) return undefined;
  const models = field(root, "models");
  const servers = field(root, "servers");
  const locations = (servers?.kind === "map" ? servers.entries.map(({ value }) => value) : itemsOf(servers)).flatMap((server) => [
    textOf(field(server, "location")),
    textOf(field(server, "path")),
  ]);
  return (models?.kind === "map" ? models.entries : []).map(({ key, value }): Contract => {
    const made = createTable(source, "Data Contract Specification", value);
    const fields = field(value, "fields");
    for (const one of fields?.kind === "map" ? fields.entries : []) made.column(one.key);
    return made.done({ table: key, locations });
  });
};
