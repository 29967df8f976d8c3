import { folderOf } from "../../model/paths.ts";

/** Where a specifier leads: a file of the project, or a package from outside. */
export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string }
  | undefined;

export interface ModuleResolver {
  resolve(from: string, specifier: string): Target;
  /** Folder of the nearest package.json at or above a file's folder; `""` for the root. */
  packageOf(path: string): string;
}

export interface ResolverInput {
  /** Every file of the project. */
  readonly paths: readonly string[];
  /** JavaScript and TypeScript files that can be read. */
  readonly modules: ReadonlySet<string>;
  /** The data of a JSON file; undefined when it is not known. */
  readonly data: (path: string) => unknown;
}

const SUFFIXES = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];
const INDEX = ["/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mjs", "/index.cjs"];

/** Joins and resolves `.` and `..`; undefined when it leaves the root. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

function field(data: unknown, ...names: readonly string[]): unknown {
  let at = data;
  for (const name of names) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

interface Aliases {
  readonly base: string;
  readonly paths: readonly { readonly prefix: string; readonly suffix: string; readonly targets: readonly string[] }[];
}

export function createResolver(input: ResolverInput): ModuleResolver {
  const packages = new Map<string, string>();
  const folders: string[] = [];
  const configs = new Set<string>();
  const maps = new Set<string>();
  for (const path of input.paths) {
    if (/(?:^|\/)package\.json$/.test(path)) {
      const folder = folderOf(path);
      folders.push(folder);
      const name = field(input.data(path), "name");
      if (typeof name === "string") packages.set(name, folder);
    } else if (/(?:^|\/)[jt]sconfig\.json$/.test(path)) configs.add(path);
    else if (/(?:^|\/)(?:deno\.jsonc?|import_map\.json)$/.test(path)) maps.add(path);
  }
  const known = new Set(folders);
  const nearest = (path: string, has: (folder: string) => boolean): string | undefined => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (has(folder)) return folder;
      if (folder === "") return undefined;
    }
  };
  const packageOf = (path: string) => nearest(path, (folder) => known.has(folder)) ?? "";

  const file = (path: string | undefined): Target => {
    if (path === undefined) return undefined;
    const base = path.replace(/\.([cm]?)jsx?$/, "");
    for (const suffix of SUFFIXES) if (input.modules.has(path + suffix)) return { kind: "file", path: path + suffix };
    if (base !== path) {
      for (const suffix of SUFFIXES.slice(1)) if (input.modules.has(base + suffix)) return { kind: "file", path: base + suffix };
    }
    const folder = path === "" ? "" : path;
    for (const suffix of INDEX) {
      const candidate = folder === "" ? suffix.slice(1) : folder + suffix;
      if (input.modules.has(candidate)) return { kind: "file", path: candidate };
    }
    return undefined;
  };

  const aliasCache = new Map<string, Aliases | undefined>();
  const aliasesOf = (config: string, depth = 0): Aliases | undefined => {
    if (aliasCache.has(config)) return aliasCache.get(config);
    aliasCache.set(config, undefined);
    const data = input.data(config);
    const folder = folderOf(config);
    const baseUrl = field(data, "compilerOptions", "baseUrl");
    const raw = field(data, "compilerOptions", "paths");
    let made: Aliases | undefined;
    if (typeof raw === "object" && raw !== null) {
      const paths = Object.entries(raw as Record<string, unknown>).map(([pattern, targets]) => {
        const star = pattern.indexOf("*");
        return {
          prefix: star < 0 ? pattern : pattern.slice(0, star),
          suffix: star < 0 ? "" : pattern.slice(star + 1),
          targets: Array.isArray(targets) ? targets.filter((one): one is string => typeof one === "string") : [],
        };
      });
      made = { base: joinPath(folder, typeof baseUrl === "string" ? baseUrl : ".") ?? folder, paths };
    } else {
      // What it extends, and the parts of which it consists: Vite's templates keep them in `tsconfig.app.json`.
      const parts = [field(data, "extends"), field(data, "references")]
        .flat()
        .map((one) => (typeof one === "string" ? one : field(one, "path")));
      for (const part of parts) {
        if (typeof part !== "string" || !part.startsWith(".") || depth >= 4 || made !== undefined) continue;
        const at = joinPath(folder, part) ?? "";
        const path = [at, `${at}.json`, join(at, "tsconfig.json")].find((one) => one !== "" && input.data(one) !== undefined);
        if (path !== undefined) made = aliasesOf(path, depth + 1);
      }
    }
    aliasCache.set(config, made);
    return made;
  };

  const aliased = (from: string, specifier: string): Target => {
    const folder = nearest(from, (one) => configs.has(join(one, "tsconfig.json")) || configs.has(join(one, "jsconfig.json")));
    if (folder !== undefined) {
      const config = configs.has(join(folder, "tsconfig.json")) ? join(folder, "tsconfig.json") : join(folder, "jsconfig.json");
      const aliases = aliasesOf(config);
      for (const { prefix, suffix, targets } of aliases?.paths ?? []) {
        if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue;
        const middle = specifier.slice(prefix.length, specifier.length - suffix.length || undefined);
        for (const target of targets) {
          const found = file(joinPath(aliases!.base, target.replace("*", middle)));
          if (found) return found;
        }
      }
    }
    // Without a configuration that we can read: what the common templates mean by `@/` and `~/`.
    const short = /^(?:@|~|\$lib|src)\/(.*)$/.exec(specifier);
    if (!short) return undefined;
    const root = packageOf(from);
    for (const base of specifier.startsWith("$lib") ? ["src/lib"] : ["src", "", "app"]) {
      const found = file(joinPath(join(root, base), short[1]!));
      if (found) return found;
    }
    return undefined;
  };

  /** Deno's map of imports, which stands in its own file or in the configuration. */
  const imported = (from: string, specifier: string): Target => {
    const names = ["deno.json", "deno.jsonc", "import_map.json"];
    const folder = maps.size === 0 ? undefined : nearest(from, (one) => names.some((name) => maps.has(join(one, name))));
    if (folder === undefined) return undefined;
    for (const name of names) {
      const imports = field(input.data(join(folder, name)), "imports");
      if (typeof imports !== "object" || imports === null) continue;
      const keys = Object.keys(imports).filter((key) => (key.endsWith("/") ? specifier.startsWith(key) : specifier === key));
      const key = keys.sort((left, right) => right.length - left.length)[0];
      const to = key === undefined ? undefined : field(imports, key);
      if (key === undefined || typeof to !== "string") continue;
      const whole = to + specifier.slice(key.length);
      return whole.startsWith(".") ? file(joinPath(folder, whole)) : { kind: "package", name: packageName(whole) };
    }
    return undefined;
  };

  const workspace = (specifier: string): Target => {
    const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
    const folder = packages.get(name);
    if (folder === undefined) return undefined;
    const rest = specifier.slice(name.length + 1);
    if (rest !== "") return file(joinPath(folder, rest)) ?? file(joinPath(join(folder, "src"), rest));
    const data = input.data(join(folder, "package.json"));
    for (const key of ["source", "module", "main", "types"]) {
      const main = field(data, key);
      const found = typeof main === "string" ? file(joinPath(folder, main.replace(/\.d\.ts$/, ""))) : undefined;
      if (found) return found;
    }
    return file(join(folder, "src")) ?? file(folder);
  };

  const cache = new Map<string, Target>();
  const resolve = (from: string, specifier: string): Target => {
    if (specifier.startsWith(".")) return file(joinPath(folderOf(from), specifier));
    const mapped = imported(from, specifier);
    return aliased(from, specifier) ?? mapped ?? workspace(specifier) ?? { kind: "package", name: packageName(specifier) };
  };
  return {
    packageOf,
    resolve(from, specifier) {
      const key = `${folderOf(from)}\n${specifier}`;
      if (!cache.has(key)) cache.set(key, resolve(from, specifier));
      return cache.get(key);
    },
  };
}

