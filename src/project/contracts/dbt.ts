import type { Contract } from "../../model/usage.ts";
import type { Value } from "../../source/config/yaml-tree.ts";
import { type ContractReader, createTable, entry, field, isTrue, itemsOf, textOf } from "./values.ts";

/** A dbt properties file: models, seeds, snapshots and the tables of sources, with the columns that are described. */
export const readDbt: ContractReader = (source) => {
  const { root } = source;
  const kinds = ["models", "seeds", "snapshots", "sources"].filter((key) => entry(root, key)?.value.kind === "list");
  const version = field(root, "version");
  if (kinds.length === 0 || version?.kind !== "scalar" || String(version.value) !== "2") return undefined;
  const found: Contract[] = [];
  const add = (table: Value, holder: string | undefined): void => {
    const name = textOf(field(table, "name"));
    const columns = field(table, "columns");
    if (name === undefined || columns?.kind !== "list") return;
    const made = createTable(source, "dbt", table);
    made.named(columns, "column");
    // Without an enforced contract the model may give more columns than are described.
    const closed = isTrue(field(table, "config", "contract", "enforced")) || isTrue(field(table, "contract", "enforced"));
    const full = holder === undefined ? name : `${holder}.${name}`;
    found.push(made.done({ table: full, closed, locations: [name, textOf(field(table, "identifier"))] }));
  };
  for (const kind of kinds) {
    for (const item of itemsOf(field(root, kind))) {
      if (kind !== "sources") add(item, undefined);
      else for (const table of itemsOf(field(item, "tables"))) add(table, textOf(field(item, "name")));
    }
  }
  return found;
};
