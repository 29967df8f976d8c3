import { shellCommands } from "../shell.ts";
import { entries } from "./dependencies.ts";
import { addCommands, type Draft, joinPath, placeIn } from "./draft.ts";
import { field } from "./prometheus.ts";

/** A shell script. Where it is started from cannot be told. */
export function readShellScript(draft: Draft): void {
  const name = draft.path.slice(draft.path.lastIndexOf("/") + 1);
  const variables = new Map<string, string>();
  for (const match of draft.text.matchAll(
    /^[ \t]*(export[ \t]+)?([A-Za-z_]\w*)=("[^"\n]*"|'[^'\n]*'|[^\s;&|#]*)[ \t]*(?:[;#].*)?$/gm,
  )) {
    const value = filled(match[3]!.replace(/^(["'])([\s\S]*)\1$/, "$2"), variables);
    variables.set(match[2]!, value);
    if (match[1] !== undefined && value !== "" && !value.includes("$"))
      draft.environment.push({
        name: match[2]!,
        value,
        place: placeIn(draft, match.index, match.index + match[0].trimEnd().length),
      });
  }
  const commands = shellCommands(draft.text, 0).map((command) => ({
    ...command,
    words: command.words.map((word) => filled(word, variables)),
  }));
  addCommands(draft, commands, { when: "process", name, folder: undefined });
}

/** Variables that the script itself sets, with their defaults; others stay as they are written. */
function filled(word: string, variables: ReadonlyMap<string, string>): string {
  return word.replaceAll(
    /\$(?:\{(\w+)(?::?-([^{}$]*))?\}|(\w+))/g,
    (whole, braced: string | undefined, fallback: string | undefined, plain: string) => {
      const value = variables.get(braced ?? plain);
      return value === undefined || value.includes("$") ? (fallback ?? whole) : value;
    },
  );
}

/** A Makefile: recipes by target; `$(NAME)` and the marks before a command are left out. */
export function readMakefile(draft: Draft): void {
  let target = "";
  for (const match of draft.text.matchAll(
    /^(?:([A-Za-z0-9_./%-][^:=#\n\t]*?)\s*:(?![:=])[^\n]*|\t[@+-]*((?:[^\n]*\\\n)*[^\n]*))$/gm,
  )) {
    if (match[1] !== undefined) target = match[1].trim();
    else if (match[2] !== undefined && match[2].trim() !== "") {
      const start = match.index + match[0].length - match[2].length;
      addCommands(draft, shellCommands(match[2], start), { when: "process", name: target, folder: draft.folder });
    }
  }
}

/** supervisord's `command=` and systemd's `ExecStart=`. */
export function readServiceUnit(draft: Draft): void {
  const folder = /^[ \t]*(?:directory|WorkingDirectory)[ \t]*=[ \t]*(\S+)/im.exec(draft.text)?.[1];
  const relative = folder === undefined || folder.startsWith("/") ? undefined : joinPath(draft.folder, folder);
  for (const match of draft.text.matchAll(/^[ \t]*(?:command|ExecStart)[ \t]*=[ \t]*(\S.*)$/gm)) {
    const start = match.index + match[0].length - match[1]!.length;
    const section = /\[(?:program:)?([^\]]+)\][^[]*$/.exec(draft.text.slice(0, match.index))?.[1] ?? "service";
    addCommands(draft, shellCommands(match[1]!, start), { when: "process", name: section, folder: relative });
  }
}

/** package.json's scripts. */
export function readNpmScripts(draft: Draft, data: unknown): void {
  const from = draft.text.indexOf('"scripts"');
  for (const [name, command] of entries(field(data, "scripts"))) {
    if (typeof command !== "string" || from < 0) continue;
    const start = Math.max(0, draft.text.indexOf(`"${name}"`, from));
    const end = start + name.length + 2;
    addCommands(
      draft,
      shellCommands(command, () => start).map((found) => ({ ...found, start, end })),
      { when: "process", name, folder: draft.folder },
    );
  }
}

/** `.env`: what it sets; names without a value are left out. */
export function readDotenv(draft: Draft): void {
  for (const match of draft.text.matchAll(
    /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[^\r\n#]*)/gm,
  )) {
    const value = match[2]!.trim().replace(/^(["'])([\s\S]*)\1$/, "$2");
    if (value !== "")
      draft.environment.push({
        name: match[1]!,
        value,
        place: placeIn(draft, match.index, match.index + match[0].trimEnd().length),
      });
  }
}
