import { isMap, isScalar } from "yaml";
import { near } from "../model/near.ts";
import { type Breach, breaches } from "./breaches.ts";
import { type Data, valueAt } from "./data.ts";
import { locate, placeAt, type YamlText } from "./document.ts";
import type { DocumentPath, ManifestProblem } from "./manifest.ts";
import { SHAPES, type Shape } from "./schema.ts";

/** What breaches the schema, in plain sentences. */
export function schemaProblems(yaml: YamlText, data: Data): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  for (const breach of breaches(data)) {
    const problem = explain(yaml, data, breach);
    if (problem) problems.push(problem);
  }
  // A misspelt field is not missing as well.
  const meant = new Set(problems.flatMap((problem) => (problem.suggestion ? [pointer(problem)] : [])));
  return problems.filter((problem) => problem.suggestion || !meant.has(pointer(problem)));
}

function pointer(problem: ManifestProblem): string {
  return JSON.stringify(problem.path);
}

function explain(yaml: YamlText, data: Data, breach: Breach): ManifestProblem | undefined {
  const { path } = breach;
  const shape = shapeAt(path);
  switch (breach.keyword) {
    case "additionalProperties":
      return unknownField(yaml, path, breach.field, shape);
    case "enum":
      return typeof valueAt(data, path) === "object" ? undefined : wrongChoice(yaml, data, path, breach.allowed);
    case "propertyNames":
      return unknownRule(yaml, [...path, breach.field], shape?.fields ?? [], { key: true });
    case "type":
      return wrongType(yaml, data, path, breach.types, shape?.title);
    case "required":
      return missing(yaml, path, breach.field, shape?.title);
    case "pattern":
      return {
        message: `${called(path)} must be ${shape?.title || "written differently"}, not ${shown(valueAt(data, path))}.`,
        place: placeAt(yaml, path),
        path,
      };
  }
}

function shapeAt(path: DocumentPath): Shape | undefined {
  const steps = path.map((step) => (typeof step === "number" ? "*" : step));
  return SHAPES[steps.join("/")] ?? SHAPES[[...steps.slice(0, -1), "*"].join("/")];
}

function unknownField(yaml: YamlText, parent: DocumentPath, key: string, shape: Shape | undefined): ManifestProblem {
  const path = [...parent, key];
  const place = placeAt(yaml, path, { key: true });
  const fields = shape?.fields ?? [];
  const holder = withArticle(holderName(parent, shape));
  const meant = near(key, fields);
  if (meant) {
    return {
      message: `\`${clip(key)}\` is not a field of ${holder}; did you mean \`${meant}\`?`,
      place,
      // What was meant is concerned too: it should not be told as missing.
      path: [...parent, meant],
      suggestion: { text: meant, place },
    };
  }
  const homes = Object.values(SHAPES).filter((other) => other.fields.includes(key));
  const elsewhere = homes.length === 1 && homes[0]!.title ? `; it belongs in ${withArticle(homes[0]!.title)}` : "";
  const choices = elsewhere || `; its fields are ${listed(fields, "and")}`;
  return { message: `\`${clip(key)}\` is not a field of ${holder}${choices}.`, place, path };
}

function wrongChoice(yaml: YamlText, data: Data, path: DocumentPath, choices: readonly unknown[]): ManifestProblem {
  const allowed = choices.filter((value) => value !== false).map(String);
  if (path[0] === "waivers") return unknownRule(yaml, path, allowed);
  const place = placeAt(yaml, path);
  const value = valueAt(data, path);
  const meant = near(typeof value === "string" ? value : "", allowed);
  const said = `${called(path)} must be ${listed(allowed, "or")}, not ${shown(value)}`;
  if (!meant) return { message: `${said}.`, place, path };
  return {
    message: `${said}; did you mean \`${meant}\`?`,
    place,
    path,
    suggestion: { text: quotedLike(yaml, path, meant), place },
  };
}

