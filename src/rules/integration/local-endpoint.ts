import { groupBy } from "../../model/group.ts";
import { environmentFix } from "../code-fix.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/local-endpoint",
  severity: "warning",
  summary: "The address of another system, which holds in one place only, is written into code.",
  basis: ["NIST AI RMF MANAGE 2.2", "EU AI Act Annex IV 1(b)"],
  from: "source",
  check({ inventory, code, report }) {
    const found = inventory.literals.filter(({ kind }) => kind === "local-endpoint");
    for (const same of groupBy(
      found,
      ({ place, reasons, value }) => `${place.file}:${reasons[0]!.message.slice(value.length)}`,
    ).values()) {
      const [first, ...others] = same;
      const { place, value, inTests, reasons } = first!;
      const subject = { kind: "integration", key: `endpoint:${place.file}:${value}`, name: value, place } as const;
      if (inTests) {
        report.notApplicable(subject, { message: "It stands in tests, examples or tools only." });
        continue;
      }
      report.fail(subject, {
        message: `The address ${reasons[0]!.message}, so this code works in one place only${more(others)}.`,
        help: "Read the address from the environment or the configuration.",
        place,
        related: others.map((other) => ({ place: other.place, message: `${other.value} is written here` })),
        fixes: () =>
          environmentFix(
            others.length === 0 ? "the address" : "the addresses",
            code.repairs.fromEnvironment(
              place.file,
              same.map((one) => ({ kind: "address", what: one.value, place: one.place })),
            ),
          ),
      });
    }
  },
});

function more(others: readonly unknown[]): string {
  if (others.length === 0) return "";
  return others.length === 1 ? "; another one is further down" : `; ${others.length} others are further down`;
}
