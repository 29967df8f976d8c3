import type { Contract } from "../../model/usage.ts";
import { type ContractReader, createTable, entry, field, itemsOf, textOf } from "./values.ts";

/** Croissant, MLCommons' format: record sets, whose fields say from which column of which file they come. */
export const readCroissant: ContractReader = (source) => {
  const { root } = source;
  const sets = itemsOf(field(root, "recordSet") ?? field(root, "cr:recordSet"));
  const speaksIt = [...itemsOf(field(root, "conformsTo")), field(root, "conformsTo"), field(root, "dct:conformsTo")].some((one) =>
    /mlcommons\.org\/croissant/.test(textOf(one) ?? textOf(field(one, "@id")) ?? ""),
  );
  const context = field(root, "@context");
  if (!speaksIt && entry(context, "cr") === undefined && entry(context, "recordSet") === undefined) return undefined;
  const addresses = new Map(
    itemsOf(field(root, "distribution")).map((one) => [
      textOf(field(one, "@id")) ?? textOf(field(one, "name")) ?? "",
      textOf(field(one, "contentUrl")) ?? textOf(field(one, "includes")),
    ]),
  );
  return sets.map((set): Contract => {
    const made = createTable(source, "Croissant", set);
    const files = new Set<string>();
    for (const one of itemsOf(field(set, "field"))) {
      const name = textOf(field(one, "name")) ?? textOf(field(one, "@id"))?.split("/").at(-1);
      if (name === undefined) made.problem(one, "This field has neither a name nor an @id; every one needs it.");
      made.column(name);
      const from = field(one, "source");
      made.column(textOf(field(from, "extract", "column")));
      for (const key of ["fileObject", "fileSet"]) {
        const file = textOf(field(from, key, "@id")) ?? textOf(field(from, key));
        if (file !== undefined) files.add(file);
      }
    }
    const folder = source.file.slice(0, source.file.lastIndexOf("/") + 1);
    const locations = [...files].map((file) => addresses.get(file));
    return made.done({
      table: textOf(field(set, "name")) ?? textOf(field(set, "@id")),
      // A record set may leave out columns that training has no use for.
      closed: false,
      locations: locations.map((at) => (at === undefined || /^[a-z][\w+.-]*:/i.test(at) ? at : folder + at)),
    });
  });
};
