// Generated from schemas/ai-readiness.schema.json by scripts/compile-schemas.ts. Do not edit.
/** One breach of the schema, as ajv tells it. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer into the manifest's data. */
  readonly instancePath: string;
  /** The key, where a rule about keys is broken. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export declare const validate: ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };
