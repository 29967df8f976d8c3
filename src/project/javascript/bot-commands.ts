import type { Expression, JsFunction } from "../../source/javascript/module.ts";
import { evaluate, member } from "./evaluate.ts";
import { exportValues } from "./exports.ts";
import { functionOf, type Mod, type Program, type Value } from "./program.ts";
import type { Root } from "./roots.ts";
import { textOf } from "./router-table.ts";

const BUILDERS = /^(?:discord\.js|@discordjs\/builders)#(?:\w+\.)*(?:SlashCommandBuilder|ContextMenuCommandBuilder)$/;
const RUNS = ["execute", "run", "autocomplete"];
/** What people do, as the library names its events. */
const EVENTS = /^(?:(?:message|interaction|thread|channel|reaction|guildMember)\w*|voiceStateUpdate)$/i;

/**
 * Commands of a Discord bot, and what it does on events, in modules of their own: the command's data or the event's name beside the function that answers. The
 * bot loads the folder and calls them by names that only exist at run time.
 */
export function readBotCommands(program: Program, mod: Mod, roots: Root[]): void {
  if (!mod.facts.module.specifiers.some((name) => name === "discord.js" || name === "@discordjs/builders")) return;
  const whole = exportValues(program, mod, "default");
  const handedOut = (name: string): readonly Value[] => [
    ...exportValues(program, mod, name),
    ...whole.flatMap((value) => member(program, value, name)),
  ];
  const command = titleOf(program, mod);
  const title = command === undefined ? eventAmong([...handedOut("event"), ...handedOut("name")]) : `command ${command}`.trim();
  for (const name of RUNS) {
    for (const value of handedOut(name)) {
      if (value.kind !== "function" || value.mod !== mod) continue;
      const own = functionOf(mod, value.id);
      if (title === undefined && !answersInteraction(own)) continue;
      if (roots.some((one) => one.mod === mod && one.id === value.id)) continue;
      roots.push({
        mod,
        id: value.id,
        kind: "handler",
        name: title ?? "command",
        start: own.nameStart,
        end: own.nameEnd,
        context: "serving",
        symbol: own.qualifiedName || undefined,
        before: [],
        origin: undefined,
        platform: "the platform that calls it may check callers",
      });
    }
  }
}

/** A command whose data another module builds. */
function answersInteraction({ bindings }: JsFunction): boolean {
  return bindings.get("interaction")?.some(({ kind }) => kind === "parameter") === true;
}

function eventAmong(values: readonly Value[]): string | undefined {
  for (const value of values) {
    const name =
      value.kind === "text"
        ? value.value
        : value.kind === "library"
          ? /#(?:\w+\.)*Events\.(\w+)$/.exec(value.path)?.[1]
          : undefined;
    if (name !== undefined && EVENTS.test(name)) return `on ${name}`;
  }
  return undefined;
}

/** The name of the command that a module builds; undefined where it builds none. */
function titleOf(program: Program, mod: Mod): string | undefined {
  for (const made of mod.syntax.functions) {
    for (const call of made.calls) {
      if (!call.make || call.callee.kind === "function") continue;
      const builds = evaluate(program, mod, call.callee, call.owner).some(
        (value) => value.kind === "library" && BUILDERS.test(value.path),
      );
      if (builds) return named(program, mod, call) ?? "";
    }
  }
  return undefined;
}

/** `new SlashCommandBuilder().setName("ask")`, wherever in the chain it stands. */
function named(program: Program, mod: Mod, builder: Expression): string | undefined {
  for (const made of mod.syntax.functions) {
    for (const call of made.calls) {
      if (call.callee.kind !== "member" || call.callee.property !== "setName") continue;
      let at: Expression = call.callee.object;
      while (at !== builder && (at.kind === "call" || at.kind === "member")) at = at.kind === "call" ? at.callee : at.object;
      if (at === builder) return textOf(program, mod, call.arguments[0], call.owner);
    }
  }
  return undefined;
}
