import type { Document, DocumentKind } from "../../model/inventory.ts";
import { DOCUMENT_SUFFIX, KINDS, OPAQUE } from "./kinds.ts";
import { findPlaceholders } from "./placeholders.ts";
import { readDocument } from "./read-document.ts";
import { readReadme } from "./readme.ts";
import { hasWords, type Outline, readOutline } from "./sections.ts";

export interface DocumentSources {
  /** Every path of the project. */
  readonly paths: readonly string[];
  /** Text of a document or configuration; undefined for what was not read. */
  readonly text: (path: string) => string | undefined;
}

/** Others' folders: what stands there says nothing about this project. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|site-packages|vendor|vendored|third[-_]party|3rdparty|external|\.venv|venv|\.git|\.terraform|charts|__pycache__|fixtures|(?:test|sample|eval(?:uation)?|benchmark)[-_]?data|mlruns|wandb)\//i;
/** What a program searches or learns from lies here. */
const CORPUS = /^(?:(?!docs?\/)[^/]+\/)*?(?:data|datasets?|corpus|corpora|knowledge[-_]?base|kb)\//i;
/** So many texts below one such folder are its contents, and no documents about it. */
const CORPUS_SIZE = 8;
/** What is longer is no document that people write. */
const TEXT_LIMIT = 400_000;

/**
 * The documents of a project, by name and by content: a file's name says what it claims to be, its text whether that is more than a claim.
 * One file can be several documents: a README is user documentation and may hold the statement of intended use.
 */
