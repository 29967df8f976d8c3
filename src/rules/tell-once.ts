import type { Subject } from "../model/check.ts";
import type { Fix } from "../model/fix.ts";
import { groupBy } from "../model/group.ts";
import { type Failure, fixesOf, type Report } from "./define.ts";

/** A failure that waits until it is known how often its cause shows. */
export interface Told {
  readonly subject: Subject;
  readonly failure: Failure;
  /** What another place of the same cause is called beside the first: `it is read here too`. */
  readonly also: string;
}

/**
 * One cause, one finding: a dataset that is read in twenty files is untracked once. The first place is the finding's own, the others stand beside
 * it, and a fix mends them all.
 */
export function tellOnce(report: Report, failures: readonly Told[]): void {
  for (const [, same] of groupBy(failures, ({ subject, failure }) => `${subject.key}\n${failure.help}`)) {
    const [first, ...others] = same as [Told, ...Told[]];
    if (others.length === 0) {
      report.fail(first.subject, first.failure);
      continue;
    }
    report.fail(first.subject, {
      ...first.failure,
      related: [
        ...(first.failure.related ?? []),
        ...others.map(({ failure, also }) => ({ place: failure.place, message: also })),
      ],
      fixes: () => together(same.flatMap(({ failure }) => fixesOf(failure))),
    });
  }
}

/** Fixes that say the same are one fix; what they edit adds up, and a command is given once. */
function together(fixes: readonly Fix[]): readonly Fix[] {
  return [...groupBy(fixes, ({ title, command }) => `${title}\n${command}`).values()].map((same) => {
    const first = same[0]!;
    if (first.command !== undefined || first.edits === undefined) return first;
    const edits = groupBy(
      same.flatMap((fix) => fix.edits ?? []),
      ({ place }) => [place.file, place.cell, place.line, place.column, place.endLine, place.endColumn].join(":"),
    );
    return { ...first, edits: [...edits.values()].map(([edit]) => edit!) };
  });
}
