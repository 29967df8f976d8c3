import { SHOWS } from "../../endpoints/hosts.ts";
import { keptWith } from "../../kept-with.ts";
import type { Unit } from "../unit.ts";

const LIMITS = /\bnrows\b|\.sample\(|\.head\(/;
const SPEAKS_OF_SCHEMAS = /\bpandera\b|\bpydantic\b|\bsqlmodel\b|\bSchemaModel\b|\bDataFrameModel\b|\bBaseModel\b|\wSchema\)/;

/** Whether a file may take a part of a table, by its text and where it lies. */
export const mayBeSampled = keptWith(({ inTests, path, tree }: Unit) => !inTests && !SHOWS.test(path) && LIMITS.test(tree.text));

/** Whether a file may declare a schema, by its text. */
export const mayHaveSchemas = keptWith(({ inTests, tree }: Unit) => !inTests && SPEAKS_OF_SCHEMAS.test(tree.text));
