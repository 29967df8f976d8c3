import type { Effect, Rule, SetAside } from "../rules/define.ts";
import type { Draft } from "./draft.ts";
import { type JudgeInput, runRules } from "./judge.ts";
import { covers, ruleMatches, type Suppression } from "./suppressions.ts";
import { effectOf } from "./waivers.ts";

export interface LastInput extends JudgeInput {
  /** Ids of all rules, run or not. */
  readonly allRules: readonly string[];
  /** Every comment that ignores a rule, in all files. */
  readonly comments: readonly Suppression[];
  readonly isUsed: (suppression: Suppression) => boolean;
  /** What the rules before said of this system. */
  readonly before: readonly Draft[];
}

/** Runs the rules that judge what the others' findings met: waivers and comments that set nothing aside. */
export function judgeLast(input: LastInput): readonly Draft[] {
  const rules = runRules(input);
  const last = rules.filter(({ rule }) => rule.last === true);
  if (last.length === 0) return [];
  const setAside = setAsideIn(
    input,
    rules.map(({ rule }) => rule),
  );
  return last.flatMap(({ run }) => run({ history: undefined, textAt: () => undefined }, setAside));
}

function setAsideIn(input: LastInput, rules: readonly Rule[]): SetAside {
  const { system, before, allRules, comments, isUsed } = input;
  const ran = rules.filter((rule) => rule.last !== true).map(({ id }) => id);
  const own = rules.filter((rule) => rule.last === true).map(({ id }) => id);
  const effect = (comment: Suppression): Effect => {
    if (isUsed(comment)) return "used";
    if (!allRules.some((id) => ruleMatches(comment.rule, id))) return "no-rule";
    // Whether a comment sets aside what these rules find is known when they have judged.
    if (own.some((id) => ruleMatches(comment.rule, id)) || !ran.some((id) => ruleMatches(comment.rule, id))) return "unknown";
    const isOpen = before.some(
      ({ rule, verdict, subject }) =>
        verdict === "unknown" && ruleMatches(comment.rule, rule) && subject.place !== undefined && covers(comment, subject.place),
    );
    return isOpen ? "unknown" : "idle";
  };
  return {
    comments: comments
      .filter(({ place }) => system.owns(place.file))
      .map((comment) => ({
        rule: comment.rule,
        reason: comment.reason,
        place: comment.place,
        removal: comment.removal,
        effect: effect(comment),
      })),
    waiver: (entry) => effectOf(entry, system.folder, before, ran, allRules),
    rules: allRules,
  };
}
