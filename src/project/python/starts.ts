import { folderOf } from "../../model/paths.ts";
import type { ConfigFacts, PythonFacts, Start } from "../../source/facts.ts";
import { normalisePath } from "./paths.ts";
import { writtenFolders } from "./written-folders.ts";

/** The commands that run each script, wherever they are written down. `python`: files with commands, and those that notebooks write. */
export function startsByScript(
  configs: readonly ConfigFacts[],
  python: readonly PythonFacts[],
  files: readonly string[],
): ReadonlyMap<string, readonly Start[]> {
  const paths = new Set(files);
  for (const facts of python) if (facts.writtenBy !== undefined) paths.add(facts.path);
  const found = new Map<string, Start[]>();
  const add = (start: Start, own: readonly string[] = []) => {
    for (const script of scriptsOf(start, own, paths)) {
      const same = found.get(script);
      if (same === undefined) found.set(script, [start]);
      else same.push(start);
    }
  };
  for (const facts of configs) for (const start of facts.starts) add(start);
  for (const facts of python) {
    const folder = folderOf(facts.path);
    // What the notebook itself writes comes first; in which folder it runs it is told by a line before, mostly.
    const own = writtenFolders(facts);
    for (const command of facts.commands) {
      const place = facts.positions.place(facts.path, command.start, command.end);
      add({ when: "process", command, folder, name: facts.path, place }, own);
    }
  }
  return found;
}

/** The files that a command runs: `python src/x.py`, `streamlit run app.py`, `python -m package.module`, `uvicorn app.main:app`. */
function scriptsOf(start: Start, own: readonly string[], paths: ReadonlySet<string>): string[] {
  const { words } = start.command;
  const folders = [...own, ...(start.folder === undefined || start.folder === "" ? [""] : [start.folder, ""])];
  const candidates: string[] = [];
  for (const [index, word] of words.entries()) {
    if (word.endsWith(".py")) candidates.push(word);
    else if (/\.py:\w+$/.test(word)) candidates.push(word.slice(0, word.lastIndexOf(":")));
    else if (words[index - 1] === "-m" && /^[\w.]+$/.test(word))
      candidates.push(`${word.replaceAll(".", "/")}.py`, `${word.replaceAll(".", "/")}/__main__.py`);
    else if (/^[\w.]+:\w+(\(\))?$/.test(word)) candidates.push(`${word.slice(0, word.indexOf(":")).replaceAll(".", "/")}.py`);
  }
  const scripts: string[] = [];
  for (const candidate of candidates) {
    const path =
      folders
        .map((folder) => normalisePath(folder === "" ? candidate : `${folder}/${candidate}`))
        .find((one) => paths.has(one)) ?? bySuffix(candidate, paths);
    if (path !== undefined && !scripts.includes(path)) scripts.push(path);
  }
  return scripts;
}

/** Inside a container the path is another: `/app/main.py`. One file alone that ends so is meant. */
function bySuffix(candidate: string, paths: ReadonlySet<string>): string | undefined {
  const parts = normalisePath(candidate)
    .split("/")
    .filter((part) => part !== "");
  for (let from = 1; from < parts.length; from++) {
    const tail = parts.slice(from).join("/");
    if (paths.has(tail)) return tail;
  }
  return undefined;
}

export function environmentOf(configs: readonly ConfigFacts[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const facts of configs) {
    for (const { name, value } of facts.environment) {
      if (value === "" || value.includes("$")) continue;
      const same = found.get(name);
      if (same === undefined) found.set(name, [value]);
      else if (!same.includes(value)) same.push(value);
    }
  }
  return found;
}