function join(folder: string, name: string): string {
  return folder === "" ? name : name === "" ? folder : `${folder}/${name}`;
}

/** Where packages of npm are had over HTTP: `https://esm.sh/openai@4`, `https://cdn.jsdelivr.net/npm/@xenova/transformers@2.5.0`. */
const MIRROR = /^https:\/\/(?:esm\.sh|esm\.run|cdn\.jsdelivr\.net\/npm|unpkg\.com|cdn\.skypack\.dev)\/(?:v\d+\/|stable\/|\*)?/;

/** The package that a specifier means, without its version, which Deno and browsers write into it. */
export function packageName(specifier: string): string {
  const inner = specifier.replace(/^(?:npm|jsr):\/?/, "").replace(MIRROR, "");
  if (inner !== specifier) {
    const [, name = inner, rest = ""] = /^(@[^/]+\/[^/@?]+|[^/@?]+)(?:@[^/?]*)?([^?]*)/.exec(inner) ?? [];
    // What is built for a browser is the package itself.
    return name + (/^\/(?:\+esm|dist\/|build\/)|\.m?js$/.test(rest) ? "" : rest.replace(/\/$/, ""));
  }
  return specifier.replace(/^(https:\/\/deno\.land\/(?:x\/)?\w+)@[^/]+/, "$1");
}
