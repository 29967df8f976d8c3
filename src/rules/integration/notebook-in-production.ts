import { defineRule, type RuleContext } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { systemSubject } from "../subjects.ts";

const RUNS = {
  container: "a container",
  ci: "continuous integration",
  schedule: "a schedule",
  stage: "a pipeline",
  process: "a script",
  program: "a program",
} as const;

export default defineRule({
  id: "integration/notebook-in-production",
  severity: "warning",
  summary: "Production runs a notebook, or has nothing else to run.",
  basis: ["NIST AI RMF MANAGE 2.2", "pynblint BP15"],
  from: "source",
  check(context) {
    const { inventory, report } = context;
    for (const { notebook, place, by, report: isReport, inTests } of inventory.delivery.notebookRuns) {
      const subject = { kind: "integration", key: `notebook:${notebook}`, name: notebook, place } as const;
      if (isReport || inTests) {
        report.notApplicable(subject, { message: "The run only makes a page for people to read, or a test." });
        continue;
      }
      report.fail(subject, {
        message: `The notebook ${notebook} is run by ${RUNS[by]}, where nobody sees a cell that failed or was run out of order.`,
        help: "Move its code into a module with tests, and run that.",
        place,
      });
    }
    onlyNotebooks(context);
  },
});

/** A system that means to serve, whose models are made in notebooks alone. */
function onlyNotebooks({ inventory, manifest, stage, report }: RuleContext): void {
  const { trainings, dependencyFiles, images, notebookRuns } = inventory.delivery;
  const inNotebooks = trainings.filter(({ notebook, inTests }) => notebook && !inTests);
  const [first, ...others] = inNotebooks;
  const subject = { ...systemSubject(manifest?.system.name), key: "notebooks" };
  if (first === undefined || notebookRuns.length > 0) return;
  const hasPrograms =
    inventory.services.some(isDeployed) ||
    trainings.some(({ notebook, inTests }) => !notebook && !inTests) ||
    inventory.inferenceCalls.some(({ place, inTests }) => !inTests && !place.file.endsWith(".ipynb"));
  const meansToServe =
    manifest !== undefined ? stage !== "poc" : images.some(({ ai }) => ai) || dependencyFiles.some(({ serves }) => serves);
  if (hasPrograms) report.pass(subject, { message: "Programs train or serve the model, beside the notebooks." });
  else if (!meansToServe) report.notApplicable(subject, { message: "Nothing says that it is to run in production." });
  else {
    report.fail(subject, {
      message:
        "The models of this system are trained in notebooks alone, so nothing can train or serve them again without a person.",
      help: "Move the cells that prepare data, train and predict into modules that a pipeline and a service can call.",
      place: first.place,
      related: others.map(({ place, call }) => ({ place, message: `${call} trains here as well` })),
    });
  }
}
