import type { Place } from "../model/place.ts";
import { buildClaims } from "./build.ts";
import { type Data, isGroup, toData } from "./data.ts";
import { locate, placeAt, rangePlace, readYaml, rememberOrigin, type YamlText } from "./document.ts";
import type { DocumentPath, Manifest, ManifestProblem } from "./manifest.ts";
import { meaningProblems } from "./meaning-problems.ts";
import { schemaProblems } from "./schema-problems.ts";
import { syntaxProblems } from "./syntax-problems.ts";

/** No manifest that people keep is larger; in UTF-16 units. */
const LARGEST = 2_000_000;

/** Reads a manifest as far as it goes. Never throws: whatever is wrong is named in `problems`, with its place. */
export function parseManifest(file: string, source: string): Manifest {
  const tooLarge = source.length > LARGEST;
  const yaml = readYaml(file, tooLarge ? "" : source);
  const { data, overflow } = toData(yaml);
  const syntax = syntaxProblems(yaml);
  const claims = buildClaims(data);
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
  const manifest: Manifest = {
    file,
    folder: file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "",
    text: tooLarge ? source : yaml.text,
    ...claims,
    problems: sorted(problems),
    broken: tooLarge || overflow !== undefined || syntax.brokenAt !== undefined || !isGroup(rooted(data)),
    placeOf: (path, options) => placeAt(yaml, path, options),
    has: (path) => locate(yaml, path).found,
  };
  rememberOrigin(manifest, { yaml, data });
  return manifest;
}

function bySchema(problems: readonly ManifestProblem[]): ManifestProblem[] {
  return problems.map((problem) => ({ ...problem, bySchema: true }));
}

function firstAlias(yaml: YamlText): Place {
  const [alias] = yaml.targets.keys();
  return alias ? rangePlace(yaml, alias) : yaml.place(0, 0);
}

/** An empty file is a manifest that says nothing yet. */
function rooted(data: Data | undefined): Data {
  return data ?? {};
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

/**
 * True when the absence of what is asked for at the path can be believed. False where the YAML is broken, or where a problem is told about
 * the path, what holds it or what it holds: one mistake should not be told twice.
 */
export function isReadable(manifest: Manifest, path: DocumentPath): boolean {
  if (manifest.broken) return false;
  return !manifest.problems.some((problem) => {
    const at = problem.path;
    if (!at) return false;
    const shorter = Math.min(at.length, path.length);
    // A missing or unknown field elsewhere in the same section says nothing about this one.
    return at.length > 0 && path.slice(0, shorter).every((step, index) => step === at[index]);
  });
}
