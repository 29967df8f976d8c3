import type { Fix } from "../../model/fix.ts";
import { baseName } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { Files } from "../../project/files.ts";
import { defineRule } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "integration/untested-pipeline",
  severity: "warning",
  summary: "No test imports the code that trains or serves the model.",
  basis: ["ML Test Score Infra 3"],
  from: "source",
  check({ inventory, manifest, folder, files: listed, report }) {
    const subject = { ...systemSubject(manifest?.system.name), key: "tests" };
    const { tested, trainings } = inventory.delivery;
    const files = new Map<string, Place>();
    for (const service of inventory.services)
      if (isDeployed(service) && service.kind !== "cli")
        files.set(service.place.file, files.get(service.place.file) ?? service.place);
    for (const training of trainings)
      if (!training.inTests && !training.notebook && !files.has(training.place.file))
        files.set(training.place.file, training.place);
    const python = [...files].filter(([file]) => file.endsWith(".py"));
    const untested = python.filter(([file]) => tested?.includes(file) !== true);
    const [first, ...others] = untested;
    if (files.size === 0) report.notApplicable(subject, { message: "There is no program that trains or serves." });
    else if (python.length === 0) report.unknown(subject, { message: "What tests of this language import is not followed." });
    else if (first === undefined)
      report.pass(subject, { message: "Tests import what trains and serves.", evidence: { grade: "exists", places: [] } });
    else {
      const what =
        others.length === 0 ? first[0] : `${first[0]} and ${others.length} other ${others.length === 1 ? "file" : "files"}`;
      report.fail(subject, {
        message: `No test imports ${what}, so a change that breaks training or serving is found in production.`,
        help: "Write a test that trains on a few rows, and one that asks the service and looks at the answer.",
        place: first[1],
        related: others.map(([, place]) => ({ place, message: "no test imports this file either" })),
        fixes: begun(
          first[0],
          trainings.some(({ place }) => place.file === first[0]),
          folder,
          listed,
        ),
      });
    }
  },
});

/** A test to write, which is skipped and imports nothing until somebody does, so that the finding stays. */
function begun(program: string, trains: boolean, folder: string, files: Files): readonly Fix[] {
  const name = baseName(program).replace(/\.py$/, "");
  const within = files.paths.some((path) => path.startsWith(`${folder === "" ? "" : `${folder}/`}test/`)) ? "test" : "tests";
  const file = `${folder === "" ? "" : `${folder}/`}${within}/test_${name}.py`;
  if (!/^[A-Za-z_]\w*$/.test(name) || files.has(file)) return [];
  const what = trains ? "train on a few rows, and look at what comes out" : "ask it for an answer, and look at what comes back";
  const text = `"""Tests of ${program}."""

import pytest


@pytest.mark.skip(reason="TODO: not written yet")
def test_${name}():
    # TODO: import ${program}, ${what}.
    raise NotImplementedError
`;
  return [{ title: `Begin ${file}`, safe: false, kind: "scaffold", newFiles: [{ file, text }] }];
}
