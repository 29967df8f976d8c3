import type { Library } from "../knowledge/knowledge.ts";
import type { Claims } from "./claims.ts";

/** The team's own wrappers, in the same form as libraries. */
export function inHouse(claims: Claims): readonly Library[] {
  if (claims.detectors.length === 0) return [];
  return claims.detectors.map(
    (detector): Library => ({
      library: detector.call.replace(/\.[^.]*$/, ""),
      imports: [detector.call.split(".")[0]!],
      calls: [{ call: detector.call, does: "monitor", monitor: { measures: detector.measures, covers: "call" } }],
    }),
  );
}
