import { PILLAR_TITLES, PILLARS } from "../../model/pillar.ts";
import { type PillarReadiness, type Readiness, share } from "../../model/readiness.ts";
import { percentOf } from "../summary.ts";
import { type Html, html } from "./markup.ts";

const ROW = 44;
const LEFT = 126;
const BAR = 330;
const WIDTH = 714;

/**
 * The five pillars as bars: what passes, what is waived, what fails, and a mark where the base stood. It is one picture with a description that
 * says the same in words.
 */
export function pillarPicture(readiness: Readiness, before: Readiness | undefined): Html {
  const rows = PILLARS.map((pillar, index) => {
    const own = readiness.pillars[pillar];
    const y = index * ROW;
    const weakest = readiness.headline === pillar && own.passed < own.applicable;
    const was = before && share(before.pillars[pillar]);
    return html`<g>
<text x="${LEFT - 14}" y="${y + 27}" text-anchor="end" class="${weakest ? "label weakest" : "label"}">${PILLAR_TITLES[pillar]}</text>
<rect x="${LEFT}" y="${y + 12}" width="${BAR}" height="20" rx="4" class="${own.applicable === 0 ? "track empty" : "track"}"/>
${bars(own, y)}${was === undefined ? "" : html`<path d="M${LEFT + was * BAR} ${y + 6}v32" class="before"/>`}
<text x="${LEFT + BAR + 14}" y="${y + 27}" class="value">${shareText(own)}</text>
</g>`;
  });
  const described = PILLARS.map((pillar) => `${PILLAR_TITLES[pillar]}: ${sentence(readiness.pillars[pillar])}`).join(". ");
  return html`<figure>
<svg class="pillars" viewBox="0 0 ${WIDTH} ${PILLARS.length * ROW}" role="img" aria-labelledby="pillars-title pillars-text">
<title id="pillars-title">Readiness by pillar</title><desc id="pillars-text">${described}.</desc>
${rows}
</svg>
<figcaption><span class="key pass">passes</span> <span class="key waived">waived</span> <span class="key rest">fails</span>${
    before === undefined ? "" : html` <span class="key base">where the base stood</span>`
  }</figcaption>
</figure>`;
}

function bars({ passed, waived, applicable }: PillarReadiness, y: number): readonly Html[] {
  if (applicable === 0) return [];
  const width = (count: number) => (count / applicable) * BAR;
  const bar = (kind: string, start: number, count: number) =>
    count === 0
      ? html``
      : html`<rect x="${LEFT + width(start)}" y="${y + 12}" width="${width(count)}" height="20" rx="4" class="${kind}"/>`;
  return [bar("pass", 0, passed), bar("waived", passed, waived)];
}

function shareText(own: PillarReadiness): string {
  const percent = percentOf(own);
  if (percent === undefined) return own.unknown === 0 ? "nothing to judge" : `${own.unknown} unknown`;
  const unknown = own.unknown === 0 ? "" : `, ${own.unknown} unknown`;
  return `${percent} %, ${own.passed} of ${own.applicable}${unknown}`;
}

function sentence(own: PillarReadiness): string {
  if (own.applicable === 0) return `nothing to judge, ${own.unknown} unknown`;
  return `${own.passed} of ${own.applicable} checks pass, ${own.waived} waived, ${own.unknown} unknown`;
}
