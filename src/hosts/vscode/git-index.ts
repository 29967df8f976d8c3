const decoder = new TextDecoder();
/** Every byte is a letter of its own, though not always the one of its number. */
const LETTERS = new TextDecoder("windows-1252");
const BEYOND_ASCII = /[\x80-\uffff]/;

/**
 * The paths in a git index (versions 2 to 4), relative to the top of the work tree. Undefined when the bytes are no such index or
 * use what is not understood here (split and sparse indexes, entries with SHA-256 names), since a guess would call a file untracked.
 *
 * It is read rather than asked of the git program: that works in the browser, and nothing is run in a folder that nobody trusts yet.
 * The format is described in git's own `gitformat-index`.
 */
export function readGitIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 + 20 || decoder.decode(bytes.subarray(0, 4)) !== "DIRC") return undefined;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return undefined;
  const count = view.getUint32(8);
  const paths = new Set<string>();
  // One letter for each byte, so that most names can be cut out of it.
  const text = LETTERS.decode(bytes);
  let at = 12;
  let previous = "";
  for (let entry = 0; entry < count; entry++) {
    if (at + 62 > bytes.length) return undefined;
    const mode = view.getUint32(at + 24);
    if (mode >>> 12 === 0o04) return undefined; // a folder: the index is sparse
    const flags = view.getUint16(at + 60);
    const start = at + ((flags & 0x4000) === 0 ? 62 : 64); // extended flags take two bytes more
    let nameStart = start;
    let kept = "";
    if (version === 4) {
      const strip = varint(bytes, start);
      nameStart = strip.next;
      if (strip.value > previous.length) return undefined;
      kept = previous.slice(0, previous.length - strip.value);
    }
    const end = text.indexOf("\0", nameStart);
    if (end === -1) return undefined;
    const name = text.slice(nameStart, end);
    // Version 4 counts what it strips in bytes, so what is not ASCII is decoded at the end.
    previous = kept + (BEYOND_ASCII.test(name) ? latin1(bytes.subarray(nameStart, end)) : name);
    paths.add(utf8(previous));
    // Versions 2 and 3 pad an entry with 1 to 8 NULs to a multiple of eight.
    at = version === 4 ? end + 1 : at + Math.ceil((end - at + 1) / 8) * 8;
  }
  return hasExtension(bytes, view, at, "link") ? undefined : paths;
}

/** Extensions follow the entries; a checksum of 20 bytes ends the file. */
function hasExtension(bytes: Uint8Array, view: DataView, from: number, name: string): boolean {
  let at = from;
  while (at + 8 <= bytes.length - 20) {
    if (latin1(bytes.subarray(at, at + 4)) === name) return true;
    at += 8 + view.getUint32(at + 4);
  }
  return false;
}

/** Git's offset encoding, as in pack files. */
function varint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let at = from;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while ((byte & 128) !== 0) {
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next: at };
}

/** Arguments that a call can take; paths are shorter. */
const MOST_BYTES = 4096;

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += MOST_BYTES) text += String.fromCharCode(...bytes.subarray(at, at + MOST_BYTES));
  return text;
}

function utf8(text: string): string {
  return BEYOND_ASCII.test(text) ? decoder.decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0))) : text;
}
