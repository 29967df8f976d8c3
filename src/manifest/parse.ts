import type { Place } from "../model/place.ts";
import { rangePlace, type YamlText } from "./document.ts";
import type { Manifest, ManifestProblem } from "./manifest.ts";
import { meaningProblems } from "./meaning-problems.ts";
import { manifestOf, readText, rooted } from "./read.ts";
import { schemaProblems } from "./schema-problems.ts";

/** Reads a manifest as far as it goes. Never throws: whatever is wrong is named in `problems`, with its place. */
export function parseManifest(file: string, source: string): Manifest {
  const read = readText(file, source);
  const { tooLarge, yaml, data, overflow, syntax, claims } = read;
  const problems: ManifestProblem[] = bySchema(syntax.problems);
  for (const [alias, target] of yaml.targets) {
    if (!target)
      problems.push({ message: "This alias refers to no anchor above it; write the value out.", place: rangePlace(yaml, alias) });
  }
  if (tooLarge) problems.push({ message: "This manifest is too large to be read; split it by folder.", place: yaml.place(0, 0) });
  else if (overflow && syntax.brokenAt === undefined) {
    const message =
      overflow === "cycle"
        ? "An alias stands inside what it repeats; write the value out."
        : "The manifest holds too many values or aliases to be read; write out what the aliases repeat, and less of it.";
    problems.push({ message, place: firstAlias(yaml) });
  } else {
    const meant = [...bySchema(schemaProblems(yaml, rooted(data))), ...meaningProblems(yaml, data, claims)];
    problems.push(...trusted(yaml, meant, syntax.brokenAt));
  }
  return manifestOf(read, sorted(problems));
}

function bySchema(problems: readonly ManifestProblem[]): ManifestProblem[] {
  return problems.map((problem) => ({ ...problem, bySchema: true }));
}

function firstAlias(yaml: YamlText): Place {
  const [alias] = yaml.targets.keys();
  return alias ? rangePlace(yaml, alias) : yaml.place(0, 0);
}

/** After broken YAML only what stands above the break, on earlier lines, is told: the rest would be noise. */
function trusted(yaml: YamlText, problems: readonly ManifestProblem[], brokenAt: number | undefined): readonly ManifestProblem[] {
  if (brokenAt === undefined) return problems;
  const { line } = yaml.place(brokenAt, brokenAt);
  return problems.filter((problem) => problem.place.line < line && problem.path?.length !== 0);
}

function sorted(problems: readonly ManifestProblem[]): ManifestProblem[] {
  const order = (a: Place, b: Place) => a.line - b.line || a.column - b.column;
  return [...problems].sort((a, b) => order(a.place, b.place));
}
