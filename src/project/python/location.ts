import type { CallKnowledge } from "../../knowledge/knowledge.ts";
import type { Tracker } from "../../model/inventory.ts";
import type { Known } from "../knowledge-matcher.ts";
import { argumentNode, argumentsOf } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import { isUri, normalisePath, slashes } from "./paths.ts";
import type { CallRef, TextValue, Values } from "./values.ts";

/** What a location argument comes to. */
export interface Located {
  /** Paths, globs, URIs, hub ids; empty where nothing is known. */
  readonly texts: readonly TextValue[];
  /** What a user sent: a request's body, an upload. */
  readonly upload: boolean;
  /** A temporary file or a buffer in memory. */
  readonly temporary: boolean;
  /** Calls that opened the file: they are part of this read, not reads of their own. */
  readonly openings: readonly CallRef[];
  /** What keeps versions of all that is opened so: DVC's own programming interface. */
  readonly tracked?: Tracker;
}

export const NOWHERE: Located = { texts: [], upload: false, temporary: false, openings: [] };

const UPLOADS =
  /(^|\.)(UploadFile\(\)|file_uploader\(\)|camera_input\(\)|audio_input\(\)|request\.(files|get_data|get_json|json|form|data|stream)|Request\(\)\.(form|body|json|files|stream|FILES|POST|data)|FILES|AskFileMessage\(\))/;
const BUFFERS = /^(io\.(BytesIO|StringIO)|BytesIO|StringIO|tempfile\.\w+)\(\)/;

/** What keeps versions of files that are fetched by a name of this sort. */
const KEEPERS: Readonly<Record<string, Tracker | undefined>> = { hub: "unknown", registry: "registry" };

