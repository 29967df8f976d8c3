import { setField } from "../../manifest/edit.ts";
import type { Fix } from "../../model/fix.ts";
import { declaredSubject, judgeClaim, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "data/no-freshness",
  severity: "information",
  summary: "A dataset that is read while serving does not say how old it may be.",
  basis: ["Open Data Contract Standard slaProperties", "ISO/IEC 42001 A.7.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    for (const entry of manifest.data) {
      const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
      if (!entry.usedFor.includes("serving")) {
        context.report.notApplicable(subject, { message: "It is not read while serving." });
        continue;
      }
      judgeClaim(context, manifest, {
        subject,
        path: [...entry.path, "freshness"],
        value: entry.freshness,
        missing: `The dataset ${entry.name} is read while serving, and nothing says how old it may be.`,
        help: "Set freshness to a time span such as 1d, or to static for data that never changes.",
        given: `It may be ${entry.freshness === "static" ? "of any age" : `${entry.freshness} old`}.`,
        fixes: [
          { age: "1d", title: "Set freshness to 1d" },
          { age: "static", title: "Set freshness to static, for data that never changes" },
        ].flatMap(({ age, title }): Fix[] => {
          const edits = entry.freshness === undefined ? setField(manifest, [...entry.path, "freshness"], age) : [];
          return edits.length === 0 ? [] : [{ title, safe: false, singly: true, edits }];
        }),
      });
    }
  },
});
