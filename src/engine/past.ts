import type { History } from "../model/history.ts";
import type { Host } from "../model/host.ts";

/** What git was asked in one scan, so that the next can tell whether the answers still hold. */
export interface Past {
  ask(paths: readonly string[]): Promise<History | undefined>;
  /** True when git would answer the same again. Asks nothing where nothing was asked. */
  holds(): Promise<boolean>;
}

export function createPast(host: Host, signal: AbortSignal | undefined): Past {
  const answers: { readonly paths: readonly string[]; readonly history: History | undefined }[] = [];
  /** A host whose git fails knows no past; only a cancelled scan ends here. */
  const ask = async (paths: readonly string[], until: AbortSignal | undefined): Promise<History | undefined> => {
    try {
      return await host.history?.(paths, until);
    } catch {
      until?.throwIfAborted();
      return undefined;
    }
  };
  return {
    async ask(paths) {
      const history = await ask(paths, signal);
      answers.push({ paths, history });
      return history;
    },
    async holds() {
      for (const { paths, history } of answers) if ((await ask(paths, undefined)) !== history) return false;
      return true;
    },
  };
}
