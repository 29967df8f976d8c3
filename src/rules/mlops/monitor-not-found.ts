import { replaceAt } from "../../manifest/edit.ts";
import type { Manifest, MonitoringEntry, ServiceEntry } from "../../manifest/manifest.ts";
import type { Subject } from "../../model/check.ts";
import type { Fix } from "../../model/fix.ts";
import { near } from "../../model/near.ts";
import { fromManifest, fromRoot, serviceEntryFor } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { goTo } from "../go-to.ts";
import { MEASURE_NAMES } from "../monitoring.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "mlops/monitor-not-found",
  severity: "error",
  summary: "A declared monitor does not exist, measures something else, or is never reached by its service.",
  basis: ["NIST AI RMF MEASURE 2.4", "EU AI Act Art. 72"],
  from: "both",
  check(context) {
    const { manifest } = context;
    if (manifest === undefined) return;
    for (const service of manifest.services) {
      for (const entry of service.monitoring) if (entry.by !== undefined) judge(entry, entry.by, service, manifest, context);
    }
  },
});

/** What the call graph is made of. */
const PROGRAM = /\.(?:pyw?|ipynb|[cm]?[jt]sx?)$/;

function judge(entry: MonitoringEntry, by: string, service: ServiceEntry, manifest: Manifest, context: RuleContext): void {
  const { report, symbols } = context;
  const measure = MEASURE_NAMES[entry.measure];
  const place = manifest.placeOf([...entry.path, "by"]);
  const key = `services.${service.name}.monitoring.${entry.measure}`;
  const subject: Subject = { kind: "service", key, name: `${measure} of ${service.name}`, place };
  const reference = fromRoot(manifest, by);
  const found = symbols.find(reference);
  const isRead = PROGRAM.test(reference.replace(/:[^:/]*$/, ""));
  if (found.state === "unknown" || (found.state === "found" && !isRead)) {
    report.unknown(subject, { message: `${by} is no program that is read here.` });
  } else if (found.state !== "found") {
    const absent = found.state === "no-file" ? `the file of ${by} does not exist` : `${by} does not exist`;
    report.fail(subject, {
      message: `The manifest says that ${by} watches the ${measure} of ${service.name}, but ${absent}.`,
      help: "Name the function that does it, as file.py:function, or declare what watches it from outside.",
      place,
      fixes: () => [...didYouMean(entry, reference, by, manifest, context), ...watchers(entry, service, manifest, context)],
    });
  } else {
    const measures = [...new Set(symbols.measures(reference).map((one) => one.measure))];
    const related = [{ place: found.place.place, message: "this is what the manifest names" }];
    if (!measures.includes(entry.measure)) {
      const instead =
        measures.length === 0
          ? "it calls nothing that measures that"
          : `it measures ${list(measures.map((one) => MEASURE_NAMES[one]))}`;
      report.fail(subject, {
        message: `The manifest says that ${by} watches the ${measure} of ${service.name}, but ${instead}.`,
        help: "Name the function that measures it; where that is an in-house library, tell its calls under lint.detectors.",
        place,
        related,
        fixes: () => [...watchers(entry, service, manifest, context), goTo("Go to what the manifest names", found.place.place)],
      });
    } else judgeReach(entry, by, service, manifest, context, subject, related);
  }
}

function judgeReach(
  entry: MonitoringEntry,
  by: string,
  service: ServiceEntry,
  manifest: Manifest,
  context: RuleContext,
  subject: Subject,
  related: readonly { place: Subject["place"] & object; message: string }[],
): void {
  const { report, symbols, inventory } = context;
  const reference = fromRoot(manifest, by);
  // An entry that names a file stands for all that answers there.
  const isAttached = inventory.monitors.some(
    ({ symbol, inert, services }) =>
      symbol === reference &&
      inert === undefined &&
      services.some((index) => serviceEntryFor(manifest, inventory.services[index]!) === service),
  );
  if (isAttached) {
    report.pass(subject, {
      message: `${service.name} reaches ${by}, which measures it.`,
      evidence: { grade: "linked", places: related },
    });
    return;
  }
  const chain = service.entry === undefined ? "unknown" : symbols.chain(fromRoot(manifest, service.entry), reference);
  if (chain === "unknown") {
    report.unknown(subject, {
      message: `Whether ${service.name} reaches ${by} cannot be told.`,
      evidence: { grade: "adequate", places: related },
    });
  } else if (chain !== undefined) {
    report.pass(subject, {
      message: `${service.name} reaches ${by}, which measures it.`,
      evidence: { grade: "linked", places: [...chain, ...related] },
    });
  } else if (
    inventory.monitors.some(
      (one) => one.symbol === reference && one.services.some((index) => inventory.services[index]!.context === "batch"),
    )
  ) {
    report.pass(subject, { message: `${by} measures it in a scheduled job.`, evidence: { grade: "adequate", places: related } });
  } else {
    report.fail(subject, {
      message: `The manifest says that ${by} watches the ${MEASURE_NAMES[entry.measure]} of ${service.name}, but the service never reaches it.`,
      help: "Call it from the service's own code, or from a job that runs on a schedule.",
      place: subject.place ?? manifest.placeOf(entry.path),
      related,
      fixes: [
        ...watchers(entry, service, manifest, context),
        ...related.map((one) => goTo("Go to what the manifest names", one.place)),
      ],
    });
  }
}

/** What measures it on this service for certain. */
function watchers(entry: MonitoringEntry, service: ServiceEntry, manifest: Manifest, { inventory }: RuleContext): readonly Fix[] {
  const own = inventory.monitors.filter(
    ({ symbol, measures, inert, services }) =>
      symbol !== undefined &&
      inert === undefined &&
      measures.includes(entry.measure) &&
      services.some((index) => serviceEntryFor(manifest, inventory.services[index]!) === service),
  );
  return [...new Set(own.map(({ symbol }) => fromManifest(manifest, symbol!)))].flatMap((symbol): Fix[] => {
    const edits = replaceAt(manifest, [...entry.path, "by"], symbol);
    if (edits.length === 0) return [];
    return [{ title: `Name ${symbol}, which measures it`, safe: false, kind: "declare", singly: true, edits }];
  });
}

/** A function of the same file, or a file of the project, whose name is nearly the one that was written. */
function didYouMean(
  entry: MonitoringEntry,
  reference: string,
  by: string,
  manifest: Manifest,
  { symbols, files }: RuleContext,
): readonly Fix[] {
  const colon = reference.lastIndexOf(":");
  const file = colon < 0 ? reference : reference.slice(0, colon);
  const symbol = colon < 0 ? undefined : reference.slice(colon + 1);
  const written = by.lastIndexOf(":") < 0 ? by : by.slice(0, by.lastIndexOf(":"));
  let meant: string | undefined;
  if (files.has(file)) {
    const name = symbol === undefined ? undefined : near(symbol, symbols.names(file));
    meant = name === undefined ? undefined : `${written}:${name}`;
  } else {
    const other = near(
      file,
      files.paths.filter((path) => path.endsWith(".py")),
    );
    const isSame = other !== undefined && (symbol === undefined || symbols.names(other).includes(symbol));
    const shown = other !== undefined && manifest.folder !== "" ? other.slice(manifest.folder.length + 1) : other;
    meant = isSame ? `${shown}${symbol === undefined ? "" : `:${symbol}`}` : undefined;
  }
  if (meant === undefined) return [];
  const edits = replaceAt(manifest, [...entry.path, "by"], meant);
  return edits.length === 0 ? [] : [{ title: `Change it to ${meant}`, safe: false, kind: "declare", edits }];
}
