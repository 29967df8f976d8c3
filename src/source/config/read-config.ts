import type { ConfigFacts } from "../facts.ts";
import { readActions, readCrontab, readGitlab, readJenkinsfile, readPipeline, readProcfile } from "./ci.ts";
import { readCompose } from "./compose.ts";
import { type ConfigKind, configKind } from "./config-kind.ts";
import {
  readConda,
  readLock,
  readPackageJson,
  readRequirements,
  readSetup,
  readTomlDependencies,
  tomlOf,
} from "./dependencies.ts";
import { readDockerfile } from "./dockerfile.ts";
import { createDraft, type Draft } from "./draft.ts";
import { readDvcFile, readDvcLock, readDvcPipeline, readGitAttributes, readIntakeCatalogue, readKedroCatalogue } from "./dvc.ts";
import { readGraphServer } from "./graph-server.ts";
import { readIni } from "./ini.ts";
import { readKubernetes, readServerless } from "./kubernetes.ts";
import { readModelSettings, readTorchServe, readTriton } from "./model-server.ts";
import { readAzureDeployment, readAzureMl, readBentofile, readMlproject, readPlatform, readPromptfoo } from "./platform.ts";
import { readGrafana, readPrometheus } from "./prometheus.ts";
import { readDotenv, readMakefile, readNpmScripts, readServiceUnit, readShellScript } from "./scripts.ts";
import { readTerraform } from "./terraform.ts";
import { plainOf, type Value, yamlValues } from "./yaml-tree.ts";

export { configKind } from "./config-kind.ts";

/** Longer files are no source of constants. */
const DATA_LIMIT = 256 * 1024;

/** Parses no sooner than asked, and once. */
interface Content {
  readonly yaml: () => readonly Value[];
  readonly json: () => unknown;
}

type Reader = (draft: Draft, content: Content) => void;

const READERS: Readonly<Record<ConfigKind, Reader | undefined>> = {
  dockerfile: readDockerfile,
  compose: (draft, { yaml }) => readCompose(draft, yaml()),
  procfile: readProcfile,
  actions: (draft, { yaml }) => readActions(draft, yaml()),
  gitlab: (draft, { yaml }) => readGitlab(draft, yaml()),
  pipeline: (draft, { yaml }) => readPipeline(draft, yaml()),
  jenkinsfile: readJenkinsfile,
  crontab: readCrontab,
  platform: (draft, content) =>
    isKubernetes(draft.text) ? readKubernetes(draft, content.yaml()) : readPlatform(draft, content.yaml()),
  terraform: readTerraform,
  mlproject: (draft, { yaml }) => readMlproject(draft, yaml()),
  bentofile: (draft, { yaml }) => readBentofile(draft, yaml()),
  "model-settings": (draft, { json }) => readModelSettings(draft, json()),
  "graph-server": (draft, { json }) => readGraphServer(draft, json()),
  triton: readTriton,
  torchserve: readTorchServe,
  promptfoo: (draft, { yaml }) => readPromptfoo(draft, yaml()),
  "dvc-file": (draft, { yaml }) => readDvcFile(draft, yaml()),
  "dvc-pipeline": (draft, { yaml }) => readDvcPipeline(draft, yaml()),
  "dvc-lock": (draft, { yaml }) => readDvcLock(draft, yaml()),
  "git-attributes": readGitAttributes,
  "git-ignore": undefined,
  "kedro-catalogue": (draft, { yaml }) => readKedroCatalogue(draft, yaml()),
  requirements: readRequirements,
  pyproject: readTomlDependencies,
  pipfile: readTomlDependencies,
  setup: readSetup,
  conda: (draft, content) =>
    /^dependencies\s*:/m.test(draft.text) ? readConda(draft, content.yaml()) : readYaml(draft, content),
  lock: readLock,
  "compiler-options": undefined,
  "package-json": (draft, { json }) => {
    readPackageJson(draft, json());
    readNpmScripts(draft, json());
  },
  dotenv: readDotenv,
  shell: readShellScript,
  makefile: readMakefile,
  "service-unit": readServiceUnit,
  "machine-list": undefined,
  yaml: readYaml,
  json: readJson,
  toml: undefined,
  ini: undefined,
};

