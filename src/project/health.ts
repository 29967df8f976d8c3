/** Routes, by method and path, that tell whether a program is well. */
export const TELLS_HEALTH =
  /\/(?:[\w-]*health[\w-]*|healthz?|readyz?|readiness|livez?|liveness|alive|ping|status|heartbeat|_?up)\/?$/i;

/** A route that tells how the program is answers nobody with a model, even where it tries one out. */
export function tellsOfItself(kind: string, name: string): boolean {
  return kind === "http" && name.startsWith("GET ") && TELLS_HEALTH.test(name);
}
