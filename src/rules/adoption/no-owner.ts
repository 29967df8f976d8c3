import { setField } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { claimPlace, fillIn, judgeClaim, manifestToJudge } from "../claimed.ts";
import { codeOwners } from "../code-owners.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { systemSubject } from "../subjects.ts";

const PATH = ["system", "owner"];

export default defineRule({
  id: "adoption/no-owner",
  severity: "error",
  summary: "Nobody answers for the system.",
  basis: ["ISO/IEC 42001 A.3.2", "NIST AI RMF GOVERN 2.1"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { owner } = manifest.system;
    judgeClaim(context, manifest, {
      subject: { ...systemSubject(manifest.system.name), place: claimPlace(manifest, PATH) },
      path: PATH,
      value: owner,
      missing: "The system has no owner: nobody answers for it in production.",
      help: "Name a person, a team or an address that will still be there after the pilot.",
      given: `${owner} answers for it.`,
      fixes: candidates(context, manifest),
    });
  },
});

/** Those who own the manifest by CODEOWNERS, for a person to choose from; else a placeholder. */
function candidates({ files }: RuleContext, manifest: Manifest): readonly Fix[] {
  const list = codeOwners(files);
  const owners = list === undefined || list === "unread" ? [] : list.of(manifest.file);
  const fixes = owners.slice(0, 3).flatMap((owner): Fix[] => {
    const edits = setField(manifest, PATH, owner);
    return edits.length === 0 ? [] : [{ title: `Set the owner to ${owner}`, safe: false, singly: true, edits }];
  });
  return fixes.length > 0 ? fixes : fillIn(manifest, PATH);
}
