import { setField } from "../../manifest/edit.ts";
import { isExternal } from "../../manifest/manifest.ts";
import type { Subject } from "../../model/check.ts";
import type { Fix } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import type { Service } from "../../model/inventory.ts";
import type { RelatedPlace } from "../../model/place.ts";
import { FILL_IN, isPlaceholder } from "../claimed.ts";
import { codeFix } from "../code-fix.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { serviceSubject } from "../subjects.ts";
import { list, sentence } from "../words.ts";

/** What answers strangers over the network. A task, a pipeline or a script has no callers to authenticate. */
const CALLABLE: readonly Service["kind"][] = ["http", "app", "deployment", "server"];

export default defineRule({
  id: "integration/unauthenticated-endpoint",
  severity: "error",
  summary: "Anybody who reaches an inference endpoint may use it.",
  basis: ["EU AI Act Art. 15(5)", "ISO/IEC 42001 A.6.2.6"],
  from: "both",
  check(context) {
    const open: Service[] = [];
    for (const service of context.inventory.services) {
      if (service.inferenceCalls.length === 0 && service.kind !== "server") continue;
      if (!isSettled(service, context)) open.push(service);
    }
    // What the manifest declares is judged one by one; other routes of one file are one matter, mended at one place.
    const groups = groupBy(open, (service) => {
      const entry = serviceEntryFor(context.manifest, service);
      return entry === undefined ? service.place.file : `${entry.name}\n${service.entry}`;
    });
    for (const [, services] of groups) fail(services, context);
  },
});

/** Reports what is not open; true when that is said. */
function isSettled(service: Service, { manifest, report }: RuleContext): boolean {
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
  } else if (isExternal(entry?.auth) && entry.auth.external.trim() !== "" && !isPlaceholder(entry.auth.external)) {
    const place = manifest!.placeOf([...entry.path, "auth"]);
    const message = `The manifest says that ${entry.auth.external} authenticates callers in front of it.`;
    report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  } else if (service.guard.state === "unknown") report.unknown(subject, { message: sentence(service.guard.reason) });
  else if (entry === undefined && /^(?:\w+ )?\/invocations$/.test(service.name)) {
    report.unknown(subject, {
      message: "It is the route that SageMaker calls in a container, and there the platform authenticates callers.",
    });
  } else if (entry === undefined && service.copyOf !== undefined) {
    report.unknown(subject, {
      message: `${service.copyOf} answers the same route and is what is deployed; nothing starts the program of this copy.`,
    });
  } else return false;
  return true;
}

function fail(services: readonly Service[], context: RuleContext): void {
  const { manifest, report } = context;
  const first = services[0]!;
  const entry = serviceEntryFor(manifest, first);
  const declared = entry?.auth === undefined ? "" : ", though the manifest declares how";
  const names = [...new Set(services.map(({ name }) => name))];
  const who =
    names.length === 1
      ? `${first.name} lets anybody who reaches it`
      : `${names.length <= 3 ? list(names) : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more routes`} let anybody who reaches them`;
  report.fail(subjectOf(services, context), {
    message: `${who} use the model: nothing authenticates the caller${declared}.`,
    help: "Require a credential in the route or the application, or declare the gateway that does it in front of the service.",
    place: first.place,
    related: services.flatMap((service) => relatedTo(service, service === first, context)),
    fixes: () => [...askForKey(services, context), ...declareGateway(first, context), ...goToService(first, context)],
  });
}

/** The only route of a file goes by its own name, others by the file's, so that mending one of them makes no new finding. */
function subjectOf(services: readonly Service[], { inventory, manifest }: RuleContext): Subject {
  const [first] = services;
  const { file } = first!.place;
  const isOnly = inventory.services.filter(({ place }) => place.file === file).length === 1;
  if (isOnly || serviceEntryFor(manifest, first!) !== undefined) return serviceSubject(first!, manifest);
  return { kind: "service", key: `service:${file}`, name: file, place: first!.place };
}

function relatedTo(service: Service, isFirst: boolean, { inventory }: RuleContext): readonly RelatedPlace[] {
  const calls = service.inferenceCalls.map((index) => {
    const call = inventory.inferenceCalls[index]!;
    return { place: call.place, message: `${call.call} is called here` };
  });
  if (!isFirst) return [{ place: service.place, message: `${service.name} asks nobody who calls either` }, ...calls];
  return [...calls, ...service.reasons, ...(service.alsoOpen ?? [])];
}

function askForKey(services: readonly Service[], { code }: RuleContext): readonly Fix[] {
  const { file } = services[0]!.place;
  const change = code.repairs.requireApiKey(
    file,
    services.map(({ place }) => place),
  );
  // Which credential callers can send, only those who know them can say.
  return codeFix("Ask callers for the key that API_KEY in the environment holds", change, { singly: true });
}

/** The entry is a question until somebody answers it. */
function declareGateway(service: Service, { manifest }: RuleContext): readonly Fix[] {
  const entry = serviceEntryFor(manifest, service);
  if (manifest === undefined || entry === undefined || entry.auth !== undefined) return [];
  const edits = setField(manifest, [...entry.path, "auth"], { external: FILL_IN, owner: FILL_IN, reason: FILL_IN });
  if (edits.length === 0) return [];
  return [{ title: "Declare the gateway in front of it, to be filled in", safe: false, kind: "scaffold", singly: true, edits }];
}

/** Only a person knows what stands in front of the service. */
function goToService(service: Service, { manifest }: RuleContext): readonly Fix[] {
  const entry = serviceEntryFor(manifest, service);
  if (manifest === undefined || entry === undefined) return [];
  return [{ title: "Go to the service in ai-readiness.yaml", safe: true, open: manifest.placeOf(entry.path) }];
}
