/** Every pair of text and ground stands at 4.5:1 or more, in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f6f8fa; --text: #1f2328; --dim: #57606a; --line: #d0d7de; --link: #0550ae;
--good: #1a7f37; --good-ground: #dafbe1; --good-text: #116329; --bad: #b42318; --bad-ground: #ffebe9; --bad-text: #a40e26;
--warn-ground: #fff1c2; --warn-text: #734d00; --note-ground: #ddf4ff; --note-text: #0550ae; --aside: #9a6700; --track: #e4e8ec }
@media (prefers-color-scheme: dark) {
:root { --ground: #0d1117; --raised: #161b22; --text: #e6edf3; --dim: #9da7b1; --line: #3d444d; --link: #79c0ff;
--good: #3fb950; --good-ground: #12361d; --good-text: #7ee787; --bad: #f85149; --bad-ground: #4a1816; --bad-text: #ffb3ad;
--warn-ground: #3f2f0a; --warn-text: #f2cc60; --note-ground: #0c2d4f; --note-text: #a5d6ff; --aside: #d29922; --track: #30363d }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
main, header, nav { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 2.25rem }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; overflow-wrap: anywhere }
h2 { margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.35rem }
h3 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere }
.headline { margin: .25rem 0 1rem; font-size: 1.15rem; color: var(--dim) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 0; padding: 0; list-style: none }
a { color: var(--link) }
a:focus-visible, summary:focus-visible, .table:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
code { font: .88em/1.4 ui-monospace, "Cascadia Code", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
small { color: var(--dim); font-size: .88em }
figure { margin: 0 }
.pillars { display: block; width: 100%; height: auto; max-width: 714px }
.pillars text { font: 15px system-ui, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--text) }
.pillars .weakest { font-weight: 700 }
.pillars .track { fill: var(--track) }
.pillars .empty { fill: none; stroke: var(--line); stroke-dasharray: 4 4 }
.pillars .pass { fill: var(--good) }
.pillars .waived { fill: var(--aside) }
.pillars .before { stroke: var(--text); stroke-width: 3; fill: none }
figcaption { margin-top: .5rem; color: var(--dim); font-size: .9rem }
.key { margin-right: 1rem }
.key::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; background: var(--track) }
.key.pass::before { background: var(--good) }
.key.waived::before { background: var(--aside) }
.key.base::before { width: 3px; background: var(--text) }
.table { margin: .75rem 0; overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .92rem }
caption { padding: .35rem 0; font-weight: 600; text-align: left }
th, td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
thead th { background: var(--raised); white-space: nowrap }
tbody th { min-width: 8rem; font-weight: 400 }
td { overflow-wrap: anywhere; min-width: 5rem }
td:has(> code), th:has(> code) { min-width: 9rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.number { text-align: right; white-space: nowrap; min-width: 0 }
.chip { display: inline-block; padding: 0 .5em; border-radius: 1em; background: var(--raised); color: var(--text); font-size: .85em; white-space: nowrap }
.chip.good, .chip.pass { background: var(--good-ground); color: var(--good-text) }
.chip.bad, .chip.fail, .chip.error { background: var(--bad-ground); color: var(--bad-text) }
.chip.warning, .chip.waived { background: var(--warn-ground); color: var(--warn-text) }
.chip.information, .chip.unknown { background: var(--note-ground); color: var(--note-text) }
.card { margin: 1rem 0; padding: 1rem 1.1rem; border: 1px solid var(--line); border-radius: 8px }
.card p { margin: .25rem 0 .75rem }
.path { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 2.5rem; margin: 0 0 .75rem; padding: 0; list-style: none }
.step { position: relative; display: flex; flex-direction: column; gap: .4rem }
.step + .step::before { content: "\\2192" / ""; position: absolute; left: -1.85rem; top: 1.9rem; color: var(--dim); font-size: 1.4rem; line-height: 1 }
.step-title { color: var(--dim); font-size: .85rem }
.box { display: flex; flex-direction: column; padding: .45rem .65rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised) }
.box.missing { border: 1px dashed var(--bad); background: none; color: var(--bad-text) }
.box code + code, .box strong + code { color: var(--dim) }
details { margin: .5rem 0 }
summary { padding: .25rem 0; cursor: pointer; font-weight: 600 }
footer { height: 3rem }
@media (max-width: 44rem) {
.path { grid-template-columns: 1fr; gap: 1.6rem }
.step + .step::before { content: "\\2193" / ""; left: .6rem; top: -1.6rem }
}
@media print {
body { font-size: 11px }
nav { display: none }
main, header { max-width: none; padding: 0 }
.card, tr, figure { break-inside: avoid }
h2, h3, caption { break-after: avoid }
.table { overflow: visible }
details::details-content { content-visibility: visible; display: block; block-size: auto }
.pillars rect, .chip, thead th, .key::before { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
`;

/** What the page's policy allows as its style: the SHA-256 of `STYLE`, which a test works out anew. */
export const STYLE_HASH = "jq/fTkiniAtH8TGFS3Lge2UxmfdHZy4t4Mbe/R4qVoI=";
