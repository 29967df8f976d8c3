import type { ProjectOptions } from "../../engine/project.ts";
import type { Check } from "../../model/check.ts";
import { Pieces } from "./channel.ts";
import type { Judgement } from "./session.ts";

/** What is asked and answered in plain data, without a signal. */
export type PlainQuestion = "propose" | "page" | "concise" | "lenses" | "sourceHovers";

/** Under which numbers a session and its host are known to both sides. */
export interface Opening {
  readonly session: number;
  readonly host: number;
  readonly options: ProjectOptions;
}

/** A judgement without its checks, which are sent before it. */
export interface Outline extends Omit<Judgement, "checks" | "systems" | "findings"> {
  readonly systems: readonly (Omit<Judgement["systems"][number], "checks"> & { readonly count: number })[];
  /** Positions of the checks whose findings they are. */
  readonly findings: readonly number[];
}

/** `undefined` where the judgement is the one that was sent last. */
export type JudgementRest = Outline | undefined;

/** Its checks, which are many, and all else. */
export function piecesOf({ checks, systems, findings, ...rest }: Judgement): Pieces {
  const positions = new Map(checks.map(({ finding }, position) => [finding, position]));
  const outline: Outline = {
    ...rest,
    systems: systems.map(({ checks: own, ...system }) => ({ ...system, count: own.length })),
    findings: findings.map((finding) => positions.get(finding)!),
  };
  return new Pieces(checks, outline);
}

/** Puts together what was sent piece by piece. */
export function judgementFrom(checks: readonly Check[], { systems, findings, ...rest }: Outline): Judgement {
  let start = 0;
  return {
    ...rest,
    checks,
    systems: systems.map(({ count, ...system }) => {
      const own = checks.slice(start, start + count);
      start += count;
      return { ...system, checks: own };
    }),
    findings: findings.map((position) => checks[position]!.finding!),
  };
}
