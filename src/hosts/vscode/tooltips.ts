import * as vscode from "vscode";
import { PILLAR_TITLES, PILLARS } from "../../model/pillar.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { Judgement } from "../worker/session.ts";
import { later, t } from "./l10n.ts";
import { appendPlain } from "./markdown.ts";
import { type Row, tally, VERDICT_TITLES } from "./tree-model.ts";

const GRADES = {
  declared: later("Evidence declared: somebody states it."),
  exists: later("Evidence exists: what is named is there."),
  adequate: later("Evidence adequate: what is named has what it should have."),
  linked: later("Evidence linked: tied to the code by the calls in it."),
} as const;

/**
 * What a row of the tree says when pointed at. Text from the repository is escaped, so that it cannot pose as a link of ours. `basis` is what the
 * rule of its check rests on; `since` tells who wrote the line of the finding, and when.
 */
export function rowTooltip(row: Row, basis: readonly string[], since?: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  if (row.check !== undefined) {
    const { check } = row;
    const severity = check.finding === undefined ? "" : ` (${check.finding.severity})`;
    appendPlain(text.appendMarkdown(`**${t(VERDICT_TITLES[check.verdict])}${severity}** · `), check.subject.name);
    appendPlain(text.appendMarkdown("\n\n"), check.finding?.message ?? check.message);
    if (check.finding?.help !== undefined) appendPlain(text.appendMarkdown("\n\n"), check.finding.help);
    if (since !== undefined) appendPlain(text.appendMarkdown(`\n\n$(git-commit) ${t("This line:")} `), since);
    text.appendMarkdown(`\n\n---\n\n\`${check.rule}\``);
    if (basis.length > 0) appendPlain(text.appendMarkdown(" · "), basis.join("; "));
    if (check.evidence.grade !== undefined) text.appendMarkdown(`\n\n${t(GRADES[check.evidence.grade])}`);
  } else if (row.kind === "headline" || row.kind === "system") {
    appendPlain(text.appendMarkdown("**"), row.system?.name ?? row.label).appendMarkdown("**\n\n");
    if (row.system !== undefined) appendReadiness(text, row.system.readiness);
  } else {
    appendPlain(text, `${row.label}: ${row.description}`);
  }
  return text;
}

export function readinessTooltip(result: Judgement): vscode.MarkdownString {
  const text = new vscode.MarkdownString("**AI Readiness**\n\n", true);
  appendReadiness(text, result.readiness);
  return text;
}

function appendReadiness(text: vscode.MarkdownString, readiness: Readiness): void {
  for (const pillar of PILLARS) {
    const mark = pillar === readiness.headline ? ` ← ${t("weakest")}` : "";
    text.appendMarkdown(`- ${t(PILLAR_TITLES[pillar])}: ${tally(readiness.pillars[pillar])}${mark}\n`);
  }
  text.appendMarkdown(`\n${t("The weakest pillar is the headline, since a mean would hide it.")}`);
}
