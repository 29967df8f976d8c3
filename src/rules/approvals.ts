import { addEntry, setField } from "../manifest/edit.ts";
import type { ApprovalEntry, Manifest } from "../manifest/manifest.ts";
import type { TextEdit } from "../model/fix.ts";

/** The entry that counts: the latest decision, else whatever is asked for. */
export function decisive(entries: readonly ApprovalEntry[]): ApprovalEntry | undefined {
  const decided = entries.filter((entry) => entry.status === "approved" || entry.status === "rejected");
  const byDay = [...decided].sort((a, b) => (a.on ?? "").localeCompare(b.on ?? ""));
  return byDay.at(-1) ?? entries.at(-1);
}

export function isSameRole(role: string | undefined, asked: string): boolean {
  return roleOf(role) === roleOf(asked);
}

/** `Risk Officer` as `risk-officer`. */
export function roleOf(role: string | undefined): string | undefined {
  return role?.toLowerCase().replace(/[\s_]+/g, "-");
}

/**
 * Edits that ask a role to approve what `covers` stands for. An approval that is there is opened again; nothing is ever approved. No edits
 * where it stands there already, approved or asked for, or where the manifest cannot be edited.
 */
export function askForApproval(manifest: Manifest, role: string, covers: string): readonly TextEdit[] {
  const entry = decisive(manifest.governance.approvals.filter((one) => isSameRole(one.role, role)));
  if (entry === undefined) return addEntry(manifest, ["governance", "approvals"], { role, status: "pending", covers });
  if (entry.covers === covers && entry.status !== "rejected") return [];
  const edits = setField(manifest, [...entry.path, "covers"], covers);
  return edits.length === 0 && entry.covers !== covers
    ? []
    : [...edits, ...setField(manifest, [...entry.path, "status"], "pending")];
}
