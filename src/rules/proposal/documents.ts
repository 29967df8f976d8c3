import type { DocumentKind } from "../../model/inventory.ts";
import { baseName } from "../../model/paths.ts";
import { below, type Known } from "./known.ts";

/** A field of a manifest that names a document. */
export interface ProposedDocument {
  readonly path: readonly string[];
  readonly file: string;
}

const FIELDS: Readonly<Partial<Record<DocumentKind, readonly string[]>>> = {
  risk_assessment: ["governance", "documents", "risk-assessment"],
  data_protection: ["governance", "documents", "data-protection"],
  human_oversight: ["governance", "documents", "human-oversight"],
  runbook: ["governance", "documents", "incident-response"],
  monitoring_plan: ["governance", "documents", "monitoring-plan"],
  impact_assessment: ["governance", "documents", "impact-assessment"],
  system_card: ["governance", "documents", "system-card"],
  security_policy: ["governance", "documents", "security-policy"],
  rollout_plan: ["adoption", "rollout"],
};

/** Documents that lie in the repository and that the manifest does not name. A section of a read-me or a card is no document of its own. */
export function proposeDocuments({ inventory, folder, manifest }: Known): readonly ProposedDocument[] {
  return Object.entries(FIELDS).flatMap(([kind, path]) => {
    if (isGiven(path)) return [];
    const own = inventory.documents.filter((document) => document.kind === kind && !/^readme\b/i.test(baseName(document.path)));
    const found = own.find(({ grade }) => grade !== "exists") ?? own[0];
    return found === undefined ? [] : [{ path, file: below(folder, found.path) }];
  });

  function isGiven(path: readonly string[]): boolean {
    if (path[0] === "adoption") return manifest.adoption.rollout !== undefined;
    return manifest.governance.documents[path.at(-1)!] !== undefined;
  }
}
