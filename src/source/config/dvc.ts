import { shellCommands } from "../shell.ts";
import { addCommands, type Draft, joinPath, placeIn } from "./draft.ts";
import { at, type Entry, entriesOf, itemsOf, plainOf, textOf, type Value } from "./yaml-tree.ts";

/** How many stages one `foreach` or `matrix` may unfold to. */
const UNFOLD_LIMIT = 200;

/** A `.dvc` file: its outs stand beside it, or below its `wdir`. */
export function readDvcFile(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const folder = joinPath(draft.folder, textOf(at(document, "wdir")) ?? "");
    for (const out of itemsOf(at(document, "outs"))) {
      const path = at(out, "path");
      const name = textOf(path);
      if (path === undefined || name === undefined || folder === undefined || textOf(at(out, "cache")) === "false") continue;
      const location = isUri(name) ? name : joinPath(folder, name);
      if (location === undefined) continue;
      const place = placeIn(draft, path.start, path.end);
      draft.tracks.push({ tracker: "dvc", location, reason: `DVC keeps versions of it, by ${draft.path}.`, place });
    }
  }
}

type Variables = ReadonlyMap<string, string>;

/** dvc.yaml: stages run commands and make outs that DVC keeps; `foreach` and `matrix` are unfolded where they are written out. */
export function readDvcPipeline(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const globals = variablesOf(itemsOf(at(document, "vars")));
    const files = [...itemsOf(at(document, "vars")).flatMap(fileOf), "params.yaml"].flatMap(
      (name) => joinPath(draft.folder, name) ?? [],
    );
    for (const { key: name, value: stage } of entriesOf(at(document, "stages"))) {
      const body = at(stage, "do");
      if (body !== undefined) {
        for (const [suffix, variables] of unfoldForeach(at(stage, "foreach"), globals))
          readStage(draft, body, `${name}@${suffix}`, variables, files);
      } else if (at(stage, "matrix") !== undefined) {
        for (const [suffix, variables] of unfoldMatrix(at(stage, "matrix")))
          readStage(draft, stage, `${name}@${suffix}`, merge(globals, variables), files);
      } else readStage(draft, stage, name, globals, files);
    }
    for (const out of itemsOf(at(document, "outs"))) addOut(draft, out, "", "dvc.yaml", globals, files);
  }
}

/** `vars` may name a file, and parts of it: `params.yaml:train`. */
function fileOf(value: Value): readonly string[] {
  return value.kind === "scalar" ? [value.text.replace(/(?<=\.\w+):.*$/, "")] : [];
}

function readStage(draft: Draft, stage: Value, name: string, above: Variables, files: readonly string[]): void {
  const variables = merge(above, variablesOf(itemsOf(at(stage, "vars"))));
  const wdir = fill(textOf(at(stage, "wdir")) ?? "", variables);
  const folder = joinPath(draft.folder, wdir);
  for (const command of itemsOf(at(stage, "cmd"))) {
    if (command.kind !== "scalar") continue;
    const commands = shellCommands(command.text, command.at).map((found) => ({
      ...found,
      words: found.words.map((word) => fill(word, variables, false)),
    }));
    addCommands(draft, commands, { when: "stage", name, folder });
  }
  // A stage that depends on programs alone fetches or generates: what it makes is where the data begins.
  const made = itemsOf(at(stage, "deps")).some((dep) => dep.kind !== "scalar" || !PROGRAM.test(dep.text));
  for (const list of ["outs", "outs_persist", "metrics", "plots"])
    for (const out of itemsOf(at(stage, list))) addOut(draft, out, wdir, name, variables, files, made);
}

const PROGRAM = /\.(?:py|ipynb|sh|R|jl|js|ts|ya?ml|toml|json|ini|cfg)$|^(?:src|scripts|params)$/;

