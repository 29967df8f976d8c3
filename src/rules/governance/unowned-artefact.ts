import { isExternal, type Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { filePlace, type Place } from "../../model/place.ts";
import { addressee, manifestToJudge } from "../claimed.ts";
import { type CodeOwners, codeOwners } from "../code-owners.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { systemSubject } from "../subjects.ts";
import { list } from "../words.ts";

const HELP = "Add a line to CODEOWNERS, so that somebody who answers for them sees each change before it is merged.";
/** What tells that this is a repository's top, on a platform that reads CODEOWNERS. */
const PLATFORM = [".github", ".gitlab-ci.yml", ".gitlab"];
/** How many files are named in the sentence. */
const NAMED = 3;

export default defineRule({
  id: "governance/unowned-artefact",
  severity: "warning",
  summary: "The manifest or a document that it names can be changed without anybody who answers for it being asked.",
  basis: ["ISO/IEC 42001 A.3.2", "NIST AI RMF GOVERN 2.1"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, files } = context;
    const subject = systemSubject(manifest.system.name);
    const owners = codeOwners(files);
    if (owners === "unread") return report.unknown(subject, { message: "The list of code owners could not be read." });
    if (owners !== undefined) return judge(context, manifest, owners);
    const stage = ["system", "stage"];
    if (manifest.system.stage === "poc" || !manifest.has(stage)) {
      return report.notApplicable(subject, { message: "Nothing here asks for code owners yet." });
    }
    if (!PLATFORM.some((path) => files.has(path))) {
      return report.unknown(subject, { message: "Who is asked about changes is not settled in this folder." });
    }
    const artefacts = artefactsOf(context, manifest);
    report.fail(subject, {
      message: `There is no CODEOWNERS file, so the manifest of a system in ${manifest.system.stage} can be changed by anybody.`,
      help: HELP,
      place: manifest.placeOf(stage),
      fixes: own(manifest, undefined, artefacts),
    });
  },
});

interface Artefact {
  readonly file: string;
  /** Where the manifest names it. */
  readonly place: Place;
}

function judge(context: RuleContext, manifest: Manifest, owners: CodeOwners) {
  const subject = systemSubject(manifest.system.name);
  const artefacts = artefactsOf(context, manifest);
  const unowned = artefacts.filter(({ file }) => owners.of(file).length === 0);
  const [first, ...others] = unowned;
  if (first === undefined) {
    return context.report.pass(subject, {
      message: `${owners.file} names who owns the manifest and what it names.`,
      evidence: { grade: "exists", places: [{ place: filePlace(owners.file), message: "the code owners" }] },
    });
  }
  const named = unowned.slice(0, NAMED).map(({ file }) => file);
  const rest = unowned.length - named.length;
  const files = list([...named, ...(rest > 0 ? [`${rest} more`] : [])]);
  context.report.fail(subject, {
    message: `${owners.file} names no owner for ${files}, so ${unowned.length === 1 ? "it" : "they"} can be changed by anybody.`,
    help: HELP,
    place: first.place,
    related: others.map(({ place, file }) => ({ place, message: `${file} has no owner either` })),
    fixes: own(manifest, owners, unowned),
  });
}

/** The manifest and the documents that it names and that are here, each once. */
function artefactsOf({ files }: RuleContext, manifest: Manifest): readonly Artefact[] {
  const found = new Map<string, Artefact>();
  const add = (path: readonly (string | number)[], value: unknown) => {
    if (typeof value !== "string") return;
    const file = fromRoot(manifest, value.replace(/#.*$/, ""));
    if (files.text(file) !== undefined && !found.has(file)) found.set(file, { file, place: manifest.placeOf(path) });
  };
  found.set(manifest.file, { file: manifest.file, place: filePlace(manifest.file) });
  for (const { path, card } of manifest.models) add([...path, "card"], card);
  for (const { path, card, assessment } of manifest.data) {
    add([...path, "card"], card);
    add([...path, "assessment", "report"], assessment?.report);
  }
  for (const [kind, document] of Object.entries(manifest.governance.documents)) {
    if (!isExternal(document)) add(["governance", "documents", kind], document);
  }
  return [...found.values()];
}

/** Whoever the manifest says answers for the system; a word that CODEOWNERS could not read is nobody. */
function own({ system }: Manifest, owners: CodeOwners | undefined, artefacts: readonly Artefact[]): readonly Fix[] {
  const owner = addressee(system.owner);
  if (owner === undefined || !/^(?:@[\w./-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/.test(owner)) return [];
  const lines = artefacts.map(({ file }) => `/${file.replaceAll(" ", "\\ ")} ${owner}\n`).join("");
  const title = `Name ${owner} as owner in CODEOWNERS`;
  if (owners === undefined) return [{ title, safe: false, newFiles: [{ file: ".github/CODEOWNERS", text: lines }] }];
  const { file, text } = owners;
  const before = text.split(/\r\n|\r|\n/);
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  const place = { file, line, column, endLine: line, endColumn: column };
  return [{ title, safe: false, edits: [{ place, text: `${column === 1 ? "" : "\n"}${lines}` }] }];
}
