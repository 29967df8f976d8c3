import type { Measure } from "../model/inventory.ts";
import type { RelatedPlace } from "../model/place.ts";

/** Answers about what manifests name as `file.py:symbol`, from the source's call graph. References are relative to the root. */
export interface Symbols {
  /** What `file.py:Class.method`, `file.py:function` or `file.py` names. */
  find(reference: string): SymbolAnswer;
  /** What the symbol measures, by the monitors that it is or reaches. */
  measures(reference: string): readonly { readonly measure: Measure; readonly monitor: number }[];
  /** The chain of calls by which the entry's own code reaches the symbol, first call first; undefined when it does not; `unknown` when it cannot be told. */
  chain(entry: string, symbol: string): readonly RelatedPlace[] | "unknown" | undefined;
  /**
   * A digest of the code that the reference's own code reaches: the same after changes to comments and layout, another one after changes to what
   * it does. Undefined where it cannot be told.
   */
  digest(reference: string): string | undefined;
  /** Files with the functions that the reference's own code reaches, its own first; none where it cannot be told. */
  files(reference: string): readonly string[];
  /** Functions and classes of a file, for a did-you-mean. */
  names(file: string): readonly string[];
}

export type SymbolAnswer =
  | { readonly state: "found"; readonly place: RelatedPlace }
  | { readonly state: "no-file" }
  | { readonly state: "no-symbol" }
  /** Not a program that we read. */
  | { readonly state: "unknown" };
