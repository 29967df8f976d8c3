import { append, drop, dropSection, type Mutation, remove, replace, write } from "./mutation.ts";

const MANIFEST = "ai-readiness.yaml";

/** A page on which agents ask for a summary themselves. */
const PAGE = `  - name: ask
    entry: src/page.py
    models: [call-notes]
    auth: { external: gateway, owner: platform@example.com }
    monitoring:
      tracing: { by: src/notes.py:sum_up, alert: ml-oncall }
      performance: { by: src/notes.py:sum_up, alert: ml-oncall }
    fallback: src/notes.py:newest
    rollout: canary
    disclosure: At the top of the page

integrations:
`;

/** The adoption gap: it runs, and nobody knows what for, how to work with it, or whom to ask. */
export const ADOPTION: readonly Mutation[] = [
  {
    what: "the owner is taken out",
    rule: "adoption/no-owner",
    at: `${MANIFEST}: system:`,
    steps: [replace(MANIFEST, "  owner: growth-ml@example.com\n  stage", "  stage")],
  },
  {
    what: "the owner is a placeholder",
    rule: "adoption/no-owner",
    at: `${MANIFEST}: owner: TBD`,
    steps: [replace(MANIFEST, "owner: growth-ml@example.com\n  stage", "owner: TBD\n  stage")],
  },
  {
    what: "the problem is left out",
    rule: "adoption/no-problem-statement",
    at: `${MANIFEST}: adoption:`,
    steps: [drop(MANIFEST, "  problem: ")],
  },
  {
    what: "success has no target",
    rule: "adoption/no-problem-statement",
    at: `${MANIFEST}: retained customers`,
    steps: [replace(MANIFEST, ", target: 9", "")],
  },
  {
    what: "success has no baseline",
    rule: "adoption/no-problem-statement",
    at: `${MANIFEST}: retained customers`,
    steps: [replace(MANIFEST, ", baseline: 4", "")],
  },
  {
    what: "success is measured by code that is gone",
    rule: "adoption/unmeasured-success",
    at: `${MANIFEST}: src/kpi.py:record_calls`,
    steps: [replace(MANIFEST, "src/kpi.py:record_call", "src/kpi.py:record_calls")],
  },
  {
    what: "where success is measured is left out",
    rule: "adoption/unmeasured-success",
    at: `${MANIFEST}: retained customers`,
    steps: [replace(MANIFEST, ', source: "src/kpi.py:record_call"', "")],
  },
  {
    what: "the agents' training is no longer named",
    rule: "adoption/no-user-training",
    at: `${MANIFEST}: retention agents`,
    steps: [replace(MANIFEST, "retention agents, training: docs/training.md,", "retention agents,")],
  },
  {
    what: "nobody says who works with it",
    rule: "adoption/no-user-training",
    at: `${MANIFEST}: adoption:`,
    steps: [drop(MANIFEST, "  users:"), drop(MANIFEST, "group: retention agents"), drop(MANIFEST, "group: team leads")],
  },
  {
    what: "the training of the team leads is a template",
    rule: "adoption/no-user-training",
    at: `${MANIFEST}: team leads`,
    given: [
      write(
        "docs/leading.md",
        "# Leading with churn scores\n\n## What it does\n\nIt orders the list of your team. You see how often scores are overruled, and why.\n\n## Getting help\n\nWrite to #churn-help, or call Growth ML on working days from 8 to 18.\n",
      ),
      replace(MANIFEST, "team leads, training: docs/training.md", "team leads, training: docs/leading.md"),
    ],
    steps: [
      replace(
        "docs/leading.md",
        "It orders the list of your team. You see how often scores are overruled, and why.",
        "TODO what does it do?",
      ),
    ],
  },
  {
    what: "the model changed after people were trained",
    rule: "adoption/training-outdated",
    at: `${MANIFEST}: 2026-10-20`,
    given: [
      replace(MANIFEST, "trained-on: 2026-10-12", "trained-on: 2026-10-12\n    changed-on: 2026-10-12"),
      replace(MANIFEST, "trained-on: 2026-10-21", "trained-on: 2026-11-20"),
    ],
    steps: [replace(MANIFEST, "changed-on: 2026-10-12", "changed-on: 2026-11-15")],
  },
  {
    what: "the rollout plan is no longer named",
    rule: "adoption/no-rollout-plan",
    at: `${MANIFEST}: adoption:`,
    steps: [drop(MANIFEST, "rollout: docs/rollout.md")],
  },
  {
    what: "the rollout plan is deleted",
    rule: "adoption/no-rollout-plan",
    at: `${MANIFEST}: rollout: docs/rollout.md`,
    steps: [remove("docs/rollout.md")],
  },
  {
    what: "the rollout plan no longer says who gets it first",
    rule: "adoption/no-rollout-plan",
    at: `${MANIFEST}: rollout: docs/rollout.md`,
    steps: [dropSection("docs/rollout.md", "Cohorts")],
  },
  {
    what: "the rollout plan is a template again",
    rule: "adoption/no-rollout-plan",
    at: `${MANIFEST}: rollout: docs/rollout.md`,
    steps: [
      replace(
        "docs/rollout.md",
        "Four agents in the north from 2026-11-02, all of the north from 2026-11-16, everybody from 2026-12-07.",
        "TODO who gets it first?",
      ),
    ],
  },
  {
    what: "support is left out",
    rule: "adoption/no-support",
    at: `${MANIFEST}: adoption:`,
    steps: [drop(MANIFEST, 'support: "#churn-help"')],
  },
  {
    what: "feedback is left out",
    rule: "adoption/no-feedback-loop",
    at: `${MANIFEST}: adoption:`,
    steps: [drop(MANIFEST, "feedback: src/feedback.py:record")],
  },
  {
    what: "the function that records feedback is renamed",
    rule: "adoption/no-feedback-loop",
    at: `${MANIFEST}: feedback: src/feedback.py:record`,
    steps: [replace("src/feedback.py", "def record(", "def keep("), replace("src/api.py", "feedback.record(", "feedback.keep(")],
  },
  {
    what: "the fallback of the scores is left out",
    rule: "adoption/no-fallback",
    at: `${MANIFEST}: name: scoring-api`,
    steps: [drop(MANIFEST, "fallback: src/fallback.py:risk_by_rule")],
  },
  {
    what: "the page no longer says that a machine answers",
    rule: "adoption/no-disclosure",
    at: `${MANIFEST}: name: ask`,
    given: [
      append(MANIFEST, "\nlint:\n  severity: { adoption/no-disclosure: warning }\n"),
      replace(MANIFEST, "\nintegrations:\n", PAGE),
      write(
        "src/page.py",
        'import streamlit as st\n\nfrom src.notes import sum_up\n\nst.caption("Written by a machine")\nif notes := st.text_area("Notes"):\n    st.write(sum_up(notes.splitlines()))\n',
      ),
      write("tests/test_page.py", "import src.page\n\n\ndef test_loads():\n    assert src.page\n"),
    ],
    steps: [drop(MANIFEST, "disclosure: At the top")],
  },
];
