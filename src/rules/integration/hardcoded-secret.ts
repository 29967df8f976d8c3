import type { Fix } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { Code } from "../../project/code/code.ts";
import { upperSnake } from "../../project/code/environment-names.ts";
import type { Files } from "../../project/files.ts";
import { environmentFix } from "../code-fix.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/hardcoded-secret",
  severity: "error",
  summary: "A credential is written into code, configuration or the output of a notebook.",
  basis: ["EU AI Act Art. 15(5)", "ISO/IEC 42001 A.6.2.6"],
  from: "source",
  check({ inventory, files, code, report }) {
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
          fixes: inOutput ? clearOutput(place) : fixes({ what: value, place }, files, code),
        });
      }
    }
  },
});

/** What was shown once stays in the file until it is cleared. */
function clearOutput({ file, cell }: Place): readonly Fix[] {
  if (cell === undefined) return [];
  return [{ title: "Clear the output of this cell", safe: false, clearOutputs: [{ file, cell }] }];
}

/** No fix withdraws the credential: git remembers it, and only its issuer can make it worthless. */
function fixes(
  { what, place }: { readonly what: string; readonly place: Place },
  files: Files,
  { repairs }: Code,
): readonly Fix[] {
  const { file } = place;
  const change = repairs.fromEnvironment(file, [{ kind: "credential", what, place }]);
  if (change !== undefined) return environmentFix("the credential", change);
  const name = /^a value of (\w+)$/.exec(what)?.[1];
  // Compose puts variables in; other settings files are read by who knows what.
  if (name !== undefined && /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/i.test(file)) {
    return [
      {
        title: "Read the credential from the environment",
        safe: false,
        edits: [{ place, text: `\${${upperSnake(name)}:?set it in the environment}` }],
      },
    ];
  }
  if (/(?:^|\/)[\w.-]*\.env(?:\.[\w.-]+)?$/.test(file) && files.isTracked(file) === true && /^[\w./-]+$/.test(file)) {
    return [{ title: "Take the file out of git and keep it here", safe: false, command: `git rm --cached ${file}` }];
  }
  return [];
}

function isChartDefault(file: string, files: Files): boolean {
  return /(?:^|\/)values\.ya?ml$/.test(file) && files.has(file.replace(/[^/]*$/, "Chart.yaml"));
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
