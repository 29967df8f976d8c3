/** A command that a file runs: a notebook's `!wget …`, a Dockerfile's CMD, a CI step, a DVC stage, a Procfile line. */
export interface ShellCommand {
  /** The words, unquoted as a POSIX shell would; variables are left as `$NAME`, redirections and leading assignments are left out. */
  readonly words: readonly string[];
  /** Assignments before the command: `CUDA_VISIBLE_DEVICES=0 python train.py`. */
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  /** Offsets in the text that the file's positions map knows. */
  readonly start: number;
  readonly end: number;
}

/** Where a command's text stands in its file: the offset of its first character, or a map from its offsets to the file's. */
export type Origin = number | ((offset: number) => number);

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Written without any quotes, so that it may be a keyword or an assignment. */
  readonly bare: boolean;
}

/** Words that stand before a command and run nothing themselves. */
const LEADING = new Set(["if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "time"]);
/** What begins with these is no command: a loop's head, the end of a block. */
const NO_COMMAND = new Set(["for", "case", "select", "function", "fi", "done", "esac", "in"]);

/**
 * The commands of a POSIX-like script in source order, split at newlines, `;`, `&&`, `||`, `|` and `&`. It never fails: an unclosed quote
 * ends with the text. Substitutions `$(…)` stay inside their word; bodies of here-documents are left out.
 */
export function shellCommands(text: string, origin: Origin): ShellCommand[] {
  const at = typeof origin === "number" ? (offset: number) => origin + offset : origin;
  const commands: ShellCommand[] = [];
  let words: Word[] = [];
  const hereDocuments: string[] = [];
  let index = 0;
  let depth = 0;
  const finish = () => {
    const command = commandOf(words, at);
    if (command !== undefined) commands.push(command);
    words = [];
  };
  while (index < text.length) {
    const char = text[index]!;
    if (char === "\\" && /^\\\r?\n/.test(text.slice(index, index + 3))) index += text[index + 1] === "\r" ? 3 : 2;
    else if (char !== "\n" && /\s/.test(char)) index++;
    else if (char === "\n") {
      finish();
      index++;
      while (hereDocuments.length > 0) index = afterHereDocument(text, index, hereDocuments.shift()!);
    } else if (char === "#") index = lineEnd(text, index);
    else if (char === "(" && text[index + 1] === ")") {
      // `name() {` defines a function.
      words = [];
      index += 2;
    } else if (char === "(") {
      finish();
      depth++;
      index++;
    } else if (char === ")") {
      // One that closes nothing ends the pattern of a `case`.
      if (depth > 0) {
        finish();
        depth--;
      } else words = [];
      index++;
    } else if (char === ";" || char === "|" || char === "&") {
      if (char === "&" && text[index + 1] === ">") index = afterRedirection(text, index, hereDocuments);
      else {
        finish();
        index++;
      }
    } else if (/^\d*[<>]/.test(text.slice(index, index + 3))) index = afterRedirection(text, index, hereDocuments);
    else {
      const word = readWord(text, index);
      words.push(word);
      index = word.end;
    }
  }
  finish();
  return commands;
}

function commandOf(words: readonly Word[], at: (offset: number) => number): ShellCommand | undefined {
  let first = 0;
  const environment: { name: string; value: string }[] = [];
  for (; first < words.length; first++) {
    const word = words[first]!;
    if (word.bare && LEADING.has(word.text)) continue;
    const assignment = /^([A-Za-z_]\w*)\+?=([\s\S]*)$/.exec(word.text);
    if (assignment === null) break;
    environment.push({ name: assignment[1]!, value: assignment[2]! });
  }
  const head = words[first];
  if (head === undefined || (head.bare && NO_COMMAND.has(head.text))) return undefined;
  return {
    words: words.slice(first).map((word) => word.text),
    ...(environment.length > 0 ? { environment } : {}),
    start: at(words[0]!.start),
    end: at(words.at(-1)!.end - 1) + 1,
  };
}

function readWord(text: string, start: number): Word {
  let index = start;
  let value = "";
  let bare = true;
  while (index < text.length) {
    const char = text[index]!;
    if (char === "'") {
      const close = text.indexOf("'", index + 1);
      const end = close < 0 ? text.length : close;
      value += text.slice(index + 1, end);
      index = end + 1;
      bare = false;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(text, index + 1);
      value += quoted.value;
      index = quoted.end;
      bare = false;
    } else if (char === "\\") {
      if (text[index + 1] === "\n") index += 2;
      else if (text[index + 1] === "\r" && text[index + 2] === "\n") index += 3;
      else {
        value += text[index + 1] ?? "";
        index += 2;
      }
    } else if (char === "`" || (char === "$" && (text[index + 1] === "(" || text[index + 1] === "{"))) {
      const end = substitutionEnd(text, index);
      value += text.slice(index, end);
      index = end;
    } else if (char === "{" && text[index + 1] === "{") {
      // A template's hole: `{{ data_dir }}` is one word.
      const close = text.indexOf("}}", index);
      const end = close < 0 ? text.length : close + 2;
      value += text.slice(index, end);
      index = end;
    } else if (char === "(" && /^[A-Za-z_]\w*\+?=$/.test(value)) {
      // An array: `names=(a b)`.
      const close = text.indexOf(")", index);
      const end = close < 0 ? text.length : close + 1;
      value += text.slice(index, end);
      index = end;
    } else if (/[\s;|&()<>]/.test(char)) break;
    else {
      value += char;
      index++;
    }
  }
  return { text: value, start, end: Math.min(index, text.length), bare };
}

function readDoubleQuoted(text: string, start: number): { value: string; end: number } {
  let value = "";
  let index = start;
  while (index < text.length && text[index] !== '"') {
    const char = text[index]!;
    if (char === "\\" && index + 1 < text.length) {
      const next = text[index + 1]!;
      if (next !== "\n") value += '"\\$`'.includes(next) ? next : `\\${next}`;
      index += 2;
    } else if (char === "$" && (text[index + 1] === "(" || text[index + 1] === "{")) {
      const end = substitutionEnd(text, index);
      value += text.slice(index, end);
      index = end;
    } else {
      value += char;
      index++;
    }
  }
  return { value, end: index + 1 };
}

/** The offset after `$(…)`, `${…}` or `` `…` ``. */
function substitutionEnd(text: string, start: number): number {
  if (text[start] === "`") {
    const close = text.indexOf("`", start + 1);
    return close < 0 ? text.length : close + 1;
  }
  const open = text[start + 1]!;
  const close = open === "(" ? ")" : "}";
  let depth = 0;
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index + 1;
  }
  return text.length;
}

function afterRedirection(text: string, start: number, hereDocuments: string[]): number {
  const operator = /^(?:&>>?|\d*(?:<<-?|<<<|<&|<>|<|>>|>&|>\||>))/.exec(text.slice(start, start + 8));
  let index = start + Math.max(operator?.[0].length ?? 1, 1);
  if (operator?.[0].endsWith("<<") === true && text[index] === "<") return readWord(text, skipBlanks(text, index + 1)).end;
  index = skipBlanks(text, index);
  const target = readWord(text, index);
  if (/<<-?$/.test(operator?.[0] ?? "") && target.text !== "") hereDocuments.push(target.text);
  return Math.max(target.end, index);
}

function skipBlanks(text: string, start: number): number {
  let index = start;
  while (text[index] === " " || text[index] === "\t") index++;
  return index;
}

function afterHereDocument(text: string, start: number, word: string): number {
  let index = start;
  while (index < text.length) {
    const end = lineEnd(text, index);
    if (text.slice(index, end).trim() === word) return end;
    index = end + 1;
  }
  return text.length;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
