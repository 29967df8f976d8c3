import type { DependencyFile } from "../../model/delivery.ts";
import { baseName } from "../../model/paths.ts";
import { configKind } from "../../source/config/config-kind.ts";
import type { ConfigFacts, Dependency } from "../../source/facts.ts";
import { folderOf } from "../python/paths.ts";
import { isDevelopment } from "./uses.ts";

const PYTHON_LOCK = /(?:^|\/)(?:(?:poetry|uv|pdm|pixi)\.lock|Pipfile\.lock|[\w.-]*conda-lock\.ya?ml)$/;
const NODE_LOCK = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;
/** What requirements files beside the main one are for. */
const SIDE =
  /(?:^|[._/-])(?:dev|devel|development|tests?|testing|lint|typing|docs?|doc|ci|build|notebooks?|examples?|extras?|optional|benchmarks?|tools?|scripts?)(?=[._/-]|$)/i;

/** Packages that answer requests. */
const SERVING =
  /^(?:fastapi|flask|uvicorn|gunicorn|django|bentoml|litserve|streamlit|gradio|chainlit|sanic|quart|litestar|starlette|tornado)$/i;

/** What is installed for what is deployed, file by file. */
export function dependencyFilesOf(
  configs: readonly ConfigFacts[],
  paths: readonly string[],
  text: (path: string) => string | undefined,
  aiFiles: ReadonlySet<string>,
): DependencyFile[] {
  const found: DependencyFile[] = [];
  const pythonLocks = paths.filter((path) => PYTHON_LOCK.test(path));
  const nodeLocks = paths.filter((path) => NODE_LOCK.test(path));
  const nodeAi = [...aiFiles].filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  const pythonAi = aiFiles.size === 0 || nodeAi.length < aiFiles.size;
  const pinned = configs.filter(
    (facts) => facts.dependencies.length > 0 && configKind(facts.path) === "requirements" && loose(facts).length === 0,
  );
  for (const facts of configs) {
    if (facts.dependencies.length === 0 && !facts.images?.length) continue;
    const kind = configKind(facts.path);
    if (kind === "dockerfile") {
      const installed = installedBy(facts);
      if (installed.total > 0)
        found.push({
          ...installed,
          settledBy: undefined,
          serves: false,
          purpose: isDevelopment(facts.path) ? "development" : "application",
        });
      continue;
    }
    const isNode = kind === "package-json";
    if (kind !== "requirements" && kind !== "pyproject" && kind !== "pipfile" && kind !== "conda" && kind !== "setup" && !isNode)
      continue;
    const folder = folderOf(facts.path);
    if (isNode ? !nodeAi.some((path) => isBelow(path, folder)) : !pythonAi) continue;
    const own = facts.dependencies.filter((dependency) => dependency.optional !== true);
    if (own.length === 0) continue;
    // `acme[all]` beside `acme==1.2` asks for extras of that version.
    const fixed = new Set(own.flatMap(({ name, pinned }) => (pinned ? [canonical(name)] : [])));
    const open = loose(facts).filter(({ name }) => !fixed.has(canonical(name)));
    found.push({
      file: facts.path,
      loose: open.map(({ name, version, place }) => ({ name, written: version, place })),
      exact: own.flatMap(({ name, version }) => {
        const one = /^={2,3}\s*([\w.+!-]+)$/.exec(version ?? "")?.[1];
        return one === undefined ? [] : [{ name, version: one }];
      }),
      total: own.length,
      serves: own.some(({ name }) => SERVING.test(name)),
      settledBy:
        lockFor(folder, isNode ? nodeLocks : pythonLocks) ??
        pinned.find((other) => other !== facts && folderOf(other.path) === folder && covers(other, open))?.path,
      purpose: purposeOf(facts, kind, paths, text(facts.path)),
    });
  }
  return found;
}

function loose(facts: ConfigFacts): readonly Dependency[] {
  return facts.dependencies.filter(({ pinned, optional }) => !pinned && optional !== true);
}

