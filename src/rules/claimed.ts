import { setField } from "../manifest/edit.ts";
import type { DocumentPath } from "../manifest/manifest.ts";
import { type External, isExternal, type Manifest } from "../manifest/manifest.ts";
import { isReadable } from "../manifest/readable.ts";
import type { Subject, SubjectKind } from "../model/check.ts";
import type { Fix } from "../model/fix.ts";
import type { Place } from "../model/place.ts";
import type { RuleContext, Surroundings } from "./define.ts";
import { systemSubject } from "./subjects.ts";

/** What rules that judge a manifest's own entries have in common. */

/**
 * The manifest to judge. Undefined where none governs, which another rule tells, and where its YAML is broken: what seems to be absent may
 * merely be unreadable, so the verdict is unknown.
 */
export function manifestToJudge({ manifest, report }: RuleContext): Manifest | undefined {
  if (!manifest?.broken) return manifest;
  report.unknown(systemSubject(manifest.system.name), { message: "The manifest cannot be read to its end; mend it first." });
  return undefined;
}

/** The same where nothing is reported yet. */
export function readableManifest({ manifest }: Surroundings): Manifest | undefined {
  return manifest?.broken ? undefined : manifest;
}

/** Something a manifest declares: `data.customers`, `adoption.problem`. */
export function declaredSubject(manifest: Manifest, kind: SubjectKind, key: string, name: string, path: DocumentPath): Subject {
  return { kind, key, name, place: claimPlace(manifest, path) };
}

/** Place of a claim. Where its whole section is absent, the system's own heading stands for it. */
export function claimPlace(manifest: Manifest, path: DocumentPath): Place {
  if (manifest.has(path.slice(0, 1)) || !manifest.has(["system"])) return manifest.placeOf(path);
  return manifest.placeOf(["system"], { key: true });
}

export const FILL_IN = "TODO";

const PLACEHOLDER =
  /^(?:(?:todo|tbd|tba|tbc|fixme|xxx+)\b.*|n\/?a|none|nobody|no one|unknown|someone|somebody|anyone|owner|changeme|change me|placeholder|your[ -].*|<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\?+|\.{2,}|…+|-+)$/i;

/** True for text that only holds a value's place: `TODO`, `<owner>`, `…`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

/** `unreadable`: something is there that another finding tells to be wrong. */
export type Claim = "given" | "absent" | "placeholder" | "unreadable";

export function claimAt(manifest: Manifest, path: DocumentPath, value: string | number | External | undefined): Claim {
  if (value === undefined) return isReadable(manifest, path) ? "absent" : "unreadable";
  const text = isExternal(value) ? value.external : String(value);
  return isPlaceholder(text) ? "placeholder" : "given";
}

/** A field for a person to fill in. Its placeholder keeps failing, so that nothing is won by adding many at once: it is offered singly. */
export function fillIn(manifest: Manifest, path: DocumentPath, what: string = FILL_IN): readonly Fix[] {
  const edits = setField(manifest, path, what);
  // What is written there already, another placeholder it may be, is for a person to change.
  if (manifest.has(path) && edits.some(({ place }) => place.line !== place.endLine || place.column !== place.endColumn))
    return [];
  return edits.length === 0
    ? []
    : [{ title: `Add ${path.at(-1)}, to be filled in`, safe: false, kind: "scaffold", singly: true, edits }];
}

/** One field that has to be given. */
export interface RequiredClaim {
  readonly subject: Subject;
  readonly path: DocumentPath;
  readonly value: string | number | External | undefined;
  /** The finding when it is not given, in one sentence. */
  readonly missing: string;
  readonly help: string;
  /** The verdict's reason when it is given. */
  readonly given: string;
  /** How it can be given; default: the field with a placeholder. */
  readonly fixes?: readonly Fix[];
}

/** Passes what is given, fails what is absent or only a placeholder, and leaves to another finding what is wrong. */
export function judgeClaim({ report }: RuleContext, manifest: Manifest, claim: RequiredClaim): void {
  const { subject, path, value } = claim;
  const state = claimAt(manifest, path, value);
  if (state === "unreadable")
    report.unknown(subject, { message: "It has a mistake in it, which another finding tells; mend it first." });
  else if (state === "given") {
    const place = manifest.placeOf(path);
    const grade = "declared";
    report.pass(subject, { message: claim.given, evidence: { grade, places: [{ place, message: claim.given }] } });
  } else {
    report.fail(subject, {
      message: claim.missing,
      help: claim.help,
      place: state === "placeholder" ? manifest.placeOf(path) : (subject.place ?? claimPlace(manifest, path)),
      fixes: claim.fixes ?? fillIn(manifest, path),
    });
  }
}

/** Whom a claim names, unless it is a placeholder. */
export function addressee(text: string | undefined): string | undefined {
  return text === undefined || isPlaceholder(text) ? undefined : text;
}
