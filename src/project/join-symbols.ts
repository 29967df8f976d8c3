import type { Symbols } from "./symbols.ts";

const JAVASCRIPT = /\.[cm]?[jt]sx?(:|$)/i;

/** One answer for all languages: each reference goes to the language that its file's suffix names. Part 0 is Python, part 1 JavaScript. */
export function joinSymbols(python: Symbols, javascript: Symbols, monitorOf: (part: number, index: number) => number): Symbols {
  const isScript = (reference: string) => JAVASCRIPT.test(reference);
  const of = (reference: string) => (isScript(reference) ? javascript : python);
  return {
    find: (reference) => of(reference).find(reference),
    measures(reference) {
      const part = isScript(reference) ? 1 : 0;
      return of(reference)
        .measures(reference)
        .map(({ measure, monitor }) => ({ measure, monitor: monitorOf(part, monitor) }));
    },
    // Code of one language does not call the other's: what happens between them cannot be told.
    chain: (entry, symbol) => (isScript(entry) === isScript(symbol) ? of(entry).chain(entry, symbol) : "unknown"),
    digest: (reference) => of(reference).digest(reference),
    files: (reference) => of(reference).files(reference),
    names: (file) => of(file).names(file),
  };
}
