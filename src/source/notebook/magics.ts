import { type ShellCommand, shellCommands } from "../shell.ts";

/** One cell's source with everything that is not Python blanked at the same length, so that offsets keep. */
export interface PlainCell {
  readonly text: string;
  /** What ran in a shell or by a magic; offsets are those of the cell's source. */
  readonly commands: readonly ShellCommand[];
  /** What closes the brackets and the string that the cell leaves open, so that it cannot swallow the next one; mostly `""`. */
  readonly closers: string;
  /** The file that the cell writes instead of running: its body stands in the source from `start`. */
  readonly writes?: { readonly path: string; readonly appends: boolean; readonly start: number };
}

/** Cell magics whose body is no Python that runs here. Bodies of unknown cell magics are read as Python. */
const FOREIGN = new Set(
  `html javascript js latex markdown svg mermaid writefile file sql bigquery R perl ruby script bash sh zsh cmd system ! sx cython julia pypy
  python2 cpp cuda cu css configure ai cypher sparql graphql dot plantuml writetemplate tikz octave scala java kotlin powershell fs`.split(
    /\s+/,
  ),
);
/** Cell magics whose body runs in a shell. */
const SHELLS = new Set(["bash", "sh", "zsh", "system", "!", "sx", "script"]);
/** Cell magics whose body becomes a file. */
const WRITERS = new Set(["writefile", "file"]);
const SCRIPT = /\.(?:sh|bash)$/;
/** Cell magics whose body is a query. */
const QUERIES = new Set(["sql", "bigquery"]);
/** Line magics that run the Python statement after them. */
const RUNNERS = /^(%(?:time|timeit|prun|memit|mprun|lprun|wandb)\b(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]+)(?=\S)/;

