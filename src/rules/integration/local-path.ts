import type { Fix } from "../../model/fix.ts";
import type { Literal } from "../../model/inventory.ts";
import type { Code } from "../../project/code/code.ts";
import type { Files } from "../../project/files.ts";
import { codeFix, environmentFix } from "../code-fix.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/local-path",
  severity: "warning",
  summary: "A path that exists on one machine only is written into code.",
  basis: ["NIST AI RMF MANAGE 2.2"],
  from: "source",
  check({ inventory, files, code, report }) {
    for (const literal of inventory.literals) {
      if (literal.kind !== "local-path") continue;
      const key = `path:${literal.place.file}:${literal.value}`;
      const subject = { kind: "integration", key, name: literal.value, place: literal.place } as const;
      if (literal.inTests) {
        report.notApplicable(subject, { message: "It stands in tests or documentation only." });
        continue;
      }
      report.fail(subject, {
        message: `The path ${shorten(literal.value)} exists on one machine only, so this code cannot run anywhere else.`,
        help: "Read the path from the environment or the configuration, or make it relative to the project.",
        place: literal.place,
        related: literal.reasons,
        fixes: () => fixes(literal, inventory.literals, files, code),
      });
    }
  },
});

/** Made relative where the repository holds that very file; else the environment has to say where it is. */
function fixes({ value, place }: Literal, literals: readonly Literal[], files: Files, { repairs }: Code): readonly Fix[] {
  const own = ownFile(value, files);
  if (own !== undefined) return codeFix(`Replace by ${own}`, repairs.makeRelative(place, own));
  const others = literals.flatMap((one) => (one.kind === "local-path" && !one.inTests ? [one.value] : []));
  return environmentFix("the path", repairs.fromEnvironment(place.file, [{ kind: "path", what: value, place, others }]));
}

/** The longest end of the path, of at least a folder and a file, that names a file of the repository. */
function ownFile(path: string, files: Files): string | undefined {
  const parts = path.split(/[\\/]+/).filter((part) => part !== "");
  for (let from = 1; from < parts.length - 1; from++) {
    const end = parts.slice(from).join("/");
    if (/\.\w+$/.test(end) && files.paths.includes(end)) return end;
  }
  return undefined;
}

function shorten(path: string): string {
  return path.length <= 80 ? path : `${path.slice(0, 77)}…`;
}
