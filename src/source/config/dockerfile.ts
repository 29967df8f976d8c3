import { type ShellCommand, shellCommands } from "../shell.ts";
import { addCommands, contextFolder, type Draft, joinPath, placeIn } from "./draft.ts";
import { serverOfImage } from "./servers.ts";

interface Instruction {
  readonly name: string;
  readonly rest: string;
  readonly restStart: number;
  readonly end: number;
}

interface Stage {
  readonly image: string;
  readonly imageStart: number;
  readonly alias: string | undefined;
  /** The earlier stage that it goes on from. */
  readonly parent: Stage | undefined;
  /** Folder of the container in which commands run. */
  workdir: string;
  /** What ENV and ARG set, to be filled into folders. */
  readonly variables: Map<string, string>;
  entrypoint: Command | undefined;
  cmd: Command | undefined;
  readonly copies: { readonly from: string; readonly to: string }[];
  /** What of the project stood in the stages from which it takes what they made. */
  readonly madeFrom: string[];
}

interface Command {
  readonly exec: boolean;
  readonly commands: readonly ShellCommand[];
}

/** Reads a Dockerfile: what the image's last stage runs, what is run to make it, what is copied where, and its environment. */
export function readDockerfile(draft: Draft): void {
  const stages: Stage[] = [];
  const defaults = new Map<string, string>();
  const all = [...instructions(draft.text)];
  const context = contextFolder(draft.folder, all.filter(({ name }) => name === "COPY" || name === "ADD").flatMap(copySources));
  const name = draft.path.slice(draft.path.lastIndexOf("/") + 1);
  for (const instruction of all) {
    if (instruction.name === "FROM") {
      stages.push(newStage(instruction, stages, defaults));
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) {
      const value = instruction.name === "ARG" ? ARGUMENT.exec(instruction.rest) : null;
      if (value !== null) defaults.set(value[1]!, unquote(value[2]!.trim()));
      continue;
    }
    const folder = () => inProject(stage, stage.workdir);
    switch (instruction.name) {
      case "WORKDIR":
        stage.workdir = absolute(stage.workdir, filled(stage, unquote(instruction.rest.trim())));
        break;
      case "ENV":
        addEnvironment(draft, instruction, stage);
        break;
      case "ARG": {
        const value = ARGUMENT.exec(instruction.rest);
        if (value !== null) stage.variables.set(value[1]!, unquote(value[2]!.trim()));
        break;
      }
      case "COPY":
      case "ADD":
        addCopies(stage, instruction, context);
        addMade(stage, instruction, stages);
        break;
      case "HEALTHCHECK":
        if (!/^\s*NONE\b/i.test(instruction.rest))
          draft.healthChecks.push(placeIn(draft, instruction.restStart, instruction.end));
        break;
      case "RUN":
        addCommands(draft, commandOf(instruction).commands, { when: "build", name, folder: folder() });
        break;
      case "ENTRYPOINT":
        stage.entrypoint = commandOf(instruction);
        stage.cmd = undefined;
        break;
      case "CMD":
        stage.cmd = commandOf(instruction);
        break;
    }
  }
  const last = stages.at(-1);
  if (last === undefined) return;
  draft.copies.push(...last.copies);
  draft.madeFrom.push(...last.madeFrom);
  addImages(draft, stages, defaults, name);
  const commands = startedBy(last);
  addCommands(draft, commands, { when: "container", name, folder: inProject(last, last.workdir) });
  const server =
    draft.servers.length === 0
      ? serverOfImage(
          last.image,
          commands.flatMap((command) => command.words),
        )
      : undefined;
  if (server !== undefined)
    draft.servers.push({
      ...server,
      kind: "server",
      name,
      place: placeIn(draft, last.imageStart, last.imageStart + last.image.length),
    });
}

const ARGUMENT = /^\s*([A-Za-z_]\w*)=(.*)$/s;

/** The images that stages are built from. Those that the last stage does not stand on only build. */
function addImages(draft: Draft, stages: readonly Stage[], defaults: ReadonlyMap<string, string>, name: string): void {
  let standing = stages.at(-1);
  while (standing?.parent !== undefined) standing = standing.parent;
  for (const stage of stages) {
    if (stage.parent !== undefined || stage.image === "" || stage.image === "scratch") continue;
    const reference = stage.image.replace(
      /\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g,
      (whole, braced?: string, otherwise?: string, bare?: string) => defaults.get(braced ?? bare ?? "") || otherwise || whole,
    );
    const place = placeIn(draft, stage.imageStart, stage.imageStart + stage.image.length);
    draft.images.push({ reference, role: stage === standing ? "base" : "build", name, place });
  }
}

