import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PILLAR_TITLES, PILLARS, type Pillar } from "../src/model/pillar.ts";
import { pillarOf, type Rule } from "../src/rules/define.ts";
import { RULES } from "../src/rules/registry.generated.ts";
import { REPAIRS, type Repair } from "../test/unit/rules/repairs.ts";

/** Writes `docs/coverage.md`: which failures the rules look for, and for what they give evidence. With `--check` it only fails when it is stale. */
const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const target = join(root, "docs/coverage.md");

/** Why pilots do not reach production, one cause a pillar, and what is looked for instead. */
const FAILURES: Readonly<Record<Pillar, { readonly failure: string; readonly ready: string }>> = {
  data: {
    failure:
      "The pilot ran on data that somebody had picked and cleaned. Production brings data that is late, incomplete and shifting.",
    ready:
      "Production sources are assessed before the system relies on them, kept in versions, agreed on in a contract, checked on the way, and owned.",
  },
  integration: {
    failure: "What worked in a notebook on one machine meets systems, networks and callers that nobody had counted on.",
    ready:
      "Every system that production touches is declared, owned, authenticated and tested, and nothing points at somebody's laptop.",
  },
  adoption: {
    failure: "It answers a question that nobody had, or people do not know what it can do, where it errs and whom to ask.",
    ready:
      "The problem is stated with a baseline and a target; users are trained; there is a plan, support, a way to object and one to go on without.",
  },
  mlops: {
    failure: "The model gets worse while the world changes, and nobody sees it, or nobody can say which model it is and go back.",
    ready:
      "Every service is watched for drift, performance, quality of its inputs and operation, with an alert that reaches somebody; models are kept and measured.",
  },
  governance: {
    failure: "Risk, documents and approvals are asked for when everything is finished, and then no longer fit what is shipped.",
    ready:
      "Risk class, documents, owners and approvals are there from the start, are filled in, and still cover what is about to ship.",
  },
};

const LOOKS_AT: Readonly<Record<Rule["from"], string>> = { source: "source", manifest: "manifest", both: "both" };
const ANSWERS: Readonly<Record<Repair, string>> = {
  edit: "an edit",
  command: "a command to look at",
  open: "the way to the place",
  none: "words",
};

/** In the order in which they are shown; what begins otherwise stands for itself. */
const STANDARDS = [
  { name: "EU AI Act", source: "Regulation (EU) 2024/1689" },
  { name: "GDPR", source: "Regulation (EU) 2016/679" },
  { name: "ISO/IEC 42001", source: "ISO/IEC 42001:2023, clauses and Annex A" },
  { name: "NIST AI RMF", source: "NIST AI Risk Management Framework 1.0" },
  { name: "ML Test Score", source: "Breck et al., “The ML Test Score” (2017)" },
  { name: "OWASP", source: "OWASP API Security Top 10 (2023) and Machine Learning Security Top 10 (2023)" },
  { name: "NIST SP 800-190", source: "NIST SP 800-190, Application Container Security Guide" },
  { name: "CIS Kubernetes", source: "CIS Kubernetes Benchmark" },
  { name: "Open Data Contract Standard", source: "Open Data Contract Standard 3" },
  { name: "pynblint", source: "pynblint, good practices for notebooks" },
] as const;

/** `EU AI Act Art. 9, 14, 72` names three places. */
function places(basis: string): readonly string[] {
  const list = /^(.*?)(\d[\w().]*(?:(?:, | and )\d[\w().]*)+)$/.exec(basis);
  return list === null ? [basis] : list[2]!.split(/, | and /).map((place) => `${list[1]}${place}`);
}

function link({ id }: Pick<Rule, "id">): string {
  return `[${id}](rules/${id}.md)`;
}

function pillar(one: Pillar): string {
  const { failure, ready } = FAILURES[one];
  const rules = RULES.filter(({ id }) => pillarOf(id) === one);
  const rows = rules.map(
    (rule) =>
      `| ${link(rule)} | ${rule.summary} | ${rule.severity} | ${LOOKS_AT[rule.from]} | ${ANSWERS[REPAIRS[rule.id] ?? "none"]} | ${rule.basis.join("; ")} |`,
  );
  return [
    `## ${PILLAR_TITLES[one]}`,
    "",
    `**How pilots fail**: ${failure}`,
    "",
    `**What is looked for**: ${ready}`,
    "",
    "| rule | reports | severity | looks at | offers | evidence for |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** Rules by the place of a standard that they give evidence for, in the order of the places. */
function standards(): string {
  const byPlace = new Map<string, Rule[]>();
  for (const rule of RULES) {
    for (const place of rule.basis.flatMap(places)) byPlace.set(place, [...(byPlace.get(place) ?? []), rule]);
  }
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const left = new Set(byPlace.keys());
  const parts: string[] = [];
  for (const { name, source } of STANDARDS) {
    const own = [...left].filter((place) => place === name || place.startsWith(`${name} `)).sort(compare);
    if (own.length === 0) continue;
    for (const place of own) left.delete(place);
    const rows = own.map((place) => `| ${place.slice(name.length + 1)} | ${byPlace.get(place)!.map(link).join(", ")} |`);
    parts.push(`### ${name}`, "", `${source}.`, "", "| place | rules that give evidence for it |", "| --- | --- |", ...rows, "");
  }
  if (left.size > 0) throw new Error(`No standard is known for: ${[...left].join(", ")}`);
  return parts.join("\n");
}

const off = RULES.filter(({ severity }) => severity === "off");
const text = [
  "# What the rules cover",
  "",
  "<!-- Written by scripts/generate-coverage.ts from the rules: edit there. -->",
  "",
  `${RULES.length} rules look for the five ways in which pilots fail to become production. A check that passes is **evidence for** what a standard asks. It`,
  "is never a statement that a law or a standard is complied with: that is for people to say, who see more than a repository. What a law asks, of whom and",
  "from which day on is told by the [policy packs](policies.md), not here.",
  "",
  "Severities are for stage `production`; they are one lower at `pilot`, two at `poc`, and one higher at high risk. `source` works without a manifest,",
  "`manifest` judges its entries, `both` holds one against the other. *Offers* is the most that a finding brings along; where that is words, only a person",
  "can do it, and the rule's page says how. [Words](words.md) explains those that are taken for granted.",
  "",
  ...PILLARS.map(pillar),
  "## Off by default",
  "",
  "These are judged when somebody switches them on, by `lint.severity` in the manifest or the editor's settings.",
  "",
  "| rule | why it is off |",
  "| --- | --- |",
  ...off.map((rule) => `| ${link(rule)} | ${(rule.offBecause ?? "").replace(/^./, (first) => first.toUpperCase())}. |`),
  "",
  "## By standard",
  "",
  standards(),
].join("\n");

if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error("docs/coverage.md is stale: run `npm run generate`.");
    process.exitCode = 1;
  } else writeFileSync(target, text);
}
