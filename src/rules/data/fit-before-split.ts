import { defineRule } from "../define.ts";

export default defineRule({
  id: "data/fit-before-split",
  severity: "warning",
  summary: "A transformer is fitted on data that is only then split into training and test rows.",
  basis: ["EU AI Act Art. 15(1)", "NIST AI RMF MEASURE 2.5"],
  from: "source",
  check({ inventory, report }) {
    for (const { place, within, order, fit, transformer } of inventory.usage.fits) {
      const name = within === "" ? place.file : `${place.file}:${within}`;
      const subject = { kind: "dataset", key: `split:${name}`, name, place } as const;
      if (order === "after")
        report.pass(subject, {
          message: `${transformer} is fitted after the split.`,
          evidence: { grade: "linked", places: [{ place: fit, message: "fitted here" }] },
        });
      else if (order === "unknown")
        report.unknown(subject, { message: `What ${transformer} learns before the split cannot be told.` });
      else {
        report.fail(subject, {
          message: `${transformer} is fitted here on data that is split only afterwards, so it has seen the test rows and the model looks better than it is.`,
          help: "Split first, fit on the training rows alone, and apply it to the test rows; a pipeline does so by itself.",
          place: fit,
          related: [{ place, message: "the data is split here" }],
          fixes: [{ title: "Go to the split", safe: false, open: place }],
        });
      }
    }
  },
});
