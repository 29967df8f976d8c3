import type { Measure, Service } from "../../model/inventory.ts";
import { externalFix, recorderFixes, tracerFixes } from "../attach-monitor.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import * as monitoring from "../monitoring.ts";
import { serviceSubject } from "../subjects.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "mlops/unmonitored-inference",
  severity: "error",
  summary: "A service answers with a model, and nothing that it reaches watches it.",
  basis: ["NIST AI RMF MEASURE 2.4", "EU AI Act Art. 72"],
  from: "both",
  check(context) {
    for (const service of context.inventory.services) judge(service, context);
  },
});

function judge(service: Service, context: RuleContext): void {
  const { inventory, manifest, report } = context;
  const subject = serviceSubject(service, manifest);
  if (!monitoring.isDeployed(service)) {
    report.notApplicable(subject, { message: "It answers nobody: no monitoring is asked for while people train and explore." });
    return;
  }
  if (monitoring.asks(service, inventory) === "embedding") {
    report.notApplicable(subject, { message: "It computes embeddings only, which are watched where they are used." });
    return;
  }
  const measured = monitoring.measuresOf(service, inventory);
  const telling = measured.filter((measure) => monitoring.WATCHING.includes(measure));
  const external = monitoring
    .externalMonitoring(serviceEntryFor(manifest, service))
    .filter(({ measure }) => monitoring.WATCHING.includes(measure));
  if (telling.length > 0) {
    report.pass(subject, {
      message: `It is watched: ${names(telling)}.`,
      evidence: { grade: "linked", places: monitoring.monitorPlaces(service, inventory, telling) },
    });
  } else if (external.length > 0) {
    const measures = names(external.map(({ measure }) => measure));
    const place = manifest!.placeOf(external[0]!.path);
    report.pass(subject, {
      message: `The manifest says that ${external[0]!.external!.external} watches it for ${measures}.`,
      evidence: { grade: "declared", places: [{ place, message: "declared here" }] },
    });
  } else {
    report.fail(subject, {
      message: `${service.name} answers with a model, ${shortfall(service, context)}`,
      help: "Record predictions and compare them with what was trained on or with outcomes, or declare the monitoring that is done elsewhere.",
      place: service.place,
      related: [...monitoring.inferencePlaces(service, inventory), ...inertPlaces(service, context), ...service.reasons],
      fixes: () => [
        ...tracerFixes(service, context, "declare"),
        ...recorderFixes(service, context),
        ...externalFix(service, context, "drift"),
      ],
    });
  }
}

/** What there is, and what is missing. */
function shortfall(service: Service, { inventory }: RuleContext): string {
  const inert = service.monitors.map((index) => inventory.monitors[index]!).find((monitor) => monitor.inert !== undefined);
  if (inert?.library === "home-made")
    return "and only writes what it predicts to the log as text: nobody would see the model drift or decay.";
  if (inert !== undefined)
    return `and its monitor (${inert.library}) measures nothing: nobody would see the model drift or decay.`;
  return "and nothing that its code reaches watches it: nobody would see it drift, decay or fail.";
}

function inertPlaces(service: Service, { inventory }: RuleContext) {
  return service.monitors.flatMap((index) => {
    const { inert, place } = inventory.monitors[index]!;
    return inert === undefined ? [] : [{ place, message: inert }];
  });
}

function names(measures: readonly Measure[]): string {
  return list([...new Set(measures)].map((measure) => monitoring.MEASURE_NAMES[measure]));
}
