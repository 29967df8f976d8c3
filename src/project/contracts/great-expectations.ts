import { type ContractReader, createTable, field, itemsOf, textOf } from "./values.ts";

/**
 * A suite of Great Expectations as JSON: `expectation_type` before version 1, `type` since. It names the columns that it expects something of;
 * only an expectation about all columns says that there are no others.
 */
export const readExpectationSuite: ContractReader = (source) => {
  const { root } = source;
  const expectations = itemsOf(field(root, "expectations"));
  const name = textOf(field(root, "expectation_suite_name")) ?? textOf(field(root, "name"));
  const typed = expectations.filter((one) => typeOf(one) !== undefined);
  if (name === undefined || typed.length === 0) return undefined;
  const made = createTable(source, "Great Expectations", root);
  let closed = false;
  for (const expectation of typed) {
    const type = typeOf(expectation)!;
    const given = field(expectation, "kwargs");
    for (const key of ["column", "column_A", "column_B"]) made.column(textOf(field(given, key)));
    for (const key of ["column_list", "column_set"]) for (const column of itemsOf(field(given, key))) made.column(textOf(column));
    if (
      /^expect_column_(?!pair)/.test(type) &&
      textOf(field(given, "column")) === undefined &&
      field(given, "column") === undefined
    )
      made.problem(expectation, `The expectation ${type} names no column.`);
    const exact = field(given, "exact_match");
    if (type === "expect_table_columns_to_match_ordered_list") closed = true;
    if (type === "expect_table_columns_to_match_set" && !(exact?.kind === "scalar" && exact.value === false)) closed = true;
  }
  return [made.done({ table: name, closed })];

  function typeOf(value: Parameters<typeof field>[0]): string | undefined {
    const type = textOf(field(value, "expectation_type")) ?? textOf(field(value, "type"));
    return type?.startsWith("expect_") ? type : undefined;
  }
};
