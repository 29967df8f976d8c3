import type { Contract } from "../../model/usage.ts";
import { yamlValues } from "../../source/config/yaml-tree.ts";
import { linePositions } from "../../source/positions.ts";
import { readCroissant } from "./croissant.ts";
import { readDbt } from "./dbt.ts";
import { readFrictionless } from "./frictionless.ts";
import { readExpectationSuite } from "./great-expectations.ts";
import { readJsonSchema } from "./json-schema.ts";
import { readDataContractSpecification, readOpenDataContract } from "./odcs.ts";
import type { ContractReader } from "./values.ts";

const READERS: readonly ContractReader[] = [
  readOpenDataContract,
  readDataContractSpecification,
  readJsonSchema,
  readExpectationSuite,
  readDbt,
  readFrictionless,
  readCroissant,
];

/** The contracts of one YAML or JSON file, by the first format that it is of; none where it is of no format that is known. */
export function readContracts(file: string, text: string): readonly Contract[] {
  const { place } = linePositions(text);
  return yamlValues(text).flatMap((root) => {
    const source = { file, root, place: (start: number, end: number) => place(file, start, end) };
    for (const reader of READERS) {
      const found = reader(source);
      if (found !== undefined) return found;
    }
    return [];
  });
}

/** True for data that could be a contract, told without reading the text a second time. */
export function mayBeContract(data: unknown): boolean {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return false;
  const keys = new Set(Object.keys(data));
  return (
    ("kind" in data && data.kind === "DataContract") ||
    ["dataContractSpecification", "expectations", "recordSet", "cr:recordSet", "fields", "resources"].some((key) =>
      keys.has(key),
    ) ||
    ("$schema" in data && /json-schema\.org/.test(String(data.$schema))) ||
    (keys.has("version") && ["models", "seeds", "snapshots", "sources"].some((key) => keys.has(key)))
  );
}
