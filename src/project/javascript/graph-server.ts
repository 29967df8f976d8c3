import { folderOf } from "../../model/paths.ts";
import { namedGraphs } from "../../source/config/graph-server.ts";
import { exportedNames, exportValues } from "./exports.ts";
import type { Program } from "./program.ts";
import { joinPath } from "./resolve-module.ts";
import type { Root } from "./roots.ts";

/** Agents that a `langgraph.json` names, which the LangGraph server answers with. */
export function readGraphServer(
  program: Program,
  paths: readonly string[],
  data: (path: string) => unknown,
  roots: Root[],
): void {
  for (const path of paths) {
    if (!/(?:^|\/)(?:langgraph|aegra)\.json$/.test(path)) continue;
    for (const { agent, file, symbol } of namedGraphs(data(path))) {
      const target = joinPath(folderOf(path), file);
      const mod = target === undefined ? undefined : program.modules.get(target);
      const exported = mod && exportedNames(mod).find(({ name }) => name === symbol);
      if (mod === undefined || exported === undefined) continue;
      // A graph is made at the module's top level, or by a function that is exported in its place.
      const maker = exportValues(program, mod, symbol).find((value) => value.kind === "function");
      roots.push({
        mod: maker?.kind === "function" ? maker.mod : mod,
        id: maker?.kind === "function" ? maker.id : 0,
        kind: "app",
        name: agent,
        start: exported.start,
        end: exported.end,
        context: "serving",
        symbol,
        before: [],
        origin: undefined,
        platform: "the LangGraph server decides who may call it",
      });
    }
  }
}
