import type { ScriptTracer } from "../../knowledge/attach/attachments.ts";
import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { JavaScriptFacts } from "../../source/facts.ts";
import type { CallExpression, JsSyntax } from "../../source/javascript/module.ts";
import type { Change } from "./change.ts";

const TESTS = /(?:^|\/)(?:tests?|__tests__|spec|e2e)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** Traces calls of language models in JavaScript and TypeScript: by a setting of the call, or by wrapping the client that is asked. */
export function tracedScripts(
  scripts: ReadonlyMap<string, JavaScriptFacts>,
  calls: readonly Place[],
  tracer: ScriptTracer,
): Change | undefined {
  if (tracer.setting !== undefined) return withSetting(scripts, calls, tracer, tracer.setting);
  const { wraps, wrapper } = tracer;
  if (wraps === undefined || wrapper === undefined) return undefined;
  const files = new Set(calls.map(({ file }) => file));
  const all = [...scripts.values()].filter(({ path, module }) => !TESTS.test(path) && module.specifiers.includes(wraps.module));
  const made = all.flatMap((facts) => clientsIn(facts, wraps.module, wraps.names).map((call) => ({ facts, call })));
  const own = made.filter(({ facts }) => files.has(facts.path));
  const [client, ...others] = own.length > 0 ? own : made;
  // Which of several clients is asked is not told here.
  if (client === undefined || others.length > 0) return undefined;
  const { facts, call } = client;
  const { text } = facts.module;
  const last = facts.module.lastImport();
  if (last === undefined || new RegExp(`\\b${wrapper.name}\\b`).test(text)) return undefined;
  const quote = last.text.includes("'") ? "'" : '"';
  const semicolon = last.text.endsWith(";") ? ";" : "";
  const from = `${quote}${wrapper.module}${quote}`;
  const line = last.commonJs ? `const { ${wrapper.name} } = require(${from})` : `import { ${wrapper.name} } from ${from}`;
  return {
    edits: [
      insertion(facts, last.end, `\n${line}${semicolon}`),
      insertion(facts, call.start, `${wrapper.name}(`),
      insertion(facts, call.end, ")"),
    ],
    newFiles: [],
  };
}

/** `experimental_telemetry: { … }` among what the call is given. */
function withSetting(
  scripts: ReadonlyMap<string, JavaScriptFacts>,
  places: readonly Place[],
  { asks }: ScriptTracer,
  setting: string,
): Change | undefined {
  const edits: TextEdit[] = [];
  for (const place of places) {
    const facts = scripts.get(place.file);
    if (facts === undefined) continue;
    const { text } = facts.module;
    const call = callsOf(facts.module.syntax()).find((one) => isAt(facts, one, place));
    const callee = call?.callee;
    const given = call?.arguments[0];
    if (callee?.kind !== "name" || asks?.includes(callee.name) !== true || given?.kind !== "object") continue;
    const name = setting.slice(0, setting.indexOf(":"));
    if (given.properties.some((one) => one.name === name) || given.spreads.length > 0) continue;
    const rest = /^\{[ \t]*(\r?\n)([ \t]*)/.exec(text.slice(given.start));
    const put = rest === null ? ` ${setting},` : `\n${rest[2]}${setting},`;
    edits.push(insertion(facts, given.start + 1, given.properties.length === 0 && rest === null ? ` ${setting} ` : put));
  }
  return edits.length === 0 ? undefined : { edits, newFiles: [] };
}

/** `new OpenAI(…)`, of a class that the module imports. */
function clientsIn(facts: JavaScriptFacts, module: string, names: readonly string[]): readonly CallExpression[] {
  const syntax = facts.module.syntax();
  const known = new Set<string>();
  for (const [name, bindings] of syntax.functions[0]!.bindings)
    for (const binding of bindings) {
      if (binding.kind === "import" && binding.module === module && !binding.typeOnly && names.includes(binding.name))
        known.add(name);
      if (binding.kind === "value" && binding.value.kind === "module" && binding.value.module === module)
        if (binding.path.length === 0 || names.includes(binding.path[0]!)) known.add(name);
    }
  return callsOf(syntax).filter(({ make, callee }) => make && callee.kind === "name" && known.has(callee.name));
}

function callsOf({ functions }: JsSyntax): readonly CallExpression[] {
  return functions.flatMap(({ calls }) => calls);
}

function isAt(facts: JavaScriptFacts, { start, end }: CallExpression, place: Place): boolean {
  const at = facts.positions.place(facts.path, start, end);
  return at.line === place.line && at.column === place.column && at.endLine === place.endLine && at.endColumn === place.endColumn;
}

function insertion(facts: JavaScriptFacts, offset: number, text: string): TextEdit {
  return { place: facts.positions.place(facts.path, offset, offset), text };
}
