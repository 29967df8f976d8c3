import type { Finding } from "./check.ts";

/**
 * Findings that were not there before: neither about that subject nor in those words, since a subject may go by another name once it is
 * declared. What is waived is no finding.
 */
export function addedFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  let left = after.filter(({ waived }) => !waived);
  for (const key of [aboutKey, wordsKey]) {
    const known = new Map<string, number>();
    for (const finding of before) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
    left = left.filter((finding) => {
      const times = known.get(key(finding)) ?? 0;
      known.set(key(finding), times - 1);
      return times <= 0;
    });
  }
  return left;
}

/** By which rule, about what, in which file. */
export function aboutKey({ rule, subject, place }: Finding): string {
  return `${rule}\n${subject.key}\n${place.file}`;
}

function wordsKey({ rule, message, place }: Finding): string {
  return `${rule}\n${message}\n${place.file}`;
}
