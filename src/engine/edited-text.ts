/** A file's text as the engine sees it, and how an edited text is written back in the file's own form. */
export interface EditableText {
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
}

const MARKS = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/**
 * The text of a file that can be written back exactly: UTF-8, with a byte order mark or without, and UTF-16 with one. Undefined for all
 * others, where an edit could garble what it does not touch.
 */
export function editableText(bytes: Uint8Array): EditableText | undefined {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.encoding ?? "utf-8";
  const encode = (text: string): Uint8Array => withMark(mark?.bytes ?? [], encodeAs(encoding, text));
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const again = encode(text);
    return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]) ? { text, encode } : undefined;
  } catch {
    return undefined;
  }
}

function encodeAs(encoding: (typeof MARKS)[number]["encoding"], text: string): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === "utf-16le");
  return bytes;
}

function withMark(mark: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return bytes;
}
