/**
 * Compiles the manifest's schema ahead of time: a plain ES module without imports and without `new Function`, which starts in two
 * milliseconds and runs where code from strings is forbidden. `--check` only tells whether the outputs are up to date.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const SCHEMA = "schemas/ai-readiness.schema.json";
const NOTE = `// Generated from ${SCHEMA} by scripts/compile-schemas.ts. Do not edit.`;

const PROSE = new Set(["title", "description", "examples", "default", "$id"]);

const schema: unknown = JSON.parse(readFileSync(SCHEMA, "utf8"));

function validator(): string {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    // The manifest's problems are told in our own words.
    messages: false,
    // Whether a date exists is judged with the other meanings, where a plain sentence can be said.
    formats: { date: true },
    code: { source: true, esm: true, lines: true },
  });
  const compile = typeof standalone === "function" ? standalone : (standalone as { default: typeof standalone }).default;
  const code = compile(ajv, ajv.compile(withoutProse(schema) as object));
  const stray = /\brequire\(|^import /m.exec(code);
  if (stray) throw new Error(`the compiled schema needs a helper at run time: ${code.slice(stray.index, stray.index + 80)}`);
  return `${NOTE}\n${shortened(code)}`;
}

/** Without the places in the schema, of which nobody speaks, and with one way to note a breach instead of one for each: half of the code says these. */
function shortened(code: string): string {
  const noted = /if\(vErrors === null\)\{\nvErrors = \[(err\d+)\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/g;
  const text = code.replaceAll(/schemaPath:"[^"]*",/g, "").replaceAll(noted, "vErrors = noted(vErrors, $1);\nerrors++;");
  return `${text}\nfunction noted(errors, error) {\nif(errors === null) return [error];\nerrors.push(error);\nreturn errors;\n}\n`;
}

/** The schema without what is only for people: the compiled code embeds parts of it. */
function withoutProse(value: unknown, parent = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== "object" || value === null) return value;
  const isNameTable = parent === "properties" || parent === "$defs";
  const kept = Object.entries(value).filter(([key]) => isNameTable || !PROSE.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner, isNameTable ? "" : key)]));
}

const outputs: Readonly<Record<string, string>> = {
  "src/manifest/validate.generated.js": validator(),
  "src/manifest/validate.generated.d.ts": `${NOTE}
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
`,
};

let stale = false;
for (const [file, text] of Object.entries(outputs)) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale = true;
  if (process.argv.includes("--check")) console.error(`${file} is stale: run npm run generate`);
  else writeFileSync(file, text);
}
if (stale && process.argv.includes("--check")) process.exitCode = 1;
