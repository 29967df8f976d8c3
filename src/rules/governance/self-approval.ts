import { setField } from "../../manifest/edit.ts";
import type { DocumentPath, Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";
import { goTo } from "../go-to.ts";

export default defineRule({
  id: "governance/self-approval",
  severity: "warning",
  summary: "The owner of the system approved it.",
  basis: ["ISO/IEC 42001 A.3.2", "NIST AI RMF GOVERN 2.1"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    const { owner } = manifest.system;
    for (const { role = "somebody", by, status, path } of manifest.governance.approvals) {
      if (status !== "approved" || by === undefined) continue;
      const place = manifest.placeOf([...path, "by"]);
      const subject = { kind: "document", key: `approvals.${role}`, name: `approval of the ${role}`, place } as const;
      if (owner === undefined) report.unknown(subject, { message: "The system has no owner to compare with." });
      else if (person(by) !== person(owner)) report.pass(subject, { message: `${by} is not the owner of the system.` });
      else {
        report.fail(subject, {
          message: `${by} owns the system and approved it as ${role}; nobody else has looked.`,
          help: "Let somebody decide who does not answer for the system's delivery.",
          place,
          related: [{ place: manifest.placeOf(["system", "owner"]), message: "the owner" }],
          fixes: [...reopen(manifest, role, [...path, "status"]), goTo("Go to the owner", manifest.placeOf(["system", "owner"]))],
        });
      }
    }
  },
});

/** `Jane Doe <j.doe@example.com>` and `J.Doe@example.com` are one. */
function person(text: string): string {
  const address = /[\w.+-]+@[\w.-]+/.exec(text);
  return (address?.[0] ?? text).trim().toLowerCase().replace(/^@/, "");
}

/** Somebody else has to decide: until then nobody has approved. */
function reopen(manifest: Manifest, role: string, path: DocumentPath): readonly Fix[] {
  const edits = setField(manifest, path, "pending");
  return edits.length === 0
    ? []
    : [{ title: `Reopen the approval of the ${role}`, safe: false, kind: "declare", singly: true, edits }];
}
