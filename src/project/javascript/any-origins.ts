import type { Literal } from "../../model/inventory.ts";
import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { calleesOf, evaluate, member } from "./evaluate.ts";
import { type Mod, type Program, place } from "./program.ts";
import { isTest } from "./whereabouts.ts";

const HEADER = /["'`]Access-Control-Allow-Origin["'`]\s*[,:]\s*["'`]\*["'`]/gi;
/** Middleware that lets every origin in unless it is told which. */
const OPEN_BY_DEFAULT = /^(?:cors#(?:default)?|hono\/cors#cors)$/;
/** Middleware whose option names the origins. */
const BY_OPTION = /^(?:cors#(?:default)?|hono\/cors#cors|@koa\/cors#(?:default)?|@elysiajs\/cors#cors)$/;

/** Where programs let every website's visitors call them: a header of any origin, or middleware that sends it. */
export function anyOriginsIn(program: Program, mods: Iterable<Mod>): readonly Literal[] {
  const found: Literal[] = [];
  for (const mod of mods) {
    const { text } = mod.facts.module;
    const add = (start: number, end: number) => {
      const at = place(mod, start, end);
      found.push({
        kind: "any-origin",
        value: "*",
        place: at,
        reasons: [{ place: at, message: "any origin is allowed here" }],
        context: "serving",
        inTests: isTest(mod.path),
      });
    };
    for (const match of text.matchAll(HEADER)) {
      const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
      if (!/^\s*(?:\/\/|\*)/.test(line)) add(match.index, match.index + match[0].length);
    }
    if (!/\bcors\b/.test(text)) continue;
    for (const made of mod.syntax.functions)
      for (const call of made.calls) if (letsAnybodyIn(program, mod, call)) add(call.start, call.end);
  }
  return found;
}

function letsAnybodyIn(program: Program, mod: Mod, call: CallExpression): boolean {
  const [path] = calleesOf(program, mod, call).flatMap((value) => (value.kind === "library" ? [value.path] : []));
  if (path === undefined) return false;
  const fastify = path === "@fastify.register" && isFastifyCors(program, mod, call);
  if (!fastify && !BY_OPTION.test(path)) return false;
  const options = fastify ? call.arguments[1] : call.arguments[0];
  if (options === undefined) return !fastify && OPEN_BY_DEFAULT.test(path);
  const values = evaluate(program, mod, options, call.owner);
  const origins = values.flatMap((value) => member(program, value, "origin"));
  if (origins.length === 1) return holdsStar(program, origins[0]!) || (fastify && isTrue(origins[0]!));
  const [only] = values;
  const says = only?.kind === "expression" && only.expression.kind === "object" ? only.expression : undefined;
  return (
    says !== undefined &&
    says.spreads.length === 0 &&
    !says.properties.some(({ name }) => name === "origin" || name === "*") &&
    OPEN_BY_DEFAULT.test(path)
  );
}

function isFastifyCors(program: Program, mod: Mod, call: CallExpression): boolean {
  const plugin: Expression | undefined = call.arguments[0];
  return (
    plugin !== undefined &&
    evaluate(program, mod, plugin, call.owner).some(
      (value) => value.kind === "library" && value.path.startsWith("@fastify/cors#"),
    )
  );
}

type Value = ReturnType<typeof evaluate>[number];

function holdsStar(program: Program, value: Value): boolean {
  if (value.kind === "text") return value.value === "*";
  return value.kind === "expression" && member(program, value, "*").some((one) => one.kind === "text" && one.value === "*");
}

function isTrue(value: Value): boolean {
  return value.kind === "constant" && value.value === true;
}
