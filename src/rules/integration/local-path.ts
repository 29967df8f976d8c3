import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/local-path",
  severity: "warning",
  summary: "A path that exists on one machine only is written into code.",
  basis: ["NIST AI RMF MANAGE 2.2"],
  from: "source",
  check({ inventory, report }) {
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
      });
    }
  },
});

function shorten(path: string): string {
  return path.length <= 80 ? path : `${path.slice(0, 77)}…`;
}
