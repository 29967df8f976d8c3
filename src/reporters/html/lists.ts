import type { Check, Finding } from "../../model/check.ts";
import { type ChangeKind, type CheckChange, changesOf } from "../../model/comparison.ts";
import { PILLAR_TITLES, PILLARS } from "../../model/pillar.ts";
import { SEVERITIES } from "../../model/severity.ts";
import type { ReportContext, ReportInput } from "../input.ts";
import { changeText } from "../summary.ts";
import { type Html, html } from "./markup.ts";
import { chip, details, placeText, ruleText, table } from "./pieces.ts";

const KIND_TITLES: Readonly<Record<ChangeKind, string>> = {
  failing: "Newly failing",
  graver: "Weighing more than before",
  waived: "Newly waived",
  unknown: "Newly unknown",
  mended: "Mended",
  gone: "No longer found",
};

/** What the branch changes. Empty without a base. */
export function changeTables(input: ReportInput, { docs }: ReportContext): Html {
  const { comparison } = input;
  if (comparison === undefined) return html``;
  const { ref, commit } = comparison.base;
  const tables = (Object.keys(KIND_TITLES) as ChangeKind[]).map((kind) =>
    table(
      KIND_TITLES[kind],
      [
        { title: "What", cell: (change: CheckChange) => whatChanged(change) },
        { title: "Where", cell: ({ check, was }) => whereOf(check.finding ?? was?.finding) },
        { title: "Rule", cell: ({ check }) => ruleText(check.rule, docs) },
      ],
      changesOf(comparison, kind),
    ),
  );
  return html`<p>Against <code>${ref}</code>, where this branch left it (<code>${commit.slice(0, 10)}</code>): ${changeText(input)}</p>
${tables}`;
}

function whatChanged({ kind, check, was, invalidates }: CheckChange): Html {
  if (kind === "mended" || kind === "gone")
    return html`${was?.message ?? check.message}${check === was || kind === "mended" ? "" : html` <small>${check.message}</small>`}`;
  const severity = check.finding && kind !== "waived" ? html`${chip(check.finding.severity)} ` : "";
  return html`${severity}${check.message}${invalidates ? html` <strong>An approval no longer holds.</strong>` : ""}`;
}

function whereOf(finding: Finding | undefined): Html {
  return finding === undefined ? html`–` : placeText(finding.place);
}

/** The open findings by pillar, gravest first. */
export function findingTables({ findings }: ReportInput, { docs }: ReportContext): Html {
  const open = findings.filter(({ waived }) => !waived);
  const parts = PILLARS.map((pillar) => {
    const own = open.filter((finding) => finding.pillar === pillar);
    own.sort((one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity));
    const rows = table(
      `Open findings: ${PILLAR_TITLES[pillar]}`,
      [
        { title: "Severity", cell: ({ severity }: Finding) => chip(severity) },
        {
          title: "What is wrong",
          cell: ({ message, help }) => html`${message}${help === undefined ? "" : html`<br/><small>${help}</small>`}`,
        },
        { title: "Where", cell: ({ place }) => placeText(place) },
        { title: "Rule", cell: ({ rule }) => ruleText(rule, docs) },
      ],
      own,
      false,
    );
    return details(`${PILLAR_TITLES[pillar]} (${own.length})`, rows, own.length <= 12);
  });
  return html`${parts}`;
}

/** What is set aside, and what cannot be told, each with its reason. */
export function asideTables({ checks }: ReportInput, { docs }: ReportContext): Html {
  const list = (verdict: Check["verdict"], title: string) => {
    const own = checks.filter((check) => check.verdict === verdict);
    const rows = table(
      title,
      [
        { title: "What", cell: ({ subject }: Check) => subject.name },
        { title: "Why", cell: ({ message }) => message },
        { title: "Rule", cell: ({ rule }) => ruleText(rule, docs) },
      ],
      own,
      false,
    );
    return details(`${title} (${own.length})`, rows);
  };
  return html`${list("waived", "Waived")}${list("unknown", "Cannot be told")}`;
}
