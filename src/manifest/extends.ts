import { originOf, rememberOrigin } from "./document.ts";
import type { LintOptions, Manifest } from "./manifest.ts";
import { parseManifest } from "./parse.ts";

/** Longer chains are a mistake. */
const LONGEST_CHAIN = 8;

/** The manifest with the `lint` section that holds for it; the same object where it extends nothing. `read` as for `effectiveLint`. */
export function extendManifest(manifest: Manifest, read: (path: string) => string | undefined): Manifest {
  if (manifest.lint.extends.length === 0) return manifest;
  const extended = { ...manifest, lint: effectiveLint(manifest, read) };
  const origin = originOf(manifest);
  if (origin) rememberOrigin(extended, origin);
  return extended;
}

/**
 * The `lint` section that holds for a manifest: its own, over those of the files that it extends, the later over the earlier. Globs of
 * `exclude` are meant relative to the manifest that extends. A file that cannot be read, or that extends itself, adds nothing. `read` gives
 * a file's text by its path relative to the root.
 */
export function effectiveLint(manifest: Manifest, read: (path: string) => string | undefined): LintOptions {
  return gather(manifest, read, [manifest.file]);
}

function gather(manifest: Manifest, read: (path: string) => string | undefined, chain: readonly string[]): LintOptions {
  const sections = manifest.lint.extends.flatMap((reference) => {
    const file = resolveFrom(manifest.folder, reference);
    if (file === undefined || chain.includes(file) || chain.length > LONGEST_CHAIN) return [];
    const text = read(file);
    return text === undefined ? [] : [gather(parseManifest(file, text), read, [...chain, file])];
  });
  return [...sections, manifest.lint].reduce(over, { exclude: [], severity: {}, detectors: [], extends: manifest.lint.extends });
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
