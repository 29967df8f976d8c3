import type { RuleContext } from "./define.ts";
import { knownFacts, type Topic } from "./known-facts.ts";

/** A section: what it has to answer, and what may be said before: topics, or lines that are known already. */
export type SectionTemplate = readonly [heading: string, question: string, ...known: readonly (Topic | readonly string[])[]];

/**
 * A document's first draft. Each section holds what manifest and source tell, with the place where it was read, and the question that is left, marked
 * so that it keeps failing until somebody answers it.
 */
export function draftDocument(context: RuleContext, title: string, sections: readonly SectionTemplate[]): string {
  const parts = sections.map(([heading, question, ...given]) => {
    const known = given.flatMap((one) => (typeof one === "string" ? knownFacts(context, one) : one));
    const facts = known.length === 0 ? "" : `${known.map((line) => `- ${line}\n`).join("")}\n`;
    return `\n## ${heading}\n\n${facts}TODO: ${question}\n`;
  });
  return `# ${title}\n${parts.join("")}`;
}
