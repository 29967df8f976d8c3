import { escapeMarkup } from "../markup.ts";

/** Markup that is known to be safe. Only `html` makes it, so whatever a repository wrote is text wherever it is put. */
export interface Html {
  readonly markup: string;
}

type Piece = string | number | Html | readonly Piece[] | undefined;

/** A template whose values are escaped, unless they are markup themselves. Use it for content and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let markup = strings[0] ?? "";
  for (const [index, value] of values.entries()) markup += written(value) + (strings[index + 1] ?? "");
  return { markup };
}

function written(value: Piece): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escapeMarkup(String(value));
  if (isHtml(value)) return value.markup;
  return value.map(written).join("");
}

function isHtml(value: Html | readonly Piece[]): value is Html {
  return "markup" in value;
}