function purposeOf(facts: ConfigFacts, kind: string, paths: readonly string[], text = ""): DependencyFile["purpose"] {
  const { path } = facts;
  const name = baseName(path);
  if (isDevelopment(path) || SIDE.test(kind === "requirements" ? path : folderOf(path))) return "development";
  if (kind === "requirements" && /constraints/i.test(name)) return "source";
  if (name.endsWith(".in")) return paths.includes(path.replace(/\.in$/, ".txt")) ? "source" : "application";
  // What is published for others to install must leave them room.
  if (kind === "setup") return "library";
  const published = /^\s*classifiers\s*=/m.test(text) && !/Private\s*::/.test(text);
  return (kind === "pyproject" && published) || (kind === "package-json" && isPackage(text)) ? "library" : "application";
}

function isPackage(text: string): boolean {
  return /"(?:exports|main|module|publishConfig)"\s*:/.test(text) && !/"private"\s*:\s*true/.test(text);
}

/** A lock in the same folder or in one above it, as workspaces have it. */
function lockFor(folder: string, locks: readonly string[]): string | undefined {
  let nearest: string | undefined;
  for (const path of locks) {
    if (!isBelow(`${folder}/x`.replace(/^\//, ""), folderOf(path))) continue;
    if (nearest === undefined || path.length > nearest.length) nearest = path;
  }
  return nearest;
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** True when a fully pinned file names all that is loose. */
function covers(pinned: ConfigFacts, open: readonly Dependency[]): boolean {
  const names = new Set(pinned.dependencies.map(({ name }) => canonical(name)));
  return open.length > 0 && open.every(({ name }) => names.has(canonical(name)));
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/[._]/g, "-");
}

/** Tools that install others: their versions seldom reach what runs. */
const INSTALLERS =
  /^(?:pip|pip3|setuptools|wheel|poetry(?:-[\w-]+)?|pipenv|pdm|uv|hatch|pip-tools|virtualenv|build|twine|conda-lock|awscli|yq)$/i;
const WITH_VALUE =
  /^(?:-[rcifte]|--(?:requirement|constraint|index-url|extra-index-url|find-links|target|editable|prefix|root|python|platform|trusted-host|timeout|retries|default-timeout|cache-dir|only-binary|no-binary|proxy|cert))$/;

/** Packages that a Dockerfile names in `pip install`. */
function installedBy(facts: ConfigFacts): Pick<DependencyFile, "file" | "loose" | "exact" | "total"> {
  const open: { name: string; written: string | undefined; place: DependencyFile["loose"][number]["place"] }[] = [];
  let total = 0;
  for (const { when, command, place } of facts.starts) {
    if (when !== "build") continue;
    const { words } = command;
    const at = words.indexOf("install");
    if (at < 1 || !/(?:^|\/)pip[\d.]*$/.test(words[at - 1]!)) continue;
    const more = words.slice(at + 1);
    if (more.some((word) => word === "-c" || word === "--constraint")) continue;
    for (let index = 0; index < more.length; index++) {
      const word = more[index]!;
      if (WITH_VALUE.test(word)) index++;
      else if (!word.startsWith("-") && !/^[./~$]|\.whl$|\.tar\.gz$|[${}]/.test(word)) {
        const git = /^(?:[\w.-]+\s*@\s*)?git\+\S*?\/([\w.-]+?)(?:\.git)?(@[^#\s]+)?(?:#.*)?$/.exec(word);
        const name = git?.[1] ?? /^[A-Za-z0-9][\w.-]*/.exec(word)?.[0];
        if (name === undefined || INSTALLERS.test(name)) continue;
        total++;
        const pinned = git === null ? /={2,3}[^*]+$/.test(word) : /^@[0-9a-f]{40}$/.test(git[2] ?? "");
        if (!pinned) open.push({ name, written: git === null ? word.slice(name.length) || undefined : git[0], place });
      }
    }
  }
  return { file: facts.path, loose: open, exact: [], total };
}
