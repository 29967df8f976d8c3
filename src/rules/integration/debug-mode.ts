import type { Fix, TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import { placeAt, stretchAt } from "../../model/text-at.ts";
import { defineRule } from "../define.ts";
import { sentence } from "../words.ts";

export default defineRule({
  id: "integration/debug-mode",
  severity: "warning",
  summary: "What is started in production runs in debug mode or reloads by itself.",
  basis: ["EU AI Act Art. 15(5)", "OWASP API8 security misconfiguration"],
  from: "source",
  check({ inventory, files, report }) {
    for (const { place, written, what, use, reason, related, inTests } of inventory.delivery.switches) {
      const subject = { kind: "service", key: `debug:${place.file}:${written}`, name: written, place } as const;
      if (inTests) report.notApplicable(subject, { message: "It stands in tests or documentation only." });
      else if (use === "development") report.notApplicable(subject, { message: sentence(reason) });
      else if (use === "unknown") report.unknown(subject, { message: sentence(reason) });
      else {
        report.fail(subject, {
          message: `${written} switches ${what} on in production: ${reason}.`,
          help:
            what === "debug mode"
              ? "Take it out: a debugger shows callers the source, and lets them run code of their own."
              : "Take it out: every change of a file, and every new process, interrupts the requests under way.",
          place,
          related,
          fixes: switchOff(place, written, files.text(place.file)),
        });
      }
    }
  },
});

/** In a program `True` becomes `False`; a flag of a command goes; a variable is set to off. */
function switchOff(place: Place, written: string, text: string | undefined): readonly Fix[] {
  const title = `Switch ${written.replace(/=.*$/, "")} off`;
  const edit = written.endsWith("=True") ? inProgram(place) : text === undefined ? undefined : inCommand(place, written, text);
  return edit === undefined ? [] : [{ title, safe: false, edits: [edit] }];
}

/** The place ends with `True`. */
function inProgram(place: Place): TextEdit {
  return { place: { ...place, line: place.endLine, column: place.endColumn - "True".length }, text: "False" };
}

/** Where it stands exactly once within what starts it. */
function inCommand(place: Place, written: string, text: string): TextEdit | undefined {
  const { start, end } = stretchAt(text, place);
  const stretch = text.slice(start, end);
  const variable = /^(\w+)=(.*)$/.exec(written);
  const [form, by] =
    variable !== null
      ? [
          new RegExp(`(?<=\\b${variable[1]}["']?(?:=|:?[ \\t]+)["']?|value["']?:[ \\t]*["']?)${variable[2]}(?=["']?\\s*$)`, "gm"),
          /_ENV$/.test(variable[1]!) ? "production" : "0",
        ]
      : written === "fastapi dev"
        ? [/(?<=fastapi["']?,?\s*["']?)dev\b/g, "run"]
        : [new RegExp(`,\\s*(["'])${written}\\1|(["'])${written}\\2,\\s*|[ \\t]+${written}(?![\\w-])`, "g"), ""];
  const [found, ...others] = [...stretch.matchAll(form as RegExp)];
  if (found === undefined || others.length > 0) return undefined;
  const at = start + found.index;
  return { place: placeAt(text, place.file, at, at + found[0].length), text: by as string };
}
