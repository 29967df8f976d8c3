import type { Data } from "./data.ts";
import type { DocumentPath } from "./manifest.ts";
import { type SchemaError, validate } from "./validate.generated.js";

/** One place where a manifest's data breaks its schema: `path` leads to the value that does. */
export type Breach = { readonly path: DocumentPath } & (
  | { readonly keyword: "type"; readonly types: readonly string[] }
  | { readonly keyword: "enum"; readonly allowed: readonly unknown[] }
  | { readonly keyword: "pattern" }
  /** A field that is missing, one that is not known, and a key that must not be used. */
  | { readonly keyword: "required" | "additionalProperties" | "propertyNames"; readonly field: string }
);

/** Everything in which the data breaks the schema, by the validator that ajv compiled from it ahead of time. */
export function breaches(data: Data): readonly Breach[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).flatMap((error) => breachOf(data, error) ?? []);
}

function breachOf(data: Data, { keyword, instancePath, propertyName, params }: SchemaError): Breach | undefined {
  const path = pathOf(data, instancePath);
  // Of a key that must not be used ajv tells twice: why, and that.
  if (propertyName !== undefined && keyword !== "propertyNames") return undefined;
  switch (keyword) {
    case "type":
      return { keyword, path, types: [params.type].flat().map(String) };
    case "enum":
      return { keyword, path, allowed: params.allowedValues as readonly unknown[] };
    case "pattern":
      return { keyword, path };
    case "required":
      return { keyword, path, field: String(params.missingProperty) };
    case "additionalProperties":
      return { keyword, path, field: String(params.additionalProperty) };
    case "propertyNames":
      return { keyword, path, field: String(params.propertyName) };
    default:
      return undefined;
  }
}

/** A JSON pointer as a path, with numbers where the data has lists. */
function pathOf(data: Data, pointer: string): DocumentPath {
  const path: (string | number)[] = [];
  let at: unknown = data;
  for (const part of pointer.split("/").slice(1)) {
    const step = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const key = Array.isArray(at) ? Number(step) : step;
    path.push(key);
    at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  }
  return path;
}
