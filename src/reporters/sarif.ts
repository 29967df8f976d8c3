import type { Finding } from "../model/check.ts";
import type { CheckChange } from "../model/comparison.ts";
import type { Fix, TextEdit } from "../model/fix.ts";
import { groupBy } from "../model/group.ts";
import { pillarOf } from "../model/pillar.ts";
import type { Place, RelatedPlace } from "../model/place.ts";
import type { Severity } from "../model/severity.ts";
import type { ReportContext, ReportInput } from "./input.ts";
import { cellName, fileLines } from "./lines.ts";
import { wellFormed } from "./markup.ts";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html */
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS: Readonly<Record<Severity, "none" | "note" | "warning" | "error">> = {
  off: "none",
  information: "note",
  warning: "warning",
  error: "error",
};

/**
 * The findings as SARIF 2.1.0. With a base, each result says whether the branch adds it. What the branch mended is not among the results, since
 * services that take SARIF in show every result as a thing to do.
 */
export function sarifReport(input: ReportInput, context: ReportContext): string {
  const known = new Set(input.findings.map((finding) => finding.rule));
  const rules = context.rules.filter((rule) => known.has(rule.id)).map((rule) => rule.id);
  for (const rule of known) if (!rules.includes(rule)) rules.push(rule);
  const changes = new Map(
    input.comparison?.changes.flatMap((change) => {
      const fingerprint = change.kind === "mended" || change.kind === "gone" ? undefined : change.check.finding?.fingerprint;
      return fingerprint === undefined ? [] : [[fingerprint, change] as const];
    }),
  );
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "AI Readiness",
            semanticVersion: context.version,
            ...(context.docs !== undefined && { informationUri: context.docs }),
            rules: rules.map((rule) => ruleOf(rule, context)),
          },
        },
        automationDetails: { id: "ai-readiness/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The top of the repository." } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: input.notices.map(({ file, message }) => ({
              level: "note",
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: artifact(file, context) } }],
            })),
          },
        ],
        properties: { readiness: input.readiness.pillars },
        results: input.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: LEVELS[finding.severity],
          message: { text: finding.help === undefined ? finding.message : `${finding.message} ${finding.help}` },
          locations: [locationOf(finding.place, context)],
          ...(finding.related.length > 0 && {
            relatedLocations: finding.related.map((related, index) => ({ id: index + 1, ...relatedOf(related, context) })),
          }),
          partialFingerprints: { "aiReadiness/v1": finding.fingerprint },
          ...(input.comparison !== undefined && { baselineState: stateOf(changes.get(finding.fingerprint)) }),
          suppressions: suppressionsOf(finding),
          ...fixesOf(finding.fixes, context),
          properties: { subject: finding.subject.key },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string, context: ReportContext) {
  const facts = context.rules.find((rule) => rule.id === id);
  const page = context.page(id);
  const summary = facts?.summary ?? id;
  return {
    id,
    name: id
      .split(/[/-]/)
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join(""),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: page === undefined ? summary : plainText(page), ...(page !== undefined && { markdown: page }) },
    ...(context.docs !== undefined && { helpUri: `${context.docs}${id}.md` }),
    defaultConfiguration: { level: LEVELS[facts?.severity ?? "warning"], enabled: facts?.severity !== "off" },
    properties: { tags: [pillarOf(id), ...(facts?.basis ?? [])], precision: "high" },
  };
}

/** Markdown for readers who cannot show it: without comments, otherwise as it is. */
function plainText(page: string): string {
  return page.replace(/^<!--.*-->\n*/gm, "").trim();
}

function stateOf(change: CheckChange | undefined): "new" | "updated" | "unchanged" {
  if (change === undefined) return "unchanged";
  return change.kind === "failing" ? "new" : "updated";
}

function locationOf(place: Place, context: ReportContext) {
  const lines = fileLines(place, context.textOf);
  const region = lines && {
    startLine: lines.line,
    endLine: lines.endLine,
    ...(lines.columns && { startColumn: lines.columns.start, endColumn: lines.columns.end }),
  };
  return {
    physicalLocation: { artifactLocation: artifact(place.file, context), ...(region && { region }) },
    ...(place.cell !== undefined && {
      logicalLocations: [{ name: cellName(place), kind: "cell", properties: { cell: place.cell, line: place.line } }],
    }),
  };
}

function relatedOf({ place, message }: RelatedPlace, context: ReportContext) {
  return { ...locationOf(place, context), message: { text: message } };
}

/** A list, empty where nothing sets it aside: SARIF reads an absent list as "not known". */
function suppressionsOf({ waived, setAside }: Finding) {
  if (!waived) return [];
  const kind = setAside?.by === "comment" ? "inSource" : "external";
  return [{ kind, status: "accepted", ...(setAside && { justification: setAside.reason }) }];
}

/** Fixes that only edit text files. SARIF has no way to make a file, nor to edit the cell of a notebook. */
function fixesOf(fixes: readonly Fix[], context: ReportContext) {
  const editing = fixes.filter(
    ({ edits = [], newFiles = [] }) =>
      edits.length > 0 && newFiles.length === 0 && edits.every(({ place }) => place.cell === undefined),
  );
  if (editing.length === 0) return {};
  return {
    fixes: editing.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [...groupBy(fix.edits ?? [], (edit) => edit.place.file)].map(([file, edits]) => ({
        artifactLocation: artifact(file, context),
        replacements: edits.map(replacement),
      })),
    })),
  };
}

function replacement({ place, text }: TextEdit) {
  return {
    deletedRegion: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
    },
    insertedContent: { text },
  };
}

function artifact(file: string, { prefix }: ReportContext) {
  return {
    uri: wellFormed(prefix + file)
      .split("/")
      .map(encodeURIComponent)
      .join("/"),
    uriBaseId: "SRCROOT",
  };
}
