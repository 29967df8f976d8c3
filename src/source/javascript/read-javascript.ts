import type { JavaScriptFacts } from "../facts.ts";
import { linePositions } from "../positions.ts";
import { buildSyntax } from "./build-syntax.ts";
import { lastImport } from "./import-place.ts";
import { isJavaScript } from "./is-javascript.ts";
import type { JsModule, JsSyntax } from "./module.ts";

const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g;
const HANDS_OUT = /\b(?:import|require|export|exports|addEventListener|addListener|fetch)\b/;

/** More characters a line than people write, in a file that is long enough to tell. */
const MINIFIED_LINE = 500;

/**
 * Reads a JavaScript or TypeScript file; undefined for what people do not write by hand and for files that neither import nor export, listen nor ask.
 * Costs one search over the text: the syntax is read only when the analysis asks for it.
 */
export function readJavaScript(path: string, text: string): JavaScriptFacts | undefined {
  if (!isJavaScript(path) || !HANDS_OUT.test(text) || isMinified(text)) return undefined;
  return { language: "javascript", path, module: lazyModule(path, text), positions: linePositions(text) };
}

function lazyModule(path: string, text: string): JsModule {
  let syntax: JsSyntax | undefined;
  return {
    text,
    specifiers: specifiersOf(text),
    syntax() {
      syntax ??= buildSyntax(text, dialect(path));
      return syntax;
    },
    lastImport: () => lastImport(text, path),
  };
}

function dialect(path: string): string {
  if (/\.tsx$/.test(path)) return "ts jsx";
  return /ts$/.test(path) ? "ts" : "jsx";
}

function specifiersOf(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) found.add(match[1]!);
  return [...found];
}

function isMinified(text: string): boolean {
  if (text.length < 2 * MINIFIED_LINE) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return text.length / lines > MINIFIED_LINE;
}
