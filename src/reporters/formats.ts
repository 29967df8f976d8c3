import { badgeReport } from "./badge.ts";
import { conciseReport } from "./concise.ts";
import { cyclonedxReport } from "./cyclonedx.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { htmlReport } from "./html/page.ts";
import type { ReportContext, ReportInput } from "./input.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";

/** Reports for files and other programs. Text for a terminal is laid out by `text.ts`, since it needs to know the terminal. */
export const REPORTERS = {
  json: jsonReport,
  concise: conciseReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  markdown: markdownReport,
  html: htmlReport,
  badge: badgeReport,
} as const satisfies Readonly<Record<string, (input: ReportInput, context: ReportContext) => string>>;
export type ReportFormat = keyof typeof REPORTERS;

/** Formats of `export`: what is there, without any judgement. */
export const EXPORTERS = { cyclonedx: cyclonedxReport } as const;
export type ExportFormat = keyof typeof EXPORTERS;

/** Formats that a file's name tells. JSON is the suffix of several. */
export const SUFFIXES: Readonly<Record<string, ReportFormat>> = {
  sarif: "sarif",
  md: "markdown",
  html: "html",
  xml: "junit",
  svg: "badge",
};
