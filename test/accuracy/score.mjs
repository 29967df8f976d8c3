#!/usr/bin/env node
/**
 * Score a linter's JSON report against hand-made labels of real repositories.
 *
 * usage: score.mjs LABELS REPOS [--json] [--misses] [--only NAME] -- COMMAND [ARG ...]
 *
 * LABELS   labels.json
 * REPOS    folder of work trees, REPOS/<slug>/ (clone.mjs makes them)
 * COMMAND  run once per repository; `{dir}` stands for its work tree. It prints one JSON report on standard output
 *          (shape: src/model/report.ts). Its exit status is not looked at.
 * --misses lists every miss and every false alarm, one per line
 *
 * A report's item matches a label in the same file when it is at most 2 lines away, or, in a notebook, in the same cell.
 * An item's `related` places count as its own. `arguable` labels are left out of both precision and recall.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const argv = process.argv.slice(2);
const split = argv.indexOf("--");
if (split < 2 || split === argv.length - 1) {
  console.error("usage: score.mjs LABELS REPOS [--json] [--misses] [--only NAME] -- COMMAND [ARG ...]");
  process.exit(2);
}
const [labelsFile, reposDir, ...flags] = argv.slice(0, split);
const command = argv.slice(split + 1);
const only = flags.includes("--only") ? flags[flags.indexOf("--only") + 1] : undefined;

const NEGATIVE_SERVING = new Set([
  "offline_eval_call",
  "http_other",
  "client_call",
  "monitoring_endpoint",
  "drift_detector_call",
  "imputation_call",
]);
const DOCUMENTS = [
  "model_card",
  "data_card",
  "risk_assessment",
  "approval_record",
  "intended_use",
  "codeowners",
  "licence",
  "security_policy",
  "contributing",
];
const ADOPTION = ["user_docs", "training_material", "runbook", "feedback_channel"];
/** Label type of an integration debt -> the rule that should report it. */
const DEBT_RULES = {
  abs_path: "integration/local-path",
  localhost_url: "integration/local-endpoint",
  hardcoded_ip: "integration/local-endpoint",
  hardcoded_endpoint: "integration/local-endpoint",
  hardcoded_host: "integration/local-endpoint",
  hardcoded_secret: "integration/hardcoded-secret",
  hardcoded_token: "integration/hardcoded-secret",
  default_password: "integration/hardcoded-secret",
  secret_in_notebook_output: "integration/hardcoded-secret",
  personal_credentials: "integration/hardcoded-secret",
  no_auth_endpoint: "integration/unauthenticated-endpoint",
  unpinned_deps: "integration/unpinned-dependencies",
  no_deps_file: "integration/unpinned-dependencies",
  unsafe_deserialization: "integration/unsafe-deserialization",
  debug_mode: "integration/debug-mode",
  cors_wildcard: "integration/cors-wildcard",
  unpinned_image: "integration/floating-image",
  notebook_only: "integration/notebook-in-production",
  unpinned_llm_model: "mlops/floating-model",
  unpinned_model_revision: "mlops/floating-model",
  deprecated_model: "mlops/floating-model",
};

const cellOf = (item) => (item.cell === undefined || item.cell === null ? undefined : Number(String(item.cell).split("/")[0]));
const at = (item, label) => {
  if (item.file !== label.file) return false;
  const [a, b] = [cellOf(item), cellOf(label)];
  if (a !== undefined && b !== undefined) return a === b;
  return Math.abs((item.endLine && label.line > item.line ? Math.min(item.endLine, label.line) : item.line) - label.line) <= 2;
};
const hits = (item, label) =>
  at(item, label) ||
  (item.related ?? []).some((place) => at(place, label)) ||
  (label.via_helper !== undefined && helper(item, label.via_helper));
/** via_helper is "path:line" or free text naming the helper's place. */
const helper = (item, text) => {
  const place = /([\w./ -]+):(\d+)/.exec(String(text));
  return place !== null && at(item, { file: place[1].trim(), line: Number(place[2]) });
};

const totals = new Map();
const misses = [];
/** Count items against labels: `expected` must be found, `allowed` may be found, any other item is a false alarm. */
function count(category, repo, items, expected, allowed) {
  const t = totals.get(category) ?? { found: 0, missed: 0, right: 0, wrong: 0 };
  totals.set(category, t);
  for (const label of expected) {
    if (items.some((item) => hits(item, label))) t.found++;
    else {
      t.missed++;
      misses.push(`${category}  MISSED  ${repo} ${label.file}:${label.line}${label.cell ? ` cell ${label.cell}` : ""}`);
    }
  }
  const known = [...expected, ...allowed];
  for (const item of items) {
    if (expected.some((label) => hits(item, label))) t.right++;
    else if (known.some((label) => hits(item, label))) continue;
    else {
      t.wrong++;
      misses.push(
        `${category}  FALSE   ${repo} ${item.file}:${item.line}${item.cell !== undefined && item.cell !== null ? ` cell ${item.cell}` : ""} ${item.rule ?? item.call ?? item.kind ?? ""}`,
      );
    }
  }
}
function countPresence(category, repo, present, labels) {
  const t = totals.get(category) ?? { found: 0, missed: 0, right: 0, wrong: 0 };
  totals.set(category, t);
  for (const label of labels) {
    const has = present.has(label.artefact);
    if (label.present && has) {
      t.found++;
      t.right++;
    } else if (label.present) {
      t.missed++;
      misses.push(`${category}  MISSED  ${repo} ${label.artefact}`);
    } else if (has) {
      t.wrong++;
      misses.push(`${category}  FALSE   ${repo} ${label.artefact}`);
    }
  }
}

