/** A 32-bit FNV-1a hash of part of a text, never 0, so that calls can be found by name without making strings. */
export function nameHash(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash === 0 ? 1 : hash;
}
