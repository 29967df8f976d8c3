import { evaluate } from "./evaluate.ts";
import { exportedNames, exportValues } from "./exports.ts";
import { functionOf, type Mod, type Program } from "./program.ts";
import type { Root } from "./roots.ts";
import { handlerFunctions } from "./routers.ts";

const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL)$/;
/** Astro took small letters before its third version. */
const ASTRO_METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|get|post|put|patch|del|all)$/;
const GATEWAY = "a gateway in front of the function may check callers";

interface Convention {
  readonly file: RegExp;
  /** The folder that must lie at the root of the package: elsewhere it is an ordinary folder of that name. */
  readonly atRoot?: string;
  readonly exports: RegExp;
  /** A package, or module specifier, that must be imported somewhere in the module; undefined: the file's name is enough. */
  readonly url: (path: string) => string;
  /** `GET` of a page; undefined: the export's name where it is a method. */
  readonly method?: string;
  readonly kind?: Root["kind"];
  readonly platform?: string;
}

const CONVENTIONS: readonly Convention[] = [
  { file: /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$/, exports: METHODS, url: (path) => appUrl(path, /route\.[jt]sx?$/) },
  {
    file: /(?:^|\/)app\/(?:.*\/)?page\.[jt]sx?$/,
    exports: /^default$/,
    url: (path) => appUrl(path, /page\.[jt]sx?$/),
    method: "GET",
  },
  { file: /(?:^|\/)pages\/api\/.*\.[jt]sx?$/, exports: /^default$/, url: (path) => url(path, /^.*?(?:^|\/)pages\/(?=api\/)/) },
  {
    file: /(?:^|\/)\+server\.[jt]s$/,
    exports: METHODS,
    url: (path) => appUrl(path.replace(/^.*?(?:^|\/)routes\//, "app/"), /\+server\.[jt]s$/),
  },
  {
    file: /(?:^|\/)\+(?:page|layout)\.server\.[jt]s$/,
    exports: /^(?:load|actions)$/,
    url: (path) => appUrl(path.replace(/^.*?(?:^|\/)routes\//, "app/"), /\+(?:page|layout)\.server\.[jt]s$/),
  },
  {
    file: /(?:^|\/)app\/routes\/.*\.[jt]sx?$/,
    exports: /^(?:loader|action)$/,
    url: (path) => url(path, /^.*?(?:^|\/)app\/routes\//).replace(/\./g, "/"),
  },
  {
    file: /(?:^|\/)server\/(?:api|routes)\/.*\.[jt]s$/,
    exports: /^default$/,
    url: (path) => url(path, /^.*?(?:^|\/)server\/(?:routes\/)?/),
  },
  { file: /(?:^|\/)src\/pages\/.*\.[jt]s$/, exports: ASTRO_METHODS, url: (path) => url(path, /^.*?(?:^|\/)src\/pages\//) },
  {
    file: /^(?:.*\/)?netlify\/(?:edge-)?functions\/.*\.[cm]?[jt]s$/,
    exports: /^(?:default|handler)$/,
    url: (path) => url(path, /^.*?(?:^|\/)netlify\//),
    kind: "handler",
    platform: GATEWAY,
  },
  {
    file: /(?:^|\/)functions\/.*\.[jt]s$/,
    exports: /^onRequest(?:Get|Post|Put|Delete)?$/,
    url: (path) => url(path, /^.*?(?:^|\/)functions\//),
  },
  {
    file: /(?:^|\/)api\/(?:.*\/)?[^_/][^/]*\.[cm]?[jt]s$/,
    atRoot: "api",
    exports: /^(?:default|GET|POST|PUT|PATCH|DELETE)$/,
    url: (path) => url(path, /^.*?(?=api\/)/),
  },
];

function url(path: string, head: RegExp): string {
  return `/${path
    .replace(head, "")
    .replace(/\.[cm]?[jt]sx?$/, "")
    .replace(/(?:^|\/)index$/, "")
    .replace(/\.(?:get|post|put|patch|delete)$/, "")}`;
}

function appUrl(path: string, tail: RegExp): string {
  const inner = path.replace(/^.*?(?:^|\/)app\//, "").replace(tail, "");
  const parts = inner.split("/").filter((part) => part !== "" && !/^\(.*\)$/.test(part) && !part.startsWith("@"));
  return `/${parts.join("/")}`;
}

/** Handlers that a framework finds by their file's name or their export's name. */
export function readFileRoutes(program: Program, mod: Mod, roots: Root[]): void {
  const names = exportedNames(mod);
  const add = (name: string, label: string, extra: Partial<Root>, value = exportFunctions(program, mod, name)) => {
    for (const { mod: other, id, wrappers } of value) {
      const own = functionOf(other, id);
      roots.push({
        mod: other,
        id,
        kind: "http",
        name: label,
        start: own.nameStart,
        end: own.nameEnd,
        context: "serving",
        symbol: name === "default" || other !== mod ? own.qualifiedName || undefined : name,
        before: wrappers,
        origin: undefined,
        platform: undefined,
        ...extra,
      });
    }
  };
  // Frameworks share folders: what the module exports tells which one reads it.
  const isBrowsers = functionOf(mod, 0).directives.includes("use client");
  const root = program.resolver.packageOf(mod.path);
  const inPackage = root === "" ? mod.path : mod.path.slice(root.length + 1);
  const isAt = ({ file, atRoot }: Convention) =>
    file.test(mod.path) &&
    (atRoot === undefined ||
      inPackage.startsWith(`${atRoot}/`) ||
      (mod.path.startsWith(`${atRoot}/`) && !isWithin(root, atRoot)));
  const convention = CONVENTIONS.find((one) => !isBrowsers && isAt(one) && names.some(({ name }) => one.exports.test(name)));
  if (convention) {
    for (const { name } of names) {
      if (!convention.exports.test(name)) continue;
      const where = convention.url(mod.path);
      const method =
        convention.method ??
        (ASTRO_METHODS.test(name) && !/^all$/i.test(name)
          ? name.toUpperCase().replace(/^DEL$/, "DELETE")
          : /^on\w+(Get|Post|Put|Delete)$/.exec(name)?.[1]?.toUpperCase());
      add(name, method ? `${method} ${where}` : where, { kind: convention.kind ?? "http", platform: convention.platform });
    }
  }
  readServerActions(program, mod, add, names);
  readWorker(program, mod, add);
  if (!CONVENTIONS.some(isAt) && names.some((one) => one.name === "handler"))
    add("handler", "handler", { kind: "handler", platform: GATEWAY });
}

/** A package that has the folder's name, or lies in it, keeps no functions of a platform there. */
function isWithin(root: string, folder: string): boolean {
  return root === folder || root.startsWith(`${folder}/`);
}

type Add = (name: string, label: string, extra: Partial<Root>, value?: ReturnType<typeof handlerFunctions>) => void;

function exportFunctions(program: Program, mod: Mod, name: string): ReturnType<typeof handlerFunctions> {
  for (const one of mod.syntax.exports) {
    if (one.name === name && one.value) {
      const found = handlerFunctions(program, mod, one.value, 0);
      if (found.length > 0) return found;
    }
  }
  return exportValues(program, mod, name).flatMap((value) =>
    value.kind === "function" ? [{ mod: value.mod, id: value.id, wrappers: [] }] : [],
  );
}

/** `"use server"` at the top of a file or of a function: the browser can call it. */
function readServerActions(program: Program, mod: Mod, add: Add, names: readonly { readonly name: string }[]): void {
  const top = functionOf(mod, 0);
  if (top.directives.includes("use server")) {
    for (const { name } of names) add(name, name, { kind: "handler" }, exportFunctions(program, mod, name));
    return;
  }
  for (const one of mod.syntax.functions) {
    if (one.id === 0 || !one.directives.includes("use server")) continue;
    add(one.name, one.name || "a server action", { kind: "handler" }, [{ mod, id: one.id, wrappers: [] }]);
  }
}

/** `export default { fetch, scheduled, queue }` of Cloudflare workers, Bun and Deno. */
function readWorker(program: Program, mod: Mod, add: Add): void {
  for (const one of mod.syntax.exports) {
    if (one.name !== "default" || !one.value) continue;
    for (const value of evaluate(program, mod, one.value, 0)) {
      if (value.kind !== "expression" || value.mod !== mod || value.expression.kind !== "object") continue;
      for (const property of value.expression.properties) {
        const made = handlerFunctions(program, mod, property.value, value.owner);
        if (property.name === "fetch") add("default", "fetch", { kind: "http", symbol: "fetch" }, made);
        else if (property.name === "scheduled")
          add("default", "scheduled", { kind: "batch", context: "batch", symbol: "scheduled" }, made);
        else if (property.name === "queue") add("default", "queue", { kind: "task", symbol: "queue" }, made);
      }
    }
  }
}
