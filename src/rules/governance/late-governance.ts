import { daysBetween } from "../../model/dates.ts";
import { type Commit, describeCommit, firstCommit, type History } from "../../model/history.ts";
import type { DocumentKind, Inventory } from "../../model/inventory.ts";
import { filePlace } from "../../model/place.ts";
import { defineRule, type RuleContext, type Surroundings } from "../define.ts";
import { systemSubject } from "../subjects.ts";

/** What governance has to show; a README or a licence is no work of it. */
const ARTEFACTS: readonly DocumentKind[] = [
  "model_card",
  "data_card",
  "system_card",
  "risk_assessment",
  "impact_assessment",
  "data_protection",
  "human_oversight",
  "readiness_assessment",
  "monitoring_plan",
  "approval_record",
];

/** Days for which a system may run before its documents come. */
const GRACE = 30;
/** So many documents in one commit were not written as the work went on. */
const BULK = 3;
/** A commit that adds more files than this brings in a repository from elsewhere, with documents that may be older. */
const IMPORT = 50;

export default defineRule({
  id: "governance/late-governance",
  severity: "information",
  summary: "All documents of governance were written after the system was first deployed.",
  basis: ["ISO/IEC 42001 A.6.2.2", "EU AI Act Art. 9(2)"],
  from: "source",
  past(context) {
    const [documents, deployments] = [artefacts(context), deployedBy(context.inventory)];
    return documents.length === 0 || deployments.length === 0 ? [] : [...documents, ...deployments];
  },
  check(context) {
    const { report, manifest } = context;
    const subject = systemSubject(manifest?.system.name);
    const [documents, deployments] = [artefacts(context), deployedBy(context.inventory)];
    if (documents.length === 0) return report.notApplicable(subject, { message: "There is no document of governance yet." });
    if (deployments.length === 0) return report.notApplicable(subject, { message: "Nothing here tells how it is deployed." });
    const { history } = context;
    if (history === undefined)
      return report.unknown(subject, { message: "When its documents were written cannot be told without git." });
    const deployed = firsts(history, deployments)?.[0];
    const written = firsts(history, documents);
    const first = written?.[0];
    if (deployed === undefined || first === undefined) {
      return report.unknown(subject, {
        message: "Git does not go back to when it was first deployed, or its documents were written.",
      });
    }
    const delay = daysBetween(deployed.commit.date, first.commit.date);
    const isBulk = delay > 0 && written!.length >= BULK && written!.every(({ commit }) => commit === first.commit);
    if (delay <= GRACE && !isBulk) {
      const message = `${first.path} was there ${delay > 0 ? `${delay} days after` : "by"} the first sign of a deployment on ${deployed.commit.date}.`;
      return report.pass(subject, {
        message,
        evidence: { grade: "exists", places: [{ place: filePlace(first.path), message }] },
      });
    }
    const doubt = doubtOf(context, [deployed, ...written!], deployed.commit.date);
    if (doubt !== undefined) return report.unknown(subject, { message: doubt });
    const how = isBulk ? `came in one commit, ${delay} days later` : `came ${delay} days later`;
    report.fail(subject, {
      message: `It was first deployed on ${deployed.commit.date}, and all of its ${documents.length === 1 ? "one document" : `${documents.length} documents`} of governance ${how}.`,
      help: "Nothing can be mended in the past: begin the next change with its risks and its card, and review what was written late with those it concerns.",
      place: filePlace(first.path),
      related: [
        { place: filePlace(deployed.path), message: `first committed in ${describeCommit(deployed.commit)}` },
        ...written!
          .slice(0, 5)
          .map(({ path, commit }) => ({ place: filePlace(path), message: `first committed in ${describeCommit(commit)}` })),
      ],
    });
  },
});

interface Beginning {
  readonly path: string;
  readonly commit: Commit;
}

/** The first commit of each, earliest first; undefined where one is not known. */
function firsts(history: History, paths: readonly string[]): readonly Beginning[] | undefined {
  const found = paths.map((path) => ({ path, commit: firstCommit(history, path) }));
  if (found.some(({ commit }) => commit === undefined)) return undefined;
  return (found as Beginning[]).sort((a, b) => a.commit.date.localeCompare(b.commit.date));
}

/** Documents in git's index; one that nobody committed yet has no date. */
function artefacts({ inventory, files }: Surroundings): readonly string[] {
  const paths = inventory.documents.filter(({ kind }) => ARTEFACTS.includes(kind)).map(({ path }) => path);
  return [...new Set(paths)].filter((path) => files.isTracked(path) !== false);
}

/** Configuration that puts the system before people: containers and workloads of its AI, and model servers. */
function deployedBy({ delivery, services }: Inventory): readonly string[] {
  const images = delivery.images.filter(({ use, ai }) => use === "deployed" && ai);
  const workloads = delivery.workloads.filter(({ ai }) => ai);
  const servers = services.filter(({ kind, inTests }) => kind === "server" && !inTests);
  return [...new Set([...images, ...workloads, ...servers].map(({ place }) => place.file))];
}

/** Why the dates of commits may not be those of the work. */
function doubtOf({ files }: RuleContext, beginnings: readonly Beginning[], deployed: string): string | undefined {
  for (const { path, commit } of beginnings) {
    const added = commit.changes.filter(({ kind }) => kind === "added").length;
    if (
      added > IMPORT ||
      /\b(?:import|migrat|mov(?:e|ed|ing)\b|convert|subtree|copied|monorepo|restructur|reorgani[sz])/i.test(commit.subject)
    ) {
      return `${path} came with ${describeCommit(commit)}, which seems to bring in what was written elsewhere before.`;
    }
    const dates = (files.text(path) ?? "").match(/\b20\d\d-\d\d-\d\d\b/g) ?? [];
    const earlier = dates.find((date) => date <= deployed);
    if (earlier !== undefined && path !== beginnings[0]!.path)
      return `${path} speaks of ${earlier}, so it may be older than its first commit.`;
  }
  return undefined;
}
