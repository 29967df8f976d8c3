import type { Evidence, Finding, Subject, Verdict } from "../model/check.ts";
import type { Fix } from "../model/fix.ts";
import type { Inventory } from "../model/inventory.ts";
import type { RelatedPlace } from "../model/place.ts";
import { filePlace } from "../model/place.ts";
import { type Severity, weigh } from "../model/severity.ts";
import type { Pause } from "../project/analyser.ts";
import type { Code } from "../project/code/code.ts";
import type { Files } from "../project/files.ts";
import type { Symbols } from "../project/symbols.ts";
import {
  type Failure,
  fixesOf,
  NOTHING_SET_ASIDE,
  pillarOf,
  type Result,
  type Rule,
  type RuleContext,
  type SetAside,
  type Surroundings,
} from "../rules/define.ts";
import type { Draft } from "./draft.ts";
import { type Past, type PastFacts, pastOf } from "./past.ts";
import { covers, ruleMatches, type Suppression } from "./suppressions.ts";
import type { System } from "./systems.ts";
import { findWaiver } from "./waivers.ts";

export interface JudgeInput {
  readonly system: System;
  readonly rules: readonly Rule[];
  readonly severities: Readonly<Record<string, Severity>>;
  /** What the system owns. */
  readonly inventory: Inventory;
  readonly files: Files;
  readonly symbols: Symbols;
  readonly code: Code;
  readonly today: string;
  /** Asks git for the past of paths. */
  readonly past: Past;
  readonly suppressions: (file: string) => readonly Suppression[];
  /** Told of each comment that sets a finding aside, or that would if it gave a reason. */
  readonly used: (suppression: Suppression) => void;
}

/** Runs the rules over one system. A rule that crashes gives one finding about itself, and the others go on. */
export async function judge(input: JudgeInput, pause: Pause): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  const rules = runRules(input).filter(({ rule }) => rule.last !== true);
  const past = await pastOf(
    rules.map(({ rule }) => rule),
    surroundingsOf(input),
    input.past,
  );
  for (const { run } of rules) {
    await pause();
    for (const draft of run(past, NOTHING_SET_ASIDE)) drafts.push(draft);
  }
  return drafts;
}

/** A rule that is switched on in a system, ready to be run. */
interface Ready {
  readonly rule: Rule;
  readonly run: (past: PastFacts, setAside: SetAside) => readonly Draft[];
}

export function runRules(input: JudgeInput): readonly Ready[] {
  const surroundings = surroundingsOf(input);
  return input.rules.flatMap((rule) => {
    const severity = severityOf(rule, input);
    const run = (past: PastFacts, setAside: SetAside): readonly Draft[] => {
      try {
        return runRule(rule, severity, { ...surroundings, ...past, setAside }, input);
      } catch (error) {
        return [crashed(rule, error, input)];
      }
    };
    return severity === "off" ? [] : [{ rule, run }];
  });
}

/** What people set is final; the rule's own severity is weighed by stage and risk class. */
function severityOf(rule: Rule, input: JudgeInput): Severity {
  const manifest = input.system.manifest;
  return (
    override(input.severities, rule.id) ??
    override(manifest?.lint.severity, rule.id) ??
    weigh(rule.severity, manifest?.system.stage ?? "production", manifest?.system.risk?.class)
  );
}

/** An exact id goes before `data/*`. */
function override(severities: Readonly<Record<string, Severity>> | undefined, rule: string): Severity | undefined {
  return severities?.[rule] ?? severities?.[`${pillarOf(rule)}/*`];
}

function surroundingsOf({ system, inventory, files, symbols, code, today }: JudgeInput): Surroundings {
  const { manifest, folder } = system;
  const stage = manifest?.system.stage ?? "production";
  return { inventory, manifest, folder, stage, risk: manifest?.system.risk?.class, files, symbols, code, today };
}

function runRule(rule: Rule, severity: Severity, context: Omit<RuleContext, "report">, input: JudgeInput): readonly Draft[] {
  const { manifest } = input.system;
  const drafts: Draft[] = [];
  const add = (verdict: Verdict, subject: Subject, result: Result) => {
    drafts.push({ ...base(rule, subject, result.message, result.evidence, manifest?.file), verdict });
  };
  rule.check({
    ...context,
    report: {
      pass: (subject, result) => add("pass", subject, result),
      unknown: (subject, result) => add("unknown", subject, result),
      notApplicable: (subject, result) => add("not-applicable", subject, result),
      fail: (subject, failure) => void drafts.push(failed(rule, severity, subject, failure, input)),
    },
  });
  return drafts;
}

