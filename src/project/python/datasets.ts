import type { Context, HubReference, Tracker } from "../../model/inventory.ts";
import { baseName } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { Binding, Scope } from "../../source/python/module.ts";
import { parentsOf } from "../../source/python/parents.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { argumentNode, argumentsOf, type CallArguments } from "./arguments.ts";
import { fetchesModel, isDatasetDownload } from "./artifacts.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { owning } from "./graph.ts";
import { locate } from "./location.ts";
import { callersOf } from "./lookup.ts";
import { looksLikeDataset, namesAnswers, soundsLikeSettings } from "./names-of-things.ts";
import { folderOf } from "./paths.ts";
import { keyOf, placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";
import type { TextValue } from "./values.ts";

/** A dataset read as the source tells it, before it is known who reaches it and what tracks it. */
export interface FoundRead {
  readonly effect: Effect;
  readonly call: string;
  readonly texts: readonly TextValue[];
  readonly naming: "path" | "hub" | "table" | "query" | "registry" | "builtin";
  readonly hub: HubReference | undefined;
  /** What keeps versions of whatever the call reads. */
  readonly tracked: Tracker | undefined;
  readonly why: string;
}

/**
 * Which of a file's effects read datasets. Uploads, buffers and temporary files are not datasets; files opened only to be hashed are not
 * read; what another call opened is counted once, at the call that makes data of it.
 */
export function readsOf(
  ev: Evaluator,
  effects: readonly Effect[],
  dataLoads: ReadonlySet<string>,
  made: ReadonlyMap<string, number>,
): FoundRead[] {
  const consumed = new Set<string>();
  for (const effect of effects) {
    if (effect.does === "open-file") continue;
    for (const opening of effect.located.openings) consumed.add(keyOf(opening.unit, opening.node));
  }
  // What a hub or a registry gives is fetched there, whoever opens it then.
  for (const effect of effects)
    if (effect.known.call.names === "hub" || effect.known.call.names === "registry")
      consumed.delete(keyOf(effect.unit, effect.node));
  const reads: FoundRead[] = [];
  for (const effect of effects) {
    const { located, known } = effect;
    const naming = known.call.names ?? "path";
    if (fetchesModel(ev, effect)) continue;
    if (naming === "query" && (!asksForRows(effect) || asksOwnViews(effect) || asksForRecords(effect))) continue;
    if (naming === "path" && located.texts.length > 0 && located.texts.every(({ text }) => isMadeBefore(effect, text, made)))
      continue;
    if (
      effect.does === "read-dataset" ||
      isDatasetDownload(ev, effect) ||
      (effect.does === "load-object" && dataLoads.has(keyOf(effect.unit, effect.node)))
    ) {
      if (located.upload || (located.temporary && located.texts.length === 0) || isGivenByPeople(effect, effects)) continue;
      if (consumed.has(keyOf(effect.unit, effect.node)) || writes(ev, effect) || isMadeByTest(effect)) continue;
      const files = naming === "hub" ? loadedFiles(ev, effect) : undefined;
      if (files !== undefined) {
        reads.push({
          effect,
          call: effect.name,
          texts: files,
          naming: "path",
          hub: undefined,
          tracked: undefined,
          why: `${effect.name} reads files`,
        });
        continue;
      }
      const texts = located.texts.filter(
        ({ text }) => naming !== "path" || !(isDocument(text) || isWeights(text) || (isDownload(effect) && isNote(text))),
      );
      if (located.texts.length > 0 && texts.length === 0) continue;
      // What nobody can name: a picture, a file from anywhere. A name in a catalogue of datasets says by itself what it is.
      if (naming === "path" && texts.every(isAnywhere) && (isMedia(effect) || isDownload(effect))) continue;
      if (naming === "builtin" && effect.unit.inTests) continue;
      if (texts.length > 0 && isDownload(effect) && texts.every(isPictureFromWeb)) continue;
      reads.push({
        effect,
        call: effect.name,
        texts,
        naming,
        hub: naming === "hub" && known.call.revision !== undefined ? hubOf(ev, effect, texts) : undefined,
        tracked: located.tracked ?? known.call.tracked ?? tableFormat(effect),
        why: `${effect.name} reads data`,
      });
    } else if (effect.does === "open-file") {
      if (located.upload || consumed.has(keyOf(effect.unit, effect.node)) || writes(ev, effect) || isHashed(effect, effects))
        continue;
      const texts = located.texts.filter(
        (value) =>
          looksLikeDataset(value.text) ||
          (isMedia(effect) && (isSample(value) || inDatasetClass(effect) || (isOneOfMany(value) && isListed(effect)))),
      );
      const isOpen = located.texts.every(({ text }) => /^[*/.]*$/.test(folderOf(text)) && /^[*.]*(\.\w+)?$/.test(baseName(text)));
      const isUnnamed = isOpen && !located.temporary && isOfSamples(ev, effect);
      if (texts.length > 0 || isUnnamed)
        reads.push({
          tracked: undefined,
          effect,
          call: effect.name,
          texts,
          naming: "path",
          hub: undefined,
          why: texts.length > 0 ? "it opens a file that is a dataset by its name" : "it opens a file of samples",
        });
    } else if (
      effect.does === "request" &&
      !consumed.has(keyOf(effect.unit, effect.node)) &&
      /\.(get|urlopen)$/.test(effect.callee.path)
    ) {
      const texts = located.texts.filter(
        (value) => /^(https?|ftp):/.test(value.text) && looksLikeDataset(value.text.replace(/[?#].*$/, "")),
      );
      if (texts.length > 0)
        reads.push({
          effect,
          call: effect.name,
          texts,
          naming: "path",
          hub: undefined,
          tracked: undefined,
          why: `${effect.name} fetches a file that is a dataset by its name`,
        });
    }
  }
  return reads.filter((read) => !reads.some((other) => isInside(read, other)));
}

/** What is taken out of an archive that the same piece of code has opened or fetched before is one read with that. */
function isInside({ effect, texts }: FoundRead, { effect: outer, texts: around }: FoundRead): boolean {
  return (
    effect.known.library.library === "Python compression" &&
    texts.length > 0 &&
    outer.unit === effect.unit &&
    owning(outer.scope) === owning(effect.scope) &&
    outer.unit.tree.start[outer.node]! < effect.unit.tree.start[effect.node]! &&
    texts.every(({ text }) => around.some((value) => value.text === text))
  );
}

/** Statements that make or alter tables, and read none. */
const ALTERS =
  /^\s*(?:create\s+(?:or\s+replace\s+)?(?:schema|database|catalog|volume|function|table\s+if\s+not\s+exists\s+\S+\s*\()|drop|use|alter|grant|revoke|truncate|optimize|vacuum|refresh|set|delete|update)\b/i;

/** Statements that tell of a database or of one table, and give none of its rows, or a few to look at. */
const TELLS =
  /^\s*(?:describe|desc|show|explain|pragma|summarize|select\s+(?:count\(\s*[*\d]\s*\)|1)(?:\s+as\s+\w+)?\s+from)\b|\blimit\s+1?\d\s*;?\s*$/i;

/** Whether a query gives rows: by what it says, and where nothing holds the answer of a statement only if it says where rows come from. */
function asksForRows({ unit, node, callee, located: { texts } }: Effect): boolean {
  if (texts.length > 0 && texts.every(({ text }) => ALTERS.test(text) || TELLS.test(text))) return false;
  const isHeld = unit.tree.kind[parentsOf(unit.tree)[node]!] !== Kind.ExpressionStatement;
  return isHeld || !/(?:sql|query|execute)\w*$/i.test(callee.path) || texts.some(({ text }) => /\bfrom\b/i.test(text));
}

/** A place of which nothing is written down: `s3://…/…`. */
function isAnywhere({ text }: { readonly text: string }): boolean {
  return /^(?:\w+:\/)?[*/]*$/.test(text);
}

function isDownload({ callee }: Effect): boolean {
  return /(download|retrieve|get_file|fget_object)\w*$/i.test(callee.path);
}

/** `model_metadata.json` beside a model in a bucket: what is noted of it. */
function isNote(path: string): boolean {
  return /(?:metadata|config|settings|params|metrics|manifest)\.json$/i.test(path);
}

/** `tmp_path / "out.csv"`, a file that a fixture hands over: a test reads what it has just made. */
export function isMadeByTest({ unit, located }: Effect): boolean {
  return unit.inTests && located.texts.every(({ text }) => text.startsWith("*"));
}

/** A cursor answers every web application: only what is made a table of at once is a dataset. */
function asksForRecords({ unit, scope, known }: Effect): boolean {
  if (known.call.call !== "@sql-connection.execute") return false;
  const owner = owning(scope);
  const { tree } = unit;
  const text = owner.kind === "function" ? textOf(tree, owner.node) : tree.text;
  return !/\bfetch(?:all|many)\(/.test(text) || !/\bDataFrame(?:\.from_records)?\(/.test(text);
}

/** `df.createOrReplaceTempView("sales")`, then `spark.sql("SELECT * FROM sales")`: a step over a table that the program holds. */
function asksOwnViews({ unit, node }: Effect): boolean {
  if (!unit.tree.text.includes("TempView(")) return false;
  const views = new Set([...unit.tree.text.matchAll(/TempView\(\s*f?["'](\w+)["']/g)].map(([, name]) => name));
  const asked = textOf(unit.tree, node).replace(/\bextract\s*\([^)]*\)/gi, "");
  const sources = [...asked.matchAll(/\b(?:from|join)\s+([\w.]+)/gi)].map(([, name]) => name);
  return sources.length > 0 && sources.every((name) => views.has(name));
}

/**
 * Files that each notebook writes, itself or by the programs that it writes, to read them back: where they come from is told by what it read before.
 */
export function madeByNotebooks(ev: Evaluator, effects: readonly Effect[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const made = new Map<string, Map<string, number>>();
  for (const effect of effects) {
    const { unit, does, located, node } = effect;
    if (!unit.facts.notebook && unit.facts.writtenBy === undefined) continue;
    if (does === "open-file") ev.begin(unit);
    if (!(does === "write" || does === "dump-object" || (does === "open-file" && writes(ev, effect)))) continue;
    const own = made.get(unit.file) ?? new Map<string, number>();
    made.set(unit.file, own);
    // What a program of its own writes may be written whenever it runs.
    const at = unit.facts.notebook ? unit.tree.start[node]! : 0;
    for (const { text, open } of located.texts) {
      const path = plain(text);
      if (!open) own.set(path, Math.min(at, own.get(path) ?? at));
    }
  }
  return made;
}

/** What a notebook writes only after it was read came from elsewhere. */
function isMadeBefore({ unit, node }: Effect, path: string, made: ReadonlyMap<string, number>): boolean {
  const at = made.get(plain(path));
  return at !== undefined && (!unit.facts.notebook || at < unit.tree.start[node]!);
}

function plain(path: string): string {
  return path.replace(/^\.\//, "");
}

/** The files that `load_dataset` reads where its first argument names a format and no hub's dataset. */
function loadedFiles(ev: Evaluator, effect: Effect): readonly TextValue[] | undefined {
  const { tree } = effect.unit;
  if (tree.kind[effect.node] !== Kind.Call || !effect.located.texts.some((value) => LOADERS.has(value.text))) return undefined;
  const { keywords } = argumentsOf(tree, effect.node);
  const node = keywords.get("data_files") ?? keywords.get("data_dir") ?? 0;
  if (node === 0) return undefined;
  return locate(
    ev,
    ev
      .evaluate(effect.unit, node, effect.scope)
      .flatMap((value) => (value.type === "dict" ? [...value.entries.values()].flat() : [value])),
  ).texts;
}

/** `spark.read.format("delta")`: table formats that keep their own versions. */
function tableFormat(effect: Effect): Tracker | undefined {
  const format = /\.format\(\s*["'](delta|iceberg)["']/.exec(textOf(effect.unit.tree, effect.node))?.[1];
  return format === "delta" || format === "iceberg" ? format : undefined;
}

/** A path that an interface (Gradio) hands to the function that it shows: what people chose. */
function isGivenByPeople(effect: Effect, effects: readonly Effect[]): boolean {
  const owner = owning(effect.scope);
  if (effect.located.texts.length > 0 || effect.locationNode === 0 || owner.kind !== "function") return false;
  const root = /^\w+/.exec(textOf(effect.unit.tree, effect.locationNode))?.[0];
  if (!owner.parameters.some((parameter) => parameter.name === root)) return false;
  return effects.some(({ does, unit, node, known }) => {
    if (does !== "serve" || known.call.serve?.as !== "interface" || unit.tree.kind[node] !== Kind.Call) return false;
    const handler = argumentNode(argumentsOf(unit.tree, node), known.call.serve.handler);
    return handler !== 0 && textOf(unit.tree, handler) === owner.name;
  });
}

/** One picture or recording of the web, which something is tried out with. */
function isPictureFromWeb({ text }: TextValue): boolean {
  return /^https?:[^*]*\.(jpe?g|png|gif|bmp|webp|wav|mp3|mp4)$/i.test(text);
}

/** One of many pictures or recordings: a path with a hole in a folder that is called like data. */
function isSample({ text, open }: TextValue): boolean {
  return (
    open &&
    /(^|\/)(data\w*|\w*images?|imgs?|photos|audio|wavs?|train\w*|test|val\w*|raw|input|samples?|frames)(\/|$)/i.test(
      folderOf(text),
    )
  );
}

/** Any file of a folder that is called neither like what programs put out nor like what people sent. */
function isOneOfMany({ text, open }: TextValue): boolean {
  return open && baseName(text).includes("*") && !PUT_THERE.test(folderOf(text));
}

const PUT_THERE =
  /(^|[/_-])(out(puts?)?|results?|pred(iction)?s?|plots?|fig(ure)?s?|te?mp|cache|runs?|frames?|uploads?|static|media|saved|crops?|detect(ed|ions)?|generated|renders?|logs?|docs?|assets|icons?)(\/|$)/i;

/** What a service is asked about: a picture or a recording whose name is not known before. */
export function isAskedAbout({ effect, texts }: FoundRead, context: Context): boolean {
  return (
    context === "serving" &&
    effect.does === "open-file" &&
    isMedia(effect) &&
    texts.every(({ text, open }) => open && baseName(text).includes("*")) &&
    !isListed(effect)
  );
}

/** What a service keeps for itself (accounts, sessions, histories): files that it opens, and that the same file of the program writes. */
export function isOwnState(ev: Evaluator, { effect, texts }: FoundRead, context: Context, effects: readonly Effect[]): boolean {
  if (context !== "serving" || effect.does !== "open-file" || texts.length === 0) return false;
  const written = new Set<string>();
  for (const other of effects)
    if (other.unit === effect.unit && (other.does === "write" || (other.does === "open-file" && writes(ev, other))))
      for (const { text } of other.located.texts) written.add(text.replace(/\.te?mp$/, ""));
  return texts.every(({ text }) => written.has(text));
}

/** A file of which nothing but its use says that it is data. */
function isOfSamples(ev: Evaluator, effect: Effect): boolean {
  if (effect.located.texts.some(({ text }) => /\.(ya?ml|toml|ini|cfg|json)$/.test(text))) return false;
  return inDatasetClass(effect) || (isMedia(effect) ? isListed(effect) || readsForDataset(ev, effect) : holdsRows(effect));
}

/** A helper that opens what it is told to, and is called by a class that gives a training loop its samples. */
function readsForDataset(ev: Evaluator, { unit, scope, locationNode }: Effect): boolean {
  const owner = owning(scope);
  if (owner.kind !== "function" || !owner.parameters.some(({ name }) => name === textOf(unit.tree, locationNode))) return false;
  return callersOf(ev, unit, owner).some((site) => isInDatasetClass(site.unit, site.scope));
}

/** One of the files that the same code lists, whatever the folder: `for name in os.listdir(folder)`. */
function isListed({ unit, scope, node }: Effect): boolean {
  const { tree } = unit;
  const owner = owning(scope);
  const from = owner.kind === "module" ? 0 : tree.start[owner.node]!;
  // What a comprehension goes through stands behind the call.
  const end = tree.text.indexOf("\n", tree.end[node]!);
  const text = tree.text.slice(from, end < 0 ? undefined : end);
  return LISTS.test(text) && LOOPS.test(text);
}

const LISTS = /\b(?:os\.(?:walk|listdir|scandir)|glob\.i?glob|list_images|get_(?:image_)?files)\(|\.(?:r?glob|iterdir)\(/;
const LOOPS = /\bfor\b[^\n]*\bin\b/;

/** A file with a record in each line or row: `for line in f: json.loads(line)`, `csv.reader(f)`. */
function holdsRows({ unit, scope, node }: Effect): boolean {
  const owner = owning(scope);
  const names = [...scope.bindings].flatMap(([name, bindings]) =>
    bindings.some((one) => expressionOf(one) === node) ? [name] : [],
  );
  if (names.length === 0) return false;
  const body = owner.kind === "module" ? unit.tree.text.slice(unit.tree.start[node]!) : textOf(unit.tree, owner.node);
  return names.some((name) =>
    new RegExp(
      `\\bfor (\\w+) in (?:tqdm\\()?${name}\\b[^\\n]*:[\\s\\S]{0,200}?\\bjson\\.loads\\(\\s*\\1\\b|\\b(?:csv\\.)?(?:reader|DictReader)\\(\\s*${name}\\b`,
    ).test(body),
  );
}

function expressionOf(binding: Binding): number {
  return binding.kind === "with" ? binding.expression : binding.kind === "assignment" ? binding.value : 0;
}

/** Inside a class that gives a training loop its samples. */
function inDatasetClass({ unit, scope }: Effect): boolean {
  return isInDatasetClass(unit, scope);
}

function isInDatasetClass(unit: Unit, scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at.kind === "class")
      return at.bases.some((node) => /Dataset|Sequence|DataModule|VisionDataset/.test(textOf(unit.tree, node)));
  return false;
}

/** Registers, settings and reports are read with table readers too. */
function isDocument(path: string): boolean {
  return namesAnswers(path) || (soundsLikeSettings(path) && !/(^|\/)(data|datasets?)\//i.test(path));
}

/** Arrays hold weights as well. */
function isWeights(path: string): boolean {
  return /(^|\/)(weights|checkpoints?)(\/|$)/i.test(path);
}

function isMedia(effect: Effect): boolean {
  return /(^|\.)(PIL|PILImage|cv2|imageio|skimage|librosa|soundfile|torchaudio|wave|pydicom|tifffile|nibabel|SimpleITK|moviepy|read_file|fitz|pymupdf|pypdf|PyPDF2|pdfplumber)\b/.test(
    effect.callee.path,
  );
}

function writes(ev: Evaluator, effect: Effect): boolean {
  const { tree } = effect.unit;
  if (tree.kind[effect.node] !== Kind.Call) return false;
  const args = argumentsOf(tree, effect.node);
  const position = effect.known.call.location?.receiver === true ? 0 : 1;
  // A reader of tables may have anything for a second argument; what opens a file has its mode there.
  const opens = effect.does === "open-file" || /(^|\.)(File|Dataset|HDFStore|open|open_file)$/.test(effect.callee.path);
  const node = args.keywords.get("mode") ?? (opens ? args.positional[position] : undefined) ?? 0;
  const value = node === 0 ? undefined : ev.evaluate(effect.unit, node, effect.scope)[0];
  if (value?.type === "text" && /^(write|append|truncate)/.test(value.text)) return true;
  return value?.type === "text" && /^[rwaxbtU+]{1,4}$/.test(value.text) && /[wax+]/.test(value.text);
}

/** Opened only to take its digest: that is tracking, not reading. */
function isHashed(effect: Effect, effects: readonly Effect[]): boolean {
  const owner = owning(effect.scope);
  return effects.some((other) => other.does === "hash" && owning(other.scope) === owner);
}

/** Versions within a name: `owner/set/versions/3`, `pytorch/vision:v0.10.0`. */
export const NAMED_VERSION = /\/versions\/\d+$|:v?\d+(\.\d+)+$/;

const COMMIT = /^[0-9a-f]{7,40}$/;

/** The id and revision of what is loaded from a hub. Local folders are no ids. */
export function hubOf(ev: Evaluator, effect: Effect, texts: readonly TextValue[]): HubReference | undefined {
  const { unit, known } = effect;
  // Of several that may be meant the first stands for all: one revision is asked for, or none.
  const [id] = texts;
  if (id === undefined || texts.some((one) => one.open || one.local || !isHubId(one.text))) return undefined;
  const { tree } = unit;
  if (tree.kind[effect.node] !== Kind.Call) return undefined;
  const args = argumentsOf(tree, effect.node);
  // What wraps a library passes the revision on among other settings.
  const node = known.call.revision === undefined ? settingsWithRevision(tree, args) : argumentNode(args, known.call.revision);
  const value = node === 0 ? undefined : ev.evaluate(unit, node, effect.scope)[0];
  const revision = node === 0 ? undefined : value?.type === "text" ? value.text : textOf(tree, node);
  const isNamed = texts.every((one) => NAMED_VERSION.test(one.text));
  const open = !isNamed && revision !== undefined && value?.type !== "text" && value?.type !== "constant";
  const pinned =
    isNamed || (value?.type === "text" && (COMMIT.test(value.text) || /^(refs\/tags\/|v?\d+(\.\d+)+)/.test(value.text)));
  const insertAt = node === 0 && known.call.revision !== undefined && !args.open ? insertion(effect) : undefined;
  return {
    id: id.text,
    pinned,
    ...(open && { open }),
    ...(revision === undefined ? {} : { revision }),
    ...(insertAt === undefined ? {} : { insertAt }),
  };
}

function settingsWithRevision(tree: Tree, args: CallArguments): number {
  const node = args.keywords.get("model_kwargs") ?? 0;
  return node !== 0 && (tree.kind[node] !== Kind.Dict || textOf(tree, node).includes("revision")) ? node : 0;
}

/** Formats that `load_dataset` reads local files by. */
const LOADERS = new Set([
  "csv",
  "json",
  "parquet",
  "text",
  "arrow",
  "imagefolder",
  "audiofolder",
  "webdataset",
  "pandas",
  "sql",
  "xml",
]);

export function isHubId(text: string): boolean {
  return (
    /^[\w.-]+(\/[\w.-]+)?(\/versions\/\d+|:[\w.-]+)?$/.test(text) &&
    !/^(\.|~|models?\/|data\/|output|checkpoints?\/|results?\/)/.test(text) &&
    // A folder beside the program: nobody publishes under these.
    !/^(my[_-]?)?(models?|weights|checkpoints?|results?|saved[_-]?models?|artifacts?|tokenizers?|adapters?|lora)$/i.test(text) &&
    !/\.(csv|json|parquet|txt|pt|pth|bin|safetensors|h5|pkl|onnx|gguf)$/.test(text) &&
    !LOADERS.has(text)
  );
}

/** Right after the last argument. */
function insertion(effect: Effect): Place | undefined {
  const { unit } = effect;
  const { tree } = unit;
  const list = tree.nextSibling[tree.firstChild[effect.node]!]!;
  let last = 0;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) last = node;
  if (last === 0) return undefined;
  return unit.facts.positions.place(unit.path, tree.end[last]!, tree.end[last]!);
}

/** Place of the location's expression. */
export function locationPlace(effect: Effect): Place | undefined {
  return effect.locationNode === 0 ? undefined : placeOf(effect.unit, effect.locationNode);
}
