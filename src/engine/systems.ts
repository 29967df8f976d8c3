import type { Manifest } from "../manifest/manifest.ts";

/** A manifest with all that it governs, or what no manifest governs. */
export interface System {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest | undefined;
  /** True for paths that this system governs. */
  readonly owns: (path: string) => boolean;
  /** Whether it governs every path. */
  readonly isWhole: boolean;
}

/**
 * Divides the repository: each manifest governs its folder down to the next manifest; what none governs comes last, as one system. Of two
 * manifests in one folder the first governs.
 */
export function divide(manifests: readonly Manifest[]): readonly System[] {
  const byFolder = new Map<string, Manifest>();
  for (const manifest of manifests) if (!byFolder.has(manifest.folder)) byFolder.set(manifest.folder, manifest);
  const owners = new Map<string, Manifest | undefined>();
  const ownerOf = (path: string): Manifest | undefined => {
    const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    if (owners.has(folder)) return owners.get(folder);
    const owner = byFolder.get(folder) ?? (folder === "" ? undefined : ownerOf(folder));
    owners.set(folder, owner);
    return owner;
  };
  const systems = [...byFolder.values()].map((manifest): System => {
    const name = manifest.system.name ?? (manifest.folder === "" ? "repository" : manifest.folder);
    return {
      name,
      folder: manifest.folder,
      manifest,
      owns: (path) => ownerOf(path) === manifest,
      isWhole: byFolder.size === 1 && manifest.folder === "",
    };
  });
  if (byFolder.has("")) return systems;
  const isWhole = systems.length === 0;
  const owns = isWhole ? () => true : (path: string) => ownerOf(path) === undefined;
  return [...systems, { name: "repository", folder: "", manifest: undefined, owns, isWhole }];
}
