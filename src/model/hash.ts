/**
 * A 53-bit hash of bytes, for telling whether a file changed; not for security. Two 32-bit lanes after cyrb53
 * (public domain, bryc), mixed into one exact number; of four bytes at a time, whose upper bits are mixed down on the way.
 */
export function hashBytes(bytes: Uint8Array): number {
  let high = 0xdeadbeef ^ bytes.length;
  let low = 0x41c6ce57;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    high = Math.imul(high ^ word, 2654435761);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 1597334677);
    low ^= low >>> 13;
  }
  for (let at = whole; at < bytes.length; at++) {
    high = Math.imul(high ^ bytes[at]!, 2654435761);
    low = Math.imul(low ^ bytes[at]!, 1597334677);
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
