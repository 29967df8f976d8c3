import { addEntry } from "../../manifest/edit.ts";
import { groupBy } from "../../model/group.ts";
import { manifestToJudge } from "../claimed.ts";
import { integrationEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/undeclared-system",
  severity: "warning",
  summary: "Serving code talks to a system that the manifest does not declare.",
  basis: ["EU AI Act Annex IV 1(b)", "NIST AI RMF MAP 4.1"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest === undefined) return;
    const { inventory, report } = context;
    for (const [host, [first, ...others]] of groupBy(inventory.usage.systems, (system) => system.host)) {
      const { place, call } = first!;
      if (host === undefined) {
        const subject = { kind: "integration", key: `system:${place.file}:${call}`, name: call, place } as const;
        report.unknown(subject, { message: "Which system is asked here cannot be told from the source." });
        continue;
      }
      const subject = { kind: "integration", key: `system:${host}`, name: host, place } as const;
      const entry = integrationEntryFor(manifest, host);
      if (entry !== undefined) {
        report.pass(subject, {
          message: `The manifest declares it as ${entry.system}.`,
          evidence: { grade: "linked", places: [{ place: manifest.placeOf(entry.path), message: "declared here" }] },
        });
        continue;
      }
      const edits = addEntry(manifest, ["integrations"], { system: host, host });
      report.fail(subject, {
        message: `Serving code talks to ${host}, which the manifest does not declare as an integration.`,
        help: "Declare it under integrations, with whose it is, how it authenticates callers and how far it is tested.",
        place,
        related: others.map((other) => ({ place: other.place, message: "it is talked to here too" })),
        fixes:
          edits.length === 0
            ? []
            : [{ title: "Declare the integration in ai-readiness.yaml", safe: true, kind: "declare", edits }],
      });
    }
  },
});
