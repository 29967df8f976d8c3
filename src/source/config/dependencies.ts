import { parse as parseToml } from "smol-toml";
import { type Draft, placeIn } from "./draft.ts";
import { field } from "./prometheus.ts";
import { at, itemsOf, textOf, type Value } from "./yaml-tree.ts";

/** `name[extra] >=1,<2 ; marker`, as in requirements files and PEP 621. */
const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(@\s*\S+|\(?\s*(?:[=<>!~]=?=?[^;#]*)?\)?)?\s*(?:[;#].*)?$/;

/** Only installed on a desktop: no server runs Windows' or macOS's own packages by accident. */
const ELSEWHERE =
  /;.*\b(?:platform_system|sys_platform|os_name|platform)\s*==\s*["'](?:Windows|win32|cygwin|nt|Darwin|darwin)["']/;

/** Records one requirement; false when the text is none. */
function addRequirement(draft: Draft, text: string, start: number, end: number, optional = false): boolean {
  const group = optional || ELSEWHERE.test(text) ? ({ optional: true } as const) : {};
  const direct = /^(?:-e\s+|--editable\s+)?(?:git|hg)\+(\S+)/.exec(text);
  if (direct !== null) {
    const url = direct[1]!;
    const name = /[#&]egg=([\w.-]+)/.exec(url)?.[1] ?? /\/([\w.-]+?)(?:\.git)?(?:@[^/]*)?(?:#.*)?$/.exec(url)?.[1];
    if (name === undefined) return false;
    draft.dependencies.push({
      name,
      version: url,
      pinned: /@[0-9a-f]{40}\b/.test(url),
      lock: false,
      ...group,
      place: placeIn(draft, start, end),
    });
    return true;
  }
  const hashed = /\s--hash=/.test(text);
  const match = REQUIREMENT.exec(text.replace(/\s+--?[a-z].*$/, "").trim());
  if (match === null) return false;
  const version = match[2]
    ?.trim()
    .replace(/^\(|\)$/g, "")
    .trim();
  draft.dependencies.push({
    name: match[1]!,
    version: version === "" ? undefined : version,
    pinned: hashed || isPinned(version),
    lock: false,
    ...group,
    place: placeIn(draft, start, end),
  });
  return true;
}

/** One exact version, digest or commit. */
function isPinned(version: string | undefined): boolean {
  if (version === undefined) return false;
  return (
    /^===?\s*[^*,\s]+$/.test(version) || /^@.*(?:@[0-9a-f]{40}|sha256[:=][0-9a-f]{64}|-\d[\w.]*-.*\.whl|\.whl)/.test(version)
  );
}

export function readRequirements(draft: Draft): void {
  const form = /^[ \t]*((?=[^\s#])(?:[^\r\n\\]|\\(?:\r?\n)?)*)/gm;
  for (const match of draft.text.matchAll(form)) {
    const line = match[1]!.replace(/\s+#.*$/, "").trimEnd();
    if (/^-(?!e\s|-editable\s)/.test(line)) continue;
    const start = match.index + match[0].length - match[1]!.length;
    const first = line.split(/\\\r?\n/)[0]!.trimEnd();
    addRequirement(draft, line.replace(/\\\r?\n/g, " "), start, start + first.length);
  }
}

/** pyproject.toml (PEP 621, PEP 735, Poetry) and Pipfile. TOML gives no positions, so names are looked for in the text. */
export function readTomlDependencies(draft: Draft): void {
  const data = tomlOf(draft.text);
  const finder = textFinder(draft.text);
  const project = field(data, "project");
  const lists = [
    field(project, "dependencies"),
    ...values(field(project, "optional-dependencies")),
    ...values(field(data, "dependency-groups")),
  ];
  for (const [index, list] of lists.entries())
    if (Array.isArray(list))
      for (const item of list)
        if (typeof item === "string") {
          const start = finder(item);
          addRequirement(draft, item, start, start + item.length, index > 0);
        }
  const poetry = field(field(data, "tool"), "poetry");
  const tables: readonly (readonly [unknown, optional: boolean])[] = [
    [field(poetry, "dependencies"), false],
    [field(data, "packages"), false],
    [field(poetry, "dev-dependencies"), true],
    ...values(field(poetry, "group")).map((group) => [field(group, "dependencies"), true] as const),
    [field(data, "dev-packages"), true],
  ];
  const keys = keyFinder(draft.text);
  for (const [table, optional] of tables)
    for (const [name, value] of entries(table)) {
      if (name === "python") continue;
      const version = typeof value === "string" ? value : (field(value, "version") ?? field(value, "rev"));
      const written = typeof version === "string" && version !== "*" ? version : undefined;
      const start = keys(name);
      // Poetry reads a bare version as that very version; with `git` only a commit pins.
      const pinned =
        written !== undefined &&
        (/^(?:==?=?\s*)?v?\d[\w.+!-]*$/.test(written) || /^[0-9a-f]{40}$/.test(written)) &&
        !written.includes("*");
      draft.dependencies.push({
        name,
        version: written,
        pinned,
        lock: false,
        ...(optional && { optional }),
        place: placeIn(draft, start, start + name.length),
      });
    }
}

/** setup.cfg's and setup.py's `install_requires`, where it is a plain list. */
export function readSetup(draft: Draft): void {
  const { text } = draft;
  const ini = /^install_requires[ \t]*=[ \t]*((?:.*(?:\r?\n[ \t]+.*)*))/m.exec(text);
  if (draft.path.endsWith(".cfg") && ini !== null) {
    const base = ini.index + ini[0].length - ini[1]!.length;
    for (const line of ini[1]!.matchAll(/[^\r\n]+/g)) {
      const trimmed = line[0].trim();
      if (trimmed !== "" && !trimmed.startsWith("#")) {
        const start = base + line.index + line[0].indexOf(trimmed);
        addRequirement(draft, trimmed, start, start + trimmed.length);
      }
    }
  }
}

/** conda's environment.yml, with pip's own list inside. */
export function readConda(draft: Draft, documents: readonly Value[]): void {
  for (const item of documents.flatMap((document) => itemsOf(at(document, "dependencies")))) {
    for (const inner of itemsOf(at(item, "pip"))) addRequirement(draft, textOf(inner) ?? "", inner.start, inner.end);
    const text = textOf(item);
    const match = /^(?:[\w.-]+::)?([A-Za-z0-9_][\w.-]*)\s*([=<>!].*)?$/.exec(text ?? "");
    if (match === null || /^(?:python|pip)$/.test(match[1]!)) continue;
    const version = match[2]?.trim();
    const pinned = /^={1,2}\d+(?:\.\w+){1,}(?:=\S+)?$/.test(version ?? "");
    draft.dependencies.push({ name: match[1]!, version, pinned, lock: false, place: placeIn(draft, item.start, item.end) });
  }
}

/** Locks: names with their versions, found without parsing what can be tens of thousands of lines. */
export function readLock(draft: Draft): void {
  const name = draft.path.slice(draft.path.lastIndexOf("/") + 1);
  const forms: readonly [RegExp, RegExp][] = [
    [/^(?:poetry|uv|pdm|pixi)\.lock$/, /^name = "([^"]+)"\r?\nversion = "([^"]+)"/gm],
    [/^(?:package-lock|npm-shrinkwrap)\.json$/, /"node_modules\/((?:@[^/"]+\/)?[^/"]+)": \{\s*"version": "([^"]+)"/g],
    [/^Pipfile\.lock$/, /^ {8}"([^"]+)": \{[^{}]*?"version": "==([^"]+)"/gm],
    [/^yarn\.lock$/, /^"?((?:@[^/"\s]+\/)?[^@"\s]+)@[^\n]*:\r?\n\s+version:? "?([^"\s]+)"?/gm],
    [/^pnpm-lock\.yaml$/, /^ {2}'?\/?((?:@[^/'\s]+\/)?[^@'\s/]+)[@/](\d[^:'(\s]*)[^:\n]*:\s*$/gm],
    [/conda-lock\.ya?ml$/, /^- name: (\S+)\r?\n {2}version: '?([^\s']+)'?/gm],
  ];
  const form = forms.find(([file]) => file.test(name))?.[1];
  if (form === undefined) return;
  for (const match of draft.text.matchAll(form)) {
    if (draft.dependencies.length >= 5000) return;
    const place = placeIn(draft, match.index, match.index + match[0].trimEnd().length);
    draft.dependencies.push({ name: match[1]!, version: `==${match[2]}`, pinned: true, lock: true, place });
  }
}

export function readPackageJson(draft: Draft, data: unknown): void {
  for (const section of ["dependencies", "devDependencies", "optionalDependencies"]) {
    const group = section === "dependencies" ? {} : ({ optional: true } as const);
    const from = draft.text.indexOf(`"${section}"`);
    for (const [name, version] of entries(field(data, section))) {
      const start = draft.text.indexOf(`"${name}"`, from);
      const written = typeof version === "string" ? version : undefined;
      const pinned = /^v?\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/.test(written ?? "") || /#[0-9a-f]{40}$/.test(written ?? "");
      draft.dependencies.push({
        name,
        version: written,
        pinned,
        lock: false,
        ...group,
        place: placeIn(draft, start, start + name.length + 2),
      });
    }
  }
}

export function tomlOf(text: string): unknown {
  try {
    return parseToml(text);
  } catch {
    return undefined;
  }
}

/** Finds strings in text, each from where the last one was found, and from the start when it is not there. */
function textFinder(text: string): (wanted: string) => number {
  let from = 0;
  return (wanted) => {
    const found = Math.max(text.indexOf(wanted, from), 0) || Math.max(text.indexOf(wanted), 0);
    from = found + 1;
    return found;
  };
}

/** Finds keys of tables: each at the start of a line, after the one before. */
function keyFinder(text: string): (key: string) => number {
  let from = 0;
  return (key) => {
    const form = new RegExp(`^[ \\t]*"?(?=${key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"?[ \\t]*=)`, "gm");
    form.lastIndex = from;
    const match = form.exec(text) ?? new RegExp(form.source, "m").exec(text);
    if (match === null) return 0;
    from = match.index + match[0].length;
    return from;
  };
}

function values(table: unknown): unknown[] {
  return typeof table === "object" && table !== null && !Array.isArray(table) ? Object.values(table) : [];
}

export function entries(table: unknown): [string, unknown][] {
  return typeof table === "object" && table !== null && !Array.isArray(table) ? Object.entries(table) : [];
}
