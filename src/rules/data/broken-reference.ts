import { replaceAt } from "../../manifest/edit.ts";
import { type DocumentPath, isExternal, type Manifest } from "../../manifest/manifest.ts";
import { brokenLine } from "../../manifest/yaml-file.ts";
import type { Subject } from "../../model/check.ts";
import { near } from "../../model/near.ts";
import { isPlaceholder, manifestToJudge } from "../claimed.ts";
import { didYouMean, nearPath, UNLISTED } from "../claimed-document.ts";
import { splitContract } from "../contract-of.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";

export default defineRule({
  id: "data/broken-reference",
  severity: "error",
  summary: "The manifest names a file or function that does not exist or cannot be read.",
  basis: ["ISO/IEC 42001 A.7.5"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const reference of manifest ? references(manifest) : []) judge(context, manifest!, reference);
  },
});

interface Reference {
  readonly path: DocumentPath;
  readonly text: string;
  /** `data` and models may be kept outside the repository; a `contract` must parse; a `symbol` names code. */
  readonly kind: "file" | "stored" | "contract" | "symbol";
  readonly subject: Pick<Subject, "kind" | "key">;
}

/** What no rule of its own looks after: cards, reports, training material, rollout plans and monitors are judged by theirs. */
function references(manifest: Manifest): Reference[] {
  const found: Reference[] = [];
  const add = (subject: Reference["subject"], kind: Reference["kind"], path: DocumentPath, value: unknown): void => {
    if (typeof value === "string")
      found.push({
        path,
        text: value,
        kind,
        subject: { ...subject, key: `${subject.key}.${path.slice(subject.key === path[0] ? 1 : 2).join(".")}` },
      });
  };
  for (const entry of manifest.data) {
    const subject = { kind: "dataset", key: `data.${entry.name}` } as const;
    const at = [...entry.path, "location"];
    const isList = manifest.has([...at, 0]);
    for (const [index, location] of entry.locations.entries()) add(subject, "stored", isList ? [...at, index] : at, location);
    const isClass = splitContract(entry.contract ?? "").file.endsWith(".py");
    add(subject, isClass ? "symbol" : "contract", [...entry.path, "contract"], entry.contract);
    for (const [index, check] of entry.checks.entries()) add(subject, "file", [...entry.path, "checks", index], check);
  }
  for (const entry of manifest.models) {
    const subject = { kind: "model", key: `models.${entry.name}` } as const;
    add(subject, "stored", [...entry.path, "artifact"], entry.artifact);
    add(subject, "symbol", [...entry.path, "trained-by"], entry.trainedBy);
  }
  for (const entry of manifest.services) {
    add({ kind: "service", key: `services.${entry.name}` }, "symbol", [...entry.path, "entry"], entry.entry);
  }
  for (const entry of manifest.integrations) {
    const subject = { kind: "integration", key: `integrations.${entry.system}` } as const;
    add(subject, "contract", [...entry.path, "contract"], entry.contract);
  }
  for (const [kind, document] of Object.entries(manifest.governance.documents)) {
    const subject = { kind: "document", key: "governance" } as const;
    if (!isExternal(document)) add(subject, "file", ["governance", "documents", kind], document);
  }
  for (const [index, file] of manifest.lint.extends.entries()) {
    add({ kind: "document", key: "lint" }, "contract", ["lint", "extends", index], file);
  }
  return found.filter(({ text }) => !isPlaceholder(text));
}

