/** Colours of the editor's theme in place of the page's own, so that light, dark and high contrast are all as people chose them. */
export const PANEL_STYLE = `
:root, body { --ground: var(--vscode-editor-background); --raised: var(--vscode-editorWidget-background); --text: var(--vscode-editor-foreground);
--dim: var(--vscode-descriptionForeground); --line: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-editorWidget-border)));
--link: var(--vscode-textLink-foreground); --track: color-mix(in srgb, var(--vscode-editor-foreground) 16%, var(--vscode-editor-background)) }
body.vscode-high-contrast, body.vscode-high-contrast-light { --raised: var(--vscode-editor-background); --track: transparent }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark;
--good: #3fb950; --good-ground: #12361d; --good-text: #7ee787; --bad: #f85149; --bad-ground: #4a1816; --bad-text: #ffb3ad;
--warn-ground: #3f2f0a; --warn-text: #f2cc60; --note-ground: #0c2d4f; --note-text: #a5d6ff; --aside: #d29922 }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light;
--good: #1a7f37; --good-ground: #dafbe1; --good-text: #116329; --bad: #b42318; --bad-ground: #ffebe9; --bad-text: #a40e26;
--warn-ground: #fff1c2; --warn-text: #734d00; --note-ground: #ddf4ff; --note-text: #0550ae; --aside: #9a6700 }
body { padding: 0; font-family: var(--vscode-font-family) }
body.vscode-high-contrast .track { stroke: var(--text) }
body.vscode-high-contrast .key::before { outline: 1px solid var(--text) }
code { font-family: var(--vscode-editor-font-family, monospace); color: inherit; background: none; padding: 0 }
code[data-line] { color: var(--link); cursor: pointer }
code[data-line]:hover { text-decoration: underline }
code[data-line]:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px }
.tools button { padding: .3rem .8rem; border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; background: var(--vscode-button-background);
color: var(--vscode-button-foreground); font: inherit; font-size: .85rem; cursor: pointer }
.tools button:hover { background: var(--vscode-button-hoverBackground) }
@media print { .tools { display: none } }
`;

/** Makes places and buttons reachable by mouse and keyboard, and tells the editor what was chosen. It reads nothing but the page. */
export const PANEL_SCRIPT = `
const editor = acquireVsCodeApi();
for (const place of document.querySelectorAll("code[data-line]")) {
  place.tabIndex = 0;
  place.setAttribute("role", "link");
}
const chosen = (target) => {
  const tool = target.closest("[data-do]");
  if (tool) return { [tool.dataset.do]: true };
  const place = target.closest("code[data-line]");
  if (!place) return undefined;
  const { file, line, column, cell } = place.dataset;
  return { open: { file, line: Number(line), column: Number(column), ...(cell === undefined ? {} : { cell: Number(cell) }) } };
};
document.addEventListener("click", ({ target }) => {
  const message = chosen(target);
  if (message) editor.postMessage(message);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName !== "CODE") return;
  const message = chosen(event.target);
  if (message) editor.postMessage(message);
});
const kept = editor.getState();
if (kept) scrollTo(0, kept.top);
addEventListener("scroll", () => editor.setState({ top: scrollY }), { passive: true });
`;
