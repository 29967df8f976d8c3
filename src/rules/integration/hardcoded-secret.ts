import type { Files } from "../../project/files.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/hardcoded-secret",
  severity: "error",
  summary: "A credential is written into code, configuration or the output of a notebook.",
  basis: ["EU AI Act Art. 15(5)", "ISO/IEC 42001 A.6.2.6"],
  from: "source",
  check({ inventory, files, report }) {
    for (const { kind, value, place, inTests, reasons } of inventory.literals) {
      if (kind !== "credential") continue;
      const subject = { kind: "integration", key: `credential:${place.file}:${value}`, name: value, place } as const;
      if (inTests) report.notApplicable(subject, { message: "It stands in tests or documentation only." });
      else if (files.isTracked(place.file) === false) {
        report.notApplicable(subject, { message: "The file is not in git, so the credential stays where it is." });
      } else if (value.startsWith("a value of") && isChartDefault(place.file, files)) {
        report.notApplicable(subject, { message: "It is a default of a Helm chart, which a deployment sets anew." });
      } else {
        const inOutput = reasons.some(({ message }) => message.includes("output"));
        report.fail(subject, {
          message: `${capital(value)} is written ${inOutput ? "into the output of this cell" : "here"}, where everybody who can read the repository can use it.`,
          help: "Withdraw the credential, since git remembers it, and read the new one from the environment or a secret store.",
          place,
        });
      }
    }
  },
});

function isChartDefault(file: string, files: Files): boolean {
  return /(?:^|\/)values\.ya?ml$/.test(file) && files.has(file.replace(/[^/]*$/, "Chart.yaml"));
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
