/** A file's text, or why it has none, in the words of a notice. */
export type Decoded = { readonly text: string } | { readonly problem: string };

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/**
 * Bytes to text: a byte order mark decides; else, in Python, the encoding line (PEP 263); else UTF-8, strictly. A file that holds a NUL
 * is no text. The byte order mark is not part of the text, so that offsets start at the first character.
 */
export function decode(bytes: Uint8Array, python: boolean): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return attempt(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return attempt(bytes, "utf-16be");
  if (bytes.includes(0)) return { problem: "Skipped: it is a binary file." };
  const cookie = python ? encodingLine(bytes) : undefined;
  if (cookie !== undefined) return attempt(bytes, cookie);
  return attempt(bytes, "utf-8");
}

function attempt(bytes: Uint8Array, encoding: string): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `Skipped: its text cannot be read as ${encoding.toUpperCase()}.` };
  }
}

/** The encoding that one of the first two lines names, by a name that TextDecoder knows. */
function encodingLine(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  for (const line of head.split(/\r\n|\r|\n/, 2)) {
    const name = COOKIE.exec(line)?.[1]?.toLowerCase().replaceAll("_", "-");
    if (name === undefined) continue;
    if (/^(?:latin-1|latin1|l1|iso-latin-1)(?:-|$)/.test(name)) return "iso-8859-1";
    if (/^utf-?8(?:-|$)/.test(name)) return "utf-8";
    return name.replace(/^cp(\d)/, "windows-$1");
  }
  return undefined;
}
