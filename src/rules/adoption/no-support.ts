import { isExternal } from "../../manifest/manifest.ts";
import { declaredSubject, judgeClaim, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

const PATH = ["adoption", "support"];

export default defineRule({
  id: "adoption/no-support",
  severity: "warning",
  summary: "Users have nowhere to ask for help.",
  basis: ["NIST AI RMF MANAGE 4.1", "ISO/IEC 42001 A.8.3"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { support } = manifest.adoption;
    judgeClaim(context, manifest, {
      subject: declaredSubject(manifest, "system", "adoption.support", "support", PATH),
      path: PATH,
      value: support,
      missing: "The manifest does not say where users of the system ask for help.",
      help: "Name a channel, an address or a desk that is staffed.",
      given: `They ask ${isExternal(support) ? support.external : support}.`,
    });
  },
});
