import type { Document, DocumentKind } from "../../model/inventory.ts";
import { readDocument } from "./read-document.ts";
import { hasWords, type Outline, type Section, wordCount } from "./sections.ts";

const USAGE = /us(?:age|e|ing)\b|start|\brun|instal|set.?up|how|guide|example|demo|deploy|replic|execut|comenz|inicio|utiliz/i;
const OPERATIONS =
  /\b(?:stop(?:ping)?|shut(?:ting)? ?down|tear(?:ing)? ?down|restart(?:ing)?|roll(?:ing)? ?back|recover(?:y|ing)?|trouble-?shoot(?:ing)?|operations?|operating|incidents?|on-?call|observab\w+|runbook|maintenance|monitoring)\b/i;

/**
 * What a README holds besides itself. In the project's own folders it is user documentation, and its sections may be a guide for
 * contributors, a runbook, training material or a way to give feedback; beside a model or a dataset it can be their card.
 */
export function readReadme(path: string, text: string, outline: Outline, home: boolean): Document[] {
  const found: Document[] = [];
  const part = (kind: DocumentKind): void => void found.push({ kind, path, grade: "exists", gaps: [] });
  const card = cardKind(path, outline);
  if (card !== undefined) found.push(readDocument(path, text, card, outline));
  if (!home) return found;
  const { prose } = outline;
  const words = outline.sections.reduce(
    (sum, section) => sum + wordCount(section.body.replace(/\[!\[.*?\]\(.*?\)\]\(.*?\)|https?:\S+/g, "")),
    0,
  );
  const filled = outline.sections.filter((section) => section.level > 0 && !isBare(section));
  if (words >= 25 || filled.some((section) => USAGE.test(section.title) && section.hasCode))
    found.push(userDocs(path, words, filled));
  if (filled.some((section) => /^(?:how to )?contribut/i.test(section.title))) part("contributing");
  if (
    filled.some(
      (section) => OPERATIONS.test(section.title) && (section.hasCode || section.hasChildren || hasWords(section.body, 20)),
    )
  )
    part("runbook");
  if (saysIntendedUse(prose, filled)) part("intended_use");
  if (teaches(prose)) part("training_material");
  if (asksForFeedback(prose, filled)) part("feedback_channel");
  return found;
}

function userDocs(path: string, words: number, filled: readonly Section[]): Document {
  const usable = filled.some((section) => USAGE.test(section.title));
  if (usable && words >= 40) return { kind: "user_docs", path, grade: "adequate", gaps: [] };
  const message = "The README does not say how to use the system; add a section on it.";
  return {
    kind: "user_docs",
    path,
    grade: "exists",
    gaps: [{ place: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 }, message }],
  };
}

function isBare(section: Section): boolean {
  return !hasWords(section.body, 3) && !section.hasCode && !section.hasChildren;
}

/** Cards on the Hugging Face Hub are READMEs with front matter; others are told by their folder and sections. */
function cardKind(path: string, { fields, sections }: Outline): DocumentKind | undefined {
  if (["model-index", "pipeline_tag", "base_model", "library_name"].some((name) => fields.has(name))) return "model_card";
  if (["task_categories", "size_categories", "dataset_info", "annotations_creators"].some((name) => fields.has(name)))
    return "data_card";
  const titles = sections.filter((section) => !isBare(section)).map((section) => section.title);
  const count = (forms: readonly RegExp[]) => forms.filter((form) => titles.some((title) => form.test(title))).length;
  const card = [/intended use|^uses$/i, /training data|training details/i, /evaluation|metrics/i, /limitations|ethical|bias/i];
  if (count(card) >= 3 || (/(?:^|\/)(?:models?|checkpoints?)\/(?:.*\/)?readme[^/]*$/i.test(path) && count(card) >= 2))
    return "model_card";
  const inData =
    !/(?:^|\/)(?:src|lib|tests?|scripts)\//i.test(path) && /(?:^|\/)(?:data|datasets?)\/(?:.*\/)?readme[^/]*$/i.test(path);
  const data = [
    /attribute|feature|column|variable|field|schema|content|structure|file/i,
    /source|collect|provenance|origin|download/i,
    /description|summary|overview|about|dataset/i,
    /licen[cs]e|citation|use/i,
  ];
  if (inData && count(data) >= 2) return "data_card";
  return undefined;
}

/** A heading, or a sentence that says for what it is meant or not meant. */
function saysIntendedUse(prose: string, filled: readonly Section[]): boolean {
  if (
    filled.some((section) =>
      /^(?:intended (?:use|purpose|user)s?|out[- ]of[- ]scope|(?:important )?disclaimer|caveats?|(?:known )?limitations?)\b/i.test(
        section.title,
      ),
    )
  )
    return true;
  return /\b(?:is|are) (?:only |solely |strictly )?(?:intended|meant) (?:only |solely |strictly )?for [^.\n]{0,60}\b(?:purposes?|use)\b|\bfor (?:educational|research|demonstration|informational) (?:and \w+ )?purposes only\b|\bnot (?:intended|meant) (?:for|as|to)\b|\bnot a substitute for\b/i.test(
    prose,
  );
}

/** Links to a video, a tutorial, a course or a notebook to follow; being made for a course is none. */
function teaches(prose: string): boolean {
  if (
    /https?:\/\/(?:www\.)?(?:youtu\.be|youtube\.com\/(?:watch|playlist|live|embed)|loom\.com|vimeo\.com\/\d|colab\.research\.google\.com\/)/i.test(
      prose,
    )
  )
    return true;
  return (
    /\[[^\]\n]*\b(?:tutorials?|walk-?through|video|course|get(?:ting)? started)\b[^\]\n]*\]\s*[([]/i.test(prose) &&
    !/\]\(#[^)]*\)/.test(linkOf(prose))
  );
}

function linkOf(prose: string): string {
  return (
    /\[[^\]\n]*\b(?:tutorials?|walk-?through|video|course|get(?:ting)? started)\b[^\]\n]*\]\([^)]*\)/i.exec(prose)?.[0] ?? ""
  );
}

/** A section for it, or a sentence that asks for reports or questions and says where. */
function asksForFeedback(prose: string, filled: readonly Section[]): boolean {
  const where = /https?:|\]\(|@|#\w|\bissues?\b|mailto:/;
  if (
    filled.some(
      (section) =>
        /\b(?:feedback|questions?|support|contact|get(?:ting)? help|report(?:ing)?)\b/i.test(section.title) &&
        where.test(section.body),
    )
  )
    return true;
  return /\b(?:report|open|file|raise|submit|create)\b[^.\n]{0,40}\b(?:issues?|bugs?)\b|\b(?:send|share|give|leave)\b[^.\n]{0,30}\bfeedback\b/i.test(
    prose.replace(/https?:\S+/g, ""),
  );
}
