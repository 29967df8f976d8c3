import type { DevelopmentSwitch, Use } from "../../model/delivery.ts";
import type { ConfigFacts, Start } from "../../source/facts.ts";
import { useOfStart } from "./uses.ts";

const SERVERS = /^(?:uvicorn|gunicorn|hypercorn|granian|sanic|flask|fastapi|litestar|quart|python[\d.]*|poetry|uv|pipenv|exec)$/;
/** Variables that switch a framework's debugger on. */
const VARIABLES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:FLASK|QUART|DJANGO|SANIC)_DEBUG$/, /^(?:1|true|on|yes)$/i],
  [/^(?:FLASK|QUART)_ENV$/, /^development$/i],
];

/** Debug mode and reloading switched on by what configuration starts: `--reload`, `flask --debug run`, `FLASK_DEBUG=1`. */
export function startedSwitches(configs: readonly ConfigFacts[]): DevelopmentSwitch[] {
  const found: DevelopmentSwitch[] = [];
  const isPlain = configs.some((facts) =>
    facts.starts.some((start) => start.when === "container" && facts.copies?.length && starter(start) && !flagOf(start)),
  );
  for (const facts of configs) {
    const isImage = (facts.copies?.length ?? 0) > 0;
    for (const start of facts.starts) {
      const flag = flagOf(start);
      if (flag === undefined) continue;
      const use = useOfStart(start, configs);
      // Compose goes over what an image starts; where the image itself starts plainly, compose is how developers work on it.
      const over = use === "deployed" && !isImage && isPlain && start.when === "container";
      found.push({
        place: start.place,
        written: flag,
        what: /debug/.test(flag) ? "debug mode" : "automatic reloading",
        use: over ? "development" : use,
        reason: over ? "the image itself starts without it" : whoStarts(start, use),
        related: [],
        inTests: false,
      });
    }
    for (const { name, value, place } of facts.environment) {
      if (!VARIABLES.some(([form, on]) => form.test(name) && on.test(value))) continue;
      const use = environmentUse(facts, configs);
      found.push({
        place,
        written: `${name}=${value}`,
        what: "debug mode",
        use,
        reason: use === "deployed" ? "it is set for what is deployed" : "whether it is set in production cannot be told",
        related: [],
        inTests: false,
      });
    }
  }
  return found;
}

function starter({ command }: Start): boolean {
  return SERVERS.test(command.words[0]?.replace(/^.*\//, "") ?? "");
}

function flagOf(start: Start): string | undefined {
  if (!starter(start) || start.when === "build" || start.when === "ci" || start.when === "stage") return undefined;
  const { words } = start.command;
  if (words.some((word, index) => /(?:^|\/)fastapi$/.test(word) && words[index + 1] === "dev")) return "fastapi dev";
  const isFlask = words.some((word) => /(?:^|\/)flask$/.test(word));
  return words.find((word) => word === "--reload" || word === "--auto-reload" || (isFlask && word === "--debug"));
}

function whoStarts(start: Start, use: Use): string {
  if (use === "deployed") return `${start.name} starts it so`;
  return use === "development" ? "only developers start it so" : "who runs this script cannot be told";
}

/** Variables of Dockerfiles and Kubernetes hold in production; those of compose and settings files may be a developer's. */
function environmentUse(facts: ConfigFacts, configs: readonly ConfigFacts[]): Use {
  const uses = facts.starts.map((start) => useOfStart(start, configs));
  if (uses.length > 0 && uses.every((use) => use === "development")) return "development";
  const isDeployed = (facts.copies?.length ?? 0) > 0 || (facts.workloads?.length ?? 0) > 0;
  return isDeployed ? "deployed" : "unknown";
}
