import { addEntry, replaceAt, setField } from "../manifest/edit.ts";
import { type DocumentPath, type External, isExternal, type Manifest } from "../manifest/manifest.ts";
import type { Value } from "../manifest/render.ts";
import type { Fix } from "../model/fix.ts";
import { near } from "../model/near.ts";
import { filePlace, type RelatedPlace } from "../model/place.ts";
import { isPlaceholder } from "./claimed.ts";
import { fromManifest, fromRoot } from "./declared.ts";
import type { RuleContext } from "./define.ts";

/** What stands behind a document that a manifest names. */
export type ClaimedDocument =
  | { readonly state: "external"; readonly name: string }
  | { readonly state: "missing"; readonly path: string }
  /** It may lie in a folder that was left out. */
  | { readonly state: "unlisted"; readonly path: string }
  /** It is there, but nobody filled it in. */
  | { readonly state: "stub"; readonly path: string; readonly gaps: readonly RelatedPlace[] }
  | { readonly state: "adequate" | "exists"; readonly path: string };

/** Of what may lie in a folder that was left out. */
export const UNLISTED = "It lies in a folder that was left out, so whether it is there cannot be told.";

/** Fewer words than this outside headings are no document. */
const FEWEST_WORDS = 12;
const GAPS = [
  // In capitals: a todo list is a thing that people write about.
  /\b(?:TODO|TBD|FIXME)\b/,
  /\blorem ipsum\b|<(?:fill|insert|your|add|name|describe)\b[^>]*>|\[(?:fill|insert|your|add|describe)\b[^\]]*\]/i,
];
/** With more files than these only a file's name is compared, not its whole path. */
const MOST_PATHS = 5000;

export function claimedDocument(context: RuleContext, manifest: Manifest, reference: string | External): ClaimedDocument {
  if (isExternal(reference)) return { state: "external", name: reference.external };
  if (/^[a-z][\w+.-]*:\/\//i.test(reference)) return { state: "external", name: reference };
  const path = fromRoot(manifest, reference.replace(/#.*$/, ""));
  if (!context.files.has(path)) return { state: context.files.lacks(path) ? "missing" : "unlisted", path };
  const known = context.inventory.documents.find((document) => document.path === path);
  const text = context.files.text(path);
  // Whether each section that its kind asks for is there is judged by governance/placeholder-document.
  const gaps = text === undefined ? [] : gapsOf(path, text);
  if (gaps.length > 0) return { state: "stub", path, gaps };
  if (text !== undefined && words(text) < FEWEST_WORDS) {
    return { state: "stub", path, gaps: [{ place: filePlace(path), message: "hardly anything is written here" }] };
  }
  return { state: known?.grade === "adequate" || known?.grade === "linked" ? "adequate" : "exists", path };
}

function gapsOf(path: string, text: string): RelatedPlace[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const match = GAPS.map((gap) => gap.exec(line)).find((found) => found !== null);
    if (!match) return [];
    const place = {
      file: path,
      line: index + 1,
      column: match.index + 1,
      endLine: index + 1,
      endColumn: match.index + 1 + match[0].length,
    };
    return [{ place, message: "still to be filled in" }];
  });
}

function words(text: string): number {
  const body = text.replace(/<!--[\s\S]*?-->/g, "").replace(/^#.*$/gm, "");
  return body.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
}

/** Makes a document to fill in and names it in the manifest, unless it is named already. A file that exists is never touched. */
export function scaffoldFix(
  context: RuleContext,
  manifest: Manifest,
  title: string,
  file: string,
  text: string,
  claim?: { readonly path: DocumentPath; readonly value: Value; readonly append?: boolean },
): readonly Fix[] {
  const path = fromRoot(manifest, file);
  const newFiles = context.files.has(path) ? [] : [{ file: path, text }];
  const edits = claim ? (claim.append ? addEntry : setField)(manifest, claim.path, claim.value) : [];
  if (newFiles.length === 0 && edits.length === 0) return [];
  // Whether a file that is there already is the one that is meant, only a person can say.
  if (newFiles.length === 0)
    return [{ title: `Name ${file} in the manifest`, safe: false, kind: "declare", singly: true, edits }];
  return [{ title, safe: false, kind: "scaffold", ...(edits.length > 0 && { edits }), newFiles }];
}

/** Files that were probably meant by a path that leads nowhere: the same name elsewhere, or nearly the same path. */
export function didYouMean(context: RuleContext, manifest: Manifest, at: DocumentPath, missing: string): readonly Fix[] {
  const meant = nearPath(context, missing);
  if (meant === undefined) return [];
  const written = fromManifest(manifest, meant);
  const edits = isPlaceholder(written) ? [] : replaceAt(manifest, at, written);
  return edits.length === 0 ? [] : [{ title: `Replace by ${written}`, safe: false, kind: "declare", edits }];
}

export function nearPath({ files, folder }: RuleContext, missing: string): string | undefined {
  const name = nameOf(missing);
  const own = files.paths.filter((path) => folder === "" || path.startsWith(`${folder}/`));
  const same = own.filter((path) => nameOf(path) === name);
  if (same.length === 1) return same[0];
  const beside = own.filter((path) => path.slice(0, -nameOf(path).length) === missing.slice(0, -name.length));
  const sibling = near(name, beside.map(nameOf));
  if (sibling !== undefined) return missing.slice(0, -name.length) + sibling;
  return own.length > MOST_PATHS ? undefined : near(missing, own);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
