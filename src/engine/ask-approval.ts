import { readManifest } from "../manifest/read.ts";
import type { Fix } from "../model/fix.ts";
import { askForApproval } from "../rules/approvals.ts";

/** Asks a role to approve what `covers` stands for, as an entry that is `pending`; undefined where there is nothing to ask. */
export function askApproval(file: string, text: string, role: string, covers: string): Fix | undefined {
  const edits = askForApproval(readManifest(file, text), role, covers);
  return edits.length === 0 ? undefined : { title: `Ask the ${role} to approve`, safe: false, edits };
}
