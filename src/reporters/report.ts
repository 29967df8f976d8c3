import type { Comparison } from "../model/comparison.ts";
import type { DatasetRead, Inventory, ModelArtifact, Tracking } from "../model/inventory.ts";
import type { Place, RelatedPlace } from "../model/place.ts";
import type { Readiness } from "../model/readiness.ts";
import type { Report, ReportFinding, ReportReason } from "../model/report.ts";
import type { ReportInput } from "./input.ts";

/** Version 1 of the report, as plain JSON. */
export function toReport({ manifests, readiness, findings, inventory, notices, systems, comparison }: ReportInput): Report {
  return {
    version: 1,
    manifests,
    readiness: toReadiness(readiness),
    findings: findings.map(
      (finding): ReportFinding => ({
        rule: finding.rule,
        pillar: finding.pillar,
        severity: finding.severity,
        message: finding.message,
        ...(finding.help === undefined ? {} : { help: finding.help }),
        subject: finding.subject.key,
        waived: finding.waived,
        ...flat(finding.place),
        related: finding.related.map(reason),
        fingerprint: finding.fingerprint,
        fixable: finding.fixes.some((fix) => fix.edits !== undefined || fix.newFiles !== undefined || fix.command !== undefined),
      }),
    ),
    inventory: toInventory(inventory),
    policies: (systems ?? []).flatMap(({ policies }) => policies ?? []),
    notices: notices.map(({ file, message }) => ({ file, message })),
    ...(comparison !== undefined && { comparison: toComparison(comparison) }),
  };
}

function toReadiness({ headline, pillars }: Readiness): Report["readiness"] {
  return { headline: headline ?? null, pillars };
}

function toComparison({ base, before, after, changes }: Comparison): NonNullable<Report["comparison"]> {
  return {
    base,
    before: toReadiness(before),
    after: toReadiness(after),
    changes: changes.map(({ kind, check, was, invalidates }) => {
      const finding = check.finding ?? was?.finding;
      return {
        kind,
        rule: check.rule,
        pillar: check.pillar,
        subject: check.subject.key,
        message: kind === "mended" || kind === "gone" ? (was?.message ?? check.message) : check.message,
        verdict: check === was ? null : check.verdict,
        before: was?.verdict ?? null,
        ...(finding && { severity: finding.severity }),
        ...(was?.finding && { severityBefore: was.finding.severity }),
        invalidatesApproval: invalidates === true,
        ...(finding && { fingerprint: finding.fingerprint, file: finding.place.file, line: finding.place.line }),
        ...(finding?.place.cell !== undefined && { cell: finding.place.cell }),
      };
    }),
  };
}

/** The inventory's part of the report. A service names its inference calls as `related`, and the other way round. */
export function toInventory(inventory: Inventory): Report["inventory"] {
  const { datasetReads, services, inferenceCalls, modelArtifacts, monitors, documents } = inventory;
  return {
    datasetReads: datasetReads.map((read) => ({
      ...item(read),
      call: read.call,
      ...located(read),
      context: read.context,
    })),
    services: services.map((service) => ({
      ...item(service),
      kind: service.kind,
      name: service.name,
      entry: service.entry,
      context: service.context,
      measures: service.measures,
      related: [
        ...pick(inferenceCalls, service.inferenceCalls).map((call) => ({ ...flat(call.place), message: `reaches ${call.call}` })),
        ...service.reasons.filter(({ place }) => !isAt(place, service.place)).map(reason),
      ],
    })),
    inferenceCalls: inferenceCalls.map((call) => ({
      ...item(call),
      call: call.call,
      context: call.context,
      related: pick(services, call.services).map((service) => ({
        ...flat(service.place),
        message: `reached by ${service.name}`,
      })),
    })),
    modelArtifacts: modelArtifacts.map((artifact) => ({
      ...item(artifact),
      op: artifact.op,
      call: artifact.call,
      ...located(artifact),
      context: artifact.context,
      related: artifact.reasons.slice(1).flatMap((one) => (one.message === artifact.tracking.reason ? [] : [reason(one)])),
    })),
    monitors: monitors.map((monitor) => ({
      ...item(monitor),
      library: monitor.library,
      measures: monitor.measures,
      grade: monitor.grade,
      ...(monitor.inert === undefined ? {} : { inert: monitor.inert }),
    })),
    documents: documents.map(({ kind, path, grade }) => ({ kind, path, grade })),
  };
}

/** The items at these indices; an index that names nothing is left out. */
export function pick<T>(items: readonly T[], indices: readonly number[]): readonly T[] {
  return indices.map((index) => items[index]).filter((found): found is T => found !== undefined);
}

function located({ location, tracking }: DatasetRead | ModelArtifact) {
  return { location: location ?? null, tracked: tracking.tracker, tracking: trackingOf(tracking) };
}

function trackingOf({ reason: message, place }: Tracking) {
  return place === undefined ? { message } : { message, file: place.file, line: place.line };
}

function item({ place, reasons }: { readonly place: Place; readonly reasons: readonly RelatedPlace[] }) {
  return { ...flat(place), reasons: reasons.map(reason) };
}

/** Whether a place says no more than an item's own. */
function isAt(place: Place, own: Place): boolean {
  return place.file === own.file && place.line === own.line && place.column === own.column && place.cell === own.cell;
}

function reason({ place, message }: RelatedPlace): ReportReason {
  return { ...flat(place), message };
}

/** A place's fields in the report's order. */
function flat({ file, line, column, endLine, endColumn, cell }: Place): Place {
  return { file, line, column, endLine, endColumn, ...(cell === undefined ? {} : { cell }) };
}
