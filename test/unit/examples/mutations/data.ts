import { drop, type Mutation, replace, untrack, write } from "./mutation.ts";

const MANIFEST = "ai-readiness.yaml";
const CONTRACT = "contracts/customers.odcs.yaml";

const OUTCOMES = `
  - name: outcomes
    location: postgresql://warehouse.example.com/churn
    kind: production
    used-for: [evaluation]
    version: snapshot
    owner: data-platform@example.com
    licence: internal
    personal-data: pseudonymised
    contract: contracts/customers.odcs.yaml
    card: docs/data-card.md
    assessment: { date: 2026-10-02, result: ready, report: docs/data-readiness.md }
`;

/** The data chasm: what production reads is no longer what was assessed, agreed on and kept. */
export const DATA: readonly Mutation[] = [
  {
    what: "a second table is read that nothing keeps",
    rule: "data/untracked-dataset",
    at: "src/train.py: data/regions.parquet",
    steps: [
      replace(
        "src/train.py",
        "    features = validate",
        '    regions = pd.read_parquet("data/regions.parquet")\n    print(len(regions))\n    features = validate',
      ),
    ],
  },
  {
    what: "the live table of outcomes is no longer kept as snapshots",
    rule: "data/unversioned-dataset",
    at: `${MANIFEST}: name: outcomes`,
    given: [replace(MANIFEST, "\nmodels:\n", `${OUTCOMES}\nmodels:\n`)],
    steps: [drop(MANIFEST, "version: snapshot")],
  },
  {
    what: "DVC no longer has the reference data, though the manifest says so",
    rule: "data/unversioned-dataset",
    at: `${MANIFEST}: version: dvc`,
    steps: [
      replace("dvc.yaml", "    outs:\n      - data/reference.parquet\n", "    outs:\n"),
      replace(
        "dvc.lock",
        "    - path: data/reference.parquet\n      hash: md5\n      md5: 70ceae8588088f66089bf200cc88cde6\n      size: 9640118\n",
        "",
      ),
    ],
  },
  {
    what: "a table in git is read and not declared",
    rule: "data/undeclared-dataset",
    at: "src/train.py: data/regions.csv",
    steps: [
      write("data/regions.csv", "region,name\n1,north\n2,south\n"),
      replace(
        "src/train.py",
        "    features = validate",
        '    regions = pd.read_csv("data/regions.csv")\n    print(len(regions))\n    features = validate',
      ),
    ],
  },
  {
    what: "a dataset stays declared after the code that read it is gone",
    rule: "data/unread-dataset",
    at: `${MANIFEST}: name: outcomes`,
    steps: [
      replace(
        MANIFEST,
        "\nmodels:\n",
        `${OUTCOMES.replace("postgresql://warehouse.example.com/churn", "data/outcomes.parquet")}\nmodels:\n`,
      ),
    ],
  },
  {
    what: "the dataset's revision becomes a branch",
    rule: "data/floating-revision",
    at: "src/evaluate_notes.py: load_dataset(",
    steps: [replace("src/evaluate_notes.py", "5d1f0f6e4f2b7a9c3e8d6b1a0c9f8e7d6c5b4a39", "main")],
  },
  {
    what: "the dataset's revision is left out",
    rule: "data/floating-revision",
    at: "src/evaluate_notes.py: load_dataset(",
    steps: [replace("src/evaluate_notes.py", ', revision="5d1f0f6e4f2b7a9c3e8d6b1a0c9f8e7d6c5b4a39"', "")],
  },
  {
    what: "an export of 12 MB is committed",
    rule: "data/large-file-in-git",
    at: "data/history.parquet",
    steps: [write("data/history.parquet", "PAR1".repeat(3 * 1024 * 1024))],
  },
  {
    what: "both production sources turn out to be public",
    rule: "data/no-production-source",
    at: `${MANIFEST}: data:`,
    steps: [
      replace(
        MANIFEST,
        "location: data/customers.parquet\n    kind: production",
        "location: data/customers.parquet\n    kind: public",
      ),
      replace(
        MANIFEST,
        "location: data/reference.parquet\n    kind: production",
        "location: data/reference.parquet\n    kind: public",
      ),
    ],
  },
  {
    what: "the customers' assessment is taken out",
    rule: "data/assessment-missing",
    at: `${MANIFEST}: name: customers`,
    steps: [
      replace(
        MANIFEST,
        "    card: docs/data-card.md\n    assessment: { date: 2026-10-02, result: ready, report: docs/data-readiness.md }\n  - name: reference",
        "    card: docs/data-card.md\n  - name: reference",
      ),
    ],
  },
  {
    what: "the assessment found the data ready on conditions only",
    rule: "data/assessment-missing",
    at: `${MANIFEST}: result: conditional`,
    steps: [
      replace(
        MANIFEST,
        "result: ready, report: docs/data-readiness.md }\n  - name: reference",
        "result: conditional, report: docs/data-readiness.md }\n  - name: reference",
      ),
    ],
  },
  {
    what: "an assessment is two years old",
    rule: "data/assessment-expired",
    at: `${MANIFEST}: date: 2024-10-02`,
    steps: [
      replace(
        MANIFEST,
        "date: 2026-10-02, result: ready, report: docs/data-readiness.md }\n  - name: reference",
        "date: 2024-10-02, result: ready, report: docs/data-readiness.md }\n  - name: reference",
      ),
    ],
  },
  {
    what: "the customers' contract is no longer named",
    rule: "data/no-contract",
    at: `${MANIFEST}: name: customers`,
    steps: [
      replace(
        MANIFEST,
        "    contract: contracts/customers.odcs.yaml\n    checks: [tests/data/test_customers.py]\n    freshness: 1d",
        "    checks: [tests/data/test_customers.py]\n    freshness: 1d",
      ),
    ],
  },
  {
    what: "the check that a dataset names is moved",
    rule: "data/broken-reference",
    at: `${MANIFEST}: tests/data/test_customer.py`,
    steps: [
      replace(
        MANIFEST,
        "checks: [tests/data/test_customers.py]\n    freshness: 1d",
        "checks: [tests/data/test_customer.py]\n    freshness: 1d",
      ),
    ],
  },
  {
    what: "the contract with the CRM is no longer valid YAML",
    rule: "data/broken-reference",
    at: `${MANIFEST}: contract: api/crm.yaml`,
    steps: [replace("api/crm.yaml", "openapi: 3.1.0", "openapi: [3.1.0")],
  },
  {
    what: "a column leaves the contract",
    rule: "data/schema-mismatch",
    at: "src/train.py: left",
    steps: [drop(CONTRACT, "name: left")],
  },
  {
    what: "a column of the contract is renamed",
    rule: "data/schema-mismatch",
    at: "src/train.py: left",
    steps: [replace(CONTRACT, "name: left,", "name: has_left,")],
  },
  {
    what: "code uses a column that never was in the contract",
    rule: "data/schema-mismatch",
    at: "src/train.py: region",
    steps: [
      replace(
        "src/train.py",
        "    features = validate",
        '    print(customers["region"].value_counts())\n    features = validate',
      ),
    ],
  },
  {
    what: "training takes the first 5000 rows",
    rule: "data/sampled-data",
    at: "src/train.py: head(5000)",
    steps: [
      replace(
        "src/train.py",
        'pd.read_parquet("data/customers.parquet")',
        'pd.read_parquet("data/customers.parquet").head(5000)',
      ),
    ],
  },
  {
    what: "training takes a sample of the rows",
    rule: "data/sampled-data",
    at: "src/train.py: sample(5000",
    steps: [
      replace(
        "src/train.py",
        'pd.read_parquet("data/customers.parquet")',
        'pd.read_parquet("data/customers.parquet").sample(5000, random_state=SEED)',
      ),
    ],
  },
  {
    what: "scaling is fitted before the split",
    rule: "data/fit-before-split",
    at: "src/train.py: StandardScaler().fit_transform",
    steps: [
      replace(
        "src/train.py",
        "    X_train, X_test",
        "    features = StandardScaler().fit_transform(features)\n    X_train, X_test",
      ),
      replace(
        "src/train.py",
        "make_pipeline(StandardScaler(), GradientBoostingClassifier(random_state=SEED))",
        "make_pipeline(GradientBoostingClassifier(random_state=SEED))",
      ),
    ],
  },
  {
    what: "training and serving no longer check what they read",
    rule: "data/no-validation",
    at: "src/train.py: customers.parquet",
    given: [
      replace(MANIFEST, "    checks: [tests/data/test_customers.py]\n    freshness: 1d", "    freshness: 1d"),
      replace(MANIFEST, "data-quality: { by: src/schema.py:validate", "data-quality: { external: Lens"),
      replace(MANIFEST, "drift: { by: src/monitoring.py:check_drift", "drift: { external: Lens"),
      replace(MANIFEST, "performance: { by: src/monitoring.py:compare_with_outcomes", "performance: { external: Lens"),
      write(
        "src/monitoring.py",
        'from prometheus_client import Counter\n\nanswers = Counter("churn_answers", "Scores given")\n\n\ndef count_answer(risk: float, source: str) -> None:\n    answers.inc()\n',
      ),
      drop("src/api.py", "monitoring.check_drift("),
      replace(
        "src/outcomes.py",
        'monitoring.compare_with_outcomes(crm.outcomes(os.environ["CRM_TOKEN"]))',
        'log.info("%s outcomes", len(crm.outcomes(os.environ["CRM_TOKEN"])))',
      ),
      replace("src/outcomes.py", "from src import crm, monitoring", "from src import crm"),
    ],
    steps: [
      replace("src/schema.py", "return CUSTOMERS.validate(customers, lazy=True)", "return customers"),
      replace("src/train.py", "features = validate(customers[FEATURES])", "features = customers[FEATURES]"),
    ],
  },
  {
    what: "code uses addresses, and the manifest no longer says what of the data is personal",
    rule: "data/personal-data-undeclared",
    at: `${MANIFEST}: name: customers`,
    given: [
      replace(
        CONTRACT,
        "      - { name: left,",
        "      - { name: email, logicalType: string, description: Where offers are sent }\n      - { name: left,",
      ),
      replace("src/train.py", "    features = validate", '    print(customers["email"].nunique())\n    features = validate'),
    ],
    steps: [
      replace(
        MANIFEST,
        "    personal-data: pseudonymised\n    contract: contracts/customers.odcs.yaml\n    checks: [tests/data/test_customers.py]\n    freshness: 1d",
        "    contract: contracts/customers.odcs.yaml\n    checks: [tests/data/test_customers.py]\n    freshness: 1d",
      ),
    ],
  },
  {
    what: "the customers' licence is left out",
    rule: "data/no-provenance",
    at: `${MANIFEST}: name: customers`,
    steps: [
      replace(
        MANIFEST,
        "    licence: internal\n    personal-data: pseudonymised\n    contract: contracts/customers.odcs.yaml\n    checks: [tests/data/test_customers.py]\n    freshness: 1d",
        "    personal-data: pseudonymised\n    contract: contracts/customers.odcs.yaml\n    checks: [tests/data/test_customers.py]\n    freshness: 1d",
      ),
    ],
  },
  {
    what: "the source of a public dataset is left out",
    rule: "data/no-provenance",
    at: `${MANIFEST}: name: dialogues`,
    steps: [drop(MANIFEST, "source: Published by")],
  },
  {
    what: "nobody owns the customers any more",
    rule: "data/no-provenance",
    at: `${MANIFEST}: name: customers`,
    steps: [replace(MANIFEST, "owner: data-platform@example.com", "owner: TODO")],
  },
  {
    what: "a dataset that is read while serving no longer says how old it may be",
    rule: "data/no-freshness",
    at: `${MANIFEST}: name: reference`,
    given: [replace(MANIFEST, "used-for: [reference, evaluation]", "used-for: [reference, serving]")],
    steps: [drop(MANIFEST, "freshness: 90d")],
  },
  {
    what: "a table that git is said to keep is taken out of git",
    rule: "data/unversioned-dataset",
    at: `${MANIFEST}: version: git`,
    given: [
      write("data/regions.csv", "region,name\n1,north\n2,south\n"),
      replace(
        "src/train.py",
        "    features = validate",
        '    regions = pd.read_csv("data/regions.csv")\n    print(len(regions))\n    features = validate',
      ),
      replace(
        MANIFEST,
        "\nmodels:\n",
        `  - name: regions
    location: data/regions.csv
    kind: public
    used-for: [training]
    version: git
    owner: growth-ml@example.com
    source: The statistical office
    licence: CC-BY-4.0
    personal-data: none
    card: docs/data-card.md

models:
`,
      ),
    ],
    steps: [untrack("data/regions.csv")],
  },
];