/** CMD gives arguments to an ENTRYPOINT of words, and nothing to one of the shell. */
function startedBy({ entrypoint, cmd }: Stage): readonly ShellCommand[] {
  if (entrypoint === undefined) return cmd?.commands ?? [];
  const [first] = entrypoint.commands;
  const more = cmd?.commands[0];
  if (!entrypoint.exec || first === undefined || more === undefined) return entrypoint.commands;
  return [{ words: [...first.words, ...(cmd?.exec ? more.words : [])], start: first.start, end: first.end }];
}

function newStage(from: Instruction, stages: readonly Stage[], defaults: ReadonlyMap<string, string>): Stage {
  const words = from.rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
  const image = words[0] ?? "";
  const base = stages.find((stage) => stage.alias === image) ?? chosenStage(image, stages, defaults);
  return {
    image: base?.image ?? image,
    imageStart: from.restStart + Math.max(0, from.rest.indexOf(image)),
    parent: base,
    alias: /^as$/i.test(words[1] ?? "") ? words[2] : undefined,
    workdir: base?.workdir ?? "/",
    variables: new Map(base?.variables),
    entrypoint: base?.entrypoint,
    cmd: base?.cmd,
    copies: [...(base?.copies ?? [])],
    madeFrom: [...(base?.madeFrom ?? [])],
  };
}

/** `FROM with_db_${INCLUDE_DB}`: the stage that the argument's default names, or else the first that it may name. */
function chosenStage(image: string, stages: readonly Stage[], defaults: ReadonlyMap<string, string>): Stage | undefined {
  const variable = /\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g;
  if (!variable.test(image)) return undefined;
  const given = image.replace(
    variable,
    (_, braced?: string, otherwise?: string, bare?: string) => defaults.get(braced ?? bare ?? "") ?? otherwise ?? "*",
  );
  const named = stages.filter(({ alias }) => alias !== undefined);
  const exact = named.find(({ alias }) => alias === given);
  if (exact !== undefined || given.replaceAll("*", "") === "") return exact;
  const form = new RegExp(`^${given.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".+")}$`);
  return named.find(({ alias }) => form.test(alias!));
}

/** Sources of a COPY, with its target last; `[]` when it copies from another stage. */
function copyPaths(instruction: Instruction): readonly string[] {
  const words = commandOf(instruction).commands[0]?.words ?? [];
  return words.some((word) => word.startsWith("--from")) ? [] : words.filter((word) => !word.startsWith("--"));
}

function copySources(instruction: Instruction): readonly string[] {
  return copyPaths(instruction).slice(0, -1);
}

function addCopies(stage: Stage, instruction: Instruction, context: string): void {
  const paths = copyPaths(instruction).map((path) => filled(stage, path));
  const target = paths.at(-1);
  const sources = paths.slice(0, -1);
  if (target === undefined) return;
  const to = absolute(stage.workdir, target);
  for (const source of sources) {
    if (/[$*?[]|^https?:/.test(source)) continue;
    const from = joinPath(context, source);
    if (from === undefined) continue;
    const intoFolder = isFile(from) && (/\/$|^\.$/.test(target) || sources.length > 1 || !isFile(target));
    stage.copies.push({ from, to: intoFolder ? absolute(to, from.slice(from.lastIndexOf("/") + 1)) : to });
  }
}

/** `COPY --from=build /app/dist ./dist`: what was built there was built of what stood there. */
function addMade(stage: Stage, { rest }: Instruction, stages: readonly Stage[]): void {
  const name = /(?:^|\s)--from=(\S+)/.exec(rest)?.[1];
  const source = stages.find(({ alias }, index) => alias === name || String(index) === name);
  if (name !== undefined && source !== undefined && source !== stage)
    stage.madeFrom.push(...source.copies.map(({ from }) => from), ...source.madeFrom);
}

function filled(stage: Stage, text: string): string {
  return text.replace(
    /\$(?:\{(\w+)(?::-[^}]*)?\}|(\w+))/g,
    (whole, braced?: string, bare?: string) => stage.variables.get(braced ?? bare ?? "") ?? whole,
  );
}

function isFile(path: string): boolean {
  return /[^./]\.\w+$/.test(path);
}

