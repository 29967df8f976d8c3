import type { Document } from "../../model/inventory.ts";
import { claimedStubs } from "../claimed-stubs.ts";
import { defineRule } from "../define.ts";
import { JUDGED } from "../judged-documents.ts";

export default defineRule({
  id: "governance/placeholder-document",
  severity: "warning",
  summary:
    "A document that governance rests on is a stub: placeholders, empty sections, an unfilled template, a card that the Hub cannot read.",
  basis: ["EU AI Act Art. 11", "ISO/IEC 42001 A.6.2.7"],
  from: "both",
  check(context) {
    const { inventory, manifest, report } = context;
    const told = manifest === undefined || manifest.broken ? undefined : claimedStubs(context, manifest);
    for (const document of inventory.documents) {
      const kind = JUDGED[document.kind];
      if (kind === undefined) continue;
      const subject = { kind: "document", key: `document:${document.path}`, name: document.path } as const;
      const [first, ...others] = document.gaps;
      const [mistake, ...mistakes] = document.mistakes ?? [];
      if (first === undefined && mistake !== undefined) {
        report.fail(subject, {
          message: `The ${kind} ${document.path} has a mistake in its front matter: ${mistake.message}`,
          help: "Write the field as the Hugging Face Hub documents it, so that people and programs that look for it find it.",
          place: mistake.place,
          related: mistakes,
          fixes: [{ title: "Go to the mistake", safe: true, open: mistake.place }],
        });
        continue;
      }
      if (first === undefined) {
        report.pass(subject, { message: `The ${kind} has content.`, evidence: { grade: document.grade, places: [] } });
        continue;
      }
      if (document.kind === "data_card" && /\.txt$/i.test(document.path)) {
        report.notApplicable(subject, { message: "It is a text that came with the data, which nobody here fills in." });
        continue;
      }
      if (told?.has(document.path)) {
        report.notApplicable(subject, { message: "The rule for what the manifest claims of it tells that it is not filled in." });
        continue;
      }
      report.fail(subject, {
        message: `The ${kind} ${document.path} is not filled in: ${gap(first.message)}${more(document)}.`,
        help: "Fill in the sections that are named, or take out those that do not apply and say why.",
        place: first.place,
        related: [...others, ...(document.mistakes ?? [])],
        fixes: [{ title: "Go to the first gap", safe: true, open: first.place }],
      });
    }
  },
});

function gap(message: string): string {
  return message.replace(/\.$/, "").replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase());
}

function more({ gaps }: Document): string {
  if (gaps.length < 2) return "";
  return gaps.length === 2 ? " (and one more gap)" : ` (and ${gaps.length - 1} more gaps)`;
}