/** Follows values back to the paths behind them: an opened file, a downloaded one, what a user sent. */
export function locate(ev: Evaluation, values: Values, depth = 0): Located {
  const texts: TextValue[] = [];
  const openings: CallRef[] = [];
  let upload = false;
  let temporary = false;
  let tracked: Tracker | undefined;
  for (const value of values) {
    if (value.type === "text") {
      // A table that is written out in the program.
      if (value.text.includes("\n")) continue;
      // A hole beside a star of a glob is one hole, unless the glob means all folders.
      const clean = normalisePath(slashes(value.text)).replaceAll(/(?<=[^/*])\*{2,}|\*{2,}(?=[^/*])/g, "*");
      const local = /^\.{1,2}[\\/]/.test(value.text);
      if (!texts.some((known) => known.text === clean)) texts.push({ ...value, text: clean, ...(local && { local }) });
      continue;
    }
    if (value.type === "sequence") {
      for (const item of value.items.slice(0, 12)) {
        const inner = locate(ev, item, depth + 1);
        texts.push(...inner.texts);
        upload ||= inner.upload;
      }
      continue;
    }
    if (value.type !== "external") continue;
    if (UPLOADS.test(value.path)) {
      upload = true;
      continue;
    }
    if (value.origin === undefined || depth > 4) continue;
    const { origin } = value;
    const isBuffer = BUFFERS.test(value.path);
    const source = sourceOf(ev, value.path, origin, depth);
    if (isBuffer) temporary = true;
    if (source === undefined) continue;
    openings.push(origin, ...source.openings);
    texts.push(...source.texts);
    upload ||= source.upload;
    temporary ||= source.temporary;
    tracked ??= source.tracked;
  }
  return { texts: texts.slice(0, 12), upload, temporary, openings, ...(tracked === undefined ? {} : { tracked }) };
}

/** Where the data of an object comes from: the location argument of the call that made it. */
function sourceOf(ev: Evaluation, path: string, origin: CallRef, depth: number): Located | undefined {
  // An answer of a service is no file that lies there.
  if (/(^|\.)(post|put|patch)\(\)/.test(path)) return { ...NOWHERE, temporary: true };
  const { tree } = origin.unit;
  const args = argumentsOf(tree, origin.node);
  const made = path.slice(0, path.lastIndexOf("()"));
  for (const known of [
    ...ev.matcher.match(made),
    ...calleeKnown(ev, origin),
    ...ev.matcher.match(made.slice(made.lastIndexOf("()") + 2).replace(/^\./, "")),
  ]) {
    const { does, location, tracked, returns } = known.call;
    // A cell of a table may name a file, but not the one that the table was read from.
    if (does === "read-dataset" && !path.endsWith("()") && returns !== undefined && ev.matcher.kinds(returns).includes("@table"))
      return undefined;
    if (does === "upload") return { ...NOWHERE, upload: true };
    if (does === "temporary") return { ...NOWHERE, temporary: true };
    const node = argumentNode(args, location);
    if (node === 0 && location?.receiver !== true) continue;
    const source =
      node === 0
        ? receiverSource(ev, origin, depth)
        : locate(ev, ev.evaluate(origin.unit, node, origin.scope, origin.frame), depth + 1);
    const whole = inStore(ev, known.call, origin, source);
    // What is fetched from a hub is judged where it is fetched.
    const keeper = tracked ?? KEEPERS[known.call.names ?? "path"];
    return keeper === undefined ? whole : { ...whole, tracked: keeper };
  }
  if (/(^|\.)open\(\)$/.test(path) || /\.(read_text|read_bytes)\(\)$/.test(path)) {
    const node = args.positional[0] ?? args.keywords.get("file") ?? 0;
    if (/pathlib\.Path\(\)/.test(path)) return receiverSource(ev, origin, depth);
    return locate(ev, ev.evaluate(origin.unit, node, origin.scope, origin.frame), depth + 1);
  }
  // Text made of bytes is from where they are; the argument names an encoding.
  if (path.endsWith(".decode()")) return receiverSource(ev, origin, depth);
  // A wrapper (`BytesIO(x)`, `reader(f)`, `f.read()`) of something that came from somewhere.
  if (BUFFERS.test(path) || /(reader|Reader|read|TextIOWrapper|copy|ZipFile|GzipFile)\(\)$/.test(path)) {
    const first = args.positional[0];
    if (first !== undefined) return locate(ev, ev.evaluate(origin.unit, first, origin.scope, origin.frame), depth + 1);
  }
  return undefined;
}

/** What is known of the call's callee by the kinds of object that it has. */
function calleeKnown(ev: Evaluation, { unit, node, scope, frame }: CallRef): readonly Known[] {
  return ev
    .evaluate(unit, unit.tree.firstChild[node]!, scope, frame)
    .flatMap((callee) => (callee.type === "external" ? callee.aliases.flatMap((alias) => ev.matcher.match(alias)) : []));
}

/** Objects in a store are named with their bucket: `s3://bucket/key`. */
export function inStore(ev: Evaluation, known: CallKnowledge, call: CallRef, located: Located): Located {
  const { scheme, container } = known;
  if (scheme === undefined) return located;
  const { tree } = call.unit;
  let holder = call;
  if (container?.receiver === true) {
    const callee = tree.firstChild[call.node]!;
    const made = ev.evaluate(call.unit, tree.firstChild[callee]!, call.scope, call.frame)[0];
    if (made?.type === "external" && made.origin !== undefined) holder = made.origin;
  }
  const args = argumentsOf(holder.unit.tree, holder.node);
  const node =
    container?.receiver === true ? (args.positional[0] ?? [...args.keywords.values()][0] ?? 0) : argumentNode(args, container);
  const bucket = ev.evaluate(holder.unit, node, holder.scope, holder.frame)[0];
  const name = bucket?.type === "text" ? bucket.text : "*";
  const texts = located.texts.map((value): TextValue => {
    if (isUri(value.text)) return value;
    const whole = `${scheme}://${name}/${value.text.replace(/^\/+/, "")}`;
    return { type: "text", text: whole, open: whole.includes("*"), anchored: false };
  });
  return { ...located, texts };
}

function receiverSource(ev: Evaluation, origin: CallRef, depth: number): Located {
  const { tree } = origin.unit;
  const callee = tree.firstChild[origin.node]!;
  return locate(ev, ev.evaluate(origin.unit, tree.firstChild[callee]!, origin.scope, origin.frame), depth + 1);
}
