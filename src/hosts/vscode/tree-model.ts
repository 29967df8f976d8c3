import type { ShownCheck, Verdict } from "../../model/check.ts";
import { VERDICTS } from "../../model/check.ts";
import { CHANGE_KINDS, type ChangeKind, type CheckChange, changesOf } from "../../model/comparison.ts";
import { groupBy } from "../../model/group.ts";
import { PILLAR_TITLES, PILLARS, type Pillar } from "../../model/pillar.ts";
import { isSamePlace, type Place, type RelatedPlace } from "../../model/place.ts";
import type { PillarReadiness, Readiness } from "../../model/readiness.ts";
import { SEVERITIES, type Severity } from "../../model/severity.ts";
import type { Judgement, ShownComparison, ShownSystem } from "../worker/session.ts";
import { later, t } from "./l10n.ts";

/** A row of the tree, as data. */
export interface Row {
  /** Unique in the tree and stable over scans, so that what is expanded stays expanded. */
  readonly id: string;
  readonly kind: "headline" | "changes" | "change-kind" | "system" | "pillar" | "group" | "check" | "evidence";
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly icon: Icon;
  readonly children: readonly Row[];
  readonly expanded: boolean;
  /** Which of the scanned folders it belongs to. */
  readonly folder: number;
  readonly place?: Place;
  /** What it shows, out of the newest result: a row that still shows the same is kept, and only this is replaced. */
  check?: ShownCheck;
  system?: ShownSystem;
  /** What its children show, which are made when somebody looks at them. */
  checks?: readonly ShownCheck[];
}

/** A codicon and, where it says something, a theme colour. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

export interface ScannedFolder {
  readonly name: string;
  readonly result: Pick<Judgement, "systems">;
  /** Who owns a file; undefined where nobody says. */
  readonly ownerOf?: (file: string) => string | undefined;
  /** What the branch changes, where it was held against a base. */
  readonly comparison?: ShownComparison;
}

/** Not applicable means that there was nothing to judge, which seldom interests. */
export const SHOWN_BY_DEFAULT: ReadonlySet<Verdict> = new Set(VERDICTS.filter((verdict) => verdict !== "not-applicable"));

export const VERDICT_TITLES: Readonly<Record<Verdict, string>> = {
  fail: later("Failed"),
  unknown: later("Unknown"),
  waived: later("Waived"),
  pass: later("Passed"),
  "not-applicable": later("Not applicable"),
};

const VERDICT_ICONS: Readonly<Record<Exclude<Verdict, "fail">, Icon>> = {
  pass: { name: "pass", color: "testing.iconPassed" },
  unknown: { name: "question", color: "testing.iconQueued" },
  waived: { name: "shield", color: "descriptionForeground" },
  "not-applicable": { name: "circle-slash", color: "descriptionForeground" },
};

const SEVERITY_ICONS: Readonly<Record<Severity, Icon>> = {
  error: { name: "error", color: "problemsErrorIcon.foreground" },
  warning: { name: "warning", color: "problemsWarningIcon.foreground" },
  information: { name: "info", color: "problemsInfoIcon.foreground" },
  off: { name: "circle-outline" },
};

const PILLAR_ICONS: Readonly<Record<Pillar, string>> = {
  data: "database",
  integration: "plug",
  adoption: "organization",
  mlops: "pulse",
  governance: "law",
};

export const GROUPINGS = ["pillar", "file", "owner"] as const;
/** What stands between a system and its checks. */
export type Grouping = (typeof GROUPINGS)[number];

