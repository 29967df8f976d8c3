import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { claimedDocument, scaffoldFix } from "../claimed-document.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { UNSTRUCTURED } from "../unstructured.ts";

export default defineRule({
  id: "data/no-contract",
  severity: "warning",
  summary: "A dataset that production relies on has no data contract or schema.",
  basis: ["ML Test Score Data 1", "ISO/IEC 42001 A.7.2"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const entry of manifest?.data ?? []) judge(context, manifest!, entry);
  },
});

function judge(context: RuleContext, manifest: Manifest, entry: DataEntry) {
  const { report } = context;
  const path = [...entry.path, "contract"];
  const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
  const claim = claimAt(manifest, path, entry.contract);
  const help = "Write down its columns, types and rules with the people who own it, preferably as an Open Data Contract.";
  if (claim === "given") {
    const document = claimedDocument(context, manifest, entry.contract!);
    if (document.state === "stub") {
      const message = `The contract of ${entry.name} is still a template: ${document.path} has gaps to fill in.`;
      return report.fail(subject, { message, help, place: manifest.placeOf(path), related: document.gaps });
    }
    if (document.state === "missing") {
      return report.notApplicable(subject, {
        message: "The contract is named; data/broken-reference judges whether it is there.",
      });
    }
    const grade = document.state === "external" ? "declared" : document.state;
    return report.pass(subject, { message: `Its contract is ${entry.contract}.`, evidence: { grade, places: [] } });
  }
  if (entry.kind !== "production" && !entry.usedFor.includes("serving")) {
    return report.notApplicable(subject, { message: "Production does not read it." });
  }
  if (claim === "unreadable") return report.unknown(subject, { message: "Its contract has a mistake in it; mend it first." });
  if (entry.locations.length > 0 && entry.locations.every((location) => UNSTRUCTURED.test(location))) {
    return report.notApplicable(subject, { message: "It is text, pictures or sound, which have no columns." });
  }
  const file = `contracts/${entry.name.replace(/[^\w.-]+/g, "-").toLowerCase()}.odcs.yaml`;
  report.fail(subject, {
    message: `Production relies on ${entry.name}, and no contract says what it looks like.`,
    help,
    place: claim === "placeholder" ? manifest.placeOf(path) : subject.place!,
    fixes: scaffoldFix(context, manifest, `Draft ${file}`, file, contractDraft(entry), { path, value: file }),
  });
}

/** A contract in the Open Data Contract Standard, with what only its owners know left open. */
function contractDraft({ name, owner }: DataEntry): string {
  return `apiVersion: v3.0.2
kind: DataContract
id: ${JSON.stringify(name)}
name: ${JSON.stringify(name)}
version: 0.1.0
status: draft
team:
  - username: ${owner ? JSON.stringify(owner) : "TODO # who owns it"}
schema:
  - name: ${JSON.stringify(name)}
    logicalType: object
    properties: # TODO one for each column, agreed with the owner
      - name: TODO
        logicalType: string
        required: true
slaProperties:
  - property: latency
    value: TODO # how old it may be
`;
}
