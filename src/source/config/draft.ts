import type { Place } from "../../model/place.ts";
import type {
  CatalogueEntry,
  ConfigImage,
  ConfigMonitor,
  ConfigServer,
  ConfigWorkload,
  Dependency,
  Start,
  TrackedLocation,
} from "../facts.ts";
import type { PositionMap } from "../positions.ts";
import { linePositions } from "../positions.ts";
import { type ShellCommand, shellCommands } from "../shell.ts";
import { serverOf } from "./servers.ts";
import type { Value } from "./yaml-tree.ts";

/** What readers of configuration fill in. */
export interface Draft {
  readonly path: string;
  /** The file's folder, relative to the root. */
  readonly folder: string;
  readonly text: string;
  readonly positions: PositionMap;
  readonly starts: Start[];
  readonly tracks: TrackedLocation[];
  readonly monitors: ConfigMonitor[];
  readonly servers: ConfigServer[];
  readonly environment: { name: string; value: string; place: Place }[];
  readonly catalogue: CatalogueEntry[];
  readonly dependencies: Dependency[];
  readonly copies: { from: string; to: string }[];
  readonly mounts: { from: string; to: string }[];
  readonly madeFrom: string[];
  readonly images: ConfigImage[];
  readonly workloads: ConfigWorkload[];
  readonly healthChecks: Place[];
}

export function createDraft(path: string, text: string): Draft {
  const slash = path.lastIndexOf("/");
  return {
    path,
    folder: slash < 0 ? "" : path.slice(0, slash),
    text,
    positions: linePositions(text),
    starts: [],
    tracks: [],
    monitors: [],
    servers: [],
    environment: [],
    catalogue: [],
    dependencies: [],
    copies: [],
    mounts: [],
    madeFrom: [],
    images: [],
    workloads: [],
    healthChecks: [],
  };
}

export function placeIn(draft: Draft, start: number, end: number): Place {
  return draft.positions.place(draft.path, start, end);
}

/** Where and when commands run. */
export interface Run {
  readonly when: Start["when"];
  readonly name: string;
  readonly folder: string | undefined;
  readonly development?: true;
}

/** Programs that start another one and watch it. */
const WATCHERS: readonly { readonly head: RegExp; readonly library: string; readonly measures: ConfigMonitor["measures"] }[] = [
  { head: /^ddtrace-run$/, library: "ddtrace", measures: ["operations", "errors"] },
  { head: /^newrelic-admin$/, library: "newrelic", measures: ["operations", "errors"] },
  { head: /^opentelemetry-instrument$/, library: "opentelemetry", measures: ["operations"] },
  { head: /^elasticapm-run$/, library: "elasticapm", measures: ["operations", "errors"] },
];

/** Records commands with what they tell beyond themselves: environment, ready-made servers, wrappers that watch what they start. */
export function addCommands(draft: Draft, commands: readonly ShellCommand[], run: Run): void {
  let folder = run.folder;
  for (const command of commands.flatMap(unwrapped)) {
    const place = placeIn(draft, command.start, command.end);
    const [head, argument] = command.words;
    if (head === "cd" && argument !== undefined) {
      folder = folder === undefined || /^[/$~]/.test(argument) ? undefined : joinPath(folder, argument);
      continue;
    }
    draft.starts.push({ when: run.when, command, folder, name: run.name, place, ...(run.development && { development: true }) });
    for (const { name, value } of command.environment ?? []) draft.environment.push({ name, value, place });
    const watcher = WATCHERS.find(({ head: form }) => command.words.some((word) => form.test(word)));
    if (watcher !== undefined) {
      const from = command.words.findIndex((word) => watcher.head.test(word));
      draft.monitors.push({
        library: watcher.library,
        measures: watcher.measures,
        target: command.words.slice(from + 1).find((word) => /\.py$|:\w+$/.test(word)) ?? run.name,
        reason: `The command runs under ${command.words[from]}.`,
        place,
      });
    }
    if (/^(?:promptfoo|deepeval)$/.test(head ?? "") || /(?:npx|pnpm dlx) promptfoo/.test(command.words.slice(0, 3).join(" ")))
      draft.monitors.push({
        library: command.words.includes("deepeval") ? "deepeval" : "promptfoo",
        measures: ["offline-evaluation"],
        target: undefined,
        reason: "The command evaluates the model.",
        place,
      });
    if (run.when !== "build" && run.when !== "ci") {
      const server = serverOf(command.words);
      if (server !== undefined) draft.servers.push({ ...server, kind: "server", name: run.name, place });
    }
  }
}

/** Script text in a YAML scalar, or a list of them. */
export function addScripts(draft: Draft, scripts: readonly Value[], run: Run): void {
  for (const script of scripts)
    if (script.kind === "scalar") addCommands(draft, shellCommands(script.text, script.at), run);
    else if (script.kind === "list") addScripts(draft, script.items, run);
}

/** A command as Docker and Kubernetes write it: one line for a shell, or a list of words. */
export function commandsOf(value: Value | undefined, more?: Value): ShellCommand[] {
  if (value === undefined) return more === undefined ? [] : commandsOf(more);
  if (value.kind === "scalar") return value.value === null ? [] : shellCommands(value.text, value.at);
  const words = [value, more].flatMap((list) => (list?.kind === "list" ? list.items : list === undefined ? [] : [list]));
  const texts = words.flatMap((word) => (word.kind === "scalar" ? [word.text] : []));
  if (texts.length === 0) return [];
  return [{ words: texts, start: words[0]!.start, end: words.at(-1)!.end }];
}

/** `sh -c "a && b"` runs a and b. */
function unwrapped(command: ShellCommand): ShellCommand[] {
  const { words } = command;
  if (!/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|a)?sh$/.test(words[0] ?? "")) return [command];
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  const script = flag < 0 ? undefined : words[flag + 1];
  if (script === undefined) return [command];
  return shellCommands(script, 0).map((inner) => ({ ...inner, start: command.start, end: command.end }));
}

/** Joins a folder and a relative path; undefined when it leaves the root. */
export function joinPath(folder: string, path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of `${folder}/${path}`.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/**
 * The folder against which a build's paths are meant. Mostly it is the file's own; where a path repeats the end of that folder
 * (`server/Dockerfile` copies `server/app.py`) it is the one above, and a folder that only holds Dockerfiles is built from above too.
 */
export function contextFolder(folder: string, paths: readonly string[]): string {
  const segments = folder.split("/");
  for (let count = segments.length; folder !== "" && count > 0; count--) {
    const end = segments.slice(-count).join("/");
    if (paths.map((path) => path.replace(/^(?:\.\/)+/, "")).some((path) => path === end || path.startsWith(`${end}/`)))
      return segments.slice(0, -count).join("/");
  }
  return folder.replace(/(?:^|\/)\.?(?:docker|dockerfiles?|containers?|deploy(?:ment)?|build|ci|infra)$/i, "");
}
