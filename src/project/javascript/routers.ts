import type { ServeKnowledge } from "../../knowledge/knowledge.ts";
import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { calleesOf, evaluate, member } from "./evaluate.ts";
import { functionsIn } from "./graph.ts";
import { type Argument, functionKey, functionOf, type Mod, type Origin, type Program, type Value } from "./program.ts";
import type { Root } from "./roots.ts";
import { type RouterTable, textOf } from "./router-table.ts";

type LibraryValue = Value & { readonly kind: "library" };

/** Reads every registration of one module: routes become roots; middleware and mounts go to the table. */
export function readRouters(program: Program, mod: Mod, table: RouterTable, roots: Root[]): void {
  for (const made of mod.syntax.functions) {
    for (const call of made.calls) {
      for (const callee of calleesOf(program, mod, call)) {
        if (callee.kind !== "library") continue;
        if (readGlobal(program, mod, call, callee, roots)) break;
        if (/^@fastify\.addHook$/.test(callee.path) && callee.origin) {
          addMiddleware(
            table,
            callee.origin,
            "",
            call.arguments.slice(1).map((expression) => ({ mod, owner: call.owner, expression })),
          );
        }
        const serve = program.knowledge.match(callee.path).find((one) => one.call.serve)?.call.serve;
        if (serve?.as === "route") roots.push(...routeRoots(program, mod, call, callee, serve));
        else if (serve?.as === "include") readInclude(program, mod, call, callee, table);
        if (serve) break;
      }
    }
  }
}

function readGlobal(program: Program, mod: Mod, call: CallExpression, callee: LibraryValue, roots: Root[]): boolean {
  const plain = {
    mod,
    name: "fetch",
    start: call.callee.start,
    end: call.callee.end,
    context: "serving" as const,
    symbol: undefined,
    before: [],
    origin: undefined,
    platform: undefined,
  };
  if (callee.path === "global#addEventListener" && textOf(program, mod, call.arguments[0], call.owner) === "fetch") {
    for (const { mod: other, id } of functionsIn(program, mod, call, call.owner))
      if (other === mod) roots.push({ ...plain, id, kind: "handler" });
    return true;
  }
  // Workers of a browser, and extensions, answer messages of pages.
  const isListener = /^global#(?:self\.)?addEventListener$/.test(callee.path);
  if (
    (isListener && textOf(program, mod, call.arguments[0], call.owner) === "message") ||
    /^global#(?:chrome|browser)\.runtime\.on(?:Message|MessageExternal|Connect)\.addListener$|^webextension-polyfill#(?:default\.)?runtime\.on(?:Message|Connect)\.addListener$/.test(
      callee.path,
    )
  ) {
    for (const { mod: other, id } of functionsIn(program, mod, call, call.owner))
      if (other === mod) roots.push({ ...plain, id, kind: "handler", name: "message", platform: "only its own pages reach it" });
    return true;
  }
  if (callee.path === "global#Deno.serve" || callee.path === "global#Bun.serve") {
    for (const { mod: other, id } of functionsIn(program, mod, call, call.owner))
      if (other === mod) roots.push({ ...plain, id, kind: "http" });
    return true;
  }
  return false;
}

function addMiddleware(table: RouterTable, origin: Origin, prefix: string, list: readonly Argument[]): void {
  const known = table.middleware.get(origin.call) ?? [];
  for (const one of list) known.push({ ...one, prefix });
  table.middleware.set(origin.call, known);
}

function readInclude(program: Program, mod: Mod, call: CallExpression, callee: LibraryValue, table: RouterTable): void {
  const owner = call.owner;
  let prefix = "";
  let start = 0;
  const text = textOf(program, mod, call.arguments[0], owner);
  if (text !== undefined) {
    prefix = text;
    start = 1;
  }
  const options = call.arguments[1];
  if (options && callee.path === "@fastify.register") {
    for (const value of evaluate(program, mod, options, owner)) {
      for (const one of member(program, value, "prefix")) if (one.kind === "text") prefix = one.value;
    }
  }
  const before: Argument[] = [];
  for (const expression of call.arguments.slice(start)) {
    const argument = { mod, owner, expression };
    const values = evaluate(program, mod, expression, owner);
    const child = values.find(
      (one): one is LibraryValue => one.kind === "library" && one.origin !== undefined && isRouter(program, one),
    );
    if (child?.origin) {
      table.mounts.set(child.origin.call, { parent: callee.origin, prefix, at: argument, before: [...before] });
      continue;
    }
    if (callee.path === "@fastify.register") {
      const plugins = values.flatMap((one) => (one.kind === "function" ? [one] : []));
      for (const plugin of plugins) {
        const given: Value = { kind: "library", path: "@fastify", origin: { mod, call }, carries: [] };
        const key = functionKey(plugin.mod, plugin.id);
        const list = program.given.get(key) ?? [];
        if (!list.some((one) => one.kind === "library" && one.origin?.call === call)) program.given.set(key, [...list, given]);
        table.mounts.set(call, { parent: callee.origin, prefix, at: argument, before: [] });
      }
      if (plugins.length === 0 && expression.kind !== "object" && callee.origin)
        addMiddleware(table, callee.origin, "", [argument]);
      continue;
    }
    before.push(argument);
  }
  if (callee.origin && before.length > 0) addMiddleware(table, callee.origin, prefix, before);
}

