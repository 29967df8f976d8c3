import type { Check, Finding } from "../model/check.ts";
import { readinessOf } from "../model/readiness.ts";
import type { Analysis, Pause } from "../project/analyser.ts";
import { createCode } from "../project/code/code.ts";
import type { Files } from "../project/files.ts";
import { withUnread } from "../project/unread-symbols.ts";
import { coverageOf, writeCoverage } from "../rules/coverage.ts";
import type { Rule } from "../rules/define.ts";
import { declaredBy } from "./declared.ts";
import type { Draft } from "./draft.ts";
import { createFingerprints } from "./fingerprint.ts";
import { type JudgeInput, judge } from "./judge.ts";
import { judgeLast } from "./judge-last.ts";
import type { Past } from "./past.ts";
import { policyEvidence } from "./policy-evidence.ts";
import type { ProjectOptions, ScanOptions, ScanResult } from "./project.ts";
import { sliceInventory } from "./slice-inventory.ts";
import type { Sources } from "./sources.ts";
import type { Suppression } from "./suppressions.ts";
import type { System } from "./systems.ts";

/** Everything that systems are judged by. */
export interface SystemsInput {
  readonly systems: readonly System[];
  readonly rules: readonly Rule[];
  readonly options: ProjectOptions;
  readonly sources: Sources;
  readonly files: Files;
  readonly analysis: Analysis;
  readonly past: Past;
  readonly today: string;
}

/** Runs the rules over each system. */
export async function judgeSystems(
  { systems, rules: all, options, sources, files, analysis, past, today }: SystemsInput,
  pause: Pause,
  scan: ScanOptions,
): Promise<Pick<ScanResult, "systems" | "checks" | "findings">> {
  const rules = options.rules === undefined ? all : all.filter((rule) => options.rules!.includes(rule.id));
  const code = createCode(analysis.programs);
  const symbols = withUnread(analysis.symbols, files);
  const used = new Set<Suppression>();
  const judged: { readonly input: JudgeInput; readonly drafts: readonly Draft[] }[] = [];
  for (const [index, system] of systems.entries()) {
    const input: JudgeInput = {
      system,
      rules,
      severities: options.severity ?? {},
      inventory: system.isWhole ? analysis.inventory : sliceInventory(analysis.inventory, system.owns),
      files,
      symbols,
      code,
      today,
      past,
      suppressions: (file) => sources.states.get(file)?.suppressions ?? [],
      used: (suppression) => used.add(suppression),
    };
    judged.push({ input, drafts: await judge(input, pause) });
    scan.progress?.({ phase: "check", done: index + 1, total: systems.length });
  }
  const comments: Suppression[] = [];
  for (const { suppressions } of sources.states.values()) for (const comment of suppressions) comments.push(comment);
  const allIds = all.map(({ id }) => id);
  const drafts = judged.map(({ input, drafts: before }) => [
    ...before,
    ...judgeLast({ ...input, allRules: allIds, comments, isUsed: (comment) => used.has(comment), before }),
  ]);
  const findings = finish(drafts.flat());
  const results = judged.map(({ input: { system } }, index) => {
    // Each finding has its fingerprint now.
    const checks = drafts[index] as readonly Draft[] as readonly (Draft & Check)[];
    return {
      name: system.name,
      folder: system.folder,
      manifest: system.manifest?.file,
      ...(system.manifest !== undefined && {
        coverage: writeCoverage(coverageOf(system.manifest, files, symbols)),
        declared: declaredBy(system.manifest),
        policies: policyEvidence(system.manifest, checks, today),
      }),
      readiness: readinessOf(checks),
      checks,
    };
  });
  return { systems: results, checks: results.flatMap((system) => system.checks), findings };
}

/** Puts the findings in order and gives each its fingerprint, which makes its draft a check. */
function finish(drafts: readonly Draft[]): readonly Finding[] {
  const fingerprint = createFingerprints();
  const found = drafts.flatMap(({ finding }) => finding ?? []).sort(compare);
  return found.map((finding) => Object.assign(finding, { fingerprint: fingerprint(finding) }));
}

/** By file, cell, line, column, rule and message. */
function compare(a: Omit<Finding, "fingerprint">, b: Omit<Finding, "fingerprint">): number {
  const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return (
    text(a.place.file, b.place.file) ||
    (a.place.cell ?? -1) - (b.place.cell ?? -1) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    text(a.rule, b.rule) ||
    text(a.message, b.message)
  );
}
