import { folderOf } from "../../model/paths.ts";

export interface FoundLicence {
  /** An SPDX id, or what the file's metadata says. */
  readonly id: string;
  readonly file: string;
}

/** Texts whose first lines name them, as SPDX calls them. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\bMIT License\b/i, "MIT"],
  [/\bApache License\b[\s\S]{0,80}\bVersion 2\.0\b/i, "Apache-2.0"],
  [/\bAttribution-NonCommercial-ShareAlike 4\.0\b/i, "CC-BY-NC-SA-4.0"],
  [/\bAttribution-NonCommercial 4\.0\b/i, "CC-BY-NC-4.0"],
  [/\bAttribution-ShareAlike 4\.0\b/i, "CC-BY-SA-4.0"],
  [/\bAttribution 4\.0 International\b/i, "CC-BY-4.0"],
  [/\bCC0 1\.0 Universal\b/i, "CC0-1.0"],
  [/\bOpen Database License\b/i, "ODbL-1.0"],
  [/\bOpen Data Commons Attribution License\b/i, "ODC-By-1.0"],
];

/** Files in a dataset's or a model's own folder that state its licence. */
export function licenceFilesBeside(location: string): readonly string[] {
  if (/^[a-z][\w+.-]*:|^\//i.test(location)) return [];
  const folder = folderOf(location.replace(/[*?[].*$/, ""));
  // The root's own licence is the code's.
  return folder === "" ? [] : ["README.md", "LICENSE", "LICENSE.txt", "LICENSE.md"].map((name) => `${folder}/${name}`);
}

/** The licence that the folder in which something lies states: the front matter of its card, or a licence's own text. */
export function licenceBeside(location: string, text: (path: string) => string | undefined): FoundLicence | undefined {
  for (const file of licenceFilesBeside(location)) {
    const found = text(file);
    if (found === undefined) continue;
    const id = file.endsWith("README.md")
      ? licenceInFrontMatter(found)
      : TEXTS.find(([form]) => form.test(found.slice(0, 600)))?.[1];
    if (id !== undefined) return { id, file };
  }
  return undefined;
}

/** `license: apache-2.0` between the `---` at the top of a card. */
export function licenceInFrontMatter(text: string): string | undefined {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
  const licence = /^licen[sc]e:[ \t]*["']?([\w.+-]+)["']?[ \t]*$/m.exec(front ?? "")?.[1];
  return licence === undefined || /^(?:other|unknown|null)$/i.test(licence) ? undefined : licence;
}