function isRouter(program: Program, value: LibraryValue): boolean {
  const kind = /^@[\w-]+$/.exec(value.path)?.[0];
  return kind !== undefined && program.knowledge.match(`${kind}.post`).some((one) => one.call.serve?.as === "route");
}

function routeRoots(
  program: Program,
  mod: Mod,
  call: CallExpression,
  callee: LibraryValue,
  serve: ServeKnowledge,
): readonly Root[] {
  const owner = call.owner;
  let url: string | undefined;
  let method = serve.method ?? "*";
  let rest = [...call.arguments];
  const before: Argument[] = [];
  let handlers: Expression[] = [];
  const at = serve.path?.position;
  const only = call.arguments.length === 1 && serve.kind === "http" ? call.arguments[0]!.kind : undefined;
  if (at === undefined || only === "function") url = chainedPath(program, mod, call);
  else {
    url = textOf(program, mod, call.arguments[at], owner);
    rest = rest.slice(at + 1);
  }
  if (serve.handler?.keyword !== undefined) {
    const object = call.arguments.find((one) => one.kind === "object");
    // Some take the function alone in place of options that hold it.
    if (object?.kind !== "object")
      return serve.handler.position === undefined || call.arguments.length === 0
        ? []
        : toRoots(program, mod, call, callee, serve, method, url, call.arguments.slice(-1), before, undefined);
    for (const property of object.properties) {
      if (property.name === serve.handler.keyword) {
        // Only a web framework runs what stands in a list one after the other.
        const each = serve.kind !== "http" && property.value.kind === "array" ? property.value.parts : [property.value];
        handlers.push(...each);
      } else if (property.name === serve.path?.keyword) url = textOf(program, mod, property.value, owner);
      else if (property.name === "method" || property.name === "methods") method = methodOf(program, mod, property.value, owner);
      else if (/^(?:preHandler|onRequest|preValidation|preParsing)$/.test(property.name))
        before.push({ mod, owner, expression: property.value });
    }
    // Azure's own check of callers.
    const level = object.properties.find((property) => property.name === "authLevel");
    const text = level && textOf(program, mod, level.value, owner);
    if (level && text !== undefined && text !== "anonymous") {
      return toRoots(program, mod, call, callee, serve, method, url, handlers, before, {
        by: `the platform's ${text} key`,
        mod,
        at: level.value,
      });
    }
  } else {
    // Everything before the last one is middleware, or options that hold hooks.
    const last = rest.at(-1);
    for (const expression of rest.slice(0, -1)) {
      if (expression.kind !== "object") before.push({ mod, owner, expression });
      else {
        for (const property of expression.properties) {
          if (/^(?:preHandler|onRequest|preValidation|beforeHandle)$/.test(property.name))
            before.push({ mod, owner, expression: property.value });
        }
      }
    }
    handlers = last ? [last] : [];
  }
  return toRoots(program, mod, call, callee, serve, method, url, handlers, before, undefined);
}

/** `router.route("/x").get(a).post(b)`, `app.get("/x", a).post(b)`: the path stands further down the chain. */
function chainedPath(program: Program, mod: Mod, call: CallExpression): string | undefined {
  let at: Expression = call.callee;
  while (at.kind === "member" && at.object.kind === "call") {
    const inner = at.object;
    const path = textOf(program, mod, inner.arguments[0], inner.owner);
    if (path !== undefined) return path;
    at = inner.callee;
  }
  return undefined;
}

function methodOf(program: Program, mod: Mod, expression: Expression, owner: number): string {
  const parts = expression.kind === "array" ? expression.parts : [expression];
  const texts = parts.map((part) => textOf(program, mod, part, owner)).filter((one) => one !== undefined);
  return texts.length === 1 ? texts[0]!.toUpperCase() : "*";
}

/** Events that tell how a connection stands: nobody is answered then. */
const OF_THE_CONNECTION =
  /^(?:ready|clientReady|error|warn|debug|disconnect(?:ed)?|connected|listening|qr|authenticated|auth_failure|loading_screen|creds\.update|connection\.update|shard\w+)$/;

