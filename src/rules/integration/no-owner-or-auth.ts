import type { IntegrationEntry, Manifest } from "../../manifest/manifest.ts";
import { type Claim, claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { list } from "../words.ts";

const FIELDS = [
  { field: "owner", what: "an owner" },
  { field: "auth", what: "authentication" },
  { field: "contract", what: "a contract" },
] as const;

export default defineRule({
  id: "integration/no-owner-or-auth",
  severity: "warning",
  summary: "A system that production touches is declared without an owner, authentication or a contract.",
  basis: ["EU AI Act Annex IV 1(b)", "ISO/IEC 42001 A.10.2"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const entry of manifest?.integrations ?? []) judge(context, manifest!, entry);
  },
});

function judge({ report }: RuleContext, manifest: Manifest, entry: IntegrationEntry): void {
  const key = `integrations.${entry.system}`;
  const subject = declaredSubject(manifest, "integration", key, entry.system, [...entry.path, "system"]);
  const claims = FIELDS.map(({ field, what }) => ({ field, what, claim: claimOf(manifest, entry, field) }));
  const missing = claims.filter(({ claim }) => claim === "absent" || claim === "placeholder");
  if (missing.length > 0) {
    const [first] = missing;
    report.fail(subject, {
      message: `The integration with ${entry.system} is declared without ${list(
        missing.map(({ what }) => what),
        "or",
      )}.`,
      help: "Name who runs the other system, how production proves to it who it is, and what both sides agreed on.",
      place:
        missing.length === 1 && first!.claim === "placeholder" ? manifest.placeOf([...entry.path, first!.field]) : subject.place!,
      fixes: missing.flatMap(({ field, claim }) => (claim === "absent" ? fillIn(manifest, [...entry.path, field]) : [])),
    });
  } else if (claims.some(({ claim }) => claim === "unreadable")) {
    report.unknown(subject, { message: "A field of this integration has a mistake in it; mend it first." });
  } else
    report.pass(subject, {
      message: "Its owner, authentication and contract are declared.",
      evidence: { grade: "declared", places: [] },
    });
}

/** That nobody authenticates is an answer, but not the one that is asked for. `none` is a placeholder for it. */
function claimOf(manifest: Manifest, entry: IntegrationEntry, field: (typeof FIELDS)[number]["field"]): Claim {
  return claimAt(manifest, [...entry.path, field], entry[field]);
}
