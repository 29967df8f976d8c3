import type { PolicyPack } from "../model/policy.ts";
import { originOf, rememberOrigin } from "./document.ts";
import type { LintOptions, Manifest, ManifestProblem } from "./manifest.ts";
import { parseManifest } from "./parse.ts";
import { readPolicyPack } from "./policy-pack.ts";

/** Longer chains are a mistake. */
const LONGEST_CHAIN = 8;

/**
 * The manifest with the `lint` section and the policy packs that hold for it, and with what is wrong about the files that it extends; the same
 * object where it extends nothing. `read` gives a file's text by its path relative to the root.
 */
export function extendManifest(manifest: Manifest, read: (path: string) => string | undefined): Manifest {
  if (manifest.lint.extends.length === 0) return manifest;
  const { lint, packs, problems } = gather(manifest, read, [manifest.file]);
  const extended = { ...manifest, lint, packs, problems: [...manifest.problems, ...problems] };
  const origin = originOf(manifest);
  if (origin) rememberOrigin(extended, origin);
  return extended;
}

/**
 * The `lint` section that holds for a manifest: its own, over those of the files that it extends, the later over the earlier. Globs of
 * `exclude` are meant relative to the manifest that extends. A file that cannot be read, or that extends itself, adds nothing.
 */
export function effectiveLint(manifest: Manifest, read: (path: string) => string | undefined): LintOptions {
  return gather(manifest, read, [manifest.file]).lint;
}

interface Gathered {
  readonly lint: LintOptions;
  readonly packs: readonly PolicyPack[];
  readonly problems: readonly ManifestProblem[];
}

function gather(manifest: Manifest, read: (path: string) => string | undefined, chain: readonly string[]): Gathered {
  const packs: PolicyPack[] = [];
  const problems: ManifestProblem[] = [];
  const sections = manifest.lint.extends.flatMap((reference, index) => {
    const path = ["lint", "extends", index];
    const tell = (message: string): [] => {
      problems.push({ message, place: manifest.placeOf(path), path });
      return [];
    };
    const file = resolveFrom(manifest.folder, reference);
    if (file === undefined || /^(?:[a-z][\w+.-]*:|\/)/i.test(reference))
      return tell(`\`${reference}\` lies outside of the folder that is judged; extend a file inside it.`);
    if (file === chain[0] && chain.length === 1) return tell("This manifest extends itself; take the line out.");
    if (chain.includes(file))
      return tell(`This goes in a circle: ${[...chain.slice(chain.indexOf(file)), file].join(" extends ")}; take one out.`);
    if (chain.length > LONGEST_CHAIN)
      return tell(`More than ${LONGEST_CHAIN} files extend each other; extend the last one directly.`);
    const text = read(file);
    // Whether what the manifest itself names is there is judged by data/broken-reference.
    if (text === undefined)
      return chain.length === 1 ? [] : tell(`\`${reference}\` is not there, or cannot be read; correct the path.`);
    const carried = readPolicyPack(file, text);
    if (carried !== undefined) {
      packs.push(carried.pack);
      problems.push(...carried.problems.map(elsewhere));
      return [];
    }
    const next = parseManifest(file, text);
    const below = gather(next, read, [...chain, file]);
    packs.push(...below.packs);
    problems.push(...next.problems.map(elsewhere), ...below.problems.map(elsewhere));
    return [below.lint];
  });
  const lint = [...sections, manifest.lint].reduce(over, {
    exclude: [],
    severity: {},
    detectors: [],
    extends: manifest.lint.extends,
  });
  return { lint, packs, problems };
}

/** A problem in another file concerns nothing at that path of the manifest itself. */
function elsewhere({ path: _, ...problem }: ManifestProblem): ManifestProblem {
  return problem;
}

function over(base: LintOptions, own: LintOptions): LintOptions {
  return {
    exclude: [...new Set([...base.exclude, ...own.exclude])],
    severity: { ...base.severity, ...own.severity },
    detectors: [...base.detectors, ...own.detectors],
    extends: base.extends,
  };
}

/** Paths of the files that a manifest extends, and of those that they extend, as far as they can be read. */
export function extendedFiles(manifest: Manifest, read: (path: string) => string | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [{ folder: manifest.folder, references: manifest.lint.extends }];
  for (const { folder, references } of open) {
    for (const reference of references) {
      const file = resolveFrom(folder, reference);
      if (file === undefined || found.has(file) || found.size >= LONGEST_CHAIN * LONGEST_CHAIN) continue;
      found.add(file);
      const text = read(file);
      if (text === undefined) continue;
      const next = parseManifest(file, text);
      open.push({ folder: next.folder, references: next.lint.extends });
    }
  }
  return found;
}

/** Undefined for what lies outside the root. */
function resolveFrom(folder: string, reference: string): string | undefined {
  const names = folder === "" ? [] : folder.split("/");
  for (const name of reference.split("/")) {
    if (name === ".." && names.pop() === undefined) return undefined;
    if (name !== ".." && name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}
