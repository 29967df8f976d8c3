import { keptWith } from "../kept-with.ts";
import type { Effect } from "./effects.ts";

/** Characters behind a call among which the loss that it leads to is followed back. */
const MOST_BEHIND = 4_000;

/**
 * Whether a network is asked only to learn from what it answers: `loss = criterion(model(x), y)` and, behind that in the same block or the one around
 * it, `loss.backward()`.
 */
export const isTrainingPass = keptWith(({ unit, node, known }: Effect): boolean => {
  const { call } = known.call;
  if (!(typeof call === "string" ? [call] : call).includes("@torch-module")) return false;
  const { text } = unit.tree;
  const start = unit.tree.start[node]!;
  const behind = text.indexOf("\n", unit.tree.end[node]!);
  if (behind < 0 || !text.includes(".backward(", behind)) return false;
  const own = indentOf(text, text.lastIndexOf("\n", start - 1) + 1);
  let around: number | undefined;
  for (let at = behind + 1; at < text.length && at < behind + MOST_BEHIND; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? undefined : end);
    if (line.trim() !== "") {
      const indent = indentOf(text, at);
      // Mixed precision has the call in a block of its own.
      if (indent < own) around ??= indent;
      if (around !== undefined && indent < around) return false;
      if (/^\s*(?:async\s+def|def|class)\b/.test(line)) return false;
      if (line.includes(".backward(")) return true;
    }
    if (end < 0) break;
    at = end + 1;
  }
  return false;
});

function indentOf(text: string, at: number): number {
  let end = at;
  while (text[end] === " " || text[end] === "\t") end++;
  return end - at;
}