/** System, pillar (or file, or owner), check, evidence, under the headline of the weakest pillar. A single system needs no row of its own. */
export function buildRows(
  folders: readonly ScannedFolder[],
  shown: ReadonlySet<Verdict>,
  grouping: Grouping = "pillar",
): readonly Row[] {
  const systems = folders.flatMap(({ name, result }, folder) =>
    result.systems.map((system) => ({ system, folder, folderName: name })),
  );
  const [only] = systems;
  if (only === undefined) return [];
  const several = systems.length > 1;
  const rows: Row[] = [];
  for (const { system, folder, folderName } of systems) {
    const id = `${folder}/${system.folder}`;
    const { ownerOf } = folders[folder]!;
    const pillars =
      grouping === "pillar" ? pillarRows(system, folder, id, shown) : groupRows(system, folder, id, shown, grouping, ownerOf);
    if (!several) rows.push(headlineRow(system, folder, id), ...pillars);
    else if (pillars.length > 0) rows.push(systemRow(system, folder, id, folders.length > 1 ? folderName : undefined, pillars));
  }
  const hasChecks = rows.some(({ kind }) => kind !== "headline");
  const changes = folders.flatMap(({ name, comparison }, folder) =>
    comparison === undefined ? [] : [changesRow(comparison, folder, folders.length > 1 ? name : undefined)],
  );
  // What the branch changes stands on top, whatever the filter hides.
  return hasChecks || changes.some(({ children }) => children.length > 0) ? [...changes, ...rows] : [];
}

/** Which welcome text, if any, the view shows; the context key `aiReadiness.state`. */
export type ViewState = "noFolder" | "off" | "asleep" | "scanning" | "failed" | "noAi" | "noManifest" | "ready";

/** What is known of a folder that was woken. */
export interface FolderState {
  readonly result: Pick<Judgement, "systems" | "manifests"> | undefined;
  readonly failure: string | undefined;
}

/** The state of the view, given whether the extension is switched on in each folder that is open, and what is known of those that were woken. */
export function viewStateOf(enabled: readonly boolean[], awake: readonly FolderState[]): ViewState {
  if (enabled.length === 0) return "noFolder";
  if (!enabled.includes(true)) return "off";
  if (awake.length === 0) return "asleep";
  const results = awake.flatMap(({ result }) => result ?? []);
  if (results.length === 0) return awake.every(({ failure }) => failure !== undefined) ? "failed" : "scanning";
  if (results.every(({ systems }) => systems.length === 0)) return "noAi";
  return results.every(({ manifests }) => manifests.length === 0) ? "noManifest" : "ready";
}

/** Hands the results of new rows to those that are shown, if these show the same; false, and nothing is done, if they do not. */
export function keepRows(shown: readonly Row[], next: readonly Row[]): boolean {
  if (!looksAlike(shown, next)) return false;
  const renew = (rows: readonly Row[], by: readonly Row[]): void => {
    for (const [index, row] of rows.entries()) {
      const next = by[index]!;
      // The evidence of a check says the same, and has no results of its own.
      if (row.check === undefined && !hasSameChecks(row, next)) renew(row.children, next.children);
      const { check, system, checks } = next;
      if (check !== undefined) row.check = check;
      if (system !== undefined) row.system = system;
      if (checks !== undefined) row.checks = checks;
    }
  };
  renew(shown, next);
  return true;
}

function looksAlike(some: readonly Row[], others: readonly Row[]): boolean {
  return (
    some.length === others.length &&
    some.every((row, index) => {
      const other = others[index]!;
      // The face of a check's row is made of the check, and where it is mended of what failed before.
      if (row.check !== undefined && row.check === other.check && row.id === other.id && row.description === other.description)
        return true;
      if (!hasSameFace(row, other)) return false;
      if (hasSameChecks(row, other)) return true;
      return row.check === undefined || other.check === undefined
        ? row.check === other.check && looksAlike(row.children, other.children)
        : hasSameEvidence(row.check, other.check);
    })
  );
}

/** True for rows whose children show the very same checks, however those are shown: nobody has to make them to know it. */
function hasSameChecks({ checks: some }: Row, { checks: others }: Row): boolean {
  if (some === undefined || others === undefined || some.length !== others.length) return false;
  return some.every((check, index) => check === others[index]);
}