export function findDocuments(sources: DocumentSources): Document[] {
  const search = searchDocuments(sources);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of one file, so that others can work in between. */
export function* searchDocuments({ paths, text }: DocumentSources): Generator<void, Document[]> {
  const found: Document[] = [];
  const add = (document: Document): void => {
    if (!found.some((known) => known.kind === document.kind && known.path === document.path)) found.push(document);
  };
  const all = new Set(paths);
  const texts = new Map<string, number>();
  const corpusOf = (path: string) => (DOCUMENT_SUFFIX.test(path) ? CORPUS.exec(path)?.[0] : undefined);
  for (const path of paths) {
    const corpus = corpusOf(path);
    if (corpus !== undefined && /\.(?:mdx?|txt|pdf|docx?|html?|rst)$/i.test(path))
      texts.set(corpus, (texts.get(corpus) ?? 0) + 1);
  }
  for (const path of paths) {
    yield;
    if (FOREIGN.test(path) || /(?:^|\/)ai-readiness\.ya?ml$/.test(path)) continue;
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (
      (texts.get(corpusOf(path) ?? "") ?? 0) >= CORPUS_SIZE &&
      !/^readme|^licen[cs]e|(?:data(?:set)?|model)[-_ ]?(?:card|sheet)/i.test(name)
    )
      continue;
    const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
    const home = isHome(folder, all);
    const fixed = home ? fixedKind(name, folder) : undefined;
    const read = once(() => {
      const found = OPAQUE.test(path) ? undefined : text(path);
      return found !== undefined && found.length <= TEXT_LIMIT ? found : undefined;
    });
    const outline = once(() => readOutline(path, read() ?? ""));
    if (fixed !== undefined) {
      // Licences and code owners are named without a suffix; a program may be named so too.
      if (read() !== undefined || !/\.\w+$/.test(name)) add(readDocument(path, read(), fixed, outline()));
      continue;
    }
    const told = found.some((known) => known.kind === "feedback_channel" && known.path.startsWith(`${folder}/`));
    if (!told && /(?:^|\/)ISSUE_TEMPLATE(?:\.md|\/[^/]+\.(?:md|ya?ml))$/i.test(path) && home)
      add({ kind: "feedback_channel", path, grade: "adequate", gaps: [] });
    if (/feedback/i.test(name) && /\.(?:py|[jt]sx?|vue|svelte)$/.test(name) && !/(?:^|[/_.])tests?[/_.]/i.test(path))
      add({ kind: "feedback_channel", path, grade: "exists", gaps: [] });
    if (/(?:demo|tutorial|walk-?through|quick-?start|getting[-_ ]?started|how[-_ ]?to)[^/]*\.ipynb$/i.test(name))
      add({ kind: "training_material", path, grade: "exists", gaps: [] });
    const contract = contractKind(path, read);
    for (const kind of contract) add(readDocument(path, read(), kind, outline()));
    // What begins with a dot is the setting of a tool.
    if (contract.length > 0 || !DOCUMENT_SUFFIX.test(path) || name.startsWith(".")) continue;
    for (const kind of namedKinds(path, read, outline)) add(readDocument(path, read(), kind, outline()));
    if (/\.(?:md|mdx|markdown|rst|txt|adoc)$/i.test(name) || /^readme$/i.test(name)) {
      const content = read();
      if (content === undefined) continue;
      if (/^readme(?:\.\w+)?$/i.test(name)) for (const document of readReadme(path, content, outline(), home)) add(document);
      else for (const document of contentDocuments(path, content, outline())) add(document);
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The root, the folders that hosts look into, and folders with a manifest of their own. */
function isHome(folder: string, paths: ReadonlySet<string>): boolean {
  const base = folder
    .replace(/(?:^|\/)(?:\.github|\.gitlab|\.gitea|docs)(?:\/ISSUE_TEMPLATE)?$/i, "")
    .replace(/(?:^|\/)ISSUE_TEMPLATE$/i, "");
  return base === "" || paths.has(`${base}/ai-readiness.yaml`) || paths.has(`${base}/ai-readiness.yml`);
}

/** Files whose name and folder are fixed by those who look for them. */
function fixedKind(name: string, folder: string): DocumentKind | undefined {
  if (/^CODEOWNERS$/.test(name)) return "codeowners";
  if (
    !/(?:^|\/)docs$/.test(folder) &&
    /^(?:licen[cs]e|copying|unlicense)(?:[-._][\w.-]+)?$/i.test(name) &&
    !/\.(?:py|js|ts|json|ya?ml|ipynb)$/i.test(name)
  )
    return "licence";
  if (/^security(?:\.(?:md|rst|txt|adoc))?$/i.test(name)) return "security_policy";
  if (/^contributing(?:\.(?:md|rst|txt|adoc))?$/i.test(name)) return "contributing";
  return undefined;
}

function namedKinds(path: string, read: () => string | undefined, outline: () => Outline): DocumentKind[] {
  const plain = path
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replace(/[_ ]+/g, "-");
  const kinds: DocumentKind[] = [];
  // A folder's name speaks for the prose in it, and not for the data and settings.
  const claimed = /\.(?:json|ya?ml)$/i.test(path) ? plain.slice(plain.lastIndexOf("/") + 1) : plain;
  for (const [kind, { names, content }] of Object.entries(KINDS) as [DocumentKind, (typeof KINDS)[DocumentKind]][]) {
    if (!names.some((form) => form.test(claimed))) continue;
    const text = read();
    if (text === undefined && !OPAQUE.test(path)) continue;
    if (/\.(?:json|ya?ml|txt|html?)$/i.test(path) && content !== undefined && !content.test(text ?? "")) continue;
    // What stands ready to be copied is a form, and no filled one.
    const form = text !== undefined && /template|(?:^|\/)examples?\//.test(plain);
    if (form && findPlaceholders(outline().prose).length > (/template[^/]*$/.test(plain) ? 0 : 2)) continue;
    if (kind === "training_material" && !/\.(?:md|mdx|rst|adoc|ipynb|pdf|pptx?|docx?)$/i.test(path)) continue;
    kinds.push(kind);
  }
  return kinds;
}

/** Schemas and contracts of data, by their own formats. Croissant describes a dataset as well. */
function contractKind(path: string, read: () => string | undefined): DocumentKind[] {
  if (
    /\.odcs\.ya?ml$|(?:^|\/)[\w.-]*datacontract[\w.-]*\.ya?ml$|(?:^|\/)datapackage\.json$|(?:^|\/)great_expectations\.ya?ml$/i.test(
      path,
    )
  )
    return ["data_contract"];
  if (/(?:^|\/)(?:expectations\/.*\.json|(?:soda\/.*)?checks[\w.-]*\.ya?ml)$/i.test(path))
    return /"expectation_type"|"expectations"|^checks for /m.test(read() ?? "") ? ["data_contract"] : [];
  if (/\.(?:json|jsonld)$/i.test(path) && /croissant|metadata|dataset/i.test(path))
    return /mlcommons\.org\/croissant|"cr:/.test(read() ?? "") ? ["data_card", "data_contract"] : [];
  if (/\.ya?ml$/i.test(path) && /contract|schema/i.test(path))
    return /^(?:dataContractSpecification|kind\s*:\s*DataContract)\b/m.test(read() ?? "") ? ["data_contract"] : [];
  return [];
}

/** What a document's own sections say that it is, whatever its name. */
function contentDocuments(path: string, text: string, outline: Outline): Document[] {
  const found: Document[] = [];
  const titles = outline.sections
    .filter((section) => section.level > 0 && (isFilled(section.body) || section.hasChildren))
    .map((section) => section.title);
  const has = (form: RegExp) => titles.some((title) => form.test(title));
  const intended = outline.sections.find((section) =>
    /^(?:intended (?:use|purpose|user)s?|out[- ]of[- ]scope(?: use)?)/i.test(section.title),
  );
  if (intended !== undefined && (isFilled(intended.body) || intended.hasChildren)) {
    const grade = hasWords(intended.body, 8) ? "adequate" : "exists";
    found.push({ kind: "intended_use", path, grade, gaps: [] });
  }
  const cardParts = [
    /^intended use|^uses$|^direct use/i,
    /^training data|^training details|^factors/i,
    /^evaluation|^metrics|^quantitative/i,
    /^ethical|^caveats|^bias|^limitations/i,
  ];
  if (cardParts.filter((form) => has(form)).length >= 3) found.push(readDocument(path, text, "model_card", outline));
  const dataParts = [
    /^(?:attributes?|features?|columns?|variables?|fields?|schema)(?: (?:information|descriptions?|list))?$|^composition/i,
    /^(?:data )?(?:sources?|collection|provenance|origin)/i,
    /^(?:data(?:set)? )?(?:description|summary|overview)|^motivation/i,
    /^licen[cs]e|^citation|^recommended uses/i,
  ];
  const aboutData = /data[-_ ]?(?:set)?|corpus/i.test(path) || /data ?set|corpus/i.test(titles[0] ?? "");
  if (aboutData && dataParts.filter((form) => has(form)).length >= 2) found.push(readDocument(path, text, "data_card", outline));
  return found;
}

/** More than the question that a draft leaves to be answered. */
function isFilled(body: string): boolean {
  return hasWords(body, 3) && findPlaceholders(body).length === 0;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
