import type { Manifest } from "../manifest/manifest.ts";
import { hashText } from "../model/hash.ts";
import type { Files } from "../project/files.ts";
import type { Symbols } from "../project/symbols.ts";
import { fromRoot } from "./declared.ts";

/** What an approval is about, in the order in which people hear of changes. */
export const COVERED = ["models", "data", "code"] as const;
export type Covered = (typeof COVERED)[number];

/** A digest of each part; `unknown` where it cannot be told. */
export type Coverage = Readonly<Record<Covered, string>>;

/** Changes whenever the digests of an unchanged project would: those of another form are not compared. */
const FORM = "v1";

/** What an approval given now would cover: declared models and data with their recorded versions, and the code that services reach. */
export function coverageOf(manifest: Manifest, files: Files, symbols: Symbols): Coverage {
  const used = new Set(manifest.models.flatMap(({ trainingData }) => trainingData));
  const models = manifest.models.map(({ name, artifact, version, baseModel, trainedOn }) =>
    [name, artifact, version, baseModel, trainedOn, recorded(manifest, files, artifact)].map(written),
  );
  const data = manifest.data
    .filter(({ name, usedFor }) => used.has(name) || usedFor.includes("training") || usedFor.includes("serving"))
    .map(({ name, version, locations }) => [
      ...[name, version].map(written),
      ...locations.flatMap((location) => [location, written(recorded(manifest, files, location))]),
    ]);
  const code = manifest.services.map(({ entry }) =>
    entry === undefined ? undefined : symbols.digest(fromRoot(manifest, entry)),
  );
  return {
    models: digest(models),
    data: digest(data),
    code: code.includes(undefined) ? "unknown" : digest(code.map((one) => [written(one)])),
  };
}

export function writeCoverage(coverage: Coverage): string {
  return [FORM, ...COVERED.map((part) => `${part}-${coverage[part]}`)].join("/");
}

/** Undefined for what this form of digest did not write. */
export function readCoverage(text: string): Coverage | undefined {
  const match = /^v1\/models-(\w+)\/data-(\w+)\/code-(\w+)$/.exec(text);
  return match === null ? undefined : { models: match[1]!, data: match[2]!, code: match[3]! };
}

/** The digest that DVC recorded of a file: in its own `.dvc` file, or in `dvc.lock` for what a stage makes. */
function recorded(manifest: Manifest, files: Files, location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  const path = fromRoot(manifest, location);
  const own = files.text(`${path}.dvc`);
  if (own !== undefined) return /^\s*(?:-\s+)?(?:md5|hash|etag):\s*([0-9a-f][\w.-]{7,})\s*$/m.exec(own)?.[1];
  for (let folder = path; folder !== ""; ) {
    folder = folder.slice(0, Math.max(folder.lastIndexOf("/"), 0));
    const lock = files.text(folder === "" ? "dvc.lock" : `${folder}/dvc.lock`);
    if (lock === undefined) continue;
    const below = folder === "" ? path : path.slice(folder.length + 1);
    const lines = lock.split(/\r?\n/);
    const at = lines.findIndex((line) => /^\s*-\s+path:\s*(.+?)\s*$/.exec(line)?.[1] === below);
    for (const line of at < 0 ? [] : lines.slice(at + 1)) {
      if (/^\s*-\s/.test(line)) break;
      const found = /^\s+(?:md5|etag):\s*([\w.-]+)\s*$/.exec(line);
      if (found !== null) return found[1];
    }
  }
  return undefined;
}

function written(value: string | undefined): string {
  return value ?? "";
}

/** Entries in another order are the same. */
function digest(entries: readonly (readonly string[])[]): string {
  return hashText(JSON.stringify(entries.map((entry) => JSON.stringify(entry)).sort()));
}
