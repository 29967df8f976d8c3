import { setField } from "../../manifest/edit.ts";
import type { Fix } from "../../model/fix.ts";
import { RISK_CLASSES } from "../../model/pillar.ts";
import { claimAt, claimPlace, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

const CLASS = ["system", "risk", "class"];
const RATIONALE = ["system", "risk", "rationale"];

export default defineRule({
  id: "governance/risk-unclassified",
  severity: "error",
  summary: "Nobody has said how much harm the system could do, and why they think so.",
  basis: ["NIST AI RMF MAP 1.1", "ISO/IEC 42001 6.1.2"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    const { risk } = manifest.system;
    const subject = declaredSubject(manifest, "system", "system.risk", "risk class", ["system", "risk"]);
    const help =
      "Choose the class by the harm that a wrong answer could do, and say why in a sentence that a reviewer can argue with.";
    const classified = claimAt(manifest, CLASS, risk?.class);
    const reasoned = claimAt(manifest, RATIONALE, risk?.rationale);
    if (classified === "unreadable" || reasoned === "unreadable") {
      report.unknown(subject, { message: "The risk class has a mistake in it; mend it first." });
    } else if (classified !== "given") {
      const fixes = RISK_CLASSES.flatMap((name): Fix[] => {
        const edits = setField(manifest, CLASS, name);
        return edits.length === 0
          ? []
          : [{ title: `Set the risk class to ${name}`, safe: false, kind: "scaffold", singly: true, edits }];
      });
      report.fail(subject, { message: "The system has no risk class.", help, place: claimPlace(manifest, CLASS), fixes });
    } else if (reasoned !== "given") {
      const message = `The risk class ${risk!.class} has no rationale, so that nobody can argue with it.`;
      report.fail(subject, { message, help, place: manifest.placeOf(CLASS), fixes: fillIn(manifest, RATIONALE) });
    } else {
      report.pass(subject, { message: `It is classed as ${risk!.class}.`, evidence: { grade: "declared", places: [] } });
    }
  },
});
