import { codeFix } from "../code-fix.ts";
import { defineRule } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "integration/no-health-check",
  severity: "information",
  summary: "Nothing tells the platform whether the service that answers is well.",
  basis: ["NIST AI RMF MANAGE 2.4"],
  from: "source",
  check({ inventory, manifest, code, report }) {
    const subject = { ...systemSubject(manifest?.system.name), key: "health" };
    const services = inventory.services.filter((service) => isDeployed(service) && service.kind === "http");
    const [probe] = inventory.delivery.probes;
    const first = services.find(({ place }) => place.file.endsWith(".py"));
    if (services.length === 0)
      report.notApplicable(subject, { message: "Nothing answers over HTTP, or a platform watches what does." });
    else if (probe !== undefined) {
      const places = [{ place: probe.place, message: probe.reason }];
      report.pass(subject, { message: "There is a health route or a probe.", evidence: { grade: "exists", places } });
    } else if (first === undefined)
      report.unknown(subject, { message: "Whether one of the routes tells about health cannot be told." });
    else {
      report.fail(subject, {
        message: "The application behind this route has no health route, and no container or platform setting probes it.",
        help: "Add a route such as GET /health that fails while the model is not loaded, and point the platform's probe at it.",
        place: first.place,
        fixes: () => codeFix("Insert the route GET /health", code.repairs.addHealthRoute(first.place.file)),
      });
    }
  },
});
