/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** A clause ending its sentence: with a full stop, and only one. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  // A path or a name of code is written as it is.
  const begin = /^\p{Ll}[\p{L}'’-]*(?=[,;:.?!]?(?:\s|$))/u.test(trimmed) ? trimmed[0]!.toUpperCase() : trimmed.slice(0, 1);
  return `${begin}${trimmed.slice(1)}${/[.?!]$/.test(trimmed) ? "" : "."}`;
}
