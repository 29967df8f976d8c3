/**
 * A 53-bit hash of bytes, for telling whether a file changed; not for security. Two 32-bit lanes after cyrb53
 * (public domain, bryc), mixed into one exact number.
 */
export function hashBytes(bytes: Uint8Array): number {
  let high = 0xdeadbeef ^ bytes.length;
  let low = 0x41c6ce57;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    high = Math.imul(high ^ byte, 2654435761);
    low = Math.imul(low ^ byte, 1597334677);
  }
  return finish(high, low);
}

/** The same over a text's UTF-16 code units, as 14 hexadecimal digits. */
export function hashText(text: string): string {
  let high = 0xdeadbeef ^ text.length;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return finish(high, low).toString(16).padStart(14, "0");
}

function finish(first: number, second: number): number {
  const high = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  const low = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
