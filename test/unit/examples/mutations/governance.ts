import { append, approve, cameOn, drop, dropSection, type Mutation, remove, replace, write } from "./mutation.ts";

const MANIFEST = "ai-readiness.yaml";

/** Governance as a last gate: what was true on the day of the approval, and has not been looked at since. */
export const GOVERNANCE: readonly Mutation[] = [
  { what: "the manifest is deleted", rule: "governance/no-manifest", at: "src/api.py", steps: [remove(MANIFEST)] },
  {
    what: "a key is misspelt",
    rule: "governance/invalid-manifest",
    at: `${MANIFEST}: purposes:`,
    steps: [replace(MANIFEST, "  purpose:", "  purposes:")],
  },
  {
    what: "a day is impossible",
    rule: "governance/invalid-manifest",
    at: `${MANIFEST}: 2026-02-30`,
    steps: [replace(MANIFEST, "trained-on: 2026-10-12", "trained-on: 2026-02-30")],
  },
  {
    what: "a model names training data that is not declared",
    rule: "governance/invalid-manifest",
    at: `${MANIFEST}: [customer]`,
    steps: [replace(MANIFEST, "training-data: [customers]", "training-data: [customer]")],
  },
  {
    what: "a bracket is left open",
    rule: "governance/invalid-manifest",
    at: `${MANIFEST}: `,
    steps: [replace(MANIFEST, "training-data: [customers]", "training-data: [customers")],
  },
  {
    what: "a second model is loaded and not declared",
    rule: "governance/undeclared-ai",
    at: "src/value.py: joblib.load",
    steps: [
      write(
        "models/value.pkl.dvc",
        "outs:\n- md5: 5aa3175ed41d4d3b3a2afe2204e8a0ff\n  size: 40113\n  hash: md5\n  path: value.pkl\n",
      ),
      write("src/value.py", 'import joblib\n\nmodel = joblib.load("models/value.pkl")\n'),
    ],
  },
  {
    what: "summaries are served and no longer declared",
    rule: "governance/undeclared-ai",
    at: "src/notes.py: /summary",
    steps: [
      async (state) => {
        const text = state.files[MANIFEST]!;
        const from = text.indexOf("  - name: call-notes\n    entry:");
        return write(MANIFEST, text.slice(0, from) + text.slice(text.indexOf("integrations:")))(state);
      },
    ],
  },
  {
    what: "the risk class is left out",
    rule: "governance/risk-unclassified",
    at: `${MANIFEST}: risk:`,
    steps: [replace(MANIFEST, "class: limited, ", "")],
  },
  {
    what: "the risk class has no reason",
    rule: "governance/risk-unclassified",
    at: `${MANIFEST}: risk:`,
    steps: [
      replace(
        MANIFEST,
        ', rationale: "An agent decides on every call and the score changes no price or contract; reviewed 2026-09-28"',
        "",
      ),
    ],
  },
  {
    what: "a model's card is no longer named",
    rule: "governance/no-model-card",
    at: `${MANIFEST}: name: churn`,
    steps: [drop(MANIFEST, "card: docs/model-card.md")],
  },
  {
    what: "a dataset's card is no longer named",
    rule: "governance/no-data-card",
    at: `${MANIFEST}: name: dialogues`,
    steps: [replace(MANIFEST, "    card: docs/data-card.md\n\nmodels", "\nmodels")],
  },
  {
    what: "the model card loses a section",
    rule: "governance/placeholder-document",
    at: "docs/model-card.md",
    steps: [dropSection("docs/model-card.md", "Evaluation")],
  },
  {
    what: "a section of the model card is emptied",
    rule: "governance/placeholder-document",
    at: "docs/model-card-notes.md: ## Limitations",
    steps: [
      replace(
        "docs/model-card-notes.md",
        "It overlooks irony, and notes in other languages than English and German are summed up worse. Twenty notes are the most that it is given.\n\n",
        "",
      ),
    ],
  },
  {
    what: "a placeholder comes back into the human oversight document",
    rule: "governance/placeholder-document",
    at: "docs/human-oversight.md: TODO",
    steps: [
      replace(
        "docs/human-oversight.md",
        "Each agent over each call; team leads over their list; the service owner over the system.",
        "TODO",
      ),
    ],
  },
  {
    what: "the risk assessment has a gap",
    rule: "governance/missing-artefact",
    at: `${MANIFEST}: risk-assessment:`,
    steps: [replace("docs/risk-assessment.md", "Low, accepted by the risk officer on 2026-10-25 until 2027-04-25.", "TODO")],
  },
  {
    what: "the card says that another training is in use",
    rule: "governance/card-mismatch",
    at: "docs/model-card.md: 2026-08-03",
    steps: [replace("docs/model-card.md", "trained on 2026-10-12", "trained on 2026-08-03")],
  },
  {
    what: "the model is trained again, and its card is not",
    rule: "governance/card-mismatch",
    at: "docs/model-card.md: 2026-10-12",
    steps: [replace(MANIFEST, "trained-on: 2026-10-12", "trained-on: 2026-11-12")],
  },
  {
    what: "the data protection assessment is no longer named, and lies elsewhere",
    rule: "governance/missing-artefact",
    at: `${MANIFEST}: documents:`,
    steps: [
      drop(MANIFEST, "data-protection: docs/data-protection.md"),
      remove("docs/data-protection.md"),
      replace("docs/data-readiness.md", "[data protection](data-protection.md)", "the wiki"),
    ],
  },
  {
    what: "a document refers to one that has another name",
    rule: "governance/broken-link",
    at: "docs/data-readiness.md: [data protection]",
    steps: [replace("docs/data-readiness.md", "[data protection](data-protection.md)", "[data protection](dpia.md)")],
  },
  {
    what: "the risk assessment was to be reviewed last month",
    rule: "governance/review-overdue",
    at: "docs/risk-assessment.md: **Next review:**",
    steps: [replace("docs/risk-assessment.md", "# Risk assessment\n", "# Risk assessment\n\n**Next review:** 2026-10-15\n")],
  },
  {
    what: "the risk assessment is deleted",
    rule: "data/broken-reference",
    at: `${MANIFEST}: risk-assessment:`,
    steps: [remove("docs/risk-assessment.md")],
  },
  {
    what: "the approval has expired",
    rule: "governance/approval-missing",
    at: `${MANIFEST}: role: risk-officer`,
    steps: [replace(MANIFEST, "expires: 2027-04-25", "expires: 2026-11-21")],
  },
  {
    what: "the approval is withdrawn",
    rule: "governance/approval-missing",
    at: `${MANIFEST}: role: risk-officer`,
    steps: [replace(MANIFEST, "on: 2026-10-25, status: approved", "on: 2026-10-25, status: rejected")],
  },
  {
    what: "the approval is taken out",
    rule: "governance/approval-missing",
    at: `${MANIFEST}: role: data-protection-officer`,
    steps: [drop(MANIFEST, "role: risk-officer")],
  },
  {
    what: "serving code changed after the approval",
    rule: "governance/approval-outdated",
    at: `${MANIFEST}: covers: v1`,
    given: [approve("risk-officer")],
    steps: [replace("src/api.py", "[0, 1])", "[0, 0])")],
  },
  {
    what: "the model changed after the approval",
    rule: "governance/approval-outdated",
    at: `${MANIFEST}: covers: v1`,
    given: [approve("risk-officer")],
    steps: [replace("dvc.lock", "4be3175ed41d4d3b3a2afe2204e8a01c", "9ce0175ed41d4d3b3a2afe2204e8a777")],
  },
  {
    what: "the data changed after the approval",
    rule: "governance/approval-outdated",
    at: `${MANIFEST}: covers: v1`,
    given: [approve("risk-officer")],
    steps: [replace("data/customers.parquet.dvc", "191d7f4cf6e035db8f3c084fd462fd94", "2f1d7f4cf6e035db8f3c084fd462fd00")],
  },
  {
    what: "the owner approves",
    rule: "governance/self-approval",
    at: `${MANIFEST}: role: risk-officer`,
    steps: [replace(MANIFEST, "by: j.doe@example.com", "by: growth-ml@example.com")],
  },
  {
    what: "nobody owns the documents any more",
    rule: "governance/unowned-artefact",
    at: `${MANIFEST}: docs/`,
    steps: [drop(".github/CODEOWNERS", "/docs/")],
  },
  {
    what: "nobody owns the manifest any more",
    rule: "governance/unowned-artefact",
    at: `${MANIFEST}: version: 1`,
    steps: [drop(".github/CODEOWNERS", "/ai-readiness.yaml")],
  },
  {
    what: "the list of code owners is deleted",
    rule: "governance/unowned-artefact",
    at: `${MANIFEST}: stage: production`,
    steps: [remove(".github/CODEOWNERS")],
  },
  {
    what: "a waiver has expired",
    rule: "governance/waiver-invalid",
    at: `${MANIFEST}: expires: 2026-11-01`,
    steps: [
      append(
        MANIFEST,
        "waivers:\n  - { rule: mlops/no-alert, subject: services.scoring-api, reason: The rota starts in December, owner: growth-ml@example.com, expires: 2026-11-01 }\n",
      ),
    ],
  },
  {
    what: "the base model's licence is left out",
    rule: "governance/base-model-licence",
    at: `${MANIFEST}: base-model:`,
    steps: [drop(MANIFEST, "licence: The provider's")],
  },
  {
    what: "logs of a high-risk system are kept for a month",
    rule: "governance/log-retention",
    at: `${MANIFEST}: log-retention: 30d`,
    given: [
      replace(MANIFEST, "class: limited", "class: high"),
      replace(MANIFEST, "governance:\n", "governance:\n  log-retention: 365d\n"),
      append(
        MANIFEST,
        "    - { role: product-owner, by: m.okoro@example.com, on: 2026-10-27, status: approved, expires: 2027-04-27 }\n",
      ),
    ],
    steps: [replace(MANIFEST, "log-retention: 365d", "log-retention: 30d")],
  },
  {
    what: "a model's card is deleted",
    rule: "governance/no-model-card",
    at: `${MANIFEST}: card: docs/model-card.md`,
    steps: [remove("docs/model-card.md")],
  },
  {
    what: "a waiver is left behind after the repair",
    rule: "governance/waiver-invalid",
    at: `${MANIFEST}: rule: mlops/no-alert`,
    steps: [
      append(
        MANIFEST,
        "\nwaivers:\n  - { rule: mlops/no-alert, subject: services.scoring-api, reason: The rota starts in December, owner: growth-ml@example.com, expires: 2026-12-31 }\n",
      ),
    ],
  },
  {
    what: "a comment that ignores a rule is left behind after the repair",
    rule: "governance/waiver-invalid",
    at: "src/crm.py: CRM_URL",
    steps: [
      replace(
        "src/crm.py",
        'os.environ["CRM_URL"]\n',
        'os.environ["CRM_URL"]  # ai-readiness: ignore integration/local-endpoint -- until the move\n',
      ),
    ],
  },
  {
    what: "a comment ignores a rule that does not exist",
    rule: "governance/waiver-invalid",
    at: "src/crm.py: CRM_URL",
    steps: [
      replace(
        "src/crm.py",
        'os.environ["CRM_URL"]\n',
        'os.environ["CRM_URL"]  # ai-readiness: ignore integration/local-endpoints -- until the move\n',
      ),
    ],
  },
  {
    what: "the documents came in one commit, months after the first deployment",
    rule: "governance/late-governance",
    at: "docs/data-card.md",
    given: [
      // A day before the deployment that a document speaks of leaves open when it was written.
      replace("docs/model-card-notes.md", "`gpt-4o-mini-2024-07-18`", "The provider's small model in its version of July 2024"),
      cameOn({ Dockerfile: "2026-08-20", "deploy/api.yaml": "2026-08-20" }),
    ],
    steps: [
      cameOn(
        Object.fromEntries(
          [
            "data-card",
            "data-protection",
            "data-readiness",
            "human-oversight",
            "model-card",
            "model-card-notes",
            "risk-assessment",
            "runbook",
          ].map((name) => [`docs/${name}.md`, "2026-11-18"]),
        ),
      ),
    ],
  },
];
