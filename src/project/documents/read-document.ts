import type { Document, DocumentKind } from "../../model/inventory.ts";
import { filePlace, type RelatedPlace } from "../../model/place.ts";
import { linePositions } from "../../source/positions.ts";
import { isEnglish } from "./english.ts";
import { frontMatterMistakes } from "./front-matter.ts";
import { KINDS, OPAQUE } from "./kinds.ts";
import { findPlaceholders } from "./placeholders.ts";
import { hasWords, type Outline, readOutline, type Section, wordCount } from "./sections.ts";

/** How many placeholders are named one by one. */
const NAMED = 10;

/**
 * Grades one document of a kind: `adequate` when every part that its kind asks for has content and nothing is left to fill in, else `exists`.
 * `text` is undefined for what cannot be read here (PDF, office files): it exists, and nothing is said against it.
 */
export function readDocument(path: string, text: string | undefined, kind: DocumentKind, outline?: Outline): Document {
  if (text === undefined || OPAQUE.test(path)) return { kind, path, grade: "exists", gaps: [] };
  const gaps = gapsOf(path, text, kind, outline ?? readOutline(path, text));
  const mistakes = kind === "model_card" || kind === "data_card" ? frontMatterMistakes(path, text) : [];
  const judged = KINDS[kind].requires.length === 0 || isEnglish(text);
  return {
    kind,
    path,
    grade: gaps.length === 0 && judged ? "adequate" : "exists",
    gaps,
    ...(mistakes.length > 0 && { mistakes }),
  };
}

function gapsOf(path: string, text: string, kind: DocumentKind, outline: Outline): RelatedPlace[] {
  const knowledge = KINDS[kind];
  const positions = linePositions(text);
  const gaps: RelatedPlace[] = [];
  if (kind === "codeowners") {
    const owned = /^[ \t]*[^\s#[][^\r\n#]*\s@?[\w.+-]+(?:[/@][\w.-]+)?/m.test(text);
    return owned ? [] : [{ place: filePlace(path), message: "No line names an owner." }];
  }
  if (kind === "data_contract")
    for (const { start, end, text: found } of findPlaceholders(text, true).slice(0, NAMED))
      gaps.push({ place: positions.place(path, start, end), message: `“${found}” is a placeholder; write what belongs there.` });
  if (kind === "licence" || kind === "data_contract" || kind === "feedback_channel") {
    if (text.trim() === "") gaps.push({ place: filePlace(path), message: `${knowledge.title} is empty.` });
    const blank =
      kind === "licence"
        ? /\[(?:year|fullname|name of copyright owner)\]|<(?:year|copyright holder)>/i.exec(text.slice(0, 400))
        : null;
    if (blank !== null)
      gaps.push({
        place: positions.place(path, blank.index, blank.index + blank[0].length),
        message: `${blank[0]} is not filled in.`,
      });
    return gaps;
  }
  for (const { start, end, text: found } of findPlaceholders(
    outline.prose,
    knowledge.guide === true || /\.(?:rst|adoc|asciidoc)$/i.test(path),
  ).slice(0, NAMED))
    gaps.push({
      place: positions.place(path, start, end),
      message: `“${found.trim()}” is a placeholder; write what belongs there.`,
    });
  for (const section of outline.sections)
    if (section.level > 0 && isEmpty(section) && gaps.length < 2 * NAMED)
      gaps.push({
        place: positions.place(path, section.start, section.headingEnd),
        message: `The section “${section.title}” is empty; fill it or take it out.`,
      });
  if (knowledge.guide !== true)
    for (const section of outline.sections)
      if (section.level > 0 && isBareQuestion(section) && gaps.length < 2 * NAMED)
        gaps.push({
          place: positions.place(path, section.start, section.headingEnd),
          message: `The section “${section.title}” holds a question and no answer; write the answer.`,
        });
  // What a part is called in another language is not known.
  const hasCode = outline.sections.some((section) => section.hasCode);
  for (const { name, form, inText, orCode } of isEnglish(outline.prose) ? knowledge.requires : [])
    if (!hasPart(outline, form) && !(inText === true && form.test(outline.prose)) && !(orCode === true && hasCode))
      gaps.push({ place: filePlace(path), message: `${knowledge.title} says nothing about ${name}; add a section on it.` });
  const said =
    outline.sections.reduce((sum, section) => sum + wordCount(section.body), 0) +
    [...outline.fields.values()].reduce((sum, value) => sum + wordCount(value), 0);
  if (said < knowledge.words && gaps.length === 0)
    gaps.push({ place: filePlace(path), message: `${knowledge.title} has only ${said} words, which says too little.` });
  if (kind === "approval_record") gaps.push(...contradictions(path, text, positions.place));
  return gaps;
}

/** A heading with nothing below it, no code and no smaller heading either. The title of the whole may stand alone. */
function isEmpty(section: Section): boolean {
  if (section.hasChildren || section.hasCode) return false;
  return !hasWords(section.body, 1) && !/[|\d]|https?:|!\[/.test(section.body);
}

/** What templates leave to be answered: one question, and nothing after it. */
function isBareQuestion({ body, hasChildren, hasCode }: Section): boolean {
  const text = body.trim().replace(/^(?:[-*>+]\s+|_|\*)|[_*]$/g, "");
  return !hasChildren && !hasCode && /^\p{Lu}[^.!?|]{8,240}\?$/u.test(text) && findPlaceholders(text).length === 0;
}

/** A heading, a bold lead-in (`**Intended use:** …`), a field or a table's row that is about it and has content. */
function hasPart(outline: Outline, form: RegExp): boolean {
  for (const [name, value] of outline.fields) if (form.test(name) && value.trim() !== "") return true;
  return outline.sections.some((section, index) => {
    if (section.level > 0 && form.test(section.title) && hasContent(outline.sections, index)) return true;
    for (const lead of section.body.matchAll(
      /^[ \t]*(?:[-*+] |\| *|\d+\. )?(?:\*\*|__)?([\p{L}][\p{L}\p{N} /&'’()-]{2,50}?)(?:\*\*|__)?[ \t]*[:|–—](?:\*\*|__)?[ \t]*(\S[^\n]*)/gmu,
    ))
      if (form.test(lead[1]!) && hasWords(lead[2]!, 1)) return true;
    return false;
  });
}

/** Its own text, or that of a smaller heading below it. */
function hasContent(sections: readonly Section[], index: number): boolean {
  const { level } = sections[index]!;
  for (let at = index; at < sections.length && (at === index || sections[at]!.level > level); at++) {
    const section = sections[at]!;
    if (hasWords(section.body, 3) || section.hasCode || /\d/.test(section.body)) return true;
  }
  return false;
}

/** Approved on paper, although it says itself that the criteria were not met. */
function contradictions(
  path: string,
  text: string,
  place: (file: string, start: number, end: number) => RelatedPlace["place"],
): RelatedPlace[] {
  const approved = /"?\b(?:approved|status)"?\s*:\s*"?(?:true|yes|approved)\b/i.exec(text);
  const unmet = /"?\b(?:criteria_met|all_criteria_met|passed|criteria met)"?\s*:\s*"?(?:false|no)\b/i.exec(text);
  if (approved === null || unmet === null) return [];
  return [
    {
      place: place(path, unmet.index, unmet.index + unmet[0].length),
      message: "It is approved although it records that the criteria were not met.",
    },
  ];
}
