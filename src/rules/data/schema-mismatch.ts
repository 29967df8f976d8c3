import { groupBy } from "../../model/group.ts";
import { near } from "../../model/near.ts";
import { declaredSubject, manifestToJudge } from "../claimed.ts";
import { contractOf } from "../contract-of.ts";
import { dataEntryFor, fromRoot } from "../declared.ts";
import { defineRule } from "../define.ts";
import { goToNamed } from "../go-to.ts";

export default defineRule({
  id: "data/schema-mismatch",
  severity: "error",
  summary: "Code uses a column that the dataset's contract does not have.",
  basis: ["ML Test Score Monitor 2", "ISO/IEC 42001 A.7.4"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest === undefined) return;
    const { inventory, report } = context;
    const uses = groupBy(inventory.usage.columns, (use) => dataEntryFor(manifest, use)?.name);
    // Datasets that share a contract lack the same column for the same reason, which is told once.
    const told = new Map<string, string>();
    for (const entry of manifest.data) {
      if (entry.contract === undefined) continue;
      const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
      const contract = contractOf(context, manifest, entry);
      const used = uses.get(entry.name) ?? [];
      if (contract === undefined || contract.columns.length === 0) {
        report.unknown(subject, { message: "Its contract names no columns that can be read here." });
        continue;
      }
      const missing = used.filter(({ column }) => !contract.columns.includes(column));
      if (missing.length > 0 && !contract.closed) {
        const message = `Its contract does not name ${missing[0]!.column}, and does not say either that there are no other columns.`;
        report.unknown(subject, { message });
        continue;
      }
      const certain = groupBy(
        missing.filter((use) => use.certain),
        ({ column }) => column,
      );
      for (const [column, [first, ...others]] of certain) {
        const before = told.get(`${entry.contract}:${column}`);
        told.set(`${entry.contract}:${column}`, before ?? entry.name);
        if (before !== undefined) {
          const message = `The same contract is judged with ${before}.`;
          report.notApplicable({ ...subject, key: `${subject.key}:${column}`, name: `${entry.name}.${column}` }, { message });
          continue;
        }
        const meant = near(column, contract.columns);
        report.fail(
          { ...subject, key: `${subject.key}:${column}`, name: `${entry.name}.${column}` },
          {
            message: `The contract of ${entry.name} has no column ${column}${meant === undefined ? "." : `; did you mean ${meant}?`}`,
            help: "Use a column of the contract, or agree on the new one with the owner and add it there.",
            place: first!.place,
            related: others.map(({ place }) => ({ place, message: "it is used here too" })),
            fixes: [
              ...(meant === undefined
                ? []
                : [
                    {
                      title: `Replace by ${meant}`,
                      safe: false,
                      edits: [...[first!, ...others].map(({ place }) => ({ place, text: JSON.stringify(meant) }))],
                    },
                  ]),
              // A column is added to a contract once its owner has agreed, which no edit can know.
              ...goToNamed(context, "Go to the contract", fromRoot(manifest, entry.contract)),
            ],
          },
        );
      }
      if (certain.size > 0) continue;
      if (used.length === 0) report.notApplicable(subject, { message: "No column of it is named in code that can be followed." });
      else if (missing.length > 0)
        report.unknown(subject, { message: `Whether the code makes ${missing[0]!.column} itself cannot be told.` });
      else
        report.pass(subject, {
          message: "Every column that the code uses is in its contract.",
          evidence: { grade: "linked", places: used.map(({ place, column }) => ({ place, message: `${column} is used here` })) },
        });
    }
  },
});
