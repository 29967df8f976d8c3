import type { ManifestProblem } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { filePlace } from "../../model/place.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "governance/invalid-manifest",
  severity: "error",
  summary: "The manifest has a mistake in it, so that what it declares cannot be relied on.",
  basis: ["NIST AI RMF GOVERN 1.4"],
  from: "manifest",
  check({ manifest, report }) {
    if (!manifest) return;
    const whole = {
      kind: "document",
      key: `manifest:${manifest.file}`,
      name: manifest.file,
      place: filePlace(manifest.file),
    } as const;
    if (manifest.problems.length === 0) report.pass(whole, { message: "The manifest is well formed." });
    for (const problem of manifest.problems) {
      const at = problem.path?.join(".");
      const subject = at ? { ...whole, key: `${whole.key}#${at}`, name: at } : whole;
      report.fail(subject, { message: problem.message, place: problem.place, fixes: fixes(problem) });
    }
  },
});

/** What was probably meant is for a person to confirm; quotes, brackets and spaces change nothing that was meant. */
function fixes({ suggestion, message }: ManifestProblem): readonly Fix[] {
  if (!suggestion) return [];
  const isGuess = message.includes("did you mean");
  const text = suggestion.text.trim();
  const { place } = suggestion;
  const isInsertion = place.line === place.endLine && place.column === place.endColumn;
  const title = text === "" ? "Replace the tab by spaces" : `${isInsertion ? "Insert" : "Replace by"} ${text}`;
  return [{ title, safe: !isGuess, kind: "declare", edits: [{ place, text: suggestion.text }] }];
}
