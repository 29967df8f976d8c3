import type { YAMLError } from "yaml";
import type { YamlText } from "./document.ts";
import type { ManifestProblem } from "./manifest.ts";

type Code = YAMLError["code"];

/** What each kind of broken YAML looks like to the person who wrote it. */
const SENTENCES: Readonly<Record<Code, string>> = {
  ALIAS_PROPS: "An alias such as `*name` can carry neither an anchor nor a tag; remove them.",
  BAD_ALIAS: "This alias refers to no anchor above it; define `&name` first or write the value out.",
  BAD_COLLECTION_TYPE: "This tag does not fit the value behind it; remove the tag.",
  BAD_DIRECTIVE: "This `%` line is not understood; remove it.",
  BAD_DQ_ESCAPE: "This backslash escape is not understood; use single quotes, or double the backslash.",
  BAD_INDENT: "The indentation does not fit the lines above; line the fields of one section up.",
  BAD_PROP_ORDER: "Tags and anchors stand directly before their value; move this one.",
  BAD_SCALAR_START: "A value cannot begin with this character; put the value in quotes.",
  BLOCK_AS_IMPLICIT_KEY: "There is a second `:` on this line; put the value in quotes or begin a new line.",
  BLOCK_IN_FLOW: "Inside brackets write `{ key: value }` and `[a, b]`, not indented lines.",
  DUPLICATE_KEY: "This field is written twice in the same section; keep one.",
  IMPOSSIBLE: "This line cannot be read as YAML; write it as `key: value`.",
  KEY_OVER_1024_CHARS: "This key is too long; is a line break or a quote missing?",
  MISSING_CHAR: "Something that was opened is not closed here: look for a missing quote, bracket, comma or space.",
  MULTILINE_IMPLICIT_KEY:
    "A field's name must stand on one line with its `:`; check the indentation of this line and the one above.",
  MULTIPLE_ANCHORS: "A value can have one anchor only; remove one.",
  MULTIPLE_DOCS: "A manifest is one document; remove the `---` here and what follows it.",
  MULTIPLE_TAGS: "A value can have one tag only; remove one.",
  NON_STRING_KEY: "A field's name must be plain text.",
  RESOURCE_EXHAUSTION: "This is nested too deeply to be read; a manifest needs few levels.",
  TAB_AS_INDENT: "YAML is indented with spaces; replace this tab.",
  TAG_RESOLVE_FAILED: "Tags such as `!name` mean nothing in a manifest; remove this one.",
  UNEXPECTED_TOKEN: "This does not belong here; look for a missing quote, an extra bracket or wrong indentation.",
};

/** Kinds after which the rest of the document can still be trusted. */
const HARMLESS: ReadonlySet<Code> = new Set(["DUPLICATE_KEY", "MULTIPLE_DOCS", "NON_STRING_KEY", "TAG_RESOLVE_FAILED"]);

export interface SyntaxProblems {
  readonly problems: readonly ManifestProblem[];
  /** Offset from which on nothing can be trusted; undefined when all can. */
  readonly brokenAt: number | undefined;
}

/** One slip often makes several errors; one a line is told. */
export function syntaxProblems(yaml: YamlText): SyntaxProblems {
  const problems: ManifestProblem[] = [];
  let brokenAt: number | undefined;
  const told = new Set<number>();
  for (const error of [...yaml.document.errors, ...yaml.document.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { code } = error;
    const start = Math.min(error.pos[0], yaml.text.length);
    if (!HARMLESS.has(code)) brokenAt ??= start;
    const word = /^[\w$./-]*/.exec(yaml.text.slice(start, start + 80))![0].length;
    const place = yaml.place(start, Math.min(yaml.text.length, Math.max(start + word, Math.min(error.pos[1], start + 1))));
    if (told.has(place.line)) continue;
    told.add(place.line);
    const suggestion = code === "TAB_AS_INDENT" ? { suggestion: { text: "  ", place: yaml.place(start, start + 1) } } : {};
    problems.push({ message: sentence(error), place, ...suggestion });
    // Whatever follows was read as part of what the bracket holds.
    if (isUnclosed(error)) break;
  }
  return { problems, brokenAt };
}

function isUnclosed(error: YAMLError): RegExpExecArray | null {
  return error.code === "BAD_INDENT" ? /^Flow .* end with a (.)$/.exec(error.message) : null;
}

function sentence(error: YAMLError): string {
  const unclosed = isUnclosed(error);
  if (unclosed) return `A bracket that was opened above is not closed before this line; add \`${unclosed[1]}\`.`;
  return SENTENCES[error.code] ?? SENTENCES.IMPOSSIBLE;
}
