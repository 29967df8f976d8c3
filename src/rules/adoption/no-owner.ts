import { setField } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { globMatcher } from "../../model/glob.ts";
import { claimPlace, fillIn, judgeClaim, manifestToJudge } from "../claimed.ts";
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

const CODEOWNERS = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/** Those who own the manifest's folder by CODEOWNERS, for a person to choose from; else a placeholder. */
function candidates({ files }: RuleContext, manifest: Manifest): readonly Fix[] {
  const text = CODEOWNERS.map((path) => files.text(path)).find((found) => found !== undefined) ?? "";
  let owners: readonly string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [pattern, ...names] = line
      .replace(/(^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    // The last pattern that matches wins.
    if (pattern && covers(pattern, manifest.file)) owners = names;
  }
  const fixes = owners.slice(0, 3).flatMap((owner): Fix[] => {
    const edits = setField(manifest, PATH, owner);
    return edits.length === 0 ? [] : [{ title: `Set the owner to ${owner}`, safe: false, edits }];
  });
  return fixes.length > 0 ? fixes : fillIn(manifest, PATH);
}

function covers(pattern: string, file: string): boolean {
  const isAnchored = pattern.slice(0, -1).includes("/");
  const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
  return globMatcher(isAnchored ? bare : `**/${bare}`)(file);
}
