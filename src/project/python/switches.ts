import type { DevelopmentSwitch, Use } from "../../model/delivery.ts";
import { baseName } from "../../model/paths.ts";
import type { RelatedPlace } from "../../model/place.ts";
import type { ConfigFacts, Start } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { useOfStart } from "../delivery/uses.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "./arguments.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { placeOf } from "./record.ts";
import { statedOnce } from "./settings.ts";
import type { Unit } from "./unit.ts";

/** It begins with what is fixed, which is found much faster. */
const SIEVE = /True\b(?<=\b(?:debug|DEBUG|reload|use_reloader|auto_reload|autoreload)\s*=\s*True)/;
const SWITCHES: ReadonlyMap<string, DevelopmentSwitch["what"]> = new Map([
  ["debug", "debug mode"],
  ["reload", "automatic reloading"],
  ["use_reloader", "automatic reloading"],
  ["auto_reload", "automatic reloading"],
  ["autoreload", "automatic reloading"],
]);
/** Calls of web frameworks that start an application, or make one with debugging on. */
const STARTS =
  /^(?:flask|quart|dash|sanic|bottle|uvicorn|hypercorn|tornado|litestar|starlette|fastapi|flask_socketio|werkzeug|granian|connexion|flask_restx|robyn|falcon|aiohttp)\b/;
const NAMED_LIKE_AN_APP = /^(?:app|application|server|api|socketio|web|flask_app)\.(?:run|run_server)$/;

export const mayBeSwitched = keptWith(({ facts, tree }: Unit) => !facts.notebook && SIEVE.test(tree.text));

/** Debug mode and reloading that are written out as switched on, with what is known of who starts the file that way. */
export function switchesOf(ev: Evaluator, unit: Unit, configs: readonly ConfigFacts[]): DevelopmentSwitch[] {
  const { tree, module } = unit;
  if (!mayBeSwitched(unit)) return [];
  const found: DevelopmentSwitch[] = [...djangoDebug(ev, unit)];
  for (let index = 0; index < module.calls.length; index++) {
    const node = module.calls[index]!;
    const on = [...argumentsOf(tree, node).keywords].find(
      ([name, value]) => SWITCHES.has(name) && tree.kind[value] === Kind.True,
    );
    if (on === undefined) continue;
    const site = siteAt(unit, index);
    ev.begin(unit);
    const values = ev.callee(site);
    const written = textOf(tree, tree.firstChild[node]!);
    const isStart = values.some((value) => value.type === "external" && STARTS.test(value.path));
    if (!isStart && !(values.length === 0 && NAMED_LIKE_AN_APP.test(written))) continue;
    const [name, value] = on;
    const judged = judge(ev, unit, site.scope, node, configs);
    found.push({
      place: unit.facts.positions.place(unit.path, tree.end[value]! - name.length - 5, tree.end[value]!),
      written: `${name}=True`,
      what: SWITCHES.get(name)!,
      ...judged,
      inTests: unit.inTests,
      related: [{ place: placeOf(unit, node), message: `${written} is called here` }, ...judged.related],
    });
  }
  return found;
}

interface Judged {
  readonly use: Use;
  readonly reason: string;
  readonly related: readonly RelatedPlace[];
}

/** Whether the call is made by what starts in production. Below the guard of a script it is only made when the script itself is run. */
function judge(ev: Evaluator, unit: Unit, scope: Scope, node: number, configs: readonly ConfigFacts[]): Judged {
  const starts = ev.startsOf(unit).map((start) => ({ start, use: useOfStart(start, configs) }));
  const deployed = starts.filter(({ use }) => use === "deployed").map(({ start }) => start);
  const runs = deployed.find((start) => runsScript(start, unit));
  if (runs !== undefined) {
    const related = [{ place: runs.place, message: "this starts it" }];
    return { use: "deployed", reason: `${runs.name} runs this file`, related };
  }
  const [other] = deployed;
  const alwaysRuns = scope.kind === "module" && !isGuarded(unit, node);
  if (other !== undefined) {
    const related = [{ place: other.place, message: "this starts it" }];
    if (alwaysRuns) return { use: "deployed", reason: `${other.name} loads this file, which does so at once`, related };
    return { use: "development", reason: `${other.name} starts the application in another way`, related };
  }
  if (starts.length > 0 && starts.every(({ use }) => use === "development"))
    return { use: "development", reason: "only developers start this file", related: [] };
  if (starts.length === 0 && isOpenToAll(ev, unit, scope, node))
    return {
      use: "deployed",
      reason: "it listens on every network, and nothing in the repository starts it in another way",
      related: [],
    };
  return { use: "unknown", reason: "nothing in the repository says how it is started in production", related: [] };
}

