import { type Draft, placeIn } from "./draft.ts";

/** An agent that a `langgraph.json` names: `"agent": "./src/agent.py:graph"`. */
interface NamedGraph {
  readonly agent: string;
  /** Relative to the file that names it. */
  readonly file: string;
  readonly symbol: string;
}

/** The program that starts what a `langgraph.json` names, as the first word of the command. */
export const GRAPH_SERVER = "langgraph";

function namedGraphs(data: unknown): readonly NamedGraph[] {
  const graphs = typeof data === "object" && data !== null ? (data as { graphs?: unknown }).graphs : undefined;
  if (typeof graphs !== "object" || graphs === null) return [];
  return Object.entries(graphs).flatMap(([agent, value]): NamedGraph[] => {
    const at: unknown = typeof value === "string" ? value : (value as { path?: unknown } | null)?.path;
    const parts = typeof at === "string" ? /^(.+):(\w+)$/.exec(at) : null;
    return parts === null ? [] : [{ agent, file: parts[1]!, symbol: parts[2]! }];
  });
}

/** The LangGraph server answers with the agents that its configuration names. */
export function readGraphServer(draft: Draft, data: unknown): void {
  for (const { agent, file, symbol } of namedGraphs(data)) {
    const start = Math.max(draft.text.indexOf(`"${agent}"`), 0);
    const end = start + agent.length + 2;
    draft.starts.push({
      when: "container",
      command: { words: [GRAPH_SERVER, `${file}:${symbol}`], start, end },
      folder: draft.folder,
      name: agent,
      place: placeIn(draft, start, end),
    });
  }
}
