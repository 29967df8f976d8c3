import { shellCommands } from "../shell.ts";
import { addEnvironment } from "./compose.ts";
import { addCommands, addScripts, type Draft, joinPath } from "./draft.ts";
import { at, entriesOf, itemsOf, textOf, type Value, walk } from "./yaml-tree.ts";

/** GitHub and Gitea Actions: workflows and composite actions. */
export function readActions(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const triggers = at(document, "on") ?? at(document, "true");
    const names = triggers?.kind === "map" ? triggers.entries.map((entry) => entry.key) : itemsOf(triggers).map(textOf);
    const scheduled = names.includes("schedule") && !names.some((name) => name === "push" || name === "pull_request");
    const when = scheduled ? "schedule" : "ci";
    const jobs = [...entriesOf(at(document, "jobs"))];
    const runs = at(document, "runs");
    for (const { name, job } of [
      ...jobs.map((entry) => ({ name: entry.key, job: entry.value })),
      ...(runs === undefined ? [] : [{ name: "action", job: runs }]),
    ]) {
      addEnvironment(draft, at(job, "env"));
      const standing =
        textOf(at(job, "defaults", "run", "working-directory")) ?? textOf(at(document, "defaults", "run", "working-directory"));
      for (const step of itemsOf(at(job, "steps"))) {
        const script = at(step, "run");
        addEnvironment(draft, at(step, "env"));
        if (script === undefined) continue;
        const folder = textOf(at(step, "working-directory")) ?? standing;
        addScripts(draft, [script], { when, name, folder: projectFolder(folder) });
      }
    }
    addEnvironment(draft, at(document, "env"));
  }
}

/** `undefined` (not given) is the root; what a variable names cannot be told. */
function projectFolder(folder: string | undefined): string | undefined {
  if (folder === undefined) return "";
  return /[$]/.test(folder) ? undefined : joinPath("", folder);
}

/** GitLab: jobs are the top-level maps with a `script`. */
export function readGitlab(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    addEnvironment(draft, at(document, "variables"));
    for (const { key: name, value: job } of entriesOf(document)) {
      const scheduled = /^(?:schedules)$/.test(itemsOf(at(job, "only")).map(textOf).join());
      addEnvironment(draft, at(job, "variables"));
      for (const key of ["before_script", "script", "after_script"]) {
        const script = at(job, key);
        if (script !== undefined) addScripts(draft, [script], { when: scheduled ? "schedule" : "ci", name, folder: "" });
      }
    }
    for (const key of ["before_script", "after_script"])
      addScripts(draft, itemsOf(at(document, key)), { when: "ci", name: key, folder: "" });
  }
}

/** Azure Pipelines, CircleCI, Bitbucket, Travis, Cloud Build, Buildspec: scripts wherever they stand. */
const SCRIPT_KEYS = new Set([
  "script",
  "bash",
  "pwsh",
  "powershell",
  "run",
  "before_script",
  "after_script",
  "install",
  "commands",
  "inlineScript",
]);

export function readPipeline(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const triggers = [textOf(at(document, "trigger")), textOf(at(document, "pr"))];
    const scheduled =
      at(document, "schedules") !== undefined && triggers.every((trigger) => trigger === undefined || trigger === "none");
    const when = scheduled ? "schedule" : "ci";
    walk(document, (entry, path) => {
      const name = path.find((_, index) => path[index - 1] === "jobs" || path[index - 1] === "pipelines") ?? "pipeline";
      if (entry.key === "variables" || entry.key === "environment" || entry.key === "env") addEnvironment(draft, entry.value);
      if (!SCRIPT_KEYS.has(entry.key)) return;
      const script = entry.value.kind === "map" ? at(entry.value, "command") : entry.value;
      const folder = textOf(at(entry.value, "working_directory"));
      if (script !== undefined) addScripts(draft, [script], { when, name, folder: projectFolder(folder) });
    });
  }
}

/** Jenkinsfile: `sh "…"`, `sh '''…'''`, `sh(script: "…")`, each under the stage before it. */
export function readJenkinsfile(draft: Draft): void {
  const { text } = draft;
  const scheduled = /\btriggers\s*\{[^}]*\bcron\b/.test(text) && !/\b(?:pollSCM|githubPush)\b/.test(text);
  const comment = /^\s*(?:\/\/|\*|\/\*)/;
  const form = /\b(?:stage\s*\(?\s*(["'])(.*?)\1|(?:sh|bat|powershell)\b\s*\(?\s*(?:script\s*:\s*)?("""|'''|"|'))/g;
  let name = "pipeline";
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const line = text.lastIndexOf("\n", match.index) + 1;
    if (comment.test(text.slice(line, match.index + 2))) continue;
    if (match[2] !== undefined) {
      name = match[2];
      continue;
    }
    const quote = match[3]!;
    const start = match.index + match[0].length;
    let end = text.indexOf(quote, start);
    while (end > 0 && quote.length === 1 && text[end - 1] === "\\") end = text.indexOf(quote, end + 1);
    if (end < 0) end = text.length;
    addCommands(draft, shellCommands(text.slice(start, end), start), { when: scheduled ? "schedule" : "ci", name, folder: "" });
    form.lastIndex = end + quote.length;
  }
}

/** `5 4 * * * command`; a system crontab names the user first. */
export function readCrontab(draft: Draft): void {
  const system = /(?:^|\/)(?:etc\/|cron\.d\/)/.test(draft.path);
  const form =
    /^[ \t]*(?:@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)|(?:[\d*,/A-Za-z-]+[ \t]+){4}[\d*,/A-Za-z-]+)[ \t]+(.+)$/gm;
  for (const match of draft.text.matchAll(form)) {
    const user = system ? (/^\w+[ \t]+/.exec(match[1]!)?.[0].length ?? 0) : 0;
    const start = match.index + match[0].length - match[1]!.length + user;
    addCommands(draft, shellCommands(match[1]!.slice(user), start), { when: "schedule", name: "crontab", folder: undefined });
  }
}

/** `web: gunicorn app:app`. */
export function readProcfile(draft: Draft): void {
  for (const match of draft.text.matchAll(/^([A-Za-z][\w-]*):[ \t]*(\S.*)$/gm)) {
    const start = match.index + match[0].length - match[2]!.length;
    const name = match[1]!;
    addCommands(draft, shellCommands(match[2]!, start), {
      when: name === "release" ? "build" : "process",
      name,
      folder: draft.folder,
    });
  }
}
