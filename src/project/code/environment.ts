import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { childrenOf, Kind, textOf } from "../../source/python/tree.ts";
import { isBoundIn } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { conventionFor, nameAmong, nameOfUrl, telling, upperSnake, withCallee } from "./environment-names.ts";
import { importEdits, importedAs } from "./imports.ts";
import { isSimple, type Literal, literalAt } from "./literals-at.ts";
import { placesOf } from "./recording.ts";
import { endsLine, indentOf, isStatement, lineEnd, lineStart, replacing } from "./source-text.ts";

/** What a literal holds that belongs into the environment: `what` is a credential's description, or its value otherwise. */
export interface Held {
  readonly kind: "credential" | "path" | "address";
  readonly what: string;
  /** Of a path: the others that the project holds, since two of them must not share one name. */
  readonly others?: readonly string[];
}

const OS = { module: "os" } as const;

/**
 * Reads from the environment what is written into a program, without a default: a missing variable is told at once. Undefined where one of
 * the places is nothing that can be replaced so, or where the variable would get a name that says nothing.
 */
export function fromEnvironment(
  programs: Programs,
  file: string,
  held: readonly (Held & { readonly place: Place })[],
): Change | undefined {
  const facts = programs.python.get(file);
  if (facts === undefined || (importedAs(facts, OS) === undefined && isBoundIn(facts, "os"))) return undefined;
  const edits: TextEdit[] = [];
  let usesOs = false;
  for (const one of held) {
    const literal = literalAt(facts, one.place);
    const edit = literal && (withoutStatement(literal, one) ?? lookedUp(literal, one));
    if (edit === undefined) return undefined;
    if (edit.text !== "") usesOs = true;
    edits.push(edit);
  }
  return { edits: [...(usesOs ? importEdits(facts, [OS], placesOf(programs, facts)) : []), ...edits], newFiles: [] };
}

