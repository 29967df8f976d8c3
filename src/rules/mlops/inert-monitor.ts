import { defineRule } from "../define.ts";
import { MEASURE_NAMES } from "../monitoring.ts";
import { monitorSubject } from "../subjects.ts";
import { list, sentence } from "../words.ts";

export default defineRule({
  id: "mlops/inert-monitor",
  severity: "warning",
  summary: "A monitor is set up and measures nothing.",
  basis: ["NIST AI RMF MEASURE 2.4"],
  from: "source",
  check({ inventory, report }) {
    for (const monitor of inventory.monitors) {
      const subject = monitorSubject(monitor);
      const measures = list(monitor.measures.map((measure) => MEASURE_NAMES[measure]));
      if (monitor.inert === undefined) {
        report.pass(subject, {
          message: `${monitor.library} measures ${measures || "something"}.`,
          evidence: { grade: monitor.grade, places: [] },
        });
        continue;
      }
      report.fail(subject, {
        message: `The monitor ${monitor.library} looks as if it watched ${measures || "the service"}, and measures nothing: ${sentence(monitor.inert).replace(/^./, (first) => first.toLowerCase())}`,
        help: "Attach it to the application that runs, switch it on, or take it out so that nobody relies on it.",
        place: monitor.place,
        related: monitor.reasons,
      });
    }
  },
});
