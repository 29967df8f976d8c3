import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { JavaScriptFacts } from "../../source/facts.ts";
import type { Change } from "./change.ts";
import type { Held } from "./environment.ts";
import { conventionFor, nameOfUrl, telling, upperSnake } from "./environment-names.ts";

/** What only runs on a server: a browser has no environment, and a secret has no business there. */
const SERVER =
  /\bprocess\.env\b|["']node:[a-z]+|\b(?:require\(|from )\s*["'](?:express|fastify|koa|@nestjs\/[\w-]+|@hapi\/hapi|fs|path|http|https|dotenv)["']/;

/** Reads from the environment what plain string literals of a server's program hold; all of them, or nothing. */
export function fromProcessEnvironment(
  facts: JavaScriptFacts,
  held: readonly (Held & { readonly place: Place })[],
): Change | undefined {
  const { text } = facts.module;
  if (!SERVER.test(text) || /^\s*["']use client["']/m.test(text)) return undefined;
  const edits: TextEdit[] = [];
  for (const one of held) {
    const literal = facts.module.syntax().strings.find(({ start, end }) => holds(facts, start, end, one.place));
    if (literal === undefined) return undefined;
    const { start, end, value } = literal;
    // A key of an object, an import or a part of a template is no value.
    const isPlain =
      /^(["'])[^\\]*\1$/.test(text.slice(start, end)) &&
      !/^\s*:/.test(text.slice(end)) &&
      !/\bfrom\s*$/.test(text.slice(0, start));
    const bound = /(?:^|[^\w.])([A-Za-z_$][\w$]*)\s*(?::\s*string\s*)?[=:]\s*$/.exec(
      text.slice(Math.max(0, start - 120), start),
    )?.[1];
    const own = one.kind === "credential" ? conventionFor(one.what) : nameOfUrl(value);
    const name = one.kind === "credential" ? (own ?? (bound && upperSnake(bound))) : (telling(bound) ?? own);
    const isWhole = one.kind === "address" || isBody(facts, one.place, start, end);
    if (!isPlain || !isWhole || name === undefined) return undefined;
    edits.push({
      place: facts.positions.place(facts.path, start, end),
      text: `process.env.${name}${/\.[cm]?tsx?$/.test(facts.path) ? "!" : ""}`,
    });
  }
  return { edits, newFiles: [] };
}

function holds(facts: JavaScriptFacts, start: number, end: number, place: Place): boolean {
  const at = facts.positions.place(facts.path, start, end);
  const begins = at.line < place.line || (at.line === place.line && at.column <= place.column);
  return begins && (at.endLine > place.endLine || (at.endLine === place.endLine && at.endColumn >= place.endColumn));
}

/** True where the place is all that stands between the quotes. */
function isBody(facts: JavaScriptFacts, place: Place, start: number, end: number): boolean {
  const inner = facts.positions.place(facts.path, start + 1, end - 1);
  return inner.line === place.line && inner.column === place.column && inner.endColumn === place.endColumn;
}
