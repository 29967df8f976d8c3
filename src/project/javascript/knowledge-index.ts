import type { CallKnowledge, Library } from "../../knowledge/knowledge.ts";
import { packageName } from "./resolve-module.ts";

export interface Known {
  readonly library: Library;
  readonly call: CallKnowledge;
}

/** Finds what is known of a module's specifier and of an access path. Answers are remembered. */
export interface KnowledgeIndex {
  libraries(specifier: string): readonly Library[];
  match(path: string): readonly Known[];
}

interface Pattern {
  /** Specifier that it asks for; undefined: any of its library's. */
  readonly module: string | undefined;
  readonly test: RegExp;
  readonly except: readonly RegExp[];
  readonly known: Known;
}

const NONE: readonly Known[] = [];

function glob(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (star) => (star === "**" ? ".*" : "[^.()]*"))}$`);
}

function specifierGlob(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (star) => (star === "**" ? ".*" : "[^/]*"))}$`);
}

export function indexKnowledge(all: readonly Library[]): KnowledgeIndex {
  const exact = new Map<string, Library[]>();
  const loose: { readonly test: RegExp; readonly library: Library }[] = [];
  const byLibrary = new Map<Library, Pattern[]>();
  const byKind = new Map<string, Pattern[]>();
  for (const library of all) {
    for (const name of library.imports) {
      if (name.includes("*")) loose.push({ test: specifierGlob(name), library });
      else exact.set(name, [...(exact.get(name) ?? []), library]);
    }
    const own: Pattern[] = [];
    for (const call of library.calls) {
      const except = (call.except ?? []).map((path) => glob(path.slice(path.indexOf("#") + 1)));
      const known = { library, call };
      for (const path of typeof call.call === "string" ? [call.call] : call.call) {
        const hash = path.indexOf("#");
        if (hash >= 0) {
          own.push({ module: hash === 0 ? undefined : path.slice(0, hash), test: glob(path.slice(hash + 1)), except, known });
          continue;
        }
        const kind = kindOf(path);
        byKind.set(kind, [...(byKind.get(kind) ?? []), { module: undefined, test: glob(path), except, known }]);
      }
    }
    byLibrary.set(library, own);
  }
  const librariesCache = new Map<string, readonly Library[]>();
  const libraries = (specifier: string): readonly Library[] => {
    let found = librariesCache.get(specifier);
    if (!found) {
      const name = packageName(specifier);
      found = [...new Set([...(exact.get(name) ?? []), ...loose.filter((one) => one.test.test(name)).map((one) => one.library)])];
      librariesCache.set(specifier, found);
    }
    return found;
  };
  const find = (path: string): readonly Known[] => {
    const hash = path.indexOf("#");
    if (hash < 0) {
      const patterns = byKind.get(kindOf(path)) ?? [];
      return [...new Set(patterns.filter((pattern) => pattern.test.test(path)).map((pattern) => pattern.known))];
    }
    const specifier = path.slice(0, hash);
    const rest = path.slice(hash + 1) || "default";
    const forms = rest.startsWith("default.") ? [rest, rest.slice(8)] : [rest];
    const found = new Set<Known>();
    for (const library of libraries(specifier)) {
      for (const pattern of byLibrary.get(library)!) {
        if (pattern.module !== undefined && pattern.module !== specifier) continue;
        if (!forms.some((form) => pattern.test.test(form) && !pattern.except.some((test) => test.test(form)))) continue;
        found.add(pattern.known);
      }
    }
    return [...found];
  };
  const cache = new Map<string, readonly Known[]>();
  return {
    libraries,
    match(path) {
      let found = cache.get(path);
      if (!found) {
        found = path.startsWith("global#") ? NONE : find(path);
        cache.set(path, found);
      }
      return found;
    },
  };
}

function kindOf(path: string): string {
  return /^@[\w-]+/.exec(path)?.[0] ?? path;
}