const controls = [];
const failures = [];
let seconds = 0;
for (const repo of JSON.parse(readFileSync(labelsFile, "utf8")).repos) {
  if (only !== undefined && repo.name !== only && repo.slug !== only) continue;
  const dir = path.join(reposDir, repo.slug);
  const started = process.hrtime.bigint();
  const run = spawnSync(
    command[0],
    command.slice(1).map((arg) => arg.replaceAll("{dir}", dir)),
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  seconds += Number(process.hrtime.bigint() - started) / 1e9;
  let report;
  try {
    report = JSON.parse(run.stdout);
  } catch (error) {
    failures.push(`${repo.slug}: no JSON report (${error.message}) ${run.stderr?.slice(0, 200) ?? ""}`);
    continue;
  }
  const { findings = [], inventory = {} } = report;
  if (repo.split === "control") {
    controls.push(`${repo.slug}: ${findings.length} findings`);
    continue;
  }
  const of = (rule) => findings.filter((finding) => finding.rule === rule && !finding.waived);
  const verdicts = (labels, key) => [labels.filter((l) => l[key] === "flag"), labels.filter((l) => l[key] === "arguable")];

  const reads = repo.dataset_reads;
  const isRead = (label) => label.tracked !== "n/a" && label.tracked !== "user_input";
  count(
    "dataset reads, found",
    repo.slug,
    inventory.datasetReads ?? [],
    reads.filter(isRead),
    reads.filter((l) => !isRead(l)),
  );
  count("data/untracked-dataset", repo.slug, of("data/untracked-dataset"), ...verdicts(reads, "expect_untracked_dataset"));

  const serving = repo.serving.filter((label) => !NEGATIVE_SERVING.has(label.kind));
  const inference = [...(inventory.services ?? []), ...(inventory.inferenceCalls ?? [])].filter(
    (item) => item.context !== "offline",
  );
  count("serving and inference, found", repo.slug, inference, serving, []);
  count(
    "mlops/unmonitored-inference",
    repo.slug,
    of("mlops/unmonitored-inference"),
    ...verdicts(repo.serving, "expect_missing_monitoring"),
  );

  count("model artefacts, found", repo.slug, inventory.modelArtifacts ?? [], repo.model_artifacts, []);
  count(
    "mlops/untracked-model",
    repo.slug,
    of("mlops/untracked-model"),
    ...verdicts(repo.model_artifacts, "expect_untracked_model"),
  );
  count("monitors, found", repo.slug, inventory.monitors ?? [], repo.monitoring, inference);

  const kinds = new Set((inventory.documents ?? []).map((document) => document.kind));
  countPresence(
    "governance documents",
    repo.slug,
    kinds,
    repo.governance.filter((l) => DOCUMENTS.includes(l.artefact)),
  );
  countPresence(
    "adoption documents",
    repo.slug,
    kinds,
    repo.adoption.filter((l) => ADOPTION.includes(l.artefact)),
  );

  for (const rule of new Set(Object.values(DEBT_RULES))) {
    const labels = repo.integration_debt.filter((label) => DEBT_RULES[label.type] === rule);
    count(rule, repo.slug, of(rule), ...verdicts(labels, "expect"));
  }
  const traps = repo.traps.filter((trap) => trap.kind === "naive_fp");
  const real = [...reads, ...repo.serving, ...repo.model_artifacts, ...repo.integration_debt, ...repo.monitoring];
  const t = totals.get("traps walked into") ?? { found: 0, missed: 0, right: 0, wrong: 0 };
  totals.set("traps walked into", t);
  for (const trap of traps) {
    const caught = findings.find((finding) => at(finding, trap) && !real.some((label) => at(finding, label)));
    if (caught) {
      t.wrong++;
      misses.push(`trap  ${repo.slug} ${trap.file}:${trap.line} ${caught.rule}`);
    } else t.right++;
  }
}

const rows = [...totals].map(([category, t]) => ({
  category,
  labels: t.found + t.missed,
  found: t.found,
  falseAlarms: t.wrong,
  recall: t.found + t.missed ? t.found / (t.found + t.missed) : null,
  precision: t.right + t.wrong ? t.right / (t.right + t.wrong) : null,
}));
if (flags.includes("--json")) {
  console.log(JSON.stringify({ rows, controls, failures, seconds }, null, 1));
} else {
  const percent = (share) => (share === null ? "-" : `${(100 * share).toFixed(1)}%`);
  console.log(
    "category".padEnd(38),
    "labels".padStart(7),
    "found".padStart(7),
    "false".padStart(7),
    "recall".padStart(8),
    "precision".padStart(10),
  );
  for (const r of rows)
    console.log(
      r.category.padEnd(38),
      String(r.labels).padStart(7),
      String(r.found).padStart(7),
      String(r.falseAlarms).padStart(7),
      percent(r.recall).padStart(8),
      percent(r.precision).padStart(10),
    );
  console.log(`\nnon-ML controls (want 0): ${controls.join("; ") || "none run"}`);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(`${seconds.toFixed(1)} s for all runs`);
  if (flags.includes("--misses")) console.log(`\n${misses.join("\n")}`);
}
process.exit(failures.length ? 1 : 0);