function unknownRule(
  yaml: YamlText,
  path: DocumentPath,
  rules: readonly string[],
  options: { readonly key?: boolean } = {},
): ManifestProblem {
  const place = placeAt(yaml, path, options);
  const node = locate(yaml, path).node;
  const rule = options.key ? String(path.at(-1)) : isScalar(node) ? String(node.value) : "";
  const meant = near(rule, rules) ?? near(rule, rules.map(nameOfRule));
  const full =
    meant === undefined ? undefined : (rules.find((id) => id === meant) ?? rules.find((id) => nameOfRule(id) === meant));
  const said = `\`${clip(rule)}\` is not a rule`;
  if (!full) return { message: `${said}; use an id as findings show it, such as \`governance/invalid-manifest\`.`, place, path };
  const text = options.key ? full : quotedLike(yaml, path, full);
  return { message: `${said}; did you mean \`${full}\`?`, place, path, suggestion: { text, place } };
}

function nameOfRule(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
};

function wrongType(yaml: YamlText, data: Data, path: DocumentPath, types: readonly string[], title?: string): ManifestProblem {
  const place = placeAt(yaml, path);
  const value = valueAt(data, path);
  if (path.length === 0) {
    return { message: `The manifest must be fields such as \`version: 1\`, not ${kindOf(value)}.`, place, path };
  }
  const wanted = title && /^(a|an|text)\b/.test(title) ? title : types.map((type) => KINDS[type] ?? type).join(" or ");
  const message = `${called(path)} must be ${wanted}, not ${kindOf(value)}`;
  const node = locate(yaml, path).node;
  if (types.includes("string") && isScalar(node) && (typeof value === "number" || typeof value === "boolean")) {
    return { message: `${message}; put it in quotes.`, place, path, suggestion: { text: JSON.stringify(node.source), place } };
  }
  if (types.includes("array") && isScalar(node) && node.type === "PLAIN") {
    const text = `[${node.source}]`;
    return { message: `${message}; write \`${clip(text)}\`.`, place, path, suggestion: { text, place } };
  }
  return { message: `${message}.`, place, path };
}

function missing(yaml: YamlText, path: DocumentPath, field: string, title: string | undefined): ManifestProblem {
  const place = placeAt(yaml, path);
  if (path.length === 0) {
    const message = "The manifest does not say which version of the format it uses; begin it with `version: 1`.";
    const root = yaml.document.contents;
    if (isMap(root) && root.flow) return { message, place, path };
    const start = root?.range[0] ?? 0;
    const text = `version: 1${yaml.text.includes("\r\n") ? "\r\n" : "\n"}`;
    return { message, place, path, suggestion: { text, place: yaml.place(start, start) } };
  }
  const at = [...path, field];
  if (field === "external") {
    return { message: `${called(path)} names no place outside the repository; add \`external: …\`.`, place, path: at };
  }
  return { message: `This ${title || "entry"} has no \`${field}\`; add one so that it can be referred to.`, place, path: at };
}

function holderName(parent: DocumentPath, shape: Shape | undefined): string {
  if (parent.length === 0) return "the manifest";
  const title = shape?.title ?? "";
  return title && !/^(a|an|text)\b/.test(title) ? title : `\`${parent.findLast((step) => typeof step === "string")}\``;
}

function withArticle(name: string): string {
  if (/^(the |`)/.test(name)) return name;
  if (name.endsWith("section") || name === "manifest") return `the ${name}`;
  return /^[aeio]/.test(name) ? `an ${name}` : `a ${name}`;
}

/** How a sentence begins about what stands at a path. */
function called(path: DocumentPath): string {
  const last = path.at(-1);
  if (typeof last !== "number") return `\`${clip(String(last))}\``;
  return `Item ${last + 1} of \`${clip(String(path.at(-2)))}\``;
}

function shown(value: unknown): string {
  return typeof value === "string" ? `\`${clip(value)}\`` : typeof value === "object" ? kindOf(value) : `\`${value}\``;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === null || value === undefined) return "empty";
  if (typeof value === "object") return "a group of fields";
  return typeof value === "string" ? "text" : typeof value === "boolean" ? "true or false" : "a number";
}

function listed(words: readonly string[], last: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Long values are shown by their first words; a message is one line. */
function clip(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** Keeps the quotes that the value stands in. */
function quotedLike(yaml: YamlText, path: DocumentPath, text: string): string {
  const node = locate(yaml, path).node;
  const type = isScalar(node) ? node.type : undefined;
  return type === "QUOTE_DOUBLE" ? `"${text}"` : type === "QUOTE_SINGLE" ? `'${text}'` : text;
}
