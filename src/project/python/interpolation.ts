/** `${…}` in configuration, as OmegaConf and dynaconf write it: a key of the same configuration, or a resolver's result. */
const REFERENCE = /\$\{([^${}]*)\}/;
const MOST_STEPS = 24;

/** Puts in what the references stand for; what cannot be told is left as a hole, `*`. `at`: keys of the folder in which the text stands. */
export function interpolated(
  written: string,
  root: unknown,
  environment: (name: string) => string | undefined,
  at: readonly string[] = [],
): string {
  let text = written;
  for (let step = 0; step < MOST_STEPS; step++) {
    const match = REFERENCE.exec(text);
    if (match === null) return text.includes("${") ? "*" : text;
    const value = referred(match[1]!.trim(), root, environment, at);
    text = text.slice(0, match.index) + value + text.slice(match.index + match[0].length);
  }
  return "*";
}

function referred(
  reference: string,
  root: unknown,
  environment: (name: string) => string | undefined,
  at: readonly string[],
): string {
  const resolver = /^([\w.]+):(.*)$/.exec(reference);
  if (resolver !== null) {
    const [name, rest] = [resolver[1]!, resolver[2]!];
    if (/^(oc\.)?env$/.test(name)) {
      const [variable, ...fallback] = rest.split(",");
      return environment(variable!.trim()) ?? (fallback.length === 0 ? "*" : fallback.join(",").trim());
    }
    // The folder in which the program was started, taken for the root.
    return name === "hydra" && /^runtime\.cwd$/.test(rest) ? "." : "*";
  }
  let [keys, from]: [string, unknown] = [reference, root];
  const dots = /^\.+/.exec(reference)?.[0].length ?? 0;
  if (dots > 0) {
    keys = reference.slice(dots);
    from = field(root, at.slice(0, Math.max(0, at.length - dots + 1)));
  }
  const value = field(from, keys.replaceAll(/\[["']?(\w+)["']?\]/g, ".$1").split("."));
  if (value === "???") return "*";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "*";
}

function field(data: unknown, keys: readonly string[]): unknown {
  let at = data;
  for (const key of keys) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}