function judge(context: RuleContext, manifest: Manifest, reference: Reference) {
  const { report, files } = context;
  const { path, text, kind } = reference;
  const subject: Subject = { ...reference.subject, name: text, place: manifest.placeOf(path) };
  const place = manifest.placeOf(path);
  const field = path.findLast((step) => typeof step === "string");
  if (/^[a-z][\w+.-]*:/i.test(text) && !/^[\w./-]+\.\w+:\w/.test(text)) {
    return report.unknown(subject, { message: "It is kept outside this repository." });
  }
  if (leavesRoot(manifest.folder, text)) {
    return report.unknown(subject, { message: "It lies outside this folder." });
  }
  if (/\s/.test(text) && !files.has(fromRoot(manifest, text))) {
    return report.unknown(subject, { message: "It reads like a command or a sentence, not like a path." });
  }
  const [file, symbol] = kind === "symbol" ? splitSymbol(text) : [text.replace(/#.*$/, ""), undefined];
  const found = locate(context, fromRoot(manifest, file));
  if (found === undefined) {
    if (!files.lacks(fromRoot(manifest, file))) return report.unknown(subject, { message: UNLISTED });
    const isElsewhere =
      kind === "stored" &&
      (isUsed(context, fromRoot(manifest, file)) || nearPath(context, fromRoot(manifest, file)) === undefined);
    if (isElsewhere) return report.unknown(subject, { message: "It is not in this checkout; it may be kept elsewhere." });
    const written = symbol === undefined ? path : undefined;
    return report.fail(subject, {
      message: `The ${field} that the manifest names is not there: ${file}.`,
      help: "Correct the path, which is relative to the manifest's folder, or add the file.",
      place,
      fixes: written ? didYouMean(context, manifest, written, fromRoot(manifest, file)) : [],
    });
  }
  if (symbol !== undefined) return judgeSymbol(context, manifest, reference, subject, `${found}:${symbol}`);
  const broken = kind === "contract" ? syntaxError(found, files.text(found)) : undefined;
  if (broken !== undefined) {
    const message = `The ${field} ${file} cannot be read: line ${broken} is not valid.`;
    return report.fail(subject, { message, help: "Mend the file.", place });
  }
  report.pass(subject, { message: `${found} is there.`, evidence: { grade: "exists", places: [] } });
}

/** What a program reads or makes under this very name is no slip of the pen. */
function isUsed({ inventory }: RuleContext, path: string): boolean {
  return [...inventory.datasetReads, ...inventory.modelArtifacts].some((one) => one.location === path && !one.inTests);
}

function judgeSymbol(context: RuleContext, manifest: Manifest, { path }: Reference, subject: Subject, reference: string) {
  const { report, symbols } = context;
  const [file, symbol] = splitSymbol(reference);
  const answer = symbols.find(reference);
  if (answer.state === "found") {
    report.pass(subject, { message: `${reference} is there.`, evidence: { grade: "exists", places: [answer.place] } });
  } else if (answer.state === "unknown") report.unknown(subject, { message: `Whether ${file} has ${symbol} cannot be told.` });
  else {
    const meant = near(symbol ?? "", symbols.names(file));
    const edits = meant === undefined ? [] : replaceAt(manifest, path, `${splitSymbol(subject.name)[0]}:${meant}`);
    report.fail(subject, {
      message: `${file} has no ${symbol}${meant === undefined ? "" : `; did you mean ${meant}?`}${meant === undefined ? "." : ""}`,
      help: "Name a function, class or method of that file, as file.py:function.",
      place: manifest.placeOf(path),
      fixes: edits.length === 0 ? [] : [{ title: `Replace by ${meant}`, safe: false, kind: "declare", edits }],
    });
  }
}

/** `../shared/x.yaml` from the root. */
function leavesRoot(folder: string, reference: string): boolean {
  let depth = folder === "" ? 0 : folder.split("/").length;
  return reference.split("/").some((name) => {
    if (name === "..") depth--;
    else if (name !== "." && name !== "") depth++;
    return depth < 0;
  });
}

function splitSymbol(reference: string): [file: string, symbol: string | undefined] {
  const colon = reference.lastIndexOf(":");
  return colon < 0 ? [reference, undefined] : [reference.slice(0, colon), reference.slice(colon + 1)];
}

/** What a path or glob names: itself, its `.dvc` file, or that of a folder above. */
function locate({ files }: RuleContext, path: string): string | undefined {
  if (files.has(path)) return path;
  if (/[*?[{]/.test(path)) return files.glob(path)[0] ?? files.glob(`${path}.dvc`)[0];
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
    if (files.has(`${at}.dvc`)) return `${at}.dvc`;
  }
  return undefined;
}

/** The first line at which a YAML or JSON file breaks; undefined for files that are neither, or were not read. */
function syntaxError(path: string, text: string | undefined): number | undefined {
  if (text === undefined || !/\.(ya?ml|json)$/i.test(path)) return undefined;
  return brokenLine(text);
}