function toRoots(
  program: Program,
  mod: Mod,
  call: CallExpression,
  callee: LibraryValue,
  serve: ServeKnowledge,
  method: string,
  url: string | undefined,
  handlers: readonly Expression[],
  before: readonly Argument[],
  guardedBy: Root["guardedBy"],
): readonly Root[] {
  const roots: Root[] = [];
  if (serve.kind === "handler" && url !== undefined && OF_THE_CONNECTION.test(url)) return roots;
  for (const handler of handlers) {
    const found =
      serve.kind === "task"
        ? taskFunctions(program, mod, handler, call.owner)
        : handlerFunctions(program, mod, handler, call.owner);
    for (const { mod: other, id, wrappers } of found) {
      const own = functionOf(other, id);
      const named = own.name !== "";
      const label = own.qualifiedName !== "" && named ? own.qualifiedName : readableName(call, mod);
      const name =
        serve.kind === "http"
          ? (url === undefined && serve.path ? `${method} *` : `${method} ${url ?? ""}`).replace(/^\* /, "").trim() || label
          : label;
      roots.push({
        mod: other,
        id,
        kind: serve.kind,
        name,
        start: other === mod ? call.start : own.nameStart,
        end: other === mod ? Math.min(call.end, call.callee.end) : own.nameEnd,
        context: serve.context ?? "serving",
        symbol: named && own.qualifiedName !== "" ? own.qualifiedName : undefined,
        // Jobs and tools take names and schemas before their handler, not middleware.
        before: serve.kind === "http" ? [...before, ...wrappers] : wrappers,
        origin: callee.origin ? callee.origin : undefined,
        platform: serve.kind === "http" ? undefined : "the platform that calls it may check callers",
        ...(guardedBy ? { guardedBy } : {}),
      });
    }
  }
  return roots;
}

/** The functions that do a worker's tasks: one function, an object of them with what it spreads, or all that a module hands out. */
function taskFunctions(
  program: Program,
  mod: Mod,
  expression: Expression,
  owner: number,
  seen = new Set<Expression>(),
): ReturnType<typeof handlerFunctions> {
  if (seen.has(expression)) return [];
  seen.add(expression);
  const found = handlerFunctions(program, mod, expression, owner);
  if (found.length > 0) return found;
  return evaluate(program, mod, expression, owner).flatMap((value) => {
    if (value.kind === "namespace") return exportedFunctions(program, value.mod, new Set());
    if (value.kind !== "expression" || value.expression.kind !== "object") return [];
    const { properties, spreads } = value.expression;
    return [
      ...properties.flatMap((property) => handlerFunctions(program, value.mod, property.value, value.owner)),
      ...spreads.flatMap((one) => taskFunctions(program, value.mod, one, value.owner, seen)),
    ];
  });
}

function exportedFunctions(program: Program, mod: Mod, seen: Set<Mod>): ReturnType<typeof handlerFunctions> {
  if (seen.has(mod)) return [];
  seen.add(mod);
  return mod.syntax.exports.flatMap((one) => {
    if (one.value) return handlerFunctions(program, mod, one.value, 0);
    const target = one.from === undefined ? undefined : program.resolver.resolve(mod.path, one.from);
    const other = target?.kind === "file" ? program.modules.get(target.path) : undefined;
    return other === undefined ? [] : exportedFunctions(program, other, seen);
  });
}

function readableName(call: CallExpression, mod: Mod): string {
  const first = call.arguments[0];
  const callee = mod.facts.module.text.slice(call.callee.start, call.callee.end);
  return first?.kind === "text" ? `${callee} ${first.value}` : callee;
}

/**
 * The functions that a handler expression stands for. In `wrap(fn)` it is fn, with `wrap` as something that runs before it: what a wrapper
 * hands back runs every function that it was ever given.
 */
export function handlerFunctions(
  program: Program,
  mod: Mod,
  expression: Expression,
  owner: number,
  depth = 0,
): readonly { readonly mod: Mod; readonly id: number; readonly wrappers: readonly Argument[] }[] {
  if (expression.kind === "function") return [{ mod, id: expression.id, wrappers: [] }];
  if (expression.kind === "array")
    return expression.parts.flatMap((part) => handlerFunctions(program, mod, part, owner, depth + 1)).slice(-1);
  if (depth > 4) return [];
  if (expression.kind === "call") {
    const inside = expression.arguments.flatMap((argument) => handlerFunctions(program, mod, argument, owner, depth + 1));
    if (inside.length > 0) {
      const wrapper: Argument = { mod, owner, expression: expression.callee };
      return inside.map((one) => ({ ...one, wrappers: [wrapper, ...one.wrappers] }));
    }
  }
  if (expression.kind === "name") {
    // A name bound to a wrapped function: see through the binding, so that the wrapper is not lost.
    for (let id = owner; id >= 0; id = functionOf(mod, id).parent) {
      const bindings = functionOf(mod, id).bindings.get(expression.name);
      if (!bindings) continue;
      const found = bindings.flatMap((binding) =>
        binding.kind === "value" && binding.path.length === 0
          ? handlerFunctions(program, mod, binding.value, binding.owner, depth + 1)
          : [],
      );
      if (found.length > 0) return found;
      break;
    }
  }
  return evaluate(program, mod, expression, owner).flatMap((value) =>
    value.kind === "function" ? [{ mod: value.mod, id: value.id, wrappers: [] }] : [],
  );
}
