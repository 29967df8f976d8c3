import type { Finding } from "../model/check.ts";
import { type Chosen, chooseFixes } from "../model/choose-fixes.ts";
import { type Way, wayOf } from "../model/fix.ts";
import { groupBy } from "../model/group.ts";
import { createPaint, type Paint, plural, printable } from "./style.ts";
import { positionOf } from "./text.ts";

/** What came of applying fixes, as far as reports need it. */
export interface FixInput {
  readonly applied: readonly Chosen[];
  readonly refused: readonly (Chosen & { readonly reason: string })[];
  readonly files: readonly { readonly file: string; readonly before: string | undefined }[];
  /** What is found with the fixes in place. */
  readonly after: { readonly findings: readonly Finding[] };
  /** False when it was only tried. */
  readonly written: boolean;
  /** Whether unsafe fixes were applied too. */
  readonly unsafe: boolean;
}

/** What was mended by file, what was not and why, and what is left for a person. Commands are shown and never run. */
export function textFixes(input: FixInput, { color }: { readonly color: boolean }): string {
  const paint = createPaint(color);
  const { applied, refused, files, written, after } = input;
  const lines: string[] = [];
  for (const [file, here] of groupBy(applied, ({ finding }) => finding.place.file)) {
    lines.push(paint.underline(printable(file)));
    for (const one of here) lines.push(`  ${paint.bold(positionOf(one.finding.place))}  ${described(one, paint)}`);
  }
  if (refused.length > 0) lines.push(paint.bold("Not applied"));
  for (const one of refused) {
    lines.push(`  ${printable(one.finding.place.file)}:${positionOf(one.finding.place)}  ${described(one, paint)}`);
    lines.push(`    ${printable(one.reason)}`);
  }
  const commands = groupBy(commandsOf(after.findings), ({ command }) => command);
  if (commands.size > 0) lines.push(paint.bold("Commands to look at and to run"));
  for (const [command, uses] of commands) {
    lines.push(
      `  ${paint.cyan(printable(command))}  ${paint.dim([...new Set(uses.map(({ finding }) => finding.rule))].join(", "))}`,
    );
  }
  const made = files.filter(({ before }) => before === undefined).length;
  const verb = written ? ["Applied", "changed", "made"] : ["Would apply", "would change", "would make"];
  if (applied.length === 0) lines.push("There was nothing that could be mended without a person.");
  else {
    const what = [
      ...(files.length > made ? [`${verb[1]} ${plural(files.length - made, "file")}`] : []),
      ...(made > 0 ? [`${verb[2]} ${plural(made, "file")}`] : []),
    ].join(" and ");
    lines.push(`${verb[0]} ${applied.length} ${applied.length === 1 ? "fix" : "fixes"}: ${what}.`);
  }
  lines.push(...remaining(input));
  return `${lines.join("\n")}\n`;
}

/** For programs: the same, complete. */
export function jsonFixes({ applied, refused, files, after, written, unsafe }: FixInput): string {
  const item = ({ finding, fix }: Chosen) => ({
    rule: finding.rule,
    title: fix.title,
    safe: fix.safe,
    kind: fix.kind ?? "mend",
    file: finding.place.file,
    line: finding.place.line,
    column: finding.place.column,
    ...(finding.place.cell !== undefined && { cell: finding.place.cell }),
  });
  const report = {
    version: 1,
    written,
    unsafe,
    applied: applied.map(item),
    refused: refused.map((one) => ({ ...item(one), reason: one.reason })),
    files: files.map(({ file, before }) => ({ file, made: before === undefined })),
    commands: commandsOf(after.findings).map(({ finding, command }) => ({
      rule: finding.rule,
      command,
      file: finding.place.file,
      line: finding.place.line,
    })),
    left: after.findings.filter(({ waived }) => !waived).length,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

const NOTES: Readonly<Partial<Record<Way, string>>> = { unsafe: " (unsafe)", draft: " (to be filled in)" };

function described({ finding, fix }: Chosen, paint: Paint): string {
  return `${printable(fix.title)}${NOTES[wayOf(fix)] ?? ""}  ${paint.dim(finding.rule)}`;
}

function commandsOf(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly command: string }[] {
  return findings.flatMap((finding) =>
    finding.waived ? [] : finding.fixes.flatMap(({ command }) => (command === undefined ? [] : [{ finding, command }])),
  );
}

/** `12 findings are left: 3 have an unsafe fix (--unsafe), 9 need a person.` */
function remaining({ after, unsafe }: FixInput): readonly string[] {
  const open = after.findings.filter(({ waived }) => !waived);
  if (open.length === 0) return ["Nothing is left to mend."];
  const more = unsafe ? 0 : chooseFixes(open, { unsafe: true }).length;
  const hint =
    more === 0
      ? ""
      : ` ${more} of them could be mended with --unsafe, by changes that alter what a program does or leave something to fill in.`;
  return [
    `${plural(open.length, "finding")} ${open.length === 1 ? "is" : "are"} left; "ai-readiness check" tells what each needs.${hint}`,
  ];
}
