import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { claimedDocument, scaffoldFix } from "../claimed-document.ts";
import { contractOf, likelySchema, splitContract, unnamedContract } from "../contract-of.ts";
import { dataEntryFor } from "../declared.ts";
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
    const document = claimedDocument(context, manifest, splitContract(entry.contract!).file);
    if (document.state === "stub") {
      const message = `The contract of ${entry.name} is still a template: ${document.path} has gaps to fill in.`;
      return report.fail(subject, { message, help, place: manifest.placeOf(path), related: document.gaps });
    }
    if (document.state === "missing" || document.state === "unlisted") {
      return report.notApplicable(subject, {
        message: "The contract is named; data/broken-reference judges whether it is there.",
      });
    }
    const read = contractOf(context, manifest, entry);
    const [problem, ...others] = read?.problems ?? [];
    if (problem !== undefined) {
      const message = `The contract of ${entry.name} has a mistake in it: ${problem.message}`;
      return report.fail(subject, { message, help: "Mend the contract with its owner.", place: problem.place, related: others });
    }
    const grade = document.state === "external" ? "declared" : read && read.columns.length > 0 ? "adequate" : document.state;
    return report.pass(subject, { message: `Its contract is ${entry.contract}.`, evidence: { grade, places: [] } });
  }
  if (entry.kind !== "production" && !entry.usedFor.includes("serving")) {
    return report.notApplicable(subject, { message: "Production does not read it." });
  }
  if (claim === "unreadable") return report.unknown(subject, { message: "Its contract has a mistake in it; mend it first." });
  if (entry.locations.length > 0 && entry.locations.every((location) => UNSTRUCTURED.test(location))) {
    return report.notApplicable(subject, { message: "It is text, pictures or sound, which have no columns." });
  }
  const unnamed = unnamedContract(context, manifest, entry);
  if (unnamed !== undefined) {
    const message = `${unnamed.file} describes it, though the manifest does not name it.`;
    return report.pass(subject, { message, evidence: { grade: "exists", places: [{ place: unnamed.place, message }] } });
  }
  const columns = columnsOf(context, manifest, entry);
  const likely = claim === "placeholder" ? undefined : likelySchema(context, columns);
  if (likely !== undefined) {
    const reference = `${likely.file}:${likely.table}`;
    const message = `${reference} has all the columns that programs use of it and may be its schema: name it under contract if it is.`;
    return report.unknown(subject, { message, evidence: { places: [{ place: likely.place, message: "perhaps its schema" }] } });
  }
  const file = `contracts/${entry.name.replace(/[^\w.-]+/g, "-").toLowerCase()}.odcs.yaml`;
  report.fail(subject, {
    message: `Production relies on ${entry.name}, and no contract says what it looks like.`,
    help,
    place: claim === "placeholder" ? manifest.placeOf(path) : subject.place!,
    fixes: scaffoldFix(context, manifest, `Draft ${file}`, file, contractDraft(entry, columns), {
      path,
      value: file,
    }),
  });
}

/** The columns that programs take from it, for certain. */
function columnsOf({ inventory }: RuleContext, manifest: Manifest, entry: DataEntry): readonly string[] {
  const uses = inventory.usage.columns.filter((use) => use.certain && dataEntryFor(manifest, use) === entry);
  return [...new Set(uses.map(({ column }) => column))];
}

/** A contract in the Open Data Contract Standard, with the columns that programs use, and with what only its owners know left open. */
function contractDraft({ name, owner }: DataEntry, columns: readonly string[]): string {
  const used = columns.map((column) => `      - name: ${JSON.stringify(column)}\n        logicalType: TODO\n`).join("");
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
${used}      - name: TODO
        logicalType: string
        required: true
slaProperties:
  - property: latency
    value: TODO # how old it may be
`;
}
