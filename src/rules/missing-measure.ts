import type { Subject } from "../model/check.ts";
import type { Fix } from "../model/fix.ts";
import type { Measure, Service } from "../model/inventory.ts";
import { serviceEntryFor } from "./declared.ts";
import type { RuleContext } from "./define.ts";
import * as monitoring from "./monitoring.ts";
import { serviceSubject } from "./subjects.ts";
import { list } from "./words.ts";

export interface MeasureQuestion {
  /** Measures that answer the question for a service that asks a model of its own, or a language model. */
  readonly counts: { readonly model: readonly Measure[]; readonly llm: readonly Measure[] };
  /** Why a service need not answer it, or undefined. */
  readonly exempt?: (service: Service, context: RuleContext) => string | undefined;
  /** Why it cannot be told, or undefined. */
  readonly unclear?: (service: Service, context: RuleContext) => string | undefined;
  /** What is wrong, after the service's name: `measures no drift …`. */
  readonly lacks: string;
  readonly help: string;
  readonly fixes: (service: Service, context: RuleContext) => readonly Fix[];
}

/** One check a deployed service: is this measured? A service that nothing watches is left to `mlops/unmonitored-inference`, so that one lack is told once. */
export function judgeMeasure(context: RuleContext, question: MeasureQuestion): void {
  for (const service of context.inventory.services) judge(service, context, question);
}

function judge(service: Service, context: RuleContext, question: MeasureQuestion) {
  const { inventory, manifest, report } = context;
  const subject: Subject = serviceSubject(service, manifest);
  const asked = monitoring.asks(service, inventory);
  if (!monitoring.isDeployed(service)) return report.notApplicable(subject, { message: "It answers nobody." });
  if (asked === "embedding") return report.notApplicable(subject, { message: "It computes embeddings only." });
  const exempt = question.exempt?.(service, context);
  if (exempt !== undefined) return report.notApplicable(subject, { message: exempt });
  const counts = question.counts[asked];
  const measured = monitoring.measuresOf(service, inventory);
  const found = measured.filter((measure) => counts.includes(measure));
  if (found.length > 0) {
    const places = monitoring.monitorPlaces(service, inventory, found);
    return report.pass(subject, { message: `It is watched: ${names(found)}.`, evidence: { grade: "linked", places } });
  }
  const declared = serviceEntryFor(manifest, service)?.monitoring.find(
    (entry) => counts.includes(entry.measure) && (entry.by !== undefined || monitoring.isExternallyMonitored(entry)),
  );
  if (declared !== undefined) {
    const places = [{ place: manifest!.placeOf(declared.path), message: "declared here" }];
    const message =
      declared.by === undefined
        ? "It is watched from outside the repository."
        : "Whether that holds is judged by mlops/monitor-not-found.";
    return report.pass(subject, { message, evidence: { grade: "declared", places } });
  }
  if (!monitoring.isWatched(service, inventory, serviceEntryFor(manifest, service))) {
    return report.notApplicable(subject, {
      message: "Nothing watches it at all, which mlops/unmonitored-inference tells.",
    });
  }
  const unclear = question.unclear?.(service, context);
  if (unclear !== undefined) return report.unknown(subject, { message: unclear });
  report.fail(subject, {
    message: `${service.name} ${question.lacks}.`,
    help: question.help,
    place: service.place,
    related: monitoring.inferencePlaces(service, inventory),
    fixes: () => question.fixes(service, context),
  });
}

function names(measures: readonly Measure[]): string {
  return list([...new Set(measures)].map((measure) => monitoring.MEASURE_NAMES[measure]));
}
