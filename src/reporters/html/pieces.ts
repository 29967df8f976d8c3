import type { Verdict } from "../../model/check.ts";
import type { Place } from "../../model/place.ts";
import type { Severity } from "../../model/severity.ts";
import { positionOf } from "../text.ts";
import { type Html, html } from "./markup.ts";

/** Rows of one table: more would make a page that no browser scrolls. */
const MOST = 500;

const WORDS: Readonly<Record<Verdict, string>> = {
  pass: "passes",
  fail: "fails",
  unknown: "unknown",
  waived: "waived",
  "not-applicable": "does not apply",
};

/** A word on a ground; the word alone tells, the colour helps. */
export function chip(kind: Verdict | Severity | "good" | "bad" | "plain", text?: string): Html {
  return html`<span class="chip ${kind}">${text ?? WORDS[kind as Verdict] ?? kind}</span>`;
}

/** The attributes are for an editor's panel, which opens the place. */
export function placeText(place: Place): Html {
  const { file, line, column, cell } = place;
  const inCell = cell === undefined ? "" : html` data-cell="${cell}"`;
  return html`<code data-file="${file}" data-line="${line}" data-column="${column}"${inCell}>${file}:${positionOf(place)}</code>`;
}

/** A rule's id, with a link where its page is published. */
export function ruleText(rule: string, docs: string | undefined): Html {
  return docs === undefined ? html`<code>${rule}</code>` : html`<a href="${docs}${rule}.md"><code>${rule}</code></a>`;
}

export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => Html | string | number;
  readonly isNumber?: true;
}

/** `isTitled` is false where a heading above says the same. A table that scrolls in itself where the window is narrow, so it can be reached by the keyboard. Nothing where there are no rows. */
export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[], isTitled = true): Html {
  if (rows.length === 0) return html``;
  const shown = rows.slice(0, MOST);
  const more = rows.length - shown.length;
  return html`<div class="table" role="group" aria-label="${caption}" tabindex="0"><table>
<caption${isTitled ? "" : html` class="hidden"`}>${caption}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${isNumber ? html` class="number"` : ""}>${title}</th>`)}</tr></thead>
<tbody>${shown.map(
    (row) => html`
<tr>${columns.map(({ cell, isNumber }, index) =>
      index === 0 ? html`<th scope="row">${cell(row)}</th>` : html`<td${isNumber ? html` class="number"` : ""}>${cell(row)}</td>`,
    )}</tr>`,
  )}
</tbody></table></div>${more > 0 ? html`<p>And ${more} more.</p>` : ""}`;
}

/** A part of the page with its heading; nothing where it has no content. */
export function section(id: string, title: string, ...content: readonly Html[]): Html {
  if (content.every(({ markup }) => markup === "")) return html``;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

export function details(title: string, content: Html, isOpen = false): Html {
  if (content.markup === "") return content;
  return html`<details${isOpen ? html` open=""` : ""}><summary>${title}</summary>
${content}
</details>
`;
}
