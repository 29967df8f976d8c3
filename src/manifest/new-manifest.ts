import { isList, itemLines, scalarText, type Value } from "./render.ts";

/** What is known when a manifest is begun: what was found in the source. Locations are relative to the manifest's folder. */
export interface NewManifest {
  readonly name: string;
  readonly data: readonly { readonly name: string; readonly location?: string | readonly string[]; readonly version?: string }[];
  readonly models: readonly { readonly name: string; readonly artifact?: string; readonly "trained-by"?: string }[];
  readonly services: readonly { readonly name: string; readonly entry?: string; readonly models?: readonly string[] }[];
}

/**
 * A first manifest. It states what was found and leaves open what only people know: each open field says what belongs there, and is asked
 * for until it is filled.
 */
export function newManifest(known: NewManifest): string {
  return [
    "# What this AI system is, whose it is, and what has to be true before people rely on it.",
    "# Each claim is held against the source. What is left open is reported until somebody fills it in.",
    "version: 1",
    "",
    "system:",
    `  name: ${scalarText(known.name)}`,
    "  purpose:          # what it is for, in a sentence that its users would understand",
    "  owner:            # who answers for it in production",
    "  stage:            # poc, pilot or production; production while this is open",
    "  risk:",
    "    class:          # minimal, limited or high: how much harm could it do?",
    "    rationale:      # why this class",
    "",
    "# Datasets that it is trained on, evaluated with or served from. Say of each: kind, owner, licence, contract.",
    ...section("data", known.data),
    "",
    "# Models that it ships or calls. Say of each: card, training-data, max-age, rollback.",
    ...section("models", known.models),
    "",
    "# Where a model answers. Say of each: auth, monitoring (drift, performance, data-quality, operations), fallback, rollout.",
    ...section("services", known.services),
    "",
    "# Systems outside this repository that production reads from or writes to.",
    "integrations:       # - { system: …, direction: …, owner: …, auth: …, contract: …, status: … }",
    "",
    "adoption:",
    "  problem:          # which problem do people have today?",
    "  success:          # - { metric: …, baseline: …, target: … }",
    "  users:            # - { group: …, training: … }",
    "  rollout:          # path of the rollout plan",
    "  support:          # where users ask for help",
    "  feedback:         # the function that records that an answer was wrong: file.py:function",
    "",
    "governance:",
    "  documents:        # risk-assessment, incident-response, human-oversight …: paths of what is written",
    "  approvals:        # - { role: …, by: …, on: …, status: … }",
    "",
  ].join("\n");
}

function section(key: string, entries: readonly Readonly<Record<string, Value>>[]): string[] {
  if (entries.length === 0) return [`${key}:`];
  const layout = { indent: 2, step: 2, dash: 2, flowItems: false };
  return [`${key}:`, ...entries.flatMap((entry) => itemLines(withoutEmpty(entry), layout))];
}

function withoutEmpty(entry: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && !(isList(value) && value.length === 0)),
  );
}
