/** What a configuration file is, by its name alone; `yaml`, `json`, `toml` and `ini` are looked into. */
export type ConfigKind =
  | "dockerfile"
  | "compose"
  | "procfile"
  | "actions"
  | "gitlab"
  | "pipeline"
  | "jenkinsfile"
  | "crontab"
  | "platform"
  | "terraform"
  | "mlproject"
  | "bentofile"
  | "model-settings"
  | "graph-server"
  | "triton"
  | "torchserve"
  | "promptfoo"
  | "dvc-file"
  | "dvc-pipeline"
  | "dvc-lock"
  | "git-attributes"
  | "git-ignore"
  | "kedro-catalogue"
  | "requirements"
  | "pyproject"
  | "pipfile"
  | "setup"
  | "conda"
  | "lock"
  | "package-json"
  | "compiler-options"
  | "dotenv"
  | "shell"
  | "makefile"
  | "service-unit"
  | "machine-list"
  | "yaml"
  | "json"
  | "toml"
  | "ini";

/** Tried in order against the whole path. */
const FORMS: readonly (readonly [RegExp, ConfigKind])[] = [
  [/(?:^|\/)(?:[\w-]+\.)?(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$/i, "dockerfile"],
  [/(?:^|[/._-])(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/i, "compose"],
  [/(?:^|\/)Procfile(?:\.\w+)?$/, "procfile"],
  [/(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/, "actions"],
  [/(?:^|\/)(?:\.gitlab-ci\.ya?ml|[^/]+\.gitlab-ci\.ya?ml|\.gitlab\/.*\.ya?ml)$/, "gitlab"],
  [
    /(?:^|\/)(?:azure-pipelines[\w.-]*|bitbucket-pipelines|\.travis|buildspec[\w.-]*|cloudbuild[\w.-]*|\.drone|appveyor)\.ya?ml$|(?:^|\/)\.(?:circleci|azure-pipelines|azuredevops|buildkite)\/.*\.ya?ml$/,
    "pipeline",
  ],
  [/(?:^|\/)(?:Jenkinsfile(?:[.-][\w.-]+)?|[^/]+\.jenkinsfile)$/i, "jenkinsfile"],
  [/(?:^|\/)(?:crontab(?:\.txt)?|[^/]+\.(?:cron|crontab)|cron\.d\/[^/.]+)$/, "crontab"],
  [/(?:^|\/)(?:render|heroku|app|railway|apprunner)\.ya?ml$|(?:^|\/)railway\.json$/, "platform"],
  [/\.tf$/, "terraform"],
  [/(?:^|\/)MLproject$/, "mlproject"],
  [/(?:^|\/)bentofile\.ya?ml$/, "bentofile"],
  [/(?:^|\/)model-settings\.json$/, "model-settings"],
  [/(?:^|\/)(?:langgraph|aegra)\.json$/, "graph-server"],
  [/(?:^|\/)config\.pbtxt$/, "triton"],
  [/(?:^|\/)config\.properties$/, "torchserve"],
  [/(?:^|\/)promptfooconfig[\w.-]*\.ya?ml$/, "promptfoo"],
  [/[^/]\.dvc$/, "dvc-file"],
  [/(?:^|\/)dvc\.yaml$/, "dvc-pipeline"],
  [/(?:^|\/)dvc\.lock$/, "dvc-lock"],
  [/(?:^|\/)\.gitattributes$/, "git-attributes"],
  [/(?:^|\/)\.gitignore$/, "git-ignore"],
  [/(?:^|\/)conf\/.*catalog[^/]*\.ya?ml$|(?:^|\/)conf\/.*\/catalog\/.*\.ya?ml$/, "kedro-catalogue"],
  [
    /(?:^|\/)(?:[\w.-]*requirements?[\w.-]*\.(?:txt|in)|requirements\/[^/]+\.(?:txt|in)|constraints[\w.-]*\.txt)$/i,
    "requirements",
  ],
  [/(?:^|\/)pyproject\.toml$/, "pyproject"],
  [/(?:^|\/)Pipfile$/, "pipfile"],
  [/(?:^|\/)setup\.cfg$/, "setup"],
  [/(?:^|\/)[^/]*(?:environment|conda)[^/]*\.ya?ml$/i, "conda"],
  [
    /(?:^|\/)(?:(?:poetry|uv|pdm|pixi)\.lock|Pipfile\.lock|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|[\w.-]*conda-lock\.ya?ml)$/,
    "lock",
  ],
  [/(?:^|\/)package\.json$/, "package-json"],
  [/(?:^|\/)(?:[jt]sconfig[\w.-]*\.json|deno\.jsonc?|import_map\.json)$/, "compiler-options"],
  [/(?:^|\/)\.env(?!\.(?:example|sample|template|dist|tpl))(?:\.[\w.-]+)?$/, "dotenv"],
  [/\.(?:sh|bash)$/, "shell"],
  [/(?:^|\/)(?:GNUm|M|m)akefile$|\.mk$/, "makefile"],
  [/(?:^|\/)supervisord?[\w.-]*\.conf$|\.service$/, "service-unit"],
  [/(?:^|\/)(?:inventory|hosts)(?:[_-][\w-]+)?(?:\.ini)?$/, "machine-list"],
  [/\.ya?ml$/i, "yaml"],
  [/\.(?:json|jsonld)$/i, "json"],
  [/\.toml$/i, "toml"],
  [/\.(?:ini|cfg)$/i, "ini"],
];

/** What others wrote or tools installed. */
const VENDORED = /(?:^|\/)(?:node_modules|site-packages|\.venv|venv|\.terraform|\.git|__pycache__)\//;
/** Folders of data and of what tools make, in which generic files are no configuration. */
const NOT_CONFIGURATION =
  /(?:^|\/)(?:\.idea|mlruns|wandb|datasets?|data|annotations|fixtures|cassettes|outputs?|results|locales?|i18n|coverage|dist)\//i;
/** Folders of configuration may have a part for data: `conf/data/small.yaml`. */
const CONFIGURATION = /(?:^|\/)(?:conf|configs?|configurations?|cfgs?|hydra\w*|settings|params)\/.*\.(?:ya?ml|toml|ini|cfg)$/i;
const NOT_JSON = /(?:^|\/)(?:\.eslintrc|\.prettierrc|composer|manifest|tokenizer|vocab|merges|.*\.min)\.json$/i;

/** The kind of a path, or undefined when it is no configuration that we understand. */
export function configKind(path: string): ConfigKind | undefined {
  if (VENDORED.test(path)) return undefined;
  const kind = FORMS.find(([form]) => form.test(path))?.[1];
  if (kind === undefined) return undefined;
  const generic = kind === "yaml" || kind === "json" || kind === "toml" || kind === "ini" || kind === "conda" || kind === "shell";
  if (generic && NOT_CONFIGURATION.test(path) && !CONFIGURATION.test(path))
    return /(?:croissant|datapackage|\.odcs\.ya?ml|datacontract)/i.test(path) ? kind : undefined;
  if (kind === "json" && NOT_JSON.test(path)) return undefined;
  return kind;
}
