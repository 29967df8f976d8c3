import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Way } from "../src/model/fix.ts";
import { PILLAR_TITLES, PILLARS } from "../src/model/pillar.ts";
import { pillarOf, type Rule } from "../src/rules/define.ts";
import { RULES } from "../src/rules/registry.generated.ts";

/**
 * Writes what the rules' metadata says into the documentation: the head and the `Basis` of each rule's page, the index of the pages, and
 * the table in the README. With `--check` it writes nothing and fails when something is stale or a rule has no page.
 */
const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const check = process.argv.includes("--check");
const NOTE = "<!-- Written by scripts/generate-docs.ts from the rule: edit there. -->";
const ABOUT = `[What the rules cover](../coverage.md) orders them by the failures of pilots and by standards; [words](../words.md) explains
those that they take for granted.

To live with one finding, write a waiver with a reason, an owner and an end into the manifest, or a comment on its line or on the line above:
\`# ai-readiness: ignore integration/local-path -- why\`. To live without a rule, set it to \`off\` under \`lint.severity\` in the manifest.`;
const LOOKS_AT: Readonly<Record<Rule["from"], string>> = {
  source: "the source; works without a manifest",
  manifest: "the manifest",
  both: "the source and the manifest, one against the other",
};

const ABOUT_FIXES =
  "Each page says which fixes there are: `ai-readiness fix` and the editor's *fix all* apply safe ones, which keep what a program does; unsafe ones and drafts only when they are asked for.";
const FIXES: Readonly<Record<Way, string>> = {
  safe: "safe",
  unsafe: "unsafe, for `--unsafe`",
  draft: "a draft to fill in",
  choice: "one that a person chooses",
  command: "a command to look at and run",
  open: "a place to go to",
};
const fixes = JSON.parse(readFileSync(join(root, "docs/rules/fixes.json"), "utf8")) as Readonly<Record<string, readonly Way[]>>;

function severity(rule: Rule): string {
  if (rule.severity !== "off") return rule.severity;
  return rule.offBecause === undefined ? "off" : `off, because ${rule.offBecause}`;
}

/** What the rule's fixtures show, in words. */
function fixesOf({ id }: Rule): string {
  const ways = fixes[id] ?? [];
  return ways.length === 0 ? "none; only a person can do it" : ways.map((way) => FIXES[way]).join("; ");
}

/** The page with its head and its `Basis` replaced; the sections between are written by people. */
function page(rule: Rule, text: string): string {
  const from = text.indexOf("## What it does");
  if (from < 0) throw new Error(`docs/rules/${rule.id}.md has no section "What it does".`);
  const basis = text.indexOf("\n## Basis");
  const body = text.slice(from, basis < 0 ? text.length : basis).trim();
  const head = [`# ${rule.id}`, "", NOTE, "", rule.summary, ""];
  const facts = [
    `- **Severity** in production: ${severity(rule)}`,
    `- **Looks at**: ${LOOKS_AT[rule.from]}`,
    `- **Fixes**: ${fixesOf(rule)}`,
    "",
  ];
  const list = rule.basis.length === 0 ? ["The reasons above."] : rule.basis.map((one) => `- ${one}`);
  return [...head, ...facts, body, "", "## Basis", "", ...list, ""].join("\n");
}

function table(folder: string): string {
  const parts: string[] = [];
  for (const pillar of PILLARS) {
    const rules = RULES.filter((rule) => pillarOf(rule.id) === pillar);
    if (rules.length === 0) continue;
    parts.push(`### ${PILLAR_TITLES[pillar]}`, "", "| rule | severity | what is wrong |", "| --- | --- | --- |");
    for (const rule of rules) parts.push(`| [${rule.id}](${folder}${rule.id}.md) | ${rule.severity} | ${rule.summary} |`);
    parts.push("");
  }
  return parts.join("\n");
}

let stale = false;

function write(path: string, text: string): void {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  stale = true;
  if (check) console.error(`${path} is stale: run \`npx tsx scripts/generate-docs.ts\`.`);
  else writeFileSync(target, text);
}

for (const rule of RULES) {
  const path = `docs/rules/${rule.id}.md`;
  if (existsSync(join(root, path))) write(path, page(rule, readFileSync(join(root, path), "utf8")));
  else {
    stale = true;
    console.error(`${path} is missing: \`npm run new-rule -- ${rule.id}\` writes one.`);
  }
}
write(
  "docs/rules/README.md",
  `# Rules\n\n${NOTE}\n\nSeverities are for stage \`production\`. ${ABOUT_FIXES}\n\n${ABOUT}\n\n${table("")}`,
);

const readme = existsSync(join(root, "README.md")) ? readFileSync(join(root, "README.md"), "utf8") : "";
const marked = /(<!-- rules:start -->)[\s\S]*?(<!-- rules:end -->)/;
if (marked.test(readme)) {
  write(
    "README.md",
    readme.replace(marked, (_, start: string, end: string) => `${start}\n\n${table("docs/rules/")}\n${end}`),
  );
}
if (check && stale) process.exitCode = 1;
