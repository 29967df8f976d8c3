import { scalarText } from "./render.ts";

/**
 * A manifest that says nothing yet but the system's name: what was found is added by edits, and what only people know is left open. Each open
 * field says what belongs there, and is asked for until it is filled. `candidate`: who may be the owner, and by what.
 */
export function emptyManifest(name: string, candidate?: string): string {
  const hint = candidate === undefined ? "" : ` (${candidate.replaceAll(/\s+/g, " ")})`;
  return [
    "# What this AI system is, whose it is, and what has to be true before people rely on it.",
    "# Each claim is held against the source. What is left open is reported until somebody fills it in.",
    "version: 1",
    "",
    "system:",
    `  name: ${scalarText(name)}`,
    "  purpose:          # what it is for, in a sentence that its users would understand",
    `  owner:            # who answers for it in production${hint}`,
    "  stage:            # poc, pilot or production; production while this is open",
    "  risk:",
    "    class:          # minimal, limited or high: how much harm could it do?",
    "    rationale:      # why this class",
    "",
    "# Datasets that it is trained on, evaluated with or served from. Say of each: kind, owner, licence, contract.",
    "data:",
    "",
    "# Models that it ships or calls. Say of each: card, training-data, max-age, rollback.",
    "models:",
    "",
    "# Where a model answers. Say of each: auth, monitoring (drift, performance, data-quality, operations), fallback, rollout.",
    "services:",
    "",
    "# Systems outside this repository that production reads from or writes to. Say of each: direction, owner, auth, contract, status.",
    "integrations:",
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
