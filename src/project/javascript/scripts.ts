import { type Graph, reach } from "./graph.ts";
import { functionOf, type Mod } from "./program.ts";
import type { Root } from "./roots.ts";
import { contextOf, isTest } from "./whereabouts.ts";

/** Modules that a bundler, a framework or a browser runs, not a person. */
const RUN_BY_OTHERS =
  /\.[jt]sx$|\.d\.[cm]?ts$|\.config\.[cm]?[jt]s$|(?:^|\/)(?:app|pages|routes|components|functions|middleware|instrumentation)(?:\/|\.[jt]s$)/;
const BROWSER = /^["']use client["']|\b(?:document|window|self|navigator|localStorage|chrome)\.|\baddEventListener\(/;
/** Starts a server, whose routes may lie in files that it finds by a pattern. */
const LISTENS = /\b(?:use|create)(?:Express|Koa)Server\(|\.listen\(/;
/** Names of programs that try models out rather than use them. */
const TRIES =
  /(?:^|[^a-z])(?:train\w*|eval\w*|test\w*|bench\w*|experiments?|examples?|tutorials?|playground|sandbox|scratch|seed\w*|setup|demos?)(?:[^a-z]|$)/i;

/**
 * Programs that ask a model from their top level, and that no other module imports: command lines and scripts. One that starts a server is known by
 * what the server answers.
 */
export function readScripts(
  graph: Graph,
  read: readonly Mod[],
  closure: (mod: Mod) => ReadonlySet<Mod>,
  roots: readonly Root[],
): readonly Root[] {
  const imported = new Set<Mod>();
  for (const mod of read) if (!isTest(mod.path)) for (const other of closure(mod)) if (other !== mod) imported.add(other);
  const serving = new Set(roots.map(({ mod }) => mod));
  const found: Root[] = [];
  for (const mod of read) {
    if (imported.has(mod) || contextOf(mod) !== undefined || RUN_BY_OTHERS.test(mod.path) || TRIES.test(mod.path)) continue;
    if (
      BROWSER.test(mod.facts.module.text) ||
      LISTENS.test(mod.facts.module.text) ||
      [...closure(mod)].some((one) => serving.has(one))
    )
      continue;
    const asks = reach(graph, mod, 0).some((one) => graph.body(one.mod, one.id).infers.length > 0);
    if (!asks) continue;
    const { start } = functionOf(mod, 0);
    found.push({
      mod,
      id: 0,
      kind: "cli",
      name: mod.path,
      start,
      end: start,
      context: "batch",
      symbol: undefined,
      before: [],
      origin: undefined,
      platform: "whoever may start it may use it",
    });
  }
  return found;
}
