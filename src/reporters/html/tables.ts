import type { Check } from "../../model/check.ts";
import { groupBy } from "../../model/group.ts";
import type { DatasetRead, ModelArtifact, Tracker } from "../../model/inventory.ts";
import { PILLAR_TITLES, PILLARS } from "../../model/pillar.ts";
import type { PolicyEvidence } from "../../model/policy.ts";
import type { ReportContext, ReportInput, SystemInput } from "../input.ts";
import { policyCoverage } from "../policy-coverage.ts";
import { capital, percentOf } from "../summary.ts";
import { type Html, html } from "./markup.ts";
import { type Column, chip, details, placeText, ruleText, table } from "./pieces.ts";

/** The systems that manifests divide the repository into, each with its five shares. */
export function systemsTable({ systems = [] }: ReportInput): Html {
  return table(
    "Systems",
    [
      { title: "System", cell: ({ name }: SystemInput) => name },
      {
        title: "Manifest",
        cell: ({ manifest }) => (manifest === undefined ? "none governs it" : html`<code>${manifest}</code>`),
      },
      ...PILLARS.map(
        (pillar): Column<SystemInput> => ({
          title: PILLAR_TITLES[pillar],
          isNumber: true,
          cell: ({ readiness }) => {
            const percent = percentOf(readiness.pillars[pillar]);
            return percent === undefined ? "–" : `${percent} %`;
          },
        }),
      ),
    ],
    systems,
    false,
  );
}

interface Row<T> {
  readonly name: string;
  readonly items: readonly T[];
  readonly verdicts: readonly Check[];
}

/** Datasets that are read, by what they are, with what keeps their versions and what was judged of them. */
export function datasetsTable({ inventory, checks }: ReportInput): Html {
  const reads = inventory.datasetReads.filter(({ inTests }) => !inTests);
  return table(
    "Datasets",
    [
      { title: "Dataset", cell: ({ name }: Row<DatasetRead>) => html`<code>${name}</code>` },
      { title: "Versions kept by", cell: ({ items }) => tracker(items[0]!.tracking.tracker, items[0]!.tracking.reason) },
      { title: "Used", cell: ({ items }) => [...new Set(items.map(({ context }) => context))].join(", ") },
      { title: "Read at", cell: ({ items }) => places(items) },
      { title: "Checks", cell: ({ verdicts }) => tally(verdicts) },
    ],
    rowsOf(reads, checks, "dataset"),
    false,
  );
}

/** Models that are saved, loaded or downloaded. */
export function modelsTable({ inventory, checks }: ReportInput): Html {
  const artifacts = inventory.modelArtifacts.filter(({ inTests }) => !inTests);
  return table(
    "Models",
    [
      { title: "Model", cell: ({ name }: Row<ModelArtifact>) => html`<code>${name}</code>` },
      { title: "Versions kept by", cell: ({ items }) => tracker(items[0]!.tracking.tracker, items[0]!.tracking.reason) },
      {
        title: "What is done",
        cell: ({ items }) => [...new Set(items.map(({ op, context }) => `${op} (${context})`))].join(", "),
      },
      { title: "At", cell: ({ items }) => places(items) },
      { title: "Checks", cell: ({ verdicts }) => tally(verdicts) },
    ],
    rowsOf(artifacts, checks, "model"),
    false,
  );
}

function rowsOf<T extends DatasetRead | ModelArtifact>(
  items: readonly T[],
  checks: readonly Check[],
  kind: string,
): readonly Row<T>[] {
  const own = groupBy(
    checks.filter(({ subject }) => subject.kind === kind && subject.place !== undefined),
    ({ subject }) => at(subject.place!),
  );
  return [...groupBy(items, ({ location, call, place }) => location ?? `${call} of something unresolved, ${place.file}`)].map(
    ([name, group]) => ({ name, items: group, verdicts: group.flatMap(({ place }) => own.get(at(place)) ?? []) }),
  );
}

function at({ file, line, column, cell }: DatasetRead["place"]): string {
  return `${file}:${cell ?? ""}:${line}:${column}`;
}

function tracker(kind: Tracker, reason: string): Html {
  const word = kind === "none" ? chip("bad", "nothing") : kind === "unknown" ? chip("unknown") : chip("good", kind);
  return html`${word} <small>${reason}</small>`;
}

function places(items: readonly (DatasetRead | ModelArtifact)[]): Html {
  const more = items.length - 3;
  return html`${items.slice(0, 3).map(({ place }) => html`${placeText(place)}<br/>`)}${more > 0 ? `and ${more} more` : ""}`;
}

/** `2 pass, 1 fails`, each on its ground. */
export function tally(checks: readonly Pick<Check, "verdict">[]): Html {
  const count = (verdict: Check["verdict"]) => checks.filter((check) => check.verdict === verdict).length;
  const told = (["fail", "unknown", "waived", "pass"] as const).filter((verdict) => count(verdict) > 0);
  return told.length === 0 ? html`–` : html`${told.map((verdict) => html`${chip(verdict, `${count(verdict)} ${verdict}`)} `)}`;
}

/** What the policies that manifests name ask for today, and what there is to show. */
function namedPolicies({ systems = [] }: ReportInput): Html {
  return table(
    "Policies that manifests name",
    [
      { title: "Policy", cell: ({ title }: PolicyEvidence) => capital(title) },
      { title: "As of", cell: ({ date }) => date },
      { title: "Manifest", cell: ({ manifest }) => html`<code>${manifest}</code>` },
      { title: "Passes", isNumber: true, cell: ({ evidence }) => evidence.pass },
      { title: "Fails", isNumber: true, cell: ({ evidence }) => evidence.fail },
      { title: "Waived", isNumber: true, cell: ({ evidence }) => evidence.waived },
      { title: "Unknown", isNumber: true, cell: ({ evidence }) => evidence.unknown },
      { title: "Still to come", cell: ({ later }) => (later === null ? "–" : `${later.duties} from ${later.from}`) },
    ],
    systems.flatMap(({ policies = [] }) => policies),
  );
}

/** What the repository gives evidence for: by the policies that manifests name, and by every standard and clause that rules rest on. */
export function policyTables(input: ReportInput, { rules, docs }: ReportContext): Html {
  const coverage = policyCoverage(rules, input.checks);
  if (coverage.length === 0) return html``;
  return html`<p>This shows for which clauses the repository itself gave evidence, and what it said. It does not show that a clause is met: evidence kept
elsewhere is not seen, clauses that are not listed were not looked at, and which clauses apply to a system is for people to decide. It is no legal advice.</p>
${namedPolicies(input)}
${coverage.map(({ standard, clauses }) =>
  details(
    `${standard} (${clauses.length} ${clauses.length === 1 ? "clause" : "clauses"})`,
    table(
      standard,
      [
        { title: "Clause", cell: ({ clause }: (typeof clauses)[number]) => (clause === "" ? "as a whole" : clause) },
        { title: "Passes", isNumber: true, cell: ({ passed }) => passed },
        { title: "Fails", isNumber: true, cell: ({ failed }) => failed },
        { title: "Waived", isNumber: true, cell: ({ waived }) => waived },
        { title: "Unknown", isNumber: true, cell: ({ unknown }) => unknown },
        { title: "Rules", cell: ({ rules: names }) => html`${names.map((rule) => html`${ruleText(rule, docs)} `)}` },
      ],
      clauses,
      false,
    ),
  ),
)}`;
}
