import type { Files } from "./files.ts";
import type { Symbols } from "./symbols.ts";

/** The same answers, but a file that was not read, or that may lie where nothing was listed, is not called missing. */
export function withUnread(symbols: Symbols, files: Pick<Files, "lacks">): Symbols {
  return {
    ...symbols,
    find(reference) {
      const answer = symbols.find(reference);
      const isMissing = answer.state === "no-file" && files.lacks(reference.replace(/:[^:/]*$/, ""));
      return answer.state === "no-file" && !isMissing ? { state: "unknown" } : answer;
    },
  };
}
