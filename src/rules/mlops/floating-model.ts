import { hostedModelState } from "../../knowledge/hosted-models.ts";
import type { Fix } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import type { HostedModel } from "../../model/usage.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { floats, insertRevision, PIN } from "../hub.ts";
import { artifactSubject } from "../subjects.ts";
import { type Told, tellOnce } from "../tell-once.ts";

export default defineRule({
  id: "mlops/floating-model",
  severity: "warning",
  summary: "A model is named in a way that can come to mean another version.",
  basis: ["NIST AI RMF MANAGE 3.2"],
  from: "source",
  check(context) {
    const { inventory, manifest, report } = context;
    const failures: Told[] = [];
    for (const artifact of inventory.modelArtifacts) {
      const { hub } = artifact;
      if (hub === undefined || artifact.op === "save") continue;
      const subject = artifactSubject(artifact, manifest);
      if (artifact.inTests) report.notApplicable(subject, { message: "It is loaded in tests or documentation only." });
      else if (hub.pinned)
        report.pass(subject, { message: "Its revision is pinned.", evidence: { grade: "exists", places: [] } });
      else if (artifact.tracking.tracker === "unknown") report.unknown(subject, { message: "Its revision cannot be told." });
      else {
        const failure = {
          message: `The model ${hub.id} ${floats(hub)}, so the model in use can change without anybody deploying it.`,
          help: PIN,
          place: artifact.place,
          related: artifact.reasons,
          fixes: () => insertRevision(hub),
        };
        failures.push({ subject, failure, also: "it is loaded here too" });
      }
    }
    tellOnce(report, failures);
    hosted(context);
  },
});

/** Language models that a provider hosts: asked for by a name, where only dated or numbered ones stay what they are. */
function hosted(context: RuleContext): void {
  const { inventory, report } = context;
  // One name is one decision, wherever it stands; who names none decides nothing, file by file.
  const named = groupBy(inventory.usage.hostedModels, ({ place, name, call, inTests }) =>
    typeof name === "string" && !inTests ? name : `${place.file}:${name ?? call}`,
  );
  for (const [key, [first, ...others]] of named) {
    const { name, call, place, inTests } = first!;
    const subject = { kind: "model", key: `hosted-model:${key}`, name: name ?? call, place } as const;
    const state = typeof name === "string" ? hostedModelState(name) : "unknown";
    const related = others.map((other) => ({ place: other.place, message: "it is asked for here too" }));
    if (inTests) report.notApplicable(subject, { message: "It is asked for in tests or documentation only." });
    else if (name === null)
      report.fail(subject, {
        message: `${call} is made without naming a model, so an upgrade of the library can change the model in use.`,
        help: "Name the model, with its date or number.",
        place,
        related,
      });
    else if (state === "retired")
      report.fail(subject, {
        message: `The model ${name} was shut down by its provider, so calls to it fail or are answered by another model.`,
        help: "Choose a model in service, name it with its date or number, and evaluate it before it ships.",
        place,
        related,
      });
    else if (state === "moving")
      report.fail(subject, {
        message: `The model name ${name} can move to another version, so the model in use can change without anybody deploying it.`,
        help: "Name the dated or numbered version that was evaluated; the provider lists them.",
        place,
        related,
        fixes: pinned(context, name!, [first!, ...others]),
      });
    else if (state === "dated")
      report.pass(subject, { message: `${name} is one fixed version.`, evidence: { grade: "exists", places: [] } });
    else
      report.unknown(subject, {
        message: name === undefined ? "Which model it is cannot be told." : `Whether ${name} moves is not known.`,
      });
  }
}

/** The versions of it that are named elsewhere in the project. Which one was evaluated, a person knows. */
function pinned({ inventory, code }: RuleContext, name: string, uses: readonly HostedModel[]): readonly Fix[] {
  const known = inventory.usage.hostedModels.flatMap((one) =>
    typeof one.name === "string" && one.name.startsWith(`${name}-`) && hostedModelState(one.name) === "dated" ? [one.name] : [],
  );
  return [...new Set(known)].flatMap((version): Fix[] => {
    const places = uses.map(({ place }) => place);
    const change = code.rename(places, name, version);
    return change === undefined
      ? []
      : [{ title: `Ask for ${version}, as elsewhere`, safe: false, singly: true, edits: change.edits }];
  });
}
