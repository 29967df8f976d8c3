import type { DocumentPath } from "../manifest/manifest.ts";

/** The manifest's schema with what is for people in it: bundles of the engine leave that out, so it is handed in. */
export interface DocumentedSchema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, DocumentedSchema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, DocumentedSchema>>;
  readonly additionalProperties?: boolean | DocumentedSchema;
  readonly propertyNames?: DocumentedSchema;
  readonly items?: DocumentedSchema;
}

/** What the schema says of the value at a path, references followed; undefined where it says nothing. */
export function schemaAt(root: DocumentedSchema, path: DocumentPath): DocumentedSchema | undefined {
  let at: DocumentedSchema | undefined = root;
  for (const step of path) {
    if (at === undefined) return undefined;
    at = typeof step === "number" ? at.items : fieldOf(at, step);
    at = at && followed(root, at);
  }
  return at;
}

/** The names that a mapping may have, with what the schema says of each. */
export function fieldsOf(
  root: DocumentedSchema,
  schema: DocumentedSchema,
): readonly { readonly name: string; readonly schema: DocumentedSchema }[] {
  const named = Object.entries(schema.properties ?? {}).map(([name, field]) => ({ name, schema: followed(root, field) }));
  const free = schema.propertyNames && followed(root, schema.propertyNames).enum;
  if (free === undefined || typeof schema.additionalProperties !== "object") return named;
  const value = followed(root, schema.additionalProperties);
  return [...named, ...free.map((name) => ({ name: String(name), schema: value }))];
}

export function allows(schema: DocumentedSchema, type: string): boolean {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}

function fieldOf(schema: DocumentedSchema, name: string): DocumentedSchema | undefined {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

/** What is written beside a reference comes before what the reference says. */
function followed(root: DocumentedSchema, schema: DocumentedSchema): DocumentedSchema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : { ...root.$defs?.[name], ...schema };
}
