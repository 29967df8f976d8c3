import type { DocumentPath, External, Manifest } from "../manifest/manifest.ts";
import { isReadable } from "../manifest/readable.ts";
import { claimedDocument } from "./claimed-document.ts";
import type { RuleContext } from "./define.ts";
import { askedDocuments } from "./duties.ts";

/**
 * Documents that are not filled in and of which the rule for what the manifest claims of them tells so: an assessment's report, a contract, a
 * rollout plan. What they lack is told there, by the severity of the claim, and not once more as a stub.
 */
export function claimedStubs(context: RuleContext, manifest: Manifest): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (path: DocumentPath, claim: string | External | undefined): void => {
    if (claim === undefined || !isReadable(manifest, path)) return;
    const document = claimedDocument(context, manifest, claim);
    if (document.state === "stub") found.add(document.path);
  };
  for (const { path, kind, contract, assessment } of manifest.data) {
    add([...path, "contract"], contract);
    if (assessment?.result === "ready" && (kind === undefined || kind === "production"))
      add([...path, "assessment"], assessment.report);
  }
  for (const { path, rollback } of manifest.models) add([...path, "rollback"], rollback);
  for (const { duty } of askedDocuments(context, manifest)) {
    add(["governance", "documents", duty.document], manifest.governance.documents[duty.document]);
  }
  add(["adoption", "rollout"], manifest.adoption.rollout);
  for (const { path, training } of manifest.adoption.users) add([...path, "training"], training);
  return found;
}
