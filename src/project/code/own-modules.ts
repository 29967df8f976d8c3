import { folderOf } from "../../model/paths.ts";
import type { ConfigFacts, PythonFacts } from "../../source/facts.ts";
import { normalisePath } from "../python/paths.ts";
import type { Resolver } from "../python/resolver.ts";
import { type Unit, unitOf } from "../python/unit.ts";

/**
 * By which module name a file can import a new one beside it: `.`, `src.`, `` (its folder is on the path). Undefined where the source does not tell,
 * so that an import would be a guess.
 */
export function siblingPrefix(facts: PythonFacts, resolver: Resolver, configs: readonly ConfigFacts[]): string | undefined {
  const unit = unitOf(facts);
  return byOwnImports(unit, resolver) ?? byImporters(unit, resolver) ?? byStarts(unit, configs, resolver);
}

/** As the file imports what lies beside it already. */
function byOwnImports(unit: Unit, resolver: Resolver): string | undefined {
  for (const fact of unit.module.imports) {
    if (fact.scope !== 0 || fact.typeOnly) continue;
    if (fact.level === 1 && (fact.module !== "" || fact.name !== undefined)) return ".";
    if (fact.level > 0) continue;
    for (const module of fact.name === undefined ? [fact.module] : [fact.module, `${fact.module}.${fact.name}`]) {
      const found = resolver.resolve(unit, module, 0);
      if (found === undefined || found === unit || found.folder !== unit.folder || found.path.endsWith("/__init__.py")) continue;
      return prefixOf(module);
    }
  }
  return undefined;
}

/** As other files import this one. */
function byImporters(unit: Unit, resolver: Resolver): string | undefined {
  const prefixes = new Set<string>();
  const stem = stemOf(unit);
  for (const other of resolver.units) {
    if (other === unit) continue;
    for (const fact of other.module.imports) {
      // Of all imports few can be meant, and the rest is not worth a name.
      if (fact.level > 0 || (fact.name !== stem && !fact.module.endsWith(stem))) continue;
      for (const module of fact.name === undefined ? [fact.module] : [fact.module, `${fact.module}.${fact.name}`]) {
        if (!isNamed(module, unit) || resolver.resolve(other, module, 0) !== unit) continue;
        // Beside it, or put on the path for it: what works there need not work where the program starts.
        if (module.includes(".") || other.folder === unit.folder) prefixes.add(prefixOf(module));
      }
    }
  }
  return prefixes.size === 1 ? [...prefixes][0] : undefined;
}

/** As commands start it: `uvicorn src.api:app` runs above `src`; `python src/api.py` and `streamlit run` put its own folder on the path. */
function byStarts(unit: Unit, configs: readonly ConfigFacts[], resolver: Resolver): string | undefined {
  const prefixes = new Set<string>();
  for (const { starts } of configs) {
    for (const { command } of starts) {
      for (const [index, word] of command.words.entries()) {
        const module = /^([\w.]+):\w+(?:\(\))?$/.exec(word)?.[1] ?? (command.words[index - 1] === "-m" ? word : undefined);
        if (module !== undefined && isNamed(module, unit)) prefixes.add(prefixOf(module));
        else if (word.endsWith(".py") && isSameFile(word, unit.path)) prefixes.add("");
      }
    }
  }
  if (prefixes.size > 0) return prefixes.size === 1 ? [...prefixes][0] : undefined;
  // Streamlit takes each file of a folder `pages` for a page, and looks for modules beside the main script.
  if (/(?:^|\/)pages$/.test(unit.folder)) return undefined;
  // A program at the top that nothing imports is run where it lies.
  const isTop = unit.folder === "" || !resolver.units.some(({ path }) => path === `${unit.folder}/__init__.py`);
  return isTop && unit.importedModules.some((name) => name === "streamlit" || name === "gradio") ? "" : undefined;
}

/** True when a dotted name ends in the file's own place. */
function isNamed(module: string, unit: Unit): boolean {
  const path = `${module.replaceAll(".", "/")}.py`;
  return unit.path === path || unit.path.endsWith(`/${path}`);
}

/** `train` of `src/train.py`. */
function stemOf({ path }: Unit): string {
  return path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("."));
}

function isSameFile(word: string, path: string): boolean {
  const clean = normalisePath(word).replace(/^\/+/, "");
  return clean === path || path.endsWith(`/${clean}`) || clean.endsWith(`/${path}`);
}

function prefixOf(module: string): string {
  const dot = module.lastIndexOf(".");
  return dot < 0 ? "" : module.slice(0, dot + 1);
}

/** True when an image copies this file by its name: a new file beside it would be left behind. */
export function isCopiedAlone(path: string, configs: readonly ConfigFacts[]): boolean {
  const copies = configs.flatMap((facts) => facts.copies ?? []);
  return (
    copies.some(({ from }) => from === path) &&
    !copies.some(({ from }) => from === "" || from === folderOf(path) || folderOf(path).startsWith(`${from}/`))
  );
}
