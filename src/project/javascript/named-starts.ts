import { FUNCTION_PLATFORM } from "../../source/config/functions.ts";
import { GRAPH_SERVER } from "../../source/config/graph-server.ts";
import type { Start } from "../../source/facts.ts";
import { exportedNames, exportValues } from "./exports.ts";
import { functionOf, type Program } from "./program.ts";
import { joinPath } from "./resolve-module.ts";
import type { Root } from "./roots.ts";

const SUFFIXES = ["", ".ts", ".js", ".mjs", ".cjs", ".mts"];

/** Whether configuration names something to a platform that calls it. */
export const isNamedStart = ({ command }: Start): boolean =>
  command.words[0] === FUNCTION_PLATFORM || command.words[0] === GRAPH_SERVER;

/** What configuration names to a platform: functions of any name to AWS Lambda, agents to the LangGraph server. */
export function readNamedStarts(program: Program, starts: readonly Start[], roots: Root[]): void {
  for (const { command, folder, name } of starts) {
    const [platform, target = ""] = command.words;
    const split = target.lastIndexOf(":");
    const symbol = target.slice(split + 1);
    // A function's file is told without its ending, and taken for Python's where it is read.
    const path = folder === undefined ? undefined : joinPath(folder, target.slice(0, split).replace(/\.py$/, ""));
    const mod = SUFFIXES.map((suffix) => program.modules.get(`${path}${suffix}`)).find((one) => one !== undefined);
    const exported = mod && exportedNames(mod).find((one) => one.name === symbol);
    if (mod === undefined || exported === undefined) continue;
    const common = { name, context: "serving", symbol, before: [], origin: undefined } as const;
    const made = exportValues(program, mod, symbol).flatMap((value) => (value.kind === "function" ? [value] : []));
    if (platform === FUNCTION_PLATFORM)
      for (const value of made) {
        if (roots.some((root) => root.mod === value.mod && root.id === value.id)) continue;
        const { nameStart: start, nameEnd: end } = functionOf(value.mod, value.id);
        const guard = "a gateway in front of the function may check callers";
        roots.push({ ...common, mod: value.mod, id: value.id, kind: "handler", start, end, platform: guard });
      }
    else if (platform === GRAPH_SERVER)
      // A graph is made at the module's top level, or by a function that is exported in its place.
      roots.push({
        ...common,
        mod: made[0]?.mod ?? mod,
        id: made[0]?.id ?? 0,
        kind: "app",
        start: exported.start,
        end: exported.end,
        platform: "the LangGraph server decides who may call it",
      });
  }
}
