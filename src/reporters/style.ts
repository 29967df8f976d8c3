import type { Severity } from "../model/severity.ts";

const CODES = { bold: 1, dim: 2, underline: 4, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;
type StyleName = keyof typeof CODES;

/** Colours text for a terminal, or leaves it alone. */
export type Paint = Readonly<Record<StyleName, (text: string) => string>>;

const RESET: Readonly<Record<StyleName, number>> = {
  bold: 22,
  dim: 22,
  underline: 24,
  red: 39,
  green: 39,
  yellow: 39,
  blue: 39,
  cyan: 39,
};

export function createPaint(color: boolean): Paint {
  const style = (name: StyleName) => (text: string) =>
    color && text !== "" ? `\u001b[${CODES[name]}m${text}\u001b[${RESET[name]}m` : text;
  return {
    bold: style("bold"),
    dim: style("dim"),
    underline: style("underline"),
    red: style("red"),
    green: style("green"),
    yellow: style("yellow"),
    blue: style("blue"),
    cyan: style("cyan"),
  };
}

export function paintSeverity(paint: Paint, severity: Severity): (text: string) => string {
  if (severity === "error") return paint.red;
  return severity === "warning" ? paint.yellow : paint.blue;
}

/**
 * Text of a repository made fit for a terminal: a file name or a source line may hold escape sequences that would move the cursor or
 * retitle the window, so control characters are shown as a replacement sign. Tabs stay.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** `1 error`, `2 errors`, `0 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