const HAS_DATA: ReadonlySet<ConfigKind> = new Set<ConfigKind>([
  "yaml",
  "json",
  "graph-server",
  "package-json",
  "compiler-options",
  "toml",
  "ini",
  "pyproject",
  "kedro-catalogue",
  "conda",
  "compose",
  "platform",
]);

const JSON_DATA: ReadonlySet<ConfigKind> = new Set<ConfigKind>(["json", "graph-server", "package-json", "compiler-options"]);

/**
 * The facts of one configuration file; undefined when its path names none. A broken file yields what could be read. Templates of Helm are no
 * YAML until they are filled in, so nothing is read off them.
 */
export function readConfig(path: string, text: string): ConfigFacts | undefined {
  const kind = configKind(path);
  if (kind === undefined) return undefined;
  const draft = createDraft(path, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const content: Content = { yaml: once(() => yamlValues(draft.text)), json: once(() => jsonOf(draft.text)) };
  const isTemplate = isHelmTemplate(path, draft.text);
  if (!isTemplate)
    try {
      READERS[kind]?.(draft, content);
    } catch {
      // What was read before stays; a reader that trips over a file must not stop the scan.
    }
  const data = once(() => (isTemplate ? undefined : dataOf(kind, draft.text, content)));
  return {
    language: "config",
    path,
    positions: draft.positions,
    starts: draft.starts,
    tracks: draft.tracks,
    monitors: draft.monitors,
    servers: draft.servers,
    environment: draft.environment,
    catalogue: draft.catalogue,
    dependencies: draft.dependencies,
    copies: draft.copies,
    mounts: draft.mounts,
    madeFrom: draft.madeFrom,
    images: draft.images,
    workloads: draft.workloads,
    healthChecks: draft.healthChecks,
    get data() {
      return data();
    },
  };
}

/** YAML whose name says nothing: its content says what it is, mostly in the first lines. Parsing is slow, so a look at the text comes first. */
function readYaml(draft: Draft, { yaml }: Content): void {
  const { text } = draft;
  if (isKubernetes(text)) readKubernetes(draft, yaml());
  else if (/azuremlschemas/.test(text)) readAzureMl(draft, yaml());
  else if (/^computeType\s*:\s*(?:AKS|ACI|AksCompute|local)/im.test(text)) readAzureDeployment(draft, yaml());
  else if (/^(?:scrape_configs|groups)\s*:/m.test(text)) readPrometheus(draft, yaml());
  else if (/^sources\s*:/m.test(text) && /^\s+driver\s*:/m.test(text)) readIntakeCatalogue(draft, yaml());
  else if (/^services\s*:/m.test(text) && /^\s+(?:image|build)\s*:/m.test(text)) readCompose(draft, yaml());
  else if (/^(?:Transform|Resources|provider|functions)\s*:/m.test(text) && /^\s+(?:environment|handler)\s*:/im.test(text))
    readServerless(draft, yaml());
}

function readJson(draft: Draft, { json }: Content): void {
  if (/"panels"\s*:/.test(draft.text) && /"(?:schemaVersion|datasource)"\s*:/.test(draft.text)) readGrafana(draft, json());
}

function isKubernetes(text: string): boolean {
  return /^apiVersion\s*:/m.test(text) && /^kind\s*:/m.test(text);
}

function isHelmTemplate(path: string, text: string): boolean {
  return /(?:^|\/)templates\/.*\.(?:ya?ml|tpl)$/.test(path) && text.includes("{{");
}

function dataOf(kind: ConfigKind, text: string, content: Content): unknown {
  if (!HAS_DATA.has(kind) || text.length > DATA_LIMIT) return undefined;
  if (JSON_DATA.has(kind)) return content.json();
  if (kind === "toml" || kind === "pyproject") return tomlOf(text);
  if (kind === "ini") return readIni(text);
  const documents = content.yaml();
  if (documents.length > 1) return documents.map(plainOf);
  return documents[0] === undefined ? undefined : plainOf(documents[0]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // With comments or a trailing comma; YAML's flow style reads most of it.
    const [first] = text.length <= DATA_LIMIT ? yamlValues(withoutComments(text)) : [];
    return first?.kind === "map" || first?.kind === "list" ? plainOf(first) : undefined;
  }
}

/** Comments between the strings of a JSON file, which may hold `//` and `/*` themselves: `"@/*": ["./src/*"]`. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\//g, (found) => (found.startsWith("/") ? "" : found));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
