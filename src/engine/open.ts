import type { Analyser } from "../project/analyser.ts";
import { configKind } from "../source/config/config-kind.ts";
import { FACTS_READERS } from "../source/read-facts.ts";
import { createProject } from "./open-project.ts";
import type { OpenProject } from "./project.ts";

/**
 * Opens a project over a host. Nothing is read before the first scan, and each part of the engine is loaded when a scan first wants it: what
 * reads a kind of file with the first of that kind, what joins facts when all is read, the rules where there is something to judge.
 */
export const openProject: OpenProject = (host, options = {}) =>
  createProject(host, options, {
    facts: FACTS_READERS,
    manifests: () => import("../manifest/index.ts"),
    isConfiguration: (path) => configKind(path) !== undefined,
    analyser: analyserOf(loadAnalyser),
    rules: async () => (await import("../rules/registry.generated.ts")).RULES,
  });

/** Joining is loaded when something has been read. */
function analyserOf(make: () => Promise<Analyser>): Analyser {
  let made: Analyser | undefined;
  const analyser = async (): Promise<Analyser> => {
    made ??= await make();
    return made;
  };
  return {
    analyse: async (input, pause) => (await analyser()).analyse(input, pause),
    fork: () => analyserOf(async () => (await analyser()).fork()),
  };
}

async function loadAnalyser(): Promise<Analyser> {
  return (await import("../project/analyser.ts")).createAnalyser();
}
