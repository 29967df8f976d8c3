import type { ReportContext, ReportInput } from "../input.ts";
import { type Html, html } from "./markup.ts";
import { PANEL_SCRIPT, PANEL_STYLE } from "./panel.ts";
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
  return pageOf(input, context, { policy: POLICY, style: { markup: `<style>${STYLE}</style>` }, tools: html``, script: html`` });
}

/**
 * The same page for a panel of an editor that shares VS Code's colours by name. `nonce` is a word that nobody can guess, new each time.
 * What is clicked is posted as `{ open: { file, line, column, cell? } }`, `{ save: true }` or `{ print: true }`.
 */
export function htmlPanel(input: ReportInput, context: ReportContext, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return pageOf(input, context, {
    policy,
    style: { markup: `<style nonce="${nonce}">${STYLE}${PANEL_STYLE}</style>` },
    tools: html`<p class="tools"><button type="button" data-do="print">Print</button> <button type="button" data-do="save">Save as HTML</button></p>`,
    script: { markup: `<script nonce="${nonce}">${PANEL_SCRIPT}</script>` },
  });
}

interface Shell {
  readonly policy: string;
  readonly style: Html;
  readonly tools: Html;
  readonly script: Html;
}

function pageOf(input: ReportInput, context: ReportContext, { policy, style, tools, script }: Shell): string {
  const parts = htmlParts(input, context);
  const shown = PARTS.filter(([name]) => parts[name].markup !== "");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${parts.title}</title>
${style}
</head>
<body>
<header><h1>${parts.title}</h1>${parts.headline}${tools}</header>
<nav aria-label="Parts of this page"><ul>${shown.map(([name, title]) => html`<li><a href="#${name}">${title}</a></li>`)}</ul></nav>
<main>
${shown.map(([name]) => parts[name])}
</main>
<footer></footer>
${script}</body>
</html>
`.markup;
}