function failed(rule: Rule, severity: Severity, subject: Subject, failure: Failure, input: JudgeInput): Draft {
  const { manifest } = input.system;
  const place = failure.place;
  const waiver = findWaiver(manifest, { rule: rule.id, subject, file: place.file }, input.today);
  const comments = input.suppressions(place.file).filter((one) => ruleMatches(one.rule, rule.id) && covers(one, place));
  for (const comment of comments) input.used(comment);
  const comment = comments.find((one) => one.reason !== undefined);
  const bare = waiver === undefined && comment === undefined ? comments[0] : undefined;
  const waived = waiver !== undefined || comment !== undefined;
  const message = bare === undefined ? failure.message : `${failure.message} ${noReason(bare)}`;
  const why = waiver !== undefined ? `Waived: ${waiver.reason}.` : comment ? `Ignored by a comment: ${comment.reason}.` : message;
  return {
    ...base(rule, subject, waived ? why.replace(/\.\.$/, ".") : message, failure.evidence, manifest?.file),
    verdict: waived ? "waived" : "fail",
    finding: withFixes(rule, failure, {
      rule: rule.id,
      pillar: pillarOf(rule.id),
      severity,
      message,
      ...(failure.help !== undefined && { help: failure.help }),
      place,
      related: distinct(failure.related ?? []),
      subject,
      waived,
      ...setAside(waiver?.reason, comment?.reason),
    }),
  };
}

/**
 * Fixes are made when somebody looks at them, and then once: most findings are read more often than mended. A fix that cannot be made leaves
 * its finding as it is.
 */
function withFixes(rule: Rule, failure: Failure, finding: Omit<NonNullable<Draft["finding"]>, "fixes">) {
  const make = () => fixesOf(failure).map((fix) => ({ ...fix, rule: rule.id }));
  let made: readonly Fix[] | undefined;
  return Object.defineProperty(finding, "fixes", {
    enumerable: true,
    get() {
      made ??= typeof failure.fixes === "function" ? orNone(make) : make();
      return made;
    },
  }) as NonNullable<Draft["finding"]>;
}

function orNone(make: () => readonly Fix[]): readonly Fix[] {
  try {
    return make();
  } catch {
    return [];
  }
}

function setAside(waiver: string | undefined, comment: string | undefined): Pick<Finding, "setAside"> {
  if (waiver !== undefined) return { setAside: { by: "manifest", reason: waiver } };
  return comment === undefined ? {} : { setAside: { by: "comment", reason: comment } };
}

function noReason(comment: Suppression): string {
  return `The comment on line ${comment.place.line} does not set it aside, since it gives no reason: add one after "--".`;
}

function crashed(rule: Rule, error: unknown, input: JudgeInput): Draft {
  const { system } = input;
  const subject: Subject = { kind: "system", key: "system", name: system.name };
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The rule ${rule.id} stopped with an error and judged nothing here: ${reason}`;
  const file = system.manifest?.file ?? input.files.paths.find(system.owns) ?? input.files.paths[0] ?? "";
  return {
    ...base(rule, subject, message, undefined, system.manifest?.file),
    verdict: "unknown",
    finding: {
      rule: rule.id,
      pillar: pillarOf(rule.id),
      severity: "warning",
      message,
      help: "Report this to the makers of AI Readiness; the other rules are not affected.",
      place: filePlace(file),
      related: [],
      subject,
      waived: false,
      fixes: [],
    },
  };
}

function base(
  rule: Rule,
  subject: Subject,
  message: string,
  evidence: Evidence | undefined,
  manifest: string | undefined,
): Omit<Draft, "verdict"> {
  return {
    rule: rule.id,
    pillar: pillarOf(rule.id),
    subject,
    message,
    evidence: evidence ?? { places: [] },
    ...(manifest !== undefined && { manifest }),
  };
}

/** Each place and sentence once: several roads lead to the same reason. */
function distinct(related: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const seen = new Set<string>();
  return related.filter(({ place, message }) => {
    const key = `${place.file}:${place.cell ?? ""}:${place.line}:${place.column}:${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
