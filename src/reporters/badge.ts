import { PILLAR_TITLES } from "../model/pillar.ts";
import { isWithoutAi, type ReportInput } from "./input.ts";
import { escapeMarkup } from "./markup.ts";
import { percentOf } from "./summary.ts";

const LABEL = "AI readiness";

/** A picture for a README: the weakest pillar and the share of its checks that pass. White text stands at 4.5:1 or more on each colour. */
export function badgeReport(input: ReportInput): string {
  const { text, color } = stateOf(input);
  const left = widthOf(LABEL);
  const right = widthOf(text);
  const width = left + right;
  const title = escapeMarkup(`${LABEL}: ${text}`);
  const word = (value: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length}">${escapeMarkup(value)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#3b4048"/><rect x="${left}" width="${right}" height="20" fill="${color}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${word(LABEL, left / 2, left - 12)}
${word(text, left + right / 2, right - 12)}
</g>
</svg>
`;
}

function stateOf(input: ReportInput): { readonly text: string; readonly color: string } {
  const { headline, pillars } = input.readiness;
  if (isWithoutAi(input)) return { text: "no AI found", color: "#57606a" };
  if (headline === undefined) return { text: "not judged", color: "#57606a" };
  const percent = percentOf(pillars[headline]) ?? 0;
  if (percent === 100) return { text: "all checks pass", color: "#1a7f37" };
  return { text: `${PILLAR_TITLES[headline]} ${percent} %`, color: percent >= 50 ? "#8a5a00" : "#b42318" };
}

/** About what eleven-pixel Verdana takes, with a margin of six on each side. */
function widthOf(text: string): number {
  let width = 12;
  for (const letter of text) width += /[ ilI.]/.test(letter) ? 4 : /[MWm%]/.test(letter) ? 10 : 7;
  return width;
}
