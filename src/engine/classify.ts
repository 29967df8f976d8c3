import { isJavaScript } from "../source/javascript/is-javascript.ts";

/**
 * What a path is read as. `listed`: it is only known to be there. `document` texts are kept; `configuration` gives facts and keeps its text.
 */
export type FileClass = "manifest" | "python" | "notebook" | "javascript" | "configuration" | "document" | "listed";

const MANIFEST = /(?:^|\/)ai-readiness\.ya?ml$/;
const PYTHON = /\.pyw?$/i;
const NOTEBOOK = /\.ipynb$/i;
const DOCUMENT = /\.(?:md|mdx|markdown|rst|adoc|asciidoc|org)$/i;
/** Text files are documents when they are named as people name documents; data sets are full of numbered ones. */
const TEXT_DOCUMENT = /(?:^|\/)[A-Za-z][A-Za-z _-]*\.txt$/;
const BARE_DOCUMENT =
  /(?:^|\/)(?:CODEOWNERS|LICEN[CS]E|COPYING|NOTICE|README|SECURITY|CONTRIBUTING|MODEL_?CARD|DATASHEET|DATA_?CARD)$/i;

/** `isConfiguration` knows the configuration files that are understood. */
export function classify(path: string, isConfiguration: (path: string) => boolean): FileClass {
  if (MANIFEST.test(path)) return "manifest";
  if (PYTHON.test(path)) return "python";
  if (NOTEBOOK.test(path)) return /(?:^|\/)\.ipynb_checkpoints\//.test(path) ? "listed" : "notebook";
  if (isJavaScript(path)) return "javascript";
  if (isConfiguration(path)) return "configuration";
  if (DOCUMENT.test(path) || BARE_DOCUMENT.test(path) || TEXT_DOCUMENT.test(path)) return "document";
  return "listed";
}

const MEGABYTE = 1024 * 1024;

/** The size in bytes above which a file is not read. A notebook's outputs make it big, its source seldom is. */
export function sizeLimit(kind: FileClass): number {
  return (kind === "notebook" ? 64 : 2) * MEGABYTE;
}
