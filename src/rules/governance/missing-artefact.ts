import { setField } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { isExternal } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import type { Fix } from "../../model/fix.ts";
import type { DocumentKind } from "../../model/inventory.ts";
import { claimPlace, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { claimedDocument, scaffoldFix } from "../claimed-document.ts";
import { fromManifest } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { DOCUMENT_TEMPLATES } from "../document-templates.ts";
import { draftDocument } from "../draft.ts";
import { askedDocuments } from "../duties.ts";
import { systemSubject } from "../subjects.ts";
import { sentence } from "../words.ts";

/** Kinds under which the inventory knows what manifests name otherwise. */
const FOUND_AS: Readonly<Record<string, DocumentKind>> = { "incident-response": "runbook" };

export default defineRule({
  id: "governance/missing-artefact",
  severity: "error",
  summary: "A document that the risk class or a policy asks for is absent or unfilled.",
  basis: ["EU AI Act Art. 9, 14, 72", "GDPR Art. 35", "ISO/IEC 42001 7.5"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const asked = askedDocuments(context, manifest);
    for (const { duty, by } of asked) judge(context, manifest, duty.document, by);
    if (asked.length > 0) return;
    const why = context.risk === undefined ? "the system has no risk class yet" : `nothing asks for one at ${context.risk} risk`;
    context.report.notApplicable(systemSubject(manifest.system.name), { message: `No document is asked for, since ${why}.` });
  },
});

function judge(context: RuleContext, manifest: Manifest, document: string, by: string) {
  const { report, inventory } = context;
  const path = ["governance", "documents", document];
  const what = DOCUMENT_TEMPLATES[document]?.name ?? document.replaceAll("-", " ");
  const subject = { kind: "document", key: `documents.${document}`, name: what, place: claimPlace(manifest, path) } as const;
  const help = `${sentence(`${by} asks for it`)} Write it, and name it under governance.documents; one kept elsewhere is { external: …, link: … }.`;
  const claim = manifest.governance.documents[document];
  if (claim === undefined && !isReadable(manifest, path)) {
    return report.unknown(subject, { message: "The list of documents has a mistake in it; mend it first." });
  }
  if (claim === undefined || isPlaceholder(isExternal(claim) ? claim.external : claim)) {
    const kind = FOUND_AS[document] ?? document.replaceAll("-", "_");
    const found = inventory.documents.filter((one) => one.kind === kind).find((one) => one.grade !== "exists");
    if (found) {
      const message = `${found.path} was found, though the manifest does not name it.`;
      return report.pass(subject, { message, evidence: { grade: found.grade, places: [] } });
    }
    const unfilled = inventory.documents.find((one) => one.kind === kind);
    const message = unfilled
      ? `The ${what} ${unfilled.path} is not filled in, and the manifest does not name it.`
      : `There is no ${what}, which ${by} asks for.`;
    return report.fail(subject, { message, help, place: subject.place, fixes: draft(context, manifest, document) });
  }
  const state = claimedDocument(context, manifest, claim);
  if (state.state === "missing" || state.state === "unlisted") {
    report.notApplicable(subject, {
      message: `The manifest names ${state.path}; data/broken-reference judges whether it is there.`,
    });
  } else if (state.state === "stub") {
    report.fail(subject, {
      message: `The ${what} ${state.path} is still a template with gaps to fill in.`,
      help,
      place: manifest.placeOf(path),
      related: state.gaps,
    });
  } else {
    const grade = state.state === "external" ? "declared" : state.state;
    const message = state.state === "external" ? `It is kept at ${state.name}.` : `It is ${state.path}.`;
    report.pass(subject, { message, evidence: { grade, places: [{ place: manifest.placeOf(path), message }] } });
  }
}

/** A draft that names what has to be answered, or the one that lies there unfilled. */
function draft(context: RuleContext, manifest: Manifest, document: string): readonly Fix[] {
  const kind = FOUND_AS[document] ?? document.replaceAll("-", "_");
  const path = ["governance", "documents", document];
  // A section of a README that says little is no document to name.
  const unfilled = context.inventory.documents.find((one) => one.kind === kind && !/(?:^|\/)readme[^/]*$/i.test(one.path));
  if (unfilled) {
    const edits = setField(manifest, path, fromManifest(manifest, unfilled.path));
    return edits.length === 0 ? [] : [{ title: `Name ${unfilled.path} in the manifest`, safe: false, kind: "scaffold", edits }];
  }
  const template = DOCUMENT_TEMPLATES[document];
  if (!template) return [];
  const file = `docs/${document}.md`;
  return scaffoldFix(context, manifest, `Draft ${file}`, file, draftDocument(context, template.title, template.sections), {
    path,
    value: file,
  });
}
