import { defineRule } from "../define.ts";
import { sentence } from "../words.ts";

export default defineRule({
  id: "integration/debug-mode",
  severity: "warning",
  summary: "What is started in production runs in debug mode or reloads by itself.",
  basis: ["EU AI Act Art. 15(5)", "OWASP API8 security misconfiguration"],
  from: "source",
  check({ inventory, report }) {
    for (const { place, written, what, use, reason, related, inTests } of inventory.delivery.switches) {
      const subject = { kind: "service", key: `debug:${place.file}:${written}`, name: written, place } as const;
      if (inTests) report.notApplicable(subject, { message: "It stands in tests or documentation only." });
      else if (use === "development") report.notApplicable(subject, { message: sentence(reason) });
      else if (use === "unknown") report.unknown(subject, { message: sentence(reason) });
      else {
        report.fail(subject, {
          message: `${written} switches ${what} on in production: ${reason}.`,
          help:
            what === "debug mode"
              ? "Take it out: a debugger shows callers the source, and lets them run code of their own."
              : "Take it out: every change of a file, and every new process, interrupts the requests under way.",
          place,
          related,
        });
      }
    }
  },
});
