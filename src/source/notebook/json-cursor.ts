/**
 * Walks over JSON text without building values: what nobody asks for is hopped over, string by string. A 50 MB notebook is mostly pictures
 * in base64, and copying them out would cost more than all the rest. It is lenient: what is no JSON ends the walk, with `failed` set.
 */
export interface JsonCursor {
  /** Calls `field` for each key of the object that starts here; `field` must consume the value. False when there is no object. */
  object(field: (key: string) => void): boolean;
  /** Calls `element` for each element of the array that starts here. False when there is no array. */
  array(element: () => void): boolean;
  /** A string, decoded; undefined (and the value is skipped) when something else stands here. */
  string(): string | undefined;
  /** A number; undefined (and the value is skipped) when something else stands here. */
  number(): number | undefined;
  /** `"text"` or `["line", "line"]`, joined. */
  lines(): string | undefined;
  skip(): void;
  failed(): boolean;
}

export function jsonCursor(text: string): JsonCursor {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let broken = false;

  const peek = (): number => {
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
      at++;
    }
    return 0;
  };
  const fail = () => {
    broken = true;
    at = text.length;
  };
  /** `at` stands on a quote; leaves it after the closing one. */
  const hop = (): [number, number] => {
    const start = at + 1;
    const end = closingQuote(text, start);
    if (end < 0) {
      fail();
      return [start, start];
    }
    at = end + 1;
    return [start, end];
  };
  const container = (open: number, close: number, item: () => void): boolean => {
    if (peek() !== open) return false;
    at++;
    for (;;) {
      const code = peek();
      if (code === close) {
        at++;
        return true;
      }
      if (code === 44) at++;
      else if (code === 0) {
        fail();
        return true;
      } else {
        const before = at;
        item();
        if (at === before) fail();
      }
    }
  };
  const skip = () => {
    const code = peek();
    if (code === 34) {
      hop();
      return;
    }
    if (code !== 123 && code !== 91) {
      while (at < text.length && !/[,}\]\s]/.test(text[at]!)) at++;
      return;
    }
    let depth = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at);
      if (next === 34) {
        hop();
        continue;
      }
      at++;
      if (next === 123 || next === 91) depth++;
      else if ((next === 125 || next === 93) && --depth === 0) return;
    }
    broken = true;
  };
  const string = (): string | undefined => {
    if (peek() !== 34) {
      skip();
      return undefined;
    }
    const [start, end] = hop();
    return decode(text.slice(start, end));
  };
  return {
    object: (field) =>
      container(123, 125, () => {
        if (peek() !== 34) return fail();
        const [start, end] = hop();
        const key = decode(text.slice(start, end));
        if (peek() !== 58) return fail();
        at++;
        peek();
        field(key);
      }),
    array: (element) => container(91, 93, element),
    string,
    number() {
      peek();
      const start = at;
      skip();
      const value = Number(text.slice(start, at));
      return start < at && Number.isFinite(value) ? value : undefined;
    },
    lines() {
      if (peek() === 34) return string();
      const lines: string[] = [];
      const isArray = container(91, 93, () => {
        lines.push(string() ?? "");
      });
      if (!isArray) {
        skip();
        return undefined;
      }
      return lines.join("");
    },
    skip,
    failed: () => broken,
  };
}

/** Offset of the quote that closes a string whose inside starts at `start`, or -1. */
function closingQuote(text: string, start: number): number {
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return -1;
    let before = quote - 1;
    while (before >= start && text.charCodeAt(before) === 92) before--;
    if ((quote - before) % 2 === 1) return quote;
    from = quote + 1;
  }
}

function decode(raw: string): string {
  if (!raw.includes("\\")) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}
