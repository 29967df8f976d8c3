import type { ReportContext, ReportInput } from "../input.ts";
import { type Html, html } from "./markup.ts";
import { htmlParts } from "./parts.ts";
import { STYLE, STYLE_HASH } from "./style.ts";

/** Nothing may be loaded or run: no script, no picture, no font, no frame, and no style but this one. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

const PARTS = [
  ["readiness", "Readiness"],
  ["changes", "Changes"],
  ["systems", "Systems"],
  ["services", "Services"],
  ["datasets", "Datasets"],
  ["models", "Models"],
  ["findings", "Findings"],
  ["aside", "Set aside"],
  ["policies", "Standards"],
  ["notices", "About"],
] as const;

/** One file that needs nothing else: it can be mailed, archived and printed. */
export function htmlReport(input: ReportInput, context: ReportContext): string {
  const parts = htmlParts(input, context);
  const shown = PARTS.filter(([name]) => parts[name].markup !== "");
  const style: Html = { markup: `<style>${STYLE}</style>` };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${parts.title}</title>
${style}
</head>
<body>
<header><h1>${parts.title}</h1>${parts.headline}</header>
<nav aria-label="Parts of this page"><ul>${shown.map(([name, title]) => html`<li><a href="#${name}">${title}</a></li>`)}</ul></nav>
<main>
${shown.map(([name]) => parts[name])}
</main>
<footer></footer>
</body>
</html>
`.markup;
}
