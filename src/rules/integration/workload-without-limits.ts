import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/workload-without-limits",
  severity: "warning",
  summary: "A workload in Kubernetes has no resource limits or no probes.",
  basis: ["NIST AI RMF MANAGE 2.4", "CIS Kubernetes 5.7"],
  from: "source",
  check({ inventory, report }) {
    for (const { place, kind, name, container, limits, probes, ai } of inventory.delivery.workloads) {
      const subject = { kind: "service", key: `workload:${place.file}:${name}/${container}`, name: container, place } as const;
      if (!ai) report.notApplicable(subject, { message: "No model of the project runs in this container." });
      else if (limits && probes)
        report.pass(subject, { message: "It has limits and probes.", evidence: { grade: "exists", places: [] } });
      else {
        const lacks = [limits ? "" : "resource limits", probes ? "" : "probes"].filter((one) => one !== "").join(" and no ");
        report.fail(subject, {
          message: `The container ${container} of the ${kind} ${name} has no ${lacks}, so ${limits ? "it is sent requests before its model is loaded, and after it hangs" : "one model can take all memory of its node"}.`,
          help: "Set resources.limits from what the model was measured to need, and a readinessProbe on the service's health route.",
          place,
        });
      }
    }
  },
});
