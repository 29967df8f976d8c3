import type { ModelArtifact } from "../../model/inventory.ts";
import { modelEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";

export default defineRule({
  id: "integration/nonlinear-notebook",
  severity: "information",
  summary: "A notebook that production depends on was last run out of order.",
  basis: ["NIST AI RMF MANAGE 2.2"],
  from: "source",
  check(context) {
    const { inventory, report } = context;
    for (const { notebook, place, ran } of inventory.usage.disordered) {
      const subject = { kind: "document", key: `notebook:${notebook}`, name: notebook, place } as const;
      const why = dependence(context, notebook);
      if (why === undefined) {
        report.notApplicable(subject, { message: "Nothing in production depends on it." });
        continue;
      }
      report.fail(subject, {
        message: `This cell ran before one above it, and ${why}, so running the notebook from the top may give another result.`,
        help: "Restart the kernel, run all cells from the top and look at the result, or clear the outputs.",
        place,
        fixes: [{ title: "Clear the outputs", safe: false, clearOutputs: ran.map((cell) => ({ file: notebook, cell })) }],
      });
    }
  },
});

/** Why production depends on a notebook; undefined where nothing says that it does. */
function dependence({ inventory, manifest }: RuleContext, notebook: string): string | undefined {
  const isRun = inventory.delivery.notebookRuns.some((run) => run.notebook === notebook && !run.report && !run.inTests);
  if (isRun) return "production runs the notebook";
  const isUsed = ({ location }: ModelArtifact) =>
    location !== undefined &&
    (modelEntryFor(manifest, location) !== undefined ||
      inventory.modelArtifacts.some(
        (other) => other.op === "load" && other.context !== "offline" && !other.inTests && other.location === location,
      ));
  const saved = inventory.modelArtifacts.find((one) => one.op === "save" && one.place.file === notebook && isUsed(one));
  return saved === undefined ? undefined : `it saves ${saved.location}, the model in use`;
}
