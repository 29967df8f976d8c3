import type { DependencyFile } from "../../model/delivery.ts";
import { defineRule } from "../define.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "integration/unpinned-dependencies",
  severity: "warning",
  summary: "What is deployed is installed without fixed versions.",
  basis: ["ML Test Score Infra 1", "NIST AI RMF MANAGE 3.2"],
  from: "source",
  check({ inventory, report }) {
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
  if (loose.length === total) return `${total === 1 ? "The one package" : `All ${total} packages`} in ${file} can float`;
  return `${loose.length} of the ${total} packages in ${file} can float`;
}

function names({ loose }: DependencyFile): string {
  const all = [...new Set(loose.map(({ name }) => name))];
  return all.length <= 4 ? list(all) : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}
