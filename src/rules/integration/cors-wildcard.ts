import { codeFix } from "../code-fix.ts";
import { defineRule } from "../define.ts";
import { isDeployed } from "../monitoring.ts";

export default defineRule({
  id: "integration/cors-wildcard",
  severity: "warning",
  summary: "Any website may call the inference endpoint from its visitors' browsers.",
  basis: ["EU AI Act Art. 15(5)", "OWASP API8 security misconfiguration"],
  from: "source",
  check({ inventory, code, report }) {
    const answers = inventory.services.some((service) => isDeployed(service) && service.kind === "http");
    for (const { kind, place, inTests, reasons } of inventory.literals) {
      if (kind !== "any-origin") continue;
      const subject = { kind: "integration", key: `cors:${place.file}`, name: `CORS in ${place.file}`, place } as const;
      if (inTests || !answers) {
        report.notApplicable(subject, { message: "No inference route answers behind it." });
        continue;
      }
      report.fail(subject, {
        message: "Every website may call this application from its visitors' browsers, also the routes at which a model answers.",
        help: "Name the origins that need it, read from the environment where they differ by stage.",
        place,
        related: reasons,
        fixes: () => codeFix("Read the allowed origins from ALLOWED_ORIGINS in the environment", code.repairs.nameOrigins(place)),
      });
    }
  },
});
