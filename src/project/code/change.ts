import type { NewFile, TextEdit } from "../../model/fix.ts";
import type { ConfigFacts, JavaScriptFacts, PythonFacts } from "../../source/facts.ts";
import type { Resolver } from "../python/resolver.ts";

/** What goes into `{{name}}`. */
export type Fill = Readonly<Record<string, string>>;

export interface Change {
  readonly edits: readonly TextEdit[];
  readonly newFiles: readonly NewFile[];
  /** What measures from now on, as a manifest names it: `src/api.py:function`. */
  readonly symbol?: string;
}

/** The programs of a project, as those who change them see them. */
export interface Programs {
  readonly python: ReadonlyMap<string, PythonFacts>;
  readonly scripts: ReadonlyMap<string, JavaScriptFacts>;
  readonly resolver: Resolver;
  readonly configs: readonly ConfigFacts[];
}