const ASSIGNED = /^([ \t]*(?:[A-Za-z_]\w*)(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*[ \t]*=[ \t]*)([!%][^=\s].*)$/s;
const HELP = /^[ \t]*(?:\?{1,2}[\w.*%]+|[%A-Za-z_][\w.*[\]'"]*(?:\([^()]*\))?\?{1,2})[ \t]*;?[ \t]*$/;
const INSTALLS = /^[ \t]*(?:pip3?|conda|mamba)[ \t]+(?:install|uninstall)\b/;

/** Blanks magics, shell lines and help requests. A line inside a string is left alone, and a `%` inside brackets is an operator. */
export function blankMagics(source: string): PlainCell {
  const commands: ShellCommand[] = [];
  const cellMagic = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*%%([A-Za-z_][\w.]*|!)([^\n]*)/.exec(source);
  let from = 0;
  let text = "";
  if (cellMagic !== null) {
    const name = cellMagic[1]!;
    const start = source.indexOf("%%", 0);
    const end = cellMagic[0].length;
    if (FOREIGN.has(name)) {
      if (SHELLS.has(name) && (name !== "script" || /\b(?:ba|z|da)?sh\b/.test(cellMagic[2]!)))
        commands.push(...shellCommands(source.slice(end), end));
      const writes = WRITERS.has(name) ? writtenFile(cellMagic[2]!) : undefined;
      if (writes !== undefined && SCRIPT.test(writes.path)) commands.push(...shellCommands(source.slice(end), end));
      if (QUERIES.has(name)) commands.push({ words: [`%%${name}`, source.slice(end).trim()], start: source.indexOf("%%"), end });
      return { text: blank(source), commands, closers: "", ...(writes !== undefined && { writes: { ...writes, start: end } }) };
    }
    text = source.slice(0, start) + statement(source.slice(start, end));
    from = end;
  }
  const state: LexerState = { brackets: "", quote: "", continued: false };
  while (from < source.length) {
    const newline = lineEndOf(source, from);
    let line = source.slice(from, newline);
    const magic = state.quote === "" && !state.continued ? magicOf(line, state.brackets !== "") : undefined;
    if (magic === undefined) {
      text += line;
      lexLine(line, state);
      from = newline;
    } else {
      let end = newline;
      while (/\\\r?\n$/.test(source.slice(from, end)) && end < source.length) end = lineEndOf(source, end);
      line = source.slice(from, end);
      if (magic.runs) {
        // `0;` keeps the statement where it stands, without an indentation that Python would reject.
        text += line.slice(0, magic.start) + `0;`.padEnd(magic.length, " ") + line.slice(magic.start + magic.length);
        lexLine(line.slice(magic.start + magic.length), state);
        end = from + line.length;
      } else {
        const replacement = magic.value ? expression : statement;
        text += line.slice(0, magic.start) + replacement(line.slice(magic.start));
        if (!magic.help) commands.push(...magicCommands(line.slice(magic.start), from + magic.start));
        state.brackets = "";
      }
      from = end;
    }
  }
  return { text, commands, closers: closersOf(state) };
}

/** `-a "src/train.py"`: which file, and whether the body is put behind what it holds. */
function writtenFile(line: string): { readonly path: string; readonly appends: boolean } | undefined {
  const words = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
  const path = words.find((word) => !word.startsWith("-"));
  return path === undefined ? undefined : { path, appends: words.includes("-a") || words.includes("--append") };
}

interface Magic {
  /** Offset in the line at which it starts, and for runners the length of what stands before the statement. */
  readonly start: number;
  readonly length: number;
  readonly runs: boolean;
  /** The right-hand side of an assignment. */
  readonly value: boolean;
  readonly help: boolean;
}

function magicOf(line: string, inBrackets: boolean): Magic | undefined {
  const start = line.length - line.trimStart().length;
  const head = line[start];
  const magic = { start, length: 0, runs: false, value: false, help: false };
  if (head === "!") return line[start + 1] === "=" ? undefined : magic;
  if (inBrackets) return undefined;
  if (head === "%") {
    const runner = RUNNERS.exec(line.slice(start));
    if (runner !== null) return { ...magic, length: runner[1]!.length, runs: true };
    return /^%{1,2}[A-Za-z_]/.test(line.slice(start)) ? magic : undefined;
  }
  if (line.includes("?") && HELP.test(line.trimEnd())) return { ...magic, help: true };
  if (INSTALLS.test(line)) return magic;
  if (/=[ \t]*[!%]/.test(line)) {
    const assigned = ASSIGNED.exec(line.trimEnd());
    if (assigned !== null) return { ...magic, start: assigned[1]!.length, value: true };
  }
  return undefined;
}

/** `!wget …` as the shell would split it; of `%run x.py` the words start with `%run`. */
function magicCommands(line: string, start: number): ShellCommand[] {
  const shell = /^(?:!{1,2}|%(?:system|sx|sh|bash)[ \t]+)/.exec(line);
  if (shell !== null) return shellCommands(line.slice(shell[0].length), start + shell[0].length);
  return shellCommands(line, start);
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

/** Same length, and a statement that does nothing where there is room: an indented magic may be a block's whole body. */
function statement(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0];
  const filler = line.length >= 4 ? "pass" : line.length > 0 ? "0" : "";
  return filler.padEnd(line.length, " ") + blank(text.slice(line.length));
}

/** Same length, and an expression of which nothing is known. */
function expression(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0];
  return (line.length >= 3 ? "..." : "[]").padEnd(line.length, " ") + blank(text.slice(line.length));
}

/** Just enough of Python's tokens to know whether a line starts inside brackets or a string. */
interface LexerState {
  /** The closers that are awaited, innermost last. */
  brackets: string;
  /** The triple quote that is awaited, or the single one of a string that a back-slash continues. */
  quote: string;
  /** The line before ended with a back-slash. */
  continued: boolean;
}

function lexLine(line: string, state: LexerState): void {
  let at = 0;
  state.continued = false;
  const end = line.replace(/\r?\n$|\r$/, "").length;
  while (at < end) {
    if (state.quote !== "") {
      const char = line[at]!;
      if (char === "\\") at += 2;
      else if (line.startsWith(state.quote, at)) {
        at += state.quote.length;
        state.quote = "";
      } else at++;
      continue;
    }
    const char = line[at]!;
    if (char === "#") return;
    if (char === '"' || char === "'") {
      const triple = char.repeat(3);
      state.quote = line.startsWith(triple, at) ? triple : char;
      at += state.quote.length;
      continue;
    }
    if (char === "(") state.brackets += ")";
    else if (char === "[") state.brackets += "]";
    else if (char === "{") state.brackets += "}";
    else if ((char === ")" || char === "]" || char === "}") && state.brackets.endsWith(char))
      state.brackets = state.brackets.slice(0, -1);
    at++;
  }
  const backslash = line[end - 1] === "\\";
  if (state.quote.length === 1 && !backslash) state.quote = "";
  state.continued = state.quote === "" && backslash;
}

/** Text that ends what the cell left open, to stand on the last line of the cell. */
function closersOf(state: LexerState): string {
  return state.quote + [...state.brackets].reverse().join("") + (state.continued ? "\n" : "");
}

/** Offset after the line break that ends the line at `from`. */
function lineEndOf(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}
