import type { Document } from "../../model/inventory.ts";
import { monthsAfter, type ReviewDay, type ReviewStatements, reviewStatements } from "../../project/documents/index.ts";
import { defineRule } from "../define.ts";
import { JUDGED } from "../judged-documents.ts";

export default defineRule({
  id: "governance/review-overdue",
  severity: "warning",
  summary: "A document that governance rests on says itself that its review is overdue.",
  basis: ["ISO/IEC 42001 7.5", "EU AI Act Art. 9(2)"],
  from: "source",
  check({ inventory, files, today, report }) {
    const judged = new Map(
      inventory.documents.filter((document) => JUDGED[document.kind] !== undefined).map((document) => [document.path, document]),
    );
    for (const [path, document] of judged) {
      const kind = JUDGED[document.kind];
      const subject = { kind: "document", key: `review:${path}`, name: path } as const;
      const text = files.text(path);
      if (text === undefined) {
        report.unknown(subject, { message: "It cannot be read here." });
        continue;
      }
      const { due, last, every } = statementsOf(document, text);
      const planned = latest(due);
      const reviewed = latest(last);
      // A review on the day that was planned, or after, answers the plan.
      const isAnswered = planned !== undefined && reviewed !== undefined && reviewed.date >= planned.date;
      const until =
        planned !== undefined && !isAnswered ? planned.date : reviewed && every && monthsAfter(reviewed.date, every.months);
      if (until === undefined) {
        const message =
          planned === undefined
            ? "It does not say when it is to be reviewed."
            : "It was reviewed as planned, and does not say when next.";
        report.notApplicable(subject, { message });
      } else if (until >= today)
        report.pass(subject, { message: `It is to be reviewed by ${until}.`, evidence: { grade: "declared", places: [] } });
      else {
        const place = (planned !== undefined && !isAnswered ? planned : reviewed!).place;
        const why =
          planned !== undefined && !isAnswered
            ? `${until} by its own words`
            : `${until}: it was last reviewed on ${reviewed!.date}, and its review cycle is ${every!.written.toLowerCase()}`;
        report.fail(subject, {
          message: `The ${kind} ${path} was to be reviewed by ${why}.`,
          help: "Review it with those who answer for it, and write down the day and the next one.",
          place,
          fixes: [{ title: "Go to the date", safe: true, open: place }],
        });
      }
    }
  },
});

/** Documents are other objects as soon as any text of a repository is another, so each is read once. */
const known = new WeakMap<Document, ReviewStatements>();

function statementsOf(document: Document, text: string): ReviewStatements {
  const found = known.get(document) ?? reviewStatements(document.path, text);
  known.set(document, found);
  return found;
}

function latest(days: readonly ReviewDay[]): ReviewDay | undefined {
  return [...days].sort((a, b) => a.date.localeCompare(b.date)).at(-1);
}