function hasSameFace(one: Row, other: Row): boolean {
  return (
    one.id === other.id &&
    one.label === other.label &&
    one.description === other.description &&
    one.spoken === other.spoken &&
    one.icon.name === other.icon.name &&
    one.icon.color === other.icon.color &&
    one.expanded === other.expanded &&
    one.folder === other.folder &&
    isSamePlace(one.place, other.place)
  );
}

function hasSameEvidence(one: ShownCheck, other: ShownCheck): boolean {
  const isSame = (places: readonly RelatedPlace[] = [], others: readonly RelatedPlace[] = []) =>
    places.length === others.length &&
    places.every(({ place, message }, at) => message === others[at]!.message && isSamePlace(place, others[at]!.place));
  return (
    one.verdict === other.verdict &&
    one.finding?.fingerprint === other.finding?.fingerprint &&
    isSame(one.evidence.places, other.evidence.places) &&
    isSame(one.finding?.related, other.finding?.related)
  );
}

const CHANGE_TITLES: Readonly<Record<ChangeKind, string>> = {
  failing: later("Newly failing"),
  graver: later("Weighing more"),
  waived: later("Newly waived"),
  unknown: later("Newly unknown"),
  mended: later("Mended"),
  gone: later("No longer found"),
};

const CHANGE_ICONS: Readonly<Record<ChangeKind, Icon>> = {
  failing: { name: "diff-added", color: "problemsErrorIcon.foreground" },
  graver: { name: "arrow-up", color: "problemsWarningIcon.foreground" },
  waived: { name: "shield" },
  unknown: { name: "question" },
  mended: { name: "diff-removed", color: "testing.iconPassed" },
  gone: { name: "circle-slash" },
};

/** `Changes on This Branch`, with what it makes worse first. */
function changesRow(comparison: ShownComparison, folder: number, folderName: string | undefined): Row {
  const id = `${folder}#changes`;
  const kinds = CHANGE_KINDS.flatMap((kind) => {
    const own = changesOf(comparison, kind);
    return own.length === 0 ? [] : [{ kind, own }];
  });
  const counts = kinds.map(({ kind, own }) => `${own.length} ${t(CHANGE_TITLES[kind]).toLowerCase()}`);
  const since = t("since {0}", comparison.base.ref);
  const told = counts.join(", ") || t("none");
  const parts = [told, since, ...(folderName === undefined ? [] : [folderName])];
  return {
    id,
    kind: "changes",
    label: t("Changes on This Branch"),
    description: parts.join(" · "),
    spoken: t("Changes on this branch {0}: {1}", since, told),
    icon: { name: "git-branch" },
    children: kinds.map(({ kind, own }) => ({
      id: `${id}#${kind}`,
      kind: "change-kind",
      label: t(CHANGE_TITLES[kind]),
      description: String(own.length),
      spoken: `${t(CHANGE_TITLES[kind])}, ${own.length}`,
      icon: CHANGE_ICONS[kind],
      children: checkRows(
        own.map(({ check }) => check),
        folder,
        `${id}#${kind}`,
      ).map((row) =>
        withChange(
          row,
          kind,
          own.find(({ check }) => check === row.check),
        ),
      ),
      expanded: kind !== "mended" && kind !== "gone",
      folder,
    })),
    expanded: kinds.some(({ kind }) => kind === "failing"),
    folder,
  };
}

/** What is mended or no longer found failed on the base: its places are the base's, so they lead nowhere now. */
function withChange(row: Row, kind: ChangeKind, change: CheckChange<ShownCheck> | undefined): Row {
  if ((kind !== "mended" && kind !== "gone") || change?.was?.finding === undefined) return row;
  const told = change.was.finding.message;
  const { place: _, ...rest } = row;
  return {
    ...rest,
    description: told,
    spoken: t("{0}: {1}. {2} Rule {3}", t(CHANGE_TITLES[kind]), row.label, told, change.check.rule),
    icon: kind === "mended" ? VERDICT_ICONS.pass : CHANGE_ICONS.gone,
    children: [],
  };
}

