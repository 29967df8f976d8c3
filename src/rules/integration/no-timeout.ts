import type { Fix } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { Change } from "../../project/code/change.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/no-timeout",
  severity: "warning",
  summary: "A remote model is asked without a time limit.",
  basis: ["NIST AI RMF MANAGE 2.4", "OWASP API4 unrestricted resource consumption"],
  from: "source",
  check({ inventory, code, report }) {
    for (const { place, call, timeout, insertAt, inTests } of inventory.delivery.requests) {
      const subject = { kind: "integration", key: `timeout:${place.file}:${call}`, name: call, place } as const;
      if (inTests) report.notApplicable(subject, { message: "It is called in tests or documentation only." });
      else if (timeout === "given" || timeout === "default") {
        const message = timeout === "given" ? "It has a time limit." : "Its library gives up by itself.";
        report.pass(subject, { message, evidence: { grade: "exists", places: [] } });
      } else if (timeout === "unknown") report.unknown(subject, { message: "Its arguments cannot all be seen." });
      else {
        report.fail(subject, {
          message: `${call} waits for the model without end, so one hanging answer holds up everything behind it.`,
          help: "Pass a time limit, and say what happens when it is over.",
          place,
          fixes: insertAt === undefined ? [] : [insertTimeout(insertAt, code.repairs.passArgument(place, "timeout", "30"))],
        });
      }
    }
  },
});

/** It changes what the program does after half a minute, so it is not applied unasked. */
function insertTimeout(place: Place, change: Change | undefined): Fix {
  return { title: "Give up after 30 seconds", safe: false, edits: change?.edits ?? [{ place, text: ", timeout=30" }] };
}