/** An out is a path, or a map from the path to its options; with `cache: false` DVC does not keep it. */
function addOut(
  draft: Draft,
  out: Value,
  wdir: string,
  stage: string,
  variables: Variables,
  files: readonly string[],
  made = false,
): void {
  const named: readonly Pick<Entry, "key" | "keyStart" | "keyEnd" | "value">[] =
    out.kind === "map"
      ? out.entries
      : out.kind === "scalar"
        ? [{ key: out.text, keyStart: out.start, keyEnd: out.end, value: out }]
        : [];
  for (const { key, keyStart, keyEnd, value } of named) {
    if (textOf(at(value, "cache")) === "false" || key === "") continue;
    const path = fill(key, variables);
    const location = isUri(path) ? path : joinPath(joinPath(draft.folder, wdir) ?? "", path);
    const partly = fill(key, variables, false);
    const text = joinPath(joinPath(draft.folder, wdir) ?? "", partly);
    const isOpen = partly.includes("${") && text !== undefined;
    if (location === undefined || (/^[*/]*$/.test(location) && !isOpen)) continue;
    draft.tracks.push({
      tracker: "dvc",
      location,
      reason: `DVC keeps versions of it: it is an output of the stage ${stage} in ${draft.path}.`,
      place: placeIn(draft, keyStart, keyEnd),
      ...(made && { made }),
      ...(isOpen && { template: { text, files } }),
    });
  }
}

/**
 * dvc.lock: digests of what stages read and make, with templates filled in. A digest is recorded for outs without a cache too, so that this
 * alone says that a change would be noticed; dvc.yaml tells what DVC keeps.
 */
export function readDvcLock(draft: Draft, documents: readonly Value[]): void {
  for (const { key: stage, value } of documents.flatMap((document) => entriesOf(at(document, "stages") ?? document)))
    for (const item of [...itemsOf(at(value, "outs")), ...itemsOf(at(value, "deps"))]) {
      const path = at(item, "path");
      const name = textOf(path);
      const digest = textOf(at(item, "md5")) ?? textOf(at(item, "etag")) ?? textOf(at(item, "checksum"));
      if (path === undefined || name === undefined || digest === undefined || /\.(?:py|ipynb|sh|R)$/.test(name)) continue;
      const place = placeIn(draft, path.start, path.end);
      const reason = `Its digest is recorded for the stage ${stage} in ${draft.path}.`;
      // Paths begin at the stage's `wdir`, which the lock does not name: a stage that runs elsewhere mostly runs at the root.
      const locations = isUri(name)
        ? [name]
        : [joinPath(draft.folder, name), draft.folder === "" ? undefined : joinPath("", name)];
      for (const location of locations)
        if (location !== undefined) draft.tracks.push({ tracker: "hash", location, reason, place });
    }
}

function variablesOf(sources: readonly Value[]): Variables {
  const found = new Map<string, string>();
  const add = (value: Value, path: string): void => {
    if (value.kind === "map")
      for (const entry of value.entries) add(entry.value, path === "" ? entry.key : `${path}.${entry.key}`);
    else if (value.kind === "list") value.items.forEach((item, index) => void add(item, `${path}[${index}]`));
    else found.set(path, value.text);
  };
  for (const source of sources) if (source.kind === "map") add(source, "");
  return found;
}

function unfoldForeach(source: Value | undefined, globals: Variables): [string, Variables][] {
  const unfolded: [string, Variables][] = [];
  const add = (key: string, value: Value, index: string) => {
    const variables = new Map(globals);
    if (value.kind === "scalar") variables.set("item", value.text);
    else for (const [path, text] of variablesOf([value])) variables.set(`item.${path}`, text);
    variables.set("key", key);
    unfolded.push([index, variables]);
  };
  if (source?.kind === "list")
    source.items.slice(0, UNFOLD_LIMIT).forEach((item, index) => void add("", item, textOf(item) ?? String(index)));
  else if (source?.kind === "map") for (const { key, value } of source.entries.slice(0, UNFOLD_LIMIT)) add(key, value, key);
  // The list stands in a parameter file: one stage stands for all.
  else unfolded.push(["*", globals]);
  return unfolded;
}

function unfoldMatrix(matrix: Value | undefined): [string, Variables][] {
  let unfolded: [string, Variables][] = [["", new Map()]];
  for (const { key, value } of entriesOf(matrix)) {
    if (value.kind !== "list") return [["*", new Map()]];
    const next: [string, Variables][] = [];
    for (const [name, variables] of unfolded)
      for (const [index, item] of value.items.entries()) {
        const with_ = new Map(variables);
        if (item.kind === "scalar") with_.set(`item.${key}`, item.text);
        else for (const [path, text] of variablesOf([item])) with_.set(`item.${key}.${path}`, text);
        const label = item.kind === "scalar" ? item.text : `${key}${index}`;
        next.push([name === "" ? label : `${name}-${label}`, with_]);
        if (next.length > UNFOLD_LIMIT) return next;
      }
    unfolded = next;
  }
  return unfolded;
}

