/**
 * Measures the product on labelled repositories and writes the figures into `docs/accuracy.md`.
 *
 *   npm run accuracy -- REPOS              prints the table
 *   npm run accuracy -- REPOS --write      writes it into the page as well
 *   npm run accuracy -- REPOS --misses     names every miss and every false alarm
 *
 * REPOS is the folder that `test/accuracy/clone.mjs` makes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const PAGE = "docs/accuracy.md";
const MARKED = /(<!-- figures -->)[\s\S]*?(<!-- \/figures -->)/;

interface Row {
  readonly category: string;
  readonly labels: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly recall: number | null;
  readonly precision: number | null;
}

interface Score {
  readonly rows: readonly Row[];
  readonly controls: readonly string[];
  readonly failures: readonly string[];
  readonly seconds: number;
}

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const [repos] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (repos === undefined || !existsSync(repos)) {
  console.error(
    `Usage: npm run accuracy -- REPOS [--write] [--misses]${repos === undefined ? "" : `; there is no folder ${repos}`}`,
  );
  process.exit(2);
}
if (!existsSync("dist/cli.js")) {
  console.error("There is no dist/cli.js: run npm run build first.");
  process.exit(2);
}

const command = ["--", process.execPath, "dist/cli.js", "check", "{dir}", "--format", "json"];
const score = (more: readonly string[]) =>
  spawnSync(process.execPath, ["test/accuracy/score.mjs", "test/accuracy/labels.json", repos, ...more, ...command], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });

if (!flags.includes("--write")) {
  const run = score(flags.includes("--misses") ? ["--misses"] : []);
  process.stdout.write(run.stdout);
  process.stderr.write(run.stderr);
  process.exitCode = run.status ?? 1;
} else {
  const run = score(["--json"]);
  if (run.status !== 0) {
    console.error(`The measurement failed: ${run.stderr}${run.stdout}`);
    process.exit(1);
  }
  const page = readFileSync(PAGE, "utf8");
  if (!MARKED.test(page)) throw new Error(`${PAGE} has no place for figures`);
  const figures = table(JSON.parse(run.stdout) as Score);
  writeFileSync(
    PAGE,
    page.replace(MARKED, (_, start: string, end: string) => `${start}\n\n${figures}\n\n${end}`),
  );
  console.log(figures);
}

function table({ rows, controls, failures, seconds }: Score): string {
  const head = ["| | labels | found | false alarms | recall | precision |", "| --- | ---: | ---: | ---: | ---: | ---: |"];
  const lines = rows
    .filter((row) => row.labels > 0 || row.falseAlarms > 0 || row.precision !== null)
    .map(
      ({ category, labels, found, falseAlarms, recall, precision }) =>
        `| ${category} | ${labels} | ${found} | ${falseAlarms} | ${percent(recall)} | ${percent(precision)} |`,
    );
  const quiet = controls.filter((control) => control.endsWith(": 0 findings")).length;
  return [
    ...head,
    ...lines,
    "",
    `Repositories without AI that stay without a finding: ${quiet} of ${controls.length}. All runs together took ${seconds.toFixed(1)} seconds.`,
    ...failures.map((failure) => `\nNot measured: ${failure}`),
  ].join("\n");
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}
