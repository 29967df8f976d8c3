import type { Duty, PolicyPack } from "../model/policy.ts";
import type { RuleFacts } from "./rules.ts";
import { createPaint } from "./style.ts";

export interface PolicyTextOptions {
  readonly color: boolean;
  /** `2026-11-22`: duties of later days are told apart. */
  readonly today: string;
}

/** What a policy pack asks for: documents, approvals and rules, each with where it is written, for whom and from when. */
export function textPolicy(pack: PolicyPack, rules: readonly RuleFacts[], { color, today }: PolicyTextOptions): string {
  const paint = createPaint(color);
  const lines = [paint.bold(`${pack.id}: ${pack.title}`), `Last held against its source on ${pack.reviewed}.`];
  if (pack.source !== undefined) lines.push(pack.source);
  lines.push("", "Passing checks are evidence for it. Whether it is kept is for people to say.");
  const add = (title: string, duties: readonly Duty[], line: (duty: never) => readonly string[]): void => {
    if (duties.length === 0) return;
    lines.push("", paint.bold(title));
    for (const duty of duties) {
      const [head = "", ...rest] = line(duty as never);
      lines.push(`  ${head}  ${paint.dim(conditions(duty, today))}`, ...rest.map((text) => `      ${text}`));
    }
  };
  const summaries = new Map(rules.map(({ id, summary }) => [id, summary]));
  add(`Documents (${pack.documents.length})`, pack.documents, ({ document }: { document: string }) => [document]);
  add(`Approvals (${pack.approvals.length})`, pack.approvals, ({ role }: { role: string }) => [role]);
  add(`Rules (${pack.rules.length})`, pack.rules, ({ rule }: { rule: string }) => [
    rule,
    ...(summaries.has(rule) ? [summaries.get(rule)!] : []),
  ]);
  return `${lines.join("\n")}\n`;
}

/** `Art. 10(2); high risk; from 2027-12-02, not yet`. */
function conditions(duty: Duty, today: string): string {
  const parts = [duty.basis];
  if (duty.risk !== undefined) parts.push(`${duty.risk.join(" or ")} risk`);
  if (duty["personal-data"] === true) parts.push("with personal data");
  if (duty.from !== undefined) parts.push(`from ${duty.from}${duty.from > today ? ", not yet" : ""}`);
  return parts.join("; ");
}
