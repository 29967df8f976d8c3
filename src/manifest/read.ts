import { buildClaims, type Claims } from "./build.ts";
import { type Data, isGroup, type PlainData, toData } from "./data.ts";
import { locate, placeAt, readYaml, rememberOrigin, type YamlText } from "./document.ts";
import type { Manifest, ManifestProblem } from "./manifest.ts";
import { type SyntaxProblems, syntaxProblems } from "./syntax-problems.ts";

/** No manifest that people keep is larger; in UTF-16 units. */
const LARGEST = 2_000_000;

/** A manifest's text as far as it can be read. */
export interface ReadText {
  readonly file: string;
  readonly source: string;
  readonly tooLarge: boolean;
  readonly yaml: YamlText;
  readonly data: Data | undefined;
  readonly overflow: PlainData["overflow"];
  readonly syntax: SyntaxProblems;
  readonly claims: Claims;
}

/** Reads a manifest's text. Never throws. */
export function readText(file: string, source: string): ReadText {
  const tooLarge = source.length > LARGEST;
  const yaml = readYaml(file, tooLarge ? "" : source);
  const { data, overflow } = toData(yaml);
  return { file, source, tooLarge, yaml, data, overflow, syntax: syntaxProblems(yaml), claims: buildClaims(data) };
}

/** A manifest without a word on what breaks its schema: for texts that nobody is to mend, such as its earlier versions. */
export function readManifest(file: string, source: string): Manifest {
  return manifestOf(readText(file, source), []);
}

/** The manifest that was read, with its problems. */
export function manifestOf(read: ReadText, problems: readonly ManifestProblem[]): Manifest {
  const { file, source, tooLarge, yaml, data, overflow, syntax, claims } = read;
  const manifest: Manifest = {
    file,
    folder: file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "",
    text: tooLarge ? source : yaml.text,
    ...claims,
    problems,
    broken: tooLarge || overflow !== undefined || syntax.brokenAt !== undefined || !isGroup(rooted(data)),
    placeOf: (path, options) => placeAt(yaml, path, options),
    has: (path) => locate(yaml, path).found,
  };
  rememberOrigin(manifest, { yaml, data });
  return manifest;
}

/** An empty file is a manifest that says nothing yet. */
export function rooted(data: Data | undefined): Data {
  return data ?? {};
}
