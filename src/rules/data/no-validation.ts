import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import type { DatasetRead } from "../../model/inventory.ts";
import { declaredSubject, manifestToJudge } from "../claimed.ts";
import { dataEntryFor, fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { UNSTRUCTURED } from "../unstructured.ts";

/** Folders and files of tools that check data from outside the programs. */
const OUTSIDE = [
  "gx/**",
  "great_expectations/**",
  "**/great_expectations/**",
  "**/checks*.yml",
  "**/soda/**",
  "**/datapackage.json",
];

export default defineRule({
  id: "data/no-validation",
  severity: "warning",
  summary: "Production data is trained on or served from, and nothing checks it on the way.",
  basis: ["ML Test Score Monitor 2", "EU AI Act Art. 10(3)"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest === undefined) return;
    const { inventory, report } = context;
    for (const entry of manifest.data) {
      const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
      const reads = inventory.datasetReads.filter(
        (read) => !read.inTests && !read.place.file.endsWith(".ipynb") && dataEntryFor(manifest, read) === entry,
      );
      const [first, ...others] = reads;
      if (entry.kind !== "production") report.notApplicable(subject, { message: "It is not declared as production data." });
      else if (entry.usedFor.length > 0 && !entry.usedFor.includes("training") && !entry.usedFor.includes("serving"))
        report.notApplicable(subject, { message: "It is neither trained on nor served from." });
      else if (entry.checks.length > 0) {
        const places = [{ place: manifest.placeOf([...entry.path, "checks"]), message: "named here" }];
        report.pass(subject, { message: "The manifest names its checks.", evidence: { grade: "declared", places } });
      } else if (reads.length > 0 && reads.every(({ location }) => location !== undefined && UNSTRUCTURED.test(location)))
        report.notApplicable(subject, { message: "It is text, pictures or sound, which have no columns." });
      else if (first === undefined) report.unknown(subject, { message: "Where programs read it was not found." });
      else {
        const check = checkOn(context, reads);
        if (check.state === "found") {
          const places = check.place === undefined ? [] : [{ place: check.place, message: "checked here" }];
          report.pass(subject, { message: check.message, evidence: { grade: "exists", places } });
        } else if (check.state === "unknown") report.unknown(subject, { message: check.message });
        else {
          report.fail(subject, {
            message: `${entry.name} is production data, and nothing checks it between here and the model.`,
            help: "Check its columns, types and ranges where it is read, with pandera, Great Expectations or code of your own, and name the check under checks.",
            place: first.locationPlace ?? first.place,
            related: others.map(({ place }) => ({ place, message: "it is read here too" })),
            fixes: begun(context, manifest, entry, first.location),
          });
        }
      }
    }
  },
});

type Check =
  | { readonly state: "found"; readonly message: string; readonly place?: DatasetRead["place"] }
  | { readonly state: "unknown"; readonly message: string }
  | { readonly state: "none" };

/** The nearest check that there is. One elsewhere in the system may stand on the data's way, and is taken to. */
function checkOn({ inventory, files }: RuleContext, reads: readonly DatasetRead[]): Check {
  const { validations } = inventory.usage;
  const near = validations.find(({ place }) => reads.some((read) => read.place.file === place.file)) ?? validations[0];
  if (near !== undefined) return { state: "found", message: `${near.call} checks data.`, place: near.place };
  const monitor = inventory.monitors.find(({ measures, inert }) => inert === undefined && measures.includes("data-quality"));
  if (monitor !== undefined) return { state: "found", message: `${monitor.library} watches its quality.`, place: monitor.place };
  const outside = OUTSIDE.flatMap((glob) => files.glob(glob))[0];
  if (outside !== undefined) return { state: "found", message: `${outside} checks data.` };
  const maybe = inventory.usage.asserted.find(({ file }) => reads.some((read) => read.place.file === file));
  if (maybe !== undefined)
    return {
      state: "unknown",
      message: "The file that reads it has checks of its own, of which it cannot be told what they check.",
    };
  return { state: "none" };
}

/** A check to write: skipped, and not named in the manifest, until somebody has written it. */
function begun(
  { files, inventory }: RuleContext,
  manifest: Manifest,
  { name }: DataEntry,
  location: string | undefined,
): readonly Fix[] {
  const identifier = name.toLowerCase().replace(/\W+/g, "_");
  const file = fromRoot(manifest, `tests/data/test_${identifier}.py`);
  if (!/^[a-z_]\w*$/.test(identifier) || files.has(file)) return [];
  const columns = [...new Set(inventory.usage.columns.flatMap((use) => (use.location === location ? [use.column] : [])))];
  const used = columns.length === 0 ? [] : [`    # Programs use these columns: ${columns.join(", ").replace(/[\r\n]/g, " ")}.`];
  const text = [
    `"""Checks of the dataset ${name.replace(/["\\]/g, "")}, before a model sees it."""`,
    "",
    "import pytest",
    "",
    "",
    '@pytest.mark.skip(reason="TODO: not written yet")',
    `def test_${identifier}():`,
    "    # TODO: read it, and check its columns, their types and their ranges. Then name this file under checks in the manifest.",
    ...used,
    "    raise NotImplementedError",
    "",
  ].join("\n");
  return [{ title: `Begin ${file}`, safe: false, kind: "scaffold", newFiles: [{ file, text }] }];
}
