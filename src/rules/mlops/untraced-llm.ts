import { externalFix, tracerFixes } from "../attach-monitor.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";
import * as monitoring from "../monitoring.ts";
import { serviceSubject } from "../subjects.ts";

export default defineRule({
  id: "mlops/untraced-llm",
  severity: "warning",
  summary: "A service asks a language model and keeps no trace of what it asked and was told.",
  basis: ["EU AI Act Art. 12", "ISO/IEC 42001 A.6.2.8"],
  from: "source",
  check(context) {
    const { inventory, manifest, report } = context;
    for (const service of inventory.services) {
      const calls = service.inferenceCalls.map((index) => inventory.inferenceCalls[index]!).filter(({ kind }) => kind === "llm");
      if (calls.length === 0 || !monitoring.isDeployed(service)) continue;
      const subject = serviceSubject(service, manifest);
      const measured = monitoring.measuresOf(service, inventory);
      const declared = serviceEntryFor(manifest, service)?.monitoring.find(
        (entry) => entry.measure === "tracing" && (entry.by !== undefined || monitoring.isExternallyMonitored(entry)),
      );
      if (measured.includes("tracing")) {
        const places = monitoring.monitorPlaces(service, inventory, ["tracing"]);
        report.pass(subject, { message: "Its calls are traced.", evidence: { grade: "linked", places } });
      } else if (declared !== undefined) {
        const places = [{ place: manifest!.placeOf(declared.path), message: "declared here" }];
        report.pass(subject, {
          message:
            declared.by === undefined
              ? "Its calls are traced from outside the repository."
              : "Whether the declared tracing holds is judged by mlops/monitor-not-found.",
          evidence: { grade: "declared", places },
        });
      } else if (!monitoring.isWatched(service, inventory, serviceEntryFor(manifest, service))) {
        report.notApplicable(subject, { message: "Nothing watches it at all, which mlops/unmonitored-inference tells." });
      } else {
        report.fail(subject, {
          message: `${service.name} asks a language model and keeps no trace of prompts, answers and costs.`,
          help: "Switch on the tracing that your LLM library or tracer offers, where the process starts.",
          place: service.place,
          related: calls.map(({ call, place }) => ({ place, message: `${call} is called here` })),
          fixes: () => [...tracerFixes(service, context, undefined), ...externalFix(service, context, "tracing")],
        });
      }
    }
  },
});
