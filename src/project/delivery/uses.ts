import type { Use } from "../../model/delivery.ts";
import { baseName } from "../../model/paths.ts";
import type { ConfigFacts, Start } from "../../source/facts.ts";

/** Files that only developers, tests or readers of a tutorial start, by what their names say. */
const DEVELOPMENT =
  /(?:^|[/._-])(?:dev|devel|development|devcontainer|local|tests?|testing|ci|e2e|debug|override|examples?|samples?|tutorials?|docs?|playground|sandbox|benchmarks?)(?=[/._-]|$)/i;
/** Files whose one purpose is to start what is deployed. */
const PLATFORM =
  /(?:^|\/)(?:Procfile[^/]*|(?:render|heroku|app|railway|apprunner)\.ya?ml|railway\.json|[^/]+\.service|supervisord?[^/]*\.conf)$/i;
const SHELL = /\.(?:sh|bash)$/;

export function isDevelopment(path: string): boolean {
  return DEVELOPMENT.test(path);
}

/** Whether a command runs in front of people. Shell scripts are judged by who runs them; recipes for developers are none. */
export function useOfStart(start: Start, configs: readonly ConfigFacts[]): Use {
  const { file } = start.place;
  if (start.when === "build" || start.when === "ci" || start.when === "stage") return "development";
  if (start.development === true || isDevelopment(file)) return "development";
  if (start.when === "container" || start.when === "schedule" || PLATFORM.test(file)) return "deployed";
  if (!SHELL.test(file)) return "development";
  const name = baseName(file);
  const isRun = (other: Start) =>
    other.place.file !== file &&
    (other.when === "container" || PLATFORM.test(other.place.file)) &&
    other.command.words.some((word) => baseName(word) === name);
  return configs.some((facts) => !isDevelopment(facts.path) && facts.starts.some(isRun)) ? "deployed" : "unknown";
}
