import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { evaluate } from "./evaluate.ts";
import type { Argument, Mod, Origin, Program } from "./program.ts";
import type { Root } from "./roots.ts";

/** What a router runs before its routes, and where it is mounted. */
export interface RouterTable {
  readonly middleware: Map<CallExpression, (Argument & { readonly prefix: string })[]>;
  readonly mounts: Map<
    CallExpression,
    { readonly parent: Origin | undefined; readonly prefix: string; readonly at: Argument; readonly before: readonly Argument[] }
  >;
}

export function emptyTable(): RouterTable {
  return { middleware: new Map(), mounts: new Map() };
}

/** The text that an expression is, where it is one. */
export function textOf(program: Program, mod: Mod, expression: Expression | undefined, owner: number): string | undefined {
  if (!expression) return undefined;
  const value = evaluate(program, mod, expression, owner).find((one) => one.kind === "text");
  return value?.kind === "text" ? value.value : undefined;
}

/** The URL under which a root answers, with the prefixes of its routers' mounts. */
export function mountedName(program: Program, table: RouterTable, root: Root): string {
  if (root.kind !== "http" || !root.origin) return root.name;
  const match = /^(?:([A-Z]+) )?(\/.*|)$/.exec(root.name);
  if (!match) return root.name;
  let prefix = "";
  let origin: Origin | undefined = root.origin;
  for (let depth = 0; origin && depth < 8; depth++) {
    prefix = ownPrefix(program, origin) + prefix;
    const mount = table.mounts.get(origin.call);
    if (!mount) break;
    prefix = mount.prefix + prefix;
    origin = mount.parent;
  }
  const url = `${prefix}${match[2]}`.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1") || "/";
  return match[1] ? `${match[1]} ${url}` : url;
}

/** `new Router({ prefix: "/v1" })`. */
function ownPrefix(program: Program, origin: Origin): string {
  const options = origin.call.arguments[0];
  if (options?.kind !== "object") return "";
  const property = options.properties.find((one) => one.name === "prefix");
  return (property && textOf(program, origin.mod, property.value, origin.call.owner)) ?? "";
}

/** Everything that runs before a root's handler: its own list, its routers' and those of the routers above. */
export function runsBefore(table: RouterTable, root: Root): readonly Argument[] {
  const list = [...root.before];
  let origin: Origin | undefined = root.origin;
  let at: { readonly mod: Mod; readonly start: number } = root;
  for (let depth = 0; origin && depth < 8; depth++) {
    for (const one of table.middleware.get(origin.call) ?? []) {
      if (one.mod === at.mod && one.expression.start > at.start) continue;
      list.push(one);
    }
    const mount = table.mounts.get(origin.call);
    if (!mount) break;
    list.push(...mount.before);
    at = { mod: mount.at.mod, start: mount.at.expression.start };
    origin = mount.parent;
  }
  return list;
}
