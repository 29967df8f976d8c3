import { setField } from "../../manifest/edit.ts";
import type { Subject } from "../../model/check.ts";
import { fromManifest, serviceEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";
import { DECLARED_MEASURES, MEASURE_NAMES } from "../monitoring.ts";

export default defineRule({
  id: "mlops/monitor-undeclared",
  severity: "information",
  summary: "A service is watched by a monitor that the manifest does not declare.",
  basis: ["NIST AI RMF GOVERN 1.6"],
  from: "both",
  check({ inventory, manifest, report }) {
    if (manifest === undefined) return;
    const told = new Set<string>();
    for (const monitor of inventory.monitors) {
      if (monitor.inert !== undefined || monitor.symbol === undefined) continue;
      for (const index of monitor.services) {
        const service = inventory.services[index]!;
        const entry = serviceEntryFor(manifest, service);
        if (entry === undefined) continue;
        for (const measure of monitor.measures) {
          const key = `services.${entry.name}.monitoring.${measure}`;
          if (!DECLARED_MEASURES.includes(measure) || told.has(key)) continue;
          told.add(key);
          const subject: Subject = {
            kind: "service",
            key,
            name: `${MEASURE_NAMES[measure]} of ${entry.name}`,
            place: monitor.place,
          };
          const declared = entry.monitoring.find((one) => one.measure === measure);
          if (declared !== undefined) {
            const places = [{ place: manifest.placeOf(declared.path), message: "declared here" }];
            report.pass(subject, { message: "The manifest declares it.", evidence: { grade: "linked", places } });
            continue;
          }
          const by = fromManifest(manifest, monitor.symbol);
          const edits = setField(manifest, [...entry.path, "monitoring", measure], { by });
          report.fail(subject, {
            message: `${monitor.library} watches the ${MEASURE_NAMES[measure]} of ${entry.name} here, and the manifest does not say so.`,
            help: "Declare it under the service's monitoring, and say who is alerted.",
            place: monitor.place,
            fixes:
              edits.length === 0
                ? []
                : [{ title: "Declare the monitor in ai-readiness.yaml", safe: true, kind: "declare", edits }],
          });
        }
      }
    }
  },
});
