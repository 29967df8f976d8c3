import type { NotebookRun } from "../../model/delivery.ts";
import type { ConfigFacts, Start } from "../../source/facts.ts";
import { isDevelopment } from "./uses.ts";

const RUNNERS = /^(?:papermill|ploomber|runipy|nbconvert|jupyter-nbconvert|jupyter-execute|jupyter-run)$/;
const PAGES = /^(?:html|pdf|webpdf|slides|latex|markdown|rst|asciidoc)$/;

/** Notebooks that containers, continuous integration, schedules and pipelines run. Tests of notebooks are no runs. */
export function configuredNotebookRuns(configs: readonly ConfigFacts[], paths: readonly string[]): NotebookRun[] {
  const notebooks = paths.filter((path) => path.endsWith(".ipynb"));
  if (notebooks.length === 0) return [];
  const found: NotebookRun[] = [];
  for (const facts of configs) {
    for (const start of facts.starts) {
      if (start.when === "build" || !runsNotebook(start)) continue;
      const { words } = start.command;
      const named = words.find((word) => word.endsWith(".ipynb"));
      if (named === undefined) continue;
      const clean = named.replace(/^\.?\//, "");
      const notebook =
        notebooks.find((path) => path === clean || path.endsWith(`/${clean}`)) ?? notebooks.find((path) => clean.endsWith(path));
      if (notebook === undefined) continue;
      const to = words.indexOf("--to");
      const format = words[to + 1] ?? words.find((word) => word.startsWith("--to="))?.slice(5) ?? "";
      const report =
        PAGES.test(to < 0 && !words.some((word) => word.startsWith("--to=")) ? "" : format) || isDevelopment(facts.path);
      found.push({ notebook, place: start.place, by: start.when, report, inTests: false });
    }
  }
  return found;
}

function runsNotebook({ command }: Start): boolean {
  const { words } = command;
  if (words.some((word) => /nbmake|nbval|nbqa|nbstripout|nbdime|jupytext/.test(word))) return false;
  const head = words.findIndex((word) => RUNNERS.test(word.replace(/^.*\//, "")));
  if (head >= 0) return !/nbconvert$/.test(words[head]!) || words.includes("--execute");
  const jupyter = words.findIndex((word) => /(?:^|\/)jupyter$/.test(word));
  return jupyter >= 0 && (words[jupyter + 1] === "execute" || words[jupyter + 1] === "run");
}
