export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const HTML =
  "a|abbr|b|body|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|mark|meta|nav|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|video|svg|path";

/** What nobody leaves in finished text of any sort. */
const PLAIN: readonly string[] = [
  "\\[more information needed\\]",
  "\\blorem ipsum\\b",
  "\\binsert (?:text|name|date) here\\b",
  "\\byour[- ](?:(?!(?:is|are|was|were|has|have|can|will|may|must|should|not|to)\\b)\\w+[- ]){1,4}here\\b",
];

/** TODO, TBD and XXX are placeholders in capitals alone; `todo` is an ordinary word in some languages. */
const CAPITALS = /\b(?:TODO|TBD|TBA|TBC|FIXME)\b|\bYYYY-MM-DD\b|\b(?:DD|MM)\/(?:DD|MM)\/YYYY\b|\bX{3,}\b/g;

/** What a filled form does not have, but a guide may: `<your name>`, `[describe the data]`, `{{ model }}`. */
const FORM: readonly string[] = [
  "\\[(?:needs? more information|optional|insert|describe|add|enter|list|explain|provide|specify|fill|your|name of|placeholder|date|name|organi[sz]ation|company|model name|dataset name|e\\.g\\.)[^\\]\\n]{0,120}\\](?![(\\[:])",
  `<(?!/|!|(?:${HTML})(?:\\s[^<>]*)?/?>|https?:|mailto:|[^<>\\s]+@)[a-zA-Z][^<>\\n=]{2,80}>`,
  "\\{\\{[^{}\\n]{1,80}\\}\\}",
  "\\b(?:to be|will be) (?:completed|filled in|determined|defined|decided|documented|written|announced)(?=\\s*(?:[.|)]|$))",
  "\\b(?:coming soon|fill (?:this )?in here|replace (?:this|me))\\b",
];

const GUIDE = new RegExp(PLAIN.join("|"), "gi");
const FORMAL = new RegExp([...PLAIN, ...FORM].join("|"), "gim");

/**
 * Placeholders in a text from which code was blanked, in order. `guide`: the text tells people what to type, where `<name>` and the like are
 * meant for the reader; otherwise it is an artefact in which everything should be filled in.
 */
export function findPlaceholders(prose: string, guide = false): Placeholder[] {
  const found: Placeholder[] = [];
  for (const form of [CAPITALS, guide ? GUIDE : FORMAL])
    for (const match of prose.matchAll(form))
      found.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  return found.sort((a, b) => a.start - b.start);
}
