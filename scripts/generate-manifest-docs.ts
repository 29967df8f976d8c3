import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes `docs/manifest.md`, the reference of the manifest's fields, from its schema. With `--check` it only fails when the page is stale. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const target = join(root, "docs/manifest.md");
const schema = JSON.parse(readFileSync(join(root, "schemas/ai-readiness.schema.json"), "utf8")) as Schema;
const definitions = schema.$defs ?? {};

/** A reference's own words go before those of what it points at. */
function resolve(part: Schema): Schema {
  if (part.$ref === undefined) return part;
  return { ...definitions[part.$ref.replace("#/$defs/", "")], ...part };
}

const named = new Map<string, string>();
const sections: string[] = [];

/** Writes the section of an object once, and after it those of the objects in it. */
function section(name: string, part: Schema, path: string): void {
  if (named.has(name)) return;
  named.set(name, path);
  const rows: string[] = [];
  const inner: (() => void)[] = [];
  for (const [key, property] of Object.entries(part.properties ?? {})) {
    const whole = resolve(property);
    const item = whole.items === undefined ? undefined : resolve(whole.items);
    rows.push(
      `| \`${key}\`${part.required?.includes(key) ? " (required)" : ""} | ${form(whole, item)} | ${cell(describe(whole))} |`,
    );
    const reference = property.$ref ?? property.items?.$ref;
    const object = item ?? whole;
    if (reference !== undefined && object.type === "object" && object.properties !== undefined) {
      const at = `${path === "" ? "" : `${path}.`}${key}${item === undefined ? "" : "[]"}`;
      inner.push(() => section(reference, object, at));
    }
  }
  const head = path === "" ? ["## The whole"] : [`## \`${path}\``, "", part.description ?? ""];
  sections.push([...head, "", "| field | form | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n"));
  for (const write of inner) write();
}

function describe(part: Schema): string {
  const example = part.examples?.[0];
  const text = [part.description ?? part.title ?? ""];
  if (part.default !== undefined) text.push(`Default \`${JSON.stringify(part.default)}\`.`);
  if (example !== undefined) text.push(`Example: \`${typeof example === "string" ? example : JSON.stringify(example)}\`.`);
  return text.join(" ").trim();
}

function form(part: Schema, item: Schema | undefined): string {
  if (item !== undefined) {
    const one = item.enum === undefined || item.enum.length > 8 ? (item.title ?? item.type ?? "value") : choice(item.enum);
    return Array.isArray(part.type) ? cell(part.title ?? part.type.join(" or ")) : `list of ${cell(String(one))}`;
  }
  if (part.enum !== undefined && part.enum.length <= 8) return choice(part.enum);
  return cell(part.title ?? [part.type ?? "value"].flat().join(" or "));
}

function choice(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(" ");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

section("", schema, "");
const text = [
  "# The manifest, field by field",
  "",
  "<!-- Written by scripts/generate-manifest-docs.ts from schemas/ai-readiness.schema.json: edit there. -->",
  "",
  "An `ai-readiness.yaml` governs its folder and all below, down to the next manifest. Every field is optional unless it says otherwise: what is",
  "absent becomes a finding with a fix, not an error. Unknown keys, wrong types, impossible dates and names that lead nowhere are errors. A complete",
  "one stands in [`examples/production`](../examples/production/ai-readiness.yaml).",
  "",
  "Nobody has to begin with an empty page: [`ai-readiness init`](command-line.md#beginning-a-manifest-and-keeping-it-complete), or *Create or Complete",
  "Manifest* in the editor, writes what is found, with the place of each above it, and later adds what is new. What people wrote it never changes.",
  "",
  sections.join("\n"),
].join("\n");

if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error("docs/manifest.md is stale: run `npx tsx scripts/generate-manifest-docs.ts`.");
    process.exitCode = 1;
  } else writeFileSync(target, text);
}
