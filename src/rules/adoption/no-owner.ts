import { setField } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import type { History } from "../../model/history.ts";
import { addressee, claimPlace, fillIn, judgeClaim, manifestToJudge } from "../claimed.ts";
import { codeOwners } from "../code-owners.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { systemSubject } from "../subjects.ts";

const PATH = ["system", "owner"];
/** More choices of one kind than these are no help. */
const MOST = 3;
const MACHINE = /\[bot\]|\b(?:bot|actions|renovate|dependabot)\b/i;

export default defineRule({
  id: "adoption/no-owner",
  severity: "error",
  summary: "Nobody answers for the system.",
  basis: ["ISO/IEC 42001 A.3.2", "NIST AI RMF GOVERN 2.1"],
  from: "manifest",
  past: ({ manifest }) =>
    manifest === undefined || manifest.broken || addressee(manifest.system.owner) !== undefined ? [] : [manifest.folder],
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

/** Those who own the manifest by CODEOWNERS and those who committed most, for a person to choose from; else a placeholder. */
function candidates({ files, history }: RuleContext, manifest: Manifest): readonly Fix[] {
  const list = codeOwners(files);
  const owners = list === undefined || list === "unread" ? [] : list.of(manifest.file);
  const names = new Set([...owners.slice(0, MOST), ...(history === undefined ? [] : committers(history))]);
  const fixes = [...names].flatMap((owner): Fix[] => {
    const edits = setField(manifest, PATH, owner);
    return edits.length === 0 ? [] : [{ title: `Set the owner to ${owner}`, safe: false, singly: true, edits }];
  });
  return fixes.length > 0 ? fixes : fillIn(manifest, PATH);
}

/** Who committed most often, machines left out. */
function committers({ commits }: History): readonly string[] {
  const times = new Map<string, number>();
  for (const { author } of commits) if (author !== "" && !MACHINE.test(author)) times.set(author, (times.get(author) ?? 0) + 1);
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([author]) => author);
}
