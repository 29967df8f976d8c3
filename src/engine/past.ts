import type { FileVersion, History } from "../model/history.ts";
import type { Host } from "../model/host.ts";
import type { Rule, RuleContext, Surroundings } from "../rules/define.ts";

/** What git was asked in one scan, so that the next can tell whether the answers still hold. */
export interface Past {
  ask(paths: readonly string[]): Promise<History | undefined>;
  textAt(version: FileVersion): Promise<string | undefined>;
  /** True when git would answer the same again. Asks nothing where nothing was asked. */
  holds(): Promise<boolean>;
}

export type PastFacts = Pick<RuleContext, "history" | "textAt">;

export function createPast(host: Host, signal: AbortSignal | undefined): Past {
  const answers: { readonly paths: readonly string[]; readonly history: History | undefined }[] = [];
  /** A host whose git fails knows no past; only a cancelled scan ends here. */
  const quiet = async <T>(question: () => Promise<T | undefined> | undefined): Promise<T | undefined> => {
    try {
      return await question();
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  };
  return {
    async ask(paths) {
      const history = await quiet(() => host.history?.(paths, signal));
      answers.push({ paths, history });
      return history;
    },
    textAt: (version) => quiet(() => host.textAt?.(version, signal)),
    async holds() {
      for (const { paths, history } of answers) if ((await quiet(() => host.history?.(paths))) !== history) return false;
      return true;
    },
  };
}

/** Asks git what the rules want to know, and nothing where none does. A rule that crashes here crashes again when it is run, and is told of then. */
export async function pastOf(rules: readonly Rule[], surroundings: Surroundings, past: Past): Promise<PastFacts> {
  const paths = new Set<string>();
  for (const rule of rules) for (const path of quietly(() => rule.past?.(surroundings))) paths.add(path);
  if (paths.size === 0) return { history: undefined, textAt: () => undefined };
  const history = await past.ask([...paths].sort());
  const texts = new Map<string, string | undefined>();
  const key = ({ commit, path }: FileVersion) => `${commit}:${path}`;
  if (history !== undefined) {
    for (const rule of rules) {
      for (const version of quietly(() => rule.pastTexts?.(surroundings, history))) {
        if (!texts.has(key(version))) texts.set(key(version), await past.textAt(version));
      }
    }
  }
  return { history, textAt: (version) => texts.get(key(version)) };
}

function quietly<T>(question: () => readonly T[] | undefined): readonly T[] {
  try {
    return question() ?? [];
  } catch {
    return [];
  }
}
