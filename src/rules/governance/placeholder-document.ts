import type { Document, DocumentKind } from "../../model/inventory.ts";
import { claimedStubs } from "../claimed-stubs.ts";
import { defineRule } from "../define.ts";

/** What governance rests on; a README or a licence is judged by nobody here. */
const JUDGED: Partial<Readonly<Record<DocumentKind, string>>> = {
  model_card: "model card",
  data_card: "data card",
  system_card: "system card",
  risk_assessment: "risk assessment",
  impact_assessment: "impact assessment",
  data_protection: "data protection assessment",
  human_oversight: "human oversight document",
  readiness_assessment: "readiness assessment",
  approval_record: "approval record",
  intended_use: "statement of intended use",
  monitoring_plan: "monitoring plan",
  rollout_plan: "rollout plan",
  training_material: "training material",
  runbook: "runbook",
  data_contract: "data contract",
};

export default defineRule({
  id: "governance/placeholder-document",
  severity: "warning",
  summary: "A document that governance rests on is a stub: placeholders, empty sections, an unfilled template.",
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
      if (first === undefined) {
        report.pass(subject, { message: `The ${kind} has content.`, evidence: { grade: document.grade, places: [] } });
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
        related: others,
        fixes: [{ title: "Go to the first gap", safe: true, open: first.place }],
      });
    }
  },
});

function gap(message: string): string {
  return message.replace(/\.$/, "");
}

function more({ gaps }: Document): string {
  if (gaps.length < 2) return "";
  return gaps.length === 2 ? ", and one more gap" : `, and ${gaps.length - 1} more gaps`;
}
