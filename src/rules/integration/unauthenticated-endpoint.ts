import { isExternal } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import type { Service } from "../../model/inventory.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { serviceSubject } from "../subjects.ts";
import { sentence } from "../words.ts";

/** What answers strangers over the network. A task, a pipeline or a script has no callers to authenticate. */
const CALLABLE: readonly Service["kind"][] = ["http", "app", "deployment", "server"];

export default defineRule({
  id: "integration/unauthenticated-endpoint",
  severity: "error",
  summary: "Anybody who reaches an inference endpoint may use it.",
  basis: ["EU AI Act Art. 15(5)", "ISO/IEC 42001 A.6.2.6"],
  from: "both",
  check(context) {
    for (const service of context.inventory.services) {
      if (service.inferenceCalls.length > 0 || service.kind === "server") judge(service, context);
    }
  },
});

function judge(service: Service, context: RuleContext): void {
  const { inventory, manifest, report } = context;
  const subject = serviceSubject(service, manifest);
  const entry = serviceEntryFor(manifest, service);
  if (service.inTests || service.context !== "serving" || !CALLABLE.includes(service.kind)) {
    report.notApplicable(subject, { message: "It answers nobody over the network." });
  } else if (service.guard.state === "guarded") {
    const { by, place } = service.guard;
    report.pass(subject, {
      message: `Callers are authenticated by ${by}.`,
      evidence: { grade: "linked", places: [{ place, message: by }] },
    });
  } else if (isExternal(entry?.auth) && entry.auth.external.trim() !== "") {
    const place = manifest!.placeOf([...entry.path, "auth"]);
    const message = `The manifest says that ${entry.auth.external} authenticates callers in front of it.`;
    report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  } else if (service.guard.state === "unknown") report.unknown(subject, { message: sentence(service.guard.reason) });
  else {
    const declared = entry?.auth === undefined ? "" : ", though the manifest declares how";
    const related = service.inferenceCalls.map((index) => {
      const call = inventory.inferenceCalls[index]!;
      return { place: call.place, message: `${call.call} is called here` };
    });
    report.fail(subject, {
      message: `${service.name} lets anybody who reaches it use the model: nothing authenticates the caller${declared}.`,
      help: "Require a credential in the route or the application, or declare the gateway that does it in front of the service.",
      place: service.place,
      related: [...related, ...service.reasons],
      fixes: goToService(service, context),
    });
  }
}

/** Only a person knows what stands in front of the service. */
function goToService(service: Service, { manifest }: RuleContext): readonly Fix[] {
  const entry = serviceEntryFor(manifest, service);
  if (manifest === undefined || entry === undefined) return [];
  return [{ title: "Go to the service in ai-readiness.yaml", safe: true, open: manifest.placeOf(entry.path) }];
}
