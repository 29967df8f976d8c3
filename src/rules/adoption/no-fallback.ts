import { isExternal } from "../../manifest/manifest.ts";
import { declaredSubject, judgeClaim, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "adoption/no-fallback",
  severity: "warning",
  summary: "Nothing says what happens when the model is wrong, down or switched off.",
  basis: ["EU AI Act Art. 14", "NIST AI RMF MANAGE 2.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    for (const { name, path, fallback } of manifest.services) {
      judgeClaim(context, manifest, {
        subject: declaredSubject(manifest, "service", `services.${name}`, name, [...path, "name"]),
        path: [...path, "fallback"],
        value: fallback,
        missing: `Nothing says what happens when the model behind ${name} is wrong, down or switched off.`,
        help: "Say what answers instead, and how a person overrides the model or switches it off.",
        given: `The fallback is ${isExternal(fallback) ? fallback.external : fallback}.`,
      });
    }
  },
});