/** The folder of the project that stands at a folder of the container: the broadest that is copied nearest, or that of a file copied into it. */
function inProject(stage: Stage, folder: string): string | undefined {
  let found: { readonly from: string; readonly to: string } | undefined;
  for (const copy of stage.copies) {
    const covers = copy.to === "/" || folder === copy.to || folder.startsWith(`${copy.to}/`);
    if (!covers || isFile(copy.from)) continue;
    const nearer = copy.to.length - (found?.to.length ?? -1);
    if (nearer > 0 || (nearer === 0 && copy.from.length < found!.from.length)) found = copy;
  }
  if (found !== undefined) return joinPath(found.from, folder.slice(found.to.length));
  const file = stage.copies.find(
    ({ from, to }) => isFile(from) && to === absolute(folder, from.slice(from.lastIndexOf("/") + 1)),
  );
  return file && joinPath(file.from, "..");
}

function absolute(folder: string, path: string): string {
  const joined = path.startsWith("/") ? joinPath("", path) : /^[$~]/.test(path) ? path : joinPath(folder, path);
  return joined === undefined ? "/" : joined.startsWith("$") || joined.startsWith("~") ? joined : `/${joined}`;
}

function addEnvironment(draft: Draft, { rest, restStart, end }: Instruction, stage: Stage): void {
  const place = placeIn(draft, restStart, end);
  const old = /^([A-Za-z_]\w*)[ \t]+([^=].*)$/s.exec(rest.trim());
  // `ENV A=1 B="x y"` is a command's leading assignments without the command.
  const pairs =
    old !== null && !/^[A-Za-z_]\w*=/.test(rest.trim())
      ? [{ name: old[1]!, value: unquote(old[2]!.trim()) }]
      : (shellCommands(`${rest} :`, restStart)[0]?.environment ?? []);
  for (const { name, value } of pairs) {
    stage.variables.set(name, value);
    draft.environment.push({ name, value, place });
  }
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function commandOf({ rest, restStart, end }: Instruction): Command {
  const body = rest.replace(/^(?:\s*--(?:mount|network|security)=\S+)+/, (flags) => " ".repeat(flags.length));
  const trimmed = body.trim();
  if (trimmed.startsWith("[")) {
    try {
      const words: unknown = JSON.parse(trimmed);
      if (Array.isArray(words) && words.every((word) => typeof word === "string"))
        return { exec: true, commands: words.length === 0 ? [] : [{ words, start: restStart, end }] };
    } catch {
      // As Docker does, what is no JSON is taken for a shell's line.
    }
  }
  return { exec: false, commands: shellCommands(body, restStart) };
}

/** Instructions with their continued lines; comments inside are blanked so that offsets keep. */
function* instructions(text: string): Generator<Instruction> {
  const continuation = /^\s*#\s*escape\s*=\s*`/im.test(text.slice(0, 200)) ? "`" : "\\";
  let from = 0;
  while (from < text.length) {
    let end = lineEnd(text, from);
    const first = text.slice(from, end);
    const head = /^(\s*)([A-Za-z]+)(\s+)/.exec(first);
    if (head === null || /^\s*#/.test(first)) {
      from = end + 1;
      continue;
    }
    let body = first;
    for (;;) {
      const line = text.slice(text.lastIndexOf("\n", end - 1) + 1, end);
      const isComment = /^\s*(?:#.*)?\r?$/.test(line) && end > from + first.length;
      const continues = line.trimEnd().endsWith(continuation) || isComment;
      if (!continues || end >= text.length) break;
      const next = lineEnd(text, end + 1);
      const added = text.slice(end + 1, next);
      body += `\n${/^\s*#/.test(added) ? `${" ".repeat(Math.max(0, added.length - 1))}\\` : added}`;
      end = next;
    }
    const here = /<<-?\s*(["']?)(\w+)\1/.exec(body);
    if (here !== null && /^(?:RUN|COPY)$/i.test(head[2]!)) {
      const start = from + head[0].length;
      const close = new RegExp(`^\\s*${here[2]}\\s*$`, "m").exec(text.slice(end + 1));
      const bodyEnd = close === null ? text.length : end + 1 + close.index;
      if (/^RUN$/i.test(head[2]!) && /^\s*<</.test(body.slice(head[0].length)))
        yield { name: "RUN", rest: text.slice(end + 1, bodyEnd), restStart: end + 1, end: bodyEnd };
      else yield { name: head[2]!.toUpperCase(), rest: body.slice(head[0].length).replace(/<<.*$/s, ""), restStart: start, end };
      from = close === null ? text.length : lineEnd(text, bodyEnd + 1) + 1;
      continue;
    }
    yield {
      name: head[2]!.toUpperCase(),
      rest: body.slice(head[0].length),
      restStart: from + head[0].length,
      end: from + body.trimEnd().length,
    };
    from = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
