import type { Fix } from "../../model/fix.ts";
import type { Monitor } from "../../model/inventory.ts";
import { attachImported } from "../attach-monitor.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { MEASURE_NAMES } from "../monitoring.ts";
import { monitorSubject } from "../subjects.ts";
import { list, sentence } from "../words.ts";

export default defineRule({
  id: "mlops/inert-monitor",
  severity: "warning",
  summary: "A monitor is set up and measures nothing.",
  basis: ["NIST AI RMF MEASURE 2.4"],
  from: "source",
  check(context) {
    const { inventory, report } = context;
    for (const monitor of inventory.monitors) {
      const subject = monitorSubject(monitor);
      const measures = list(monitor.measures.map((measure) => MEASURE_NAMES[measure]));
      if (monitor.inert === undefined) {
        report.pass(subject, {
          message: `It measures ${measures || "something"}.`,
          evidence: { grade: monitor.grade, places: [] },
        });
        continue;
      }
      // A line of the log was never set up to watch anything: whether something else does is the service's matter.
      if (monitor.library === "home-made") {
        report.notApplicable(subject, { message: "It is a line of the log; mlops/unmonitored-inference judges the service." });
        continue;
      }
      report.fail(subject, {
        message: `The monitor ${monitor.library} looks as if it watched ${measures || "the service"}, and measures nothing: ${sentence(monitor.inert).replace(/^./, (first) => first.toLowerCase())}`,
        help: "Attach it to the application that runs, switch it on, or take it out so that nobody relies on it.",
        place: monitor.place,
        related: monitor.reasons,
        fixes: [...attachImported(monitor, context), ...goThere(monitor, context)],
      });
    }
  },
});

/** To the line by which it is off, where that is another one than it stands on. */
function goThere(monitor: Monitor, { inventory }: RuleContext): readonly Fix[] {
  const service = monitor.services.map((index) => inventory.services[index]!).find(({ inTests }) => !inTests);
  const open = service?.place ?? monitor.place;
  return [
    { title: service === undefined ? "Go to the monitor" : `Go to ${service.name}, which it does not watch`, safe: true, open },
  ];
}
