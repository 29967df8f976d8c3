import type { ProjectOptions } from "../../engine/project.ts";
import type { ShownCheck, ShownFinding } from "../../model/check.ts";
import { Pieces, type Whole } from "./channel.ts";
import type { Judgement, ShownComparison } from "./session.ts";

/** What is asked and answered in plain data, without a signal. */
export type PlainQuestion = "fixes" | "propose" | "page" | "concise" | "lenses" | "sourceHovers";

/** Under which numbers a session and its host are known to both sides. */
export interface Opening {
  readonly session: number;
  readonly host: number;
  readonly options: ProjectOptions;
}

/** A judgement without its checks, which are sent before it. */
interface Outline extends Omit<Judgement, "checks" | "systems" | "findings"> {
  readonly systems: readonly (Omit<Judgement["systems"][number], "checks"> & { readonly count: number })[];
  /** Positions of the checks whose findings they are. */
  readonly findings: readonly number[];
}

/** A check, or where it stood among those that were sent last. */
type SentCheck = ShownCheck | number;

/** The outline is undefined where the judgement is the one that was sent last. */
export type SentJudgement = Whole<SentCheck, Outline | undefined>;

/** Checks in one piece: about 50 KB. */
const PIECE = 100;

/** Sends one judgement after the other, and of each only what is new. */
export interface JudgementSender {
  send(judgement: Judgement): Pieces;
}

export function createJudgementSender(): JudgementSender {
  let last: Judgement | undefined;
  /** Where each check stood, by all that it says. */
  let positions: ReadonlyMap<string, number> = new Map();
  return {
    send(judgement) {
      if (judgement === last) return new Pieces([], undefined, PIECE);
      const { checks: judged, systems, findings, ...rest } = judgement;
      const checks = judged.map(withoutFixes);
      const before = positions;
      const texts = checks.map((check) => JSON.stringify(check));
      positions = new Map(texts.map((text, position) => [text, position]));
      last = judgement;
      const places = new Map(judged.map(({ finding }, position) => [finding, position]));
      const outline: Outline = {
        ...rest,
        systems: systems.map(({ checks: own, ...system }) => ({ ...system, count: own.length })),
        findings: findings.map((finding) => places.get(finding)!),
      };
      const sent = checks.map((check, position): SentCheck => before.get(texts[position]!) ?? check);
      return new Pieces(sent, outline, PIECE);
    },
  };
}

/** Leaves out the fixes without so much as looking at them, since that works them out. */
function withoutFixes(check: ShownCheck): ShownCheck {
  const { finding } = check;
  if (finding === undefined) return check;
  const shown = Object.fromEntries(
    Object.keys(finding).flatMap((key) => (key === "fixes" ? [] : [[key, finding[key as keyof ShownFinding]]])),
  );
  return { ...check, finding: shown as unknown as ShownFinding };
}

/** What the branch changes, to be sent. */
export function shownComparison({ changes, ...rest }: ShownComparison): ShownComparison {
  return {
    ...rest,
    changes: changes.map(({ check, was, ...change }) => ({
      ...change,
      check: withoutFixes(check),
      ...(was !== undefined && { was: withoutFixes(was) }),
    })),
  };
}

/** Puts together what was sent, given the judgement before it. A check that says the same as before is the same object. */
export function receiveJudgement({ items, rest: outline }: SentJudgement, before: Judgement | undefined): Judgement {
  if (outline === undefined) return before!;
  const checks = items.map((item) => (typeof item === "number" ? before!.checks[item]! : item));
  const { systems, findings, ...rest } = outline;
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
