import type { Fix } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import { placeAt, stretchAt } from "../../model/text-at.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/workload-without-limits",
  severity: "warning",
  summary: "A workload in Kubernetes has no resource limits or no probes.",
  basis: ["NIST AI RMF MANAGE 2.4", "CIS Kubernetes 5.7"],
  from: "source",
  check({ inventory, files, report }) {
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
          fixes: begin(place, files.text(place.file), limits, probes),
        });
      }
    }
  },
});

const MARK = "# TODO what the model was measured to need";

/**
 * What is lacking, as comments below the container's name: which figures are right, only measuring tells. They are not written twice, and the
 * finding stays until they are filled in.
 */
function begin(place: Place, text: string | undefined, limits: boolean, probes: boolean): readonly Fix[] {
  if (text === undefined) return [];
  const { start, end } = stretchAt(text, place);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lead = text.slice(lineStart, start);
  const lineEnd = /\r?\n|$/.exec(text.slice(end))!.index + end;
  // In a flow mapping, or with something else on the line, no line can be put below.
  if (!/^[ \t]*(?:-[ \t]+)?$/.test(lead) || !/^["']?[ \t]*(?:#.*)?$/.test(text.slice(end, lineEnd))) return [];
  if (text.slice(lineEnd).trimStart().startsWith(MARK)) return [];
  const indent = lead.replace("-", " ");
  const lines = [
    MARK,
    ...(limits ? [] : ["# resources:", "#   limits: { cpu: TODO, memory: TODO }"]),
    ...(probes ? [] : ["# readinessProbe:", "#   httpGet: { path: TODO, port: TODO }"]),
  ];
  const edit = { place: placeAt(text, place.file, lineEnd, lineEnd), text: lines.map((line) => `\n${indent}${line}`).join("") };
  return [{ title: "Begin what is lacking, to be filled in", safe: false, kind: "scaffold", singly: true, edits: [edit] }];
}
