import type { DependencyFile } from "../../model/delivery.ts";
import type { Fix, TextEdit } from "../../model/fix.ts";
import { baseName } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import { placeAt, stretchAt } from "../../model/text-at.ts";
import { defineRule } from "../define.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "integration/unpinned-dependencies",
  severity: "warning",
  summary: "What is deployed is installed without fixed versions.",
  basis: ["ML Test Score Infra 1", "NIST AI RMF MANAGE 3.2"],
  from: "source",
  check({ inventory, files, report }) {
    const versions = versionsOf(inventory.delivery.dependencyFiles);
    for (const entry of inventory.delivery.dependencyFiles) {
      const { file, loose, settledBy, purpose } = entry;
      const subject = { kind: "system", key: `dependencies:${file}`, name: file } as const;
      const [first] = loose;
      if (purpose !== "application") report.notApplicable(subject, { message: WHY[purpose] });
      else if (first === undefined)
        report.pass(subject, { message: "Every package has one version.", evidence: { grade: "exists", places: [] } });
      else if (settledBy !== undefined)
        report.pass(subject, { message: `${settledBy} fixes the versions.`, evidence: { grade: "exists", places: [] } });
      else {
        report.fail(subject, {
          message: `${share(entry)}, so the next installation can get other versions than were tested: ${names(entry)}.`,
          help: "Commit a lock file (uv lock, poetry lock, pip-compile), or write the version that was tested after each name.",
          place: first.place,
          fixes: () => fixes(entry, versions, files.text(file)),
          related: loose.slice(1, 12).map(({ name, place }) => ({ place, message: `${name} has no fixed version` })),
        });
      }
    }
  },
});

const WHY = {
  development: "It is for developers and tests, not for what is deployed.",
  library: "Those who install a library choose the versions.",
  source: "The file that is made from it is judged.",
} as const;

function share({ file, loose, total }: DependencyFile): string {
  if (loose.length === total)
    return `${total === 1 ? "The one package" : total === 2 ? "Both packages" : `All ${total} packages`} in ${file} can float`;
  return `${loose.length} of the ${total} packages in ${file} can float`;
}

function names({ loose }: DependencyFile): string {
  const all = [...new Set(loose.map(({ name }) => name))];
  return all.length <= 4 ? list(all) : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}

/** The one exact version of each package on which the repository's dependency files agree. */
function versionsOf(files: readonly DependencyFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const { name, version } of files.flatMap(({ exact }) => exact)) {
    const key = canonical(name);
    found.set(key, found.has(key) && found.get(key) !== version ? undefined : version);
  }
  return new Map([...found].flatMap(([name, version]) => (version === undefined ? [] : [[name, version] as const])));
}

/** Pins what other files of the repository name an exact version of, when that settles the file; else a command that writes a lock. */
function fixes({ file, loose }: DependencyFile, versions: ReadonlyMap<string, string>, text: string | undefined): readonly Fix[] {
  const edits = loose.flatMap(({ name, place }) => {
    const version = versions.get(canonical(name));
    const edit = version === undefined || text === undefined ? undefined : pinned(text, place, version);
    return edit === undefined ? [] : [edit];
  });
  if (/\.(?:txt|in)$/.test(file) && edits.length === loose.length)
    return [{ title: "Write the versions that the repository names elsewhere", safe: false, edits }];
  const command = lockCommand(file);
  return command === undefined ? [] : [{ title: "Write a lock of all versions", safe: true, command }];
}

const SPECIFIER = "[<>=!~]=?=?[ \\t]*[\\w.*+!-]+";
const REQUIREMENT = new RegExp(
  `^([A-Za-z0-9][\\w.-]*(?:[ \\t]*\\[[^\\]]*\\])?)([ \\t]*${SPECIFIER}(?:[ \\t]*,[ \\t]*${SPECIFIER})*)?`,
);

/** The exact version in the place of whatever was asked; extras, markers and comments stay. */
function pinned(text: string, place: Place, version: string): TextEdit | undefined {
  const { start, end } = stretchAt(text, place);
  const match = REQUIREMENT.exec(text.slice(start, end));
  if (match === null) return undefined;
  const at = start + match[1]!.length;
  return { place: placeAt(text, place.file, at, at + (match[2]?.length ?? 0)), text: `==${version}` };
}

/** What writes a lock beside the file, by the tool that reads it. */
function lockCommand(file: string): string | undefined {
  if (!/^[\w./-]+$/.test(file)) return undefined;
  const name = baseName(file);
  if (/\.in$/.test(name)) return `uv pip compile --generate-hashes ${file} -o ${file.replace(/\.in$/, ".txt")}`;
  if (/\.txt$/.test(name)) return `uv pip compile --generate-hashes ${file} -o ${file.replace(/\.txt$/, ".lock.txt")}`;
  if (name === "pyproject.toml") return file === name ? "uv lock" : `uv lock --project ${file.slice(0, -name.length - 1)}`;
  if (name === "Pipfile") return "pipenv lock";
  if (name === "package.json") return "npm install --package-lock-only";
  return undefined;
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/[._]+/g, "-");
}