/** `2 of 9 pass`. */
export function tally({ passed, applicable, unknown, waived }: PillarReadiness): string {
  const parts = applicable === 0 ? [] : [t("{0} of {1} pass", passed, applicable)];
  if (waived > 0) parts.push(t("{0} waived", waived));
  if (unknown > 0) parts.push(t("{0} unknown", unknown));
  return parts.length === 0 ? t("nothing to judge") : parts.join(", ");
}

/** The weakest pillar with its count, `Governance 2/9`; undefined when nothing could be judged. */
export function headline({ headline: pillar, pillars }: Readiness): string | undefined {
  if (pillar === undefined) return undefined;
  const { passed, applicable } = pillars[pillar];
  return `${t(PILLAR_TITLES[pillar])} ${passed}/${applicable}`;
}

function headlineRow(system: ShownSystem, folder: number, id: string): Row {
  const { headline: weakest, pillars } = system.readiness;
  const title = weakest === undefined ? t("Nothing could be judged") : t("Weakest: {0}", t(PILLAR_TITLES[weakest]));
  const count = weakest === undefined ? "" : tally(pillars[weakest]);
  return {
    id: `${id}#headline`,
    kind: "headline",
    label: title,
    description: count,
    spoken: `${system.name}. ${title}, ${count}`,
    icon: readinessIcon(system.readiness),
    children: [],
    expanded: false,
    folder,
    system,
  };
}

function systemRow(
  system: ShownSystem,
  folder: number,
  id: string,
  folderName: string | undefined,
  children: readonly Row[],
): Row {
  const weakest = headline(system.readiness) ?? t("nothing to judge");
  const description = folderName === undefined ? weakest : `${weakest} · ${folderName}`;
  return {
    id,
    kind: "system",
    label: system.name,
    description,
    spoken: t("System {0}, weakest: {1}", system.name, description),
    icon: readinessIcon(system.readiness),
    children,
    expanded: false,
    folder,
    system,
  };
}

function readinessIcon({ headline: weakest, pillars }: Readiness): Icon {
  if (weakest === undefined) return { name: "dashboard" };
  const { passed, applicable } = pillars[weakest];
  if (passed === applicable) return { name: "dashboard", color: "testing.iconPassed" };
  const color = passed * 2 < applicable ? "problemsErrorIcon.foreground" : "problemsWarningIcon.foreground";
  return { name: "dashboard", color };
}

function pillarRows(system: ShownSystem, folder: number, systemId: string, shown: ReadonlySet<Verdict>): readonly Row[] {
  const rows: Row[] = [];
  for (const pillar of PILLARS) {
    const own = system.checks.filter((check) => check.pillar === pillar && shown.has(check.verdict));
    if (own.length === 0) continue;
    const description = tally(system.readiness.pillars[pillar]);
    const face: Face = {
      id: `${systemId}#${pillar}`,
      kind: "pillar",
      label: t(PILLAR_TITLES[pillar]),
      description,
      spoken: `${t(PILLAR_TITLES[pillar])}, ${description}`,
      icon: { name: PILLAR_ICONS[pillar] },
      expanded: pillar === system.readiness.headline,
      folder,
      system,
    };
    rows.push(rowOver(own, face));
  }
  return rows;
}

