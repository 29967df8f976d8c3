import type { Manifest } from "../manifest/manifest.ts";
import type { Covered } from "./coverage.ts";
import { fromRoot } from "./declared.ts";
import type { Surroundings } from "./define.ts";

/** Files in which a part of what an approval covers can change, relative to the root. */
export function coveredPaths({ files, symbols }: Surroundings, manifest: Manifest, part: Covered): readonly string[] {
  const recorded = (location: string | undefined) =>
    location === undefined ? [] : recordedIn(fromRoot(manifest, location), files.has);
  const entries = (): readonly string[] => {
    if (part === "models") return manifest.models.flatMap(({ artifact }) => recorded(artifact));
    if (part === "data") return manifest.data.flatMap(({ locations }) => locations.flatMap(recorded));
    return manifest.services.flatMap(({ entry }) => (entry === undefined ? [] : symbols.files(fromRoot(manifest, entry))));
  };
  return [...new Set(entries())];
}

/** The file itself, what DVC records of it, or the folder below which a pattern finds its files; nothing for what lies elsewhere. */
export function recordedIn(location: string, has: (path: string) => boolean): readonly string[] {
  if (/^[a-z][\w+.-]*:\/\//i.test(location) || location.startsWith("/")) return [];
  const fixed = location.split("/");
  const pattern = fixed.findIndex((name) => /[*?[{]/.test(name));
  if (pattern === 0) return [];
  const path = pattern < 0 ? location : fixed.slice(0, pattern).join("/");
  const found = [path];
  if (has(`${path}.dvc`)) found.push(`${path}.dvc`);
  return found;
}