/** Fills `${name}` in; what is not known becomes `*`, or stays when `holes` is false. */
function fill(text: string, variables: Variables, holes = true): string {
  return text.replace(/(?<!\\)\$\{\s*([^}]+?)\s*\}/g, (whole, name: string) => variables.get(name) ?? (holes ? "*" : whole));
}

function merge(a: Variables, b: Variables): Variables {
  return b.size === 0 ? a : new Map([...a, ...b]);
}

function isUri(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path);
}

/** `.gitattributes`: patterns that Git LFS keeps, as globs from the root. A pattern without a slash holds at any depth. */
export function readGitAttributes(draft: Draft): void {
  for (const match of draft.text.matchAll(/^[ \t]*("(?:[^"\\]|\\.)*"|[^\s#"]\S*)[ \t]+(.*)$/gm)) {
    const filter = [...match[2]!.matchAll(/(?:^|\s)(-?filter(?:=(\S+))?|!filter)/g)].at(-1);
    if (filter?.[2] !== "lfs") continue;
    const raw = match[1]!;
    const pattern = raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(.)/g, "$1") : raw.replaceAll("[[:space:]]", " ");
    const anchored = pattern.replace(/\/$/, "").includes("/");
    const below = anchored ? pattern.replace(/^\//, "") : `**/${pattern}`;
    const start = match.index + match[0].indexOf(raw);
    const place = placeIn(draft, start, start + raw.length);
    draft.tracks.push({
      tracker: "git-lfs",
      location: draft.folder === "" ? below : `${draft.folder}/${below}`,
      reason: `Git LFS keeps it, by ${pattern} at ${draft.path}:${place.line}.`,
      place,
    });
  }
}

/** Kedro keeps more in its catalogue than data: figures, prompts, tracers, connections. */
const NO_DATA = /(?:Trac(?:e|ing|er)|Prompt|Plotly|Matplotlib|Engine)(?:Data[sS]et|Writer)?$/;

/** Kedro's catalogue: names with a type and a file path; `versioned: true` keeps each run's file. */
export function readKedroCatalogue(draft: Draft, documents: readonly Value[]): void {
  const root = draft.path.replace(/(?:^|\/)conf\/.*$/, "");
  for (const { key: name, keyStart, keyEnd, value } of documents.flatMap(entriesOf)) {
    const type = textOf(at(value, "type"));
    if (name.startsWith("_") || type === undefined || NO_DATA.test(type)) continue;
    const path = textOf(at(value, "filepath")) ?? textOf(at(value, "path")) ?? textOf(at(value, "dataset", "filepath"));
    const location = path === undefined ? undefined : located(root, path);
    const versioned = at(value, "versioned") !== undefined && plainOf(at(value, "versioned")!) === true;
    const place = placeIn(draft, keyStart, keyEnd);
    const holdsModel =
      /model/i.test(type) ||
      /(?:^|\/)(?:\d+_)?models?\//.test(path ?? "") ||
      (/pickle|joblib/i.test(type) && /model|regressor|classifier|estimator|scaler|encoder|vectori[sz]er/i.test(name));
    const role = holdsModel ? "model" : "dataset";
    draft.catalogue.push({ name, location, versioned, role, place });
    if (versioned && location !== undefined && !/^[*/]*$/.test(location))
      draft.tracks.push({ tracker: "catalogue", location, reason: `Kedro keeps each version of ${name}.`, place });
  }
}

/** Intake's catalogue. */
export function readIntakeCatalogue(draft: Draft, documents: readonly Value[]): void {
  for (const { key: name, keyStart, keyEnd, value } of documents.flatMap((document) => entriesOf(at(document, "sources")))) {
    const path = textOf(itemsOf(at(value, "args", "urlpath"))[0]) ?? textOf(itemsOf(at(value, "args", "path"))[0]);
    const location = path === undefined ? undefined : located(draft.folder, path.replace(/\{\{\s*CATALOG_DIR\s*\}\}\/?/, ""));
    draft.catalogue.push({ name, location, versioned: false, role: "dataset", place: placeIn(draft, keyStart, keyEnd) });
  }
}

function located(root: string, path: string): string | undefined {
  const filled = path.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|\{[^}]*\}/g, "*");
  return isUri(filled) || filled.startsWith("/") ? filled : joinPath(root, filled);
}
