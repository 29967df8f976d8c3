import text from "../../schemas/ai-readiness.schema.json" with { type: "json" };

/** The part of JSON Schema that the manifest's schema is written in; a test holds it to that. */
export interface Schema {
  readonly title?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
}

/** Title and fields of one part of a manifest. */
export interface Shape {
  readonly title: string;
  /** Names of fields; where keys are rules, the rules. */
  readonly fields: readonly string[];
}

/** Bundles have it without what is only for people. */
export const SCHEMA = text as unknown as Schema & { readonly $defs: Readonly<Record<string, Schema>> };

/** What a schema refers to; undefined where it refers to nothing. */
export function referred({ $ref }: Schema): Schema | undefined {
  return $ref === undefined ? undefined : SCHEMA.$defs[$ref.slice("#/$defs/".length)];
}

/** Title and fields of each part of a manifest, by path; `*` stands for an index or a free key. */
export const SHAPES: Readonly<Record<string, Shape>> = shapes();

function shapes(): Record<string, Shape> {
  const found: Record<string, Shape> = {};
  const add = (path: string, from: Schema): void => {
    const schema = { ...referred(from), ...from };
    const names = schema.propertyNames && (referred(schema.propertyNames)?.enum as readonly string[] | undefined);
    const fields = names ?? Object.keys(schema.properties ?? {});
    if (schema.title || fields.length > 0) found[path] = { title: schema.title ?? "", fields };
    const below = (step: string) => (path === "" ? step : `${path}/${step}`);
    for (const [name, property] of Object.entries(schema.properties ?? {})) add(below(name), property);
    if (schema.items) add(below("*"), schema.items);
    if (typeof schema.additionalProperties === "object") add(below("*"), schema.additionalProperties);
  };
  add("", SCHEMA);
  return found;
}