/** One row for each file or owner, the one with most failures first. */
function groupRows(
  system: ShownSystem,
  folder: number,
  systemId: string,
  shown: ReadonlySet<Verdict>,
  grouping: Grouping,
  ownerOf: (file: string) => string | undefined = () => undefined,
): readonly Row[] {
  const fileOf = ({ finding, subject }: ShownCheck) => (finding?.place ?? subject.place)?.file;
  const nameOf = (check: ShownCheck): string => {
    const file = fileOf(check);
    if (grouping === "file") return file ?? t("The system as a whole");
    return (file === undefined ? undefined : ownerOf(file)) ?? t("Nobody named");
  };
  const own = system.checks.filter(({ verdict }) => shown.has(verdict));
  const failing = (checks: readonly ShownCheck[]) => checks.filter(({ verdict }) => verdict === "fail").length;
  return [...groupBy(own, nameOf)]
    .sort(([one, checks], [other, others]) => failing(others) - failing(checks) || (one < other ? -1 : 1))
    .map(([name, checks]): Row => {
      const id = `${systemId}#${grouping}#${name}`;
      const count = failing(checks);
      const description = count === 0 ? t("{0} checks", checks.length) : t("{0} of {1} checks fail", count, checks.length);
      const icon = { name: grouping === "file" ? "file" : "person" };
      const spoken = `${name}, ${description}`;
      return rowOver(checks, { id, kind: "group", label: name, description, spoken, icon, expanded: false, folder, system });
    });
}

type Face = Omit<Row, "children" | "checks">;

/** A row whose children show checks. Of thousands few are ever looked at. */
function rowOver(checks: readonly ShownCheck[], face: Face): Row {
  let made: readonly Row[] | undefined;
  return {
    ...face,
    checks,
    get children() {
      made ??= checkRows(this.checks!, face.folder, face.id);
      return made;
    },
  };
}

const VERDICT_ORDER: readonly Verdict[] = ["fail", "unknown", "waived", "pass", "not-applicable"];

/** What fails comes first, the gravest of it on top. */
function checkRows(checks: readonly ShownCheck[], folder: number, pillarId: string): readonly Row[] {
  const gravity = (check: ShownCheck): number => (check.finding === undefined ? 0 : SEVERITIES.indexOf(check.finding.severity));
  const sorted = [...checks].sort(
    (one, other) => VERDICT_ORDER.indexOf(one.verdict) - VERDICT_ORDER.indexOf(other.verdict) || gravity(other) - gravity(one),
  );
  const used = new Map<string, number>();
  return sorted.map((check) => {
    const key = `${pillarId}#${check.rule}#${check.subject.key}`;
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return checkRow(check, folder, count === 1 ? key : `${key}#${count}`);
  });
}

function checkRow(check: ShownCheck, folder: number, id: string): Row {
  const { verdict, finding, subject } = check;
  const message = finding?.message ?? check.message;
  let evidence: readonly Row[] | undefined;
  const place = finding?.place ?? check.evidence.places[0]?.place ?? subject.place;
  return {
    id,
    kind: "check",
    label: subject.name,
    description: message,
    icon: verdict === "fail" ? SEVERITY_ICONS[finding?.severity ?? "warning"] : VERDICT_ICONS[verdict],
    // Of thousands of checks few are ever looked at, and fewer unfolded.
    get spoken() {
      const verdictName = verdict === "fail" && finding !== undefined ? finding.severity : t(VERDICT_TITLES[verdict]);
      return t("{0}: {1}. {2} Rule {3}", verdictName, subject.name, message, check.rule);
    },
    get children() {
      evidence ??= evidenceRows(this.check!, folder, id);
      return evidence;
    },
    expanded: false,
    folder,
    check,
    ...(place === undefined ? {} : { place }),
  };
}

function evidenceRows(check: ShownCheck, folder: number, checkId: string): readonly Row[] {
  const { finding } = check;
  const places = [...check.evidence.places, ...(finding?.related ?? [])];
  if (finding !== undefined) places.unshift({ place: finding.place, message: t("found here") });
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const { place, message } of places) {
    const where = `${place.file}${place.cell === undefined ? "" : `, ${t("cell {0}", place.cell + 1)}`}:${place.line}`;
    const id = `${checkId}#${where}#${message}`;
    if (seen.has(id)) continue;
    seen.add(id);
    rows.push({
      id,
      kind: "evidence",
      label: where,
      description: message,
      spoken: `${where}: ${message}`,
      icon: { name: "location" },
      children: [],
      expanded: false,
      folder,
      place,
    });
  }
  return rows;
}