/** `os.environ["KEY"] = "…"` puts a credential where it should come from: the statement goes. */
function withoutStatement({ facts, path }: Literal, { kind }: Held): TextEdit | undefined {
  const { tree } = facts.module;
  const statement = path.at(-2)!;
  if (kind !== "credential" || tree.kind[statement] !== Kind.Assign) return undefined;
  const [target = 0, ...others] = childrenOf(tree, statement);
  if (others.length !== 1 || !/^(?:\w+\.)?environ\[/.test(textOf(tree, target))) return undefined;
  const block = path.at(-3)!;
  const isOnly = tree.kind[block] !== Kind.Module && tree.firstChild[block] === statement && tree.nextSibling[statement] === 0;
  const { text } = tree;
  const [start, end] = [tree.start[statement]!, tree.end[statement]!];
  // A comment behind it may be about more than this line.
  if (isOnly || indentOf(text, start) === undefined || lineEnd(text, end) !== end) return undefined;
  const isLast = end === text.length;
  return replacing(facts, lineStart(text, start), isLast ? end : end + (text.startsWith("\r\n", end) ? 2 : 1), "");
}

function lookedUp(literal: Literal, held: Held): TextEdit | undefined {
  const { facts, path, start, end, quote, prefix, written } = literal;
  const { tree } = facts.module;
  if (!isSimple(literal) && (held.kind === "address" || prefix.includes("b") || quote.length > 1)) return undefined;
  if (
    path.some(
      (node) => tree.kind[node] === Kind.Default || tree.kind[node] === Kind.JoinedString || tree.kind[node] === Kind.Pattern,
    )
  )
    return undefined;
  const fallback = asFallback(literal);
  if (fallback !== undefined) return fallback;
  const os = importedAs(facts, OS) ?? "os";
  const inner = (name: string) => `{${os}.environ[${quote === '"' ? `'${name}'` : `"${name}"`}]}`;
  const isFormatted = prefix.includes("f");
  const [lead, body, tail] = held.kind === "credential" ? credentialIn(literal, held) : stretchOf(held, written, isFormatted);
  if (body === "") return undefined;
  const name = nameFor(literal, held, body);
  if (name === undefined) return undefined;
  if (lead === "" && tail === "" && !isFormatted) return replacing(facts, start, end, `${os}.environ["${name}"]`);
  if (!isSimple(literal)) return undefined;
  const at = start + prefix.length + quote.length + lead.length;
  // The literal is written anew as a whole: no edit stands inside a string.
  if (isFormatted)
    return replacing(facts, start, end, tree.text.slice(start, at) + inner(name) + tree.text.slice(at + body.length, end));
  if (prefix !== "" || /[{}]/.test(written)) return undefined;
  return replacing(facts, start, end, `f${quote}${lead}${inner(name)}${tail}${quote}`);
}

/** The second argument of `os.getenv` and its like: without it a missing variable is told at once. */
function asFallback({ facts, path, node }: Literal): TextEdit | undefined {
  const { tree } = facts.module;
  const [call = 0, args = 0] = path.slice(-3, -1);
  if (tree.kind[args] !== Kind.Arguments || tree.kind[call] !== Kind.Call) return undefined;
  const callee = textOf(tree, tree.firstChild[call]!);
  const [first = 0, second, ...more] = childrenOf(tree, args);
  if (!/^(?:\w+\.getenv|(?:\w+\.)?environ\.get)$/.test(callee) || second !== node || more.length > 0) return undefined;
  const environ = callee.replace(/(?:getenv|environ\.get)$/, "environ");
  if (stringValue(tree, first) === undefined) return undefined;
  return replacing(facts, tree.start[call]!, tree.end[call]!, `${environ}[${textOf(tree, first)}]`);
}

type Stretch = readonly [lead: string, body: string, tail: string];
const NONE: Stretch = ["", "", ""];

/** Where the credential lies within the literal. */
function credentialIn({ written }: Literal, { what }: Held): Stretch {
  if (what.startsWith("a value of")) return ["", written, ""];
  const match = /^(Bearer |Basic |token |Token |Key |ApiKey )?([^\s{}]+)$/.exec(written);
  return match === null ? NONE : [match[1] ?? "", match[2]!, ""];
}

/** The whole of a plain literal; of a formatted one the fixed part in front, up to its last slash. */
function stretchOf({ kind, what }: Held, written: string, isFormatted: boolean): Stretch {
  if (!isFormatted && kind === "address") return ["", written, ""];
  // A pattern stays in the program: the variable holds the folder in which it is looked for.
  const folderOfPattern = /^([^*?[]*)[/\\][^/\\]*[*?[]/.exec(written)?.[1];
  if (!isFormatted && folderOfPattern !== undefined)
    return isAPath(folderOfPattern) ? ["", folderOfPattern, written.slice(folderOfPattern.length)] : NONE;
  if (!isFormatted) return isAPath(written) ? ["", written, ""] : NONE;
  const fixed = /^[^{]*/.exec(written)![0];
  if (kind === "address") {
    const base = /^[a-z][\w+.-]*:\/\/[^/{]*/i.exec(fixed)?.[0] ?? "";
    return base === "" || (base === fixed && written.length > fixed.length && !what.startsWith(base))
      ? NONE
      : ["", base, written.slice(base.length)];
  }
  const folder = /^(.*)[/\\]/.exec(fixed)?.[1] ?? "";
  return isAPath(folder) ? ["", folder, written.slice(folder.length)] : NONE;
}

function isAPath(text: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|~\/)[^=:;|&<>]*$/.test(text) && !/\s-|\s\/|\.py\s/.test(text);
}

/** From the name that holds it, the argument that it is given for, or what it says itself. */
function nameFor(literal: Literal, held: Held, body: string): string | undefined {
  const bound = boundTo(literal);
  const own =
    held.kind === "credential"
      ? conventionFor(held.what)
      : held.kind === "path"
        ? nameAmong(body, held.others ?? [])
        : nameOfUrl(literal.written);
  if (held.kind === "credential") {
    const said = /^a value of (\w+)$/.exec(held.what)?.[1];
    const name = telling(bound?.name ?? said) ?? withCallee(bound?.callee, said ?? "API_KEY");
    return own ?? name ?? (said === undefined ? undefined : upperSnake(said));
  }
  if (bound?.callee !== undefined && /^sys\.path\b/.test(bound.callee)) return undefined;
  return (
    telling(bound?.name) ??
    (held.kind === "address" ? withCallee(bound?.callee, bound?.name ?? settingOf(bound?.callee)) : undefined) ??
    own
  );
}

/** `tracking_uri` of `mlflow.set_tracking_uri`. */
function settingOf(callee: string | undefined): string {
  return /\.set_(\w+)$/.exec(callee ?? "")?.[1] ?? "";
}

interface Bound {
  readonly name: string | undefined;
  /** The call whose argument it is. */
  readonly callee: string | undefined;
}

function boundTo({ facts, path, node }: Literal): Bound | undefined {
  const { tree } = facts.module;
  for (const at of path.toReversed().slice(1)) {
    const kind = tree.kind[at];
    if (kind === Kind.Assign || kind === Kind.AnnAssign) {
      const target = tree.firstChild[at]!;
      return { name: lastName(textOf(tree, target)), callee: undefined };
    }
    if (kind === Kind.Pair) {
      const key = tree.firstChild[at]!;
      return key === node ? undefined : { name: stringValue(tree, key), callee: undefined };
    }
    if (kind === Kind.Keyword || kind === Kind.Arguments) {
      const call = path[path.indexOf(at) - (kind === Kind.Keyword ? 2 : 1)]!;
      const name = kind === Kind.Keyword ? textOf(tree, tree.firstChild[at]!) : undefined;
      return { name, callee: tree.kind[call] === Kind.Call ? textOf(tree, tree.firstChild[call]!) : undefined };
    }
    if (isStatement(kind!)) return undefined;
  }
  return undefined;
}

/** `API_URL` of `settings.API_URL` and of `config["API_URL"]`. */
function lastName(target: string): string | undefined {
  return /(?:^|\.)([A-Za-z_]\w*)$/.exec(target)?.[1] ?? /\[["'](\w+)["']\]$/.exec(target)?.[1];
}

/** Puts `os.environ["NAME"].split(",")` in the place of a node, for lists that differ by where the program runs. */
export function listFromEnvironment(programs: Programs, facts: PythonFacts, node: number, name: string): Change | undefined {
  const { tree } = facts.module;
  if (tree.errors > 0 || (importedAs(facts, OS) === undefined && isBoundIn(facts, "os"))) return undefined;
  if (/[#\n]/.test(textOf(tree, node)) || !endsLine(tree.text, lineEnd(tree.text, tree.end[node]!))) return undefined;
  const os = importedAs(facts, OS) ?? "os";
  return {
    edits: [
      ...importEdits(facts, [OS], placesOf(programs, facts)),
      replacing(facts, tree.start[node]!, tree.end[node]!, `${os}.environ["${name}"].split(",")`),
    ],
    newFiles: [],
  };
}