/** `host="0.0.0.0"`: whoever writes that wants others than the own machine to call. */
function isOpenToAll(ev: Evaluator, unit: Unit, scope: Scope, node: number): boolean {
  const host = argumentsOf(unit.tree, node).keywords.get("host");
  if (host === undefined) return false;
  ev.begin(unit);
  const values = ev.evaluate(unit, host, scope);
  return values.length === 1 && values[0]!.type === "text" && /^(?:0\.0\.0\.0|::)$/.test(values[0]!.text);
}

/** `python app.py`, `python -m app`: the file is the program, so its guard is passed. */
function runsScript({ command }: Start, unit: Unit): boolean {
  const module = unit.path.replace(/(?:\/__main__)?\.py$/, "").replaceAll("/", ".");
  return command.words.some((word, index) => {
    if (word.endsWith(".py") && baseName(word) === baseName(unit.path)) return true;
    return (
      command.words[index - 1] === "-m" &&
      /python[\d.]*$/.test(command.words[index - 2] ?? "") &&
      (module === word || module.endsWith(`.${word}`))
    );
  });
}

/** Below `if __name__ == "__main__":` at the top of the file. */
function isGuarded(unit: Unit, node: number): boolean {
  const { tree } = unit;
  for (let child = tree.firstChild[tree.root]!; child !== 0; child = tree.nextSibling[child]!) {
    if (tree.kind[child] !== Kind.If || tree.start[child]! > tree.start[node]! || tree.end[child]! < tree.end[node]!) continue;
    return /__name__/.test(textOf(tree, tree.firstChild[child]!));
  }
  return false;
}

/** `DEBUG = True` in the settings of Django that its server entry loads, when nothing of the environment names others. */
function djangoDebug(ev: Evaluator, unit: Unit): readonly DevelopmentSwitch[] {
  const { tree, module } = unit;
  const top = module.scopes[0]!;
  const debug = statedOnce(module, "DEBUG");
  if (debug === undefined || tree.kind[debug.value] !== Kind.True) return [];
  if (!top.bindings.has("INSTALLED_APPS") || ev.environment(SETTINGS).length > 0) return [];
  const name = unit.path.replace(/\.py$/, "").replaceAll("/", ".");
  for (const site of ev.callsNamed("setdefault")) {
    if (!/(?:^|\/)[aw]sgi\.py$/.test(site.unit.path)) continue;
    const [variable, value] = argumentsOf(site.unit.tree, site.node).positional;
    if (variable === undefined || value === undefined) continue;
    const [key, named] = [variable, value].map((one) => stringValue(site.unit.tree, one));
    if (key !== SETTINGS || named === undefined || (name !== named && !name.endsWith(`.${named}`))) continue;
    return [
      {
        place: unit.facts.positions.place(unit.path, tree.start[debug.target]!, tree.end[debug.value]!),
        written: "DEBUG=True",
        what: "debug mode",
        use: "deployed",
        reason: `${baseName(site.unit.path)} loads these settings for whatever serves the application`,
        inTests: unit.inTests,
        related: [{ place: placeOf(site.unit, site.node), message: "this names the settings" }],
      },
    ];
  }
  return [];
}

const SETTINGS = "DJANGO_SETTINGS_MODULE";
