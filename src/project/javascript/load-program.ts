import { javascriptLibraries } from "../../knowledge/javascript/index.ts";
import type { Library } from "../../knowledge/knowledge.ts";
import { MODEL_HOSTS } from "../../knowledge/model-hosts.ts";
import type { Measure } from "../../model/inventory.ts";
import type { JavaScriptFacts, Start } from "../../source/facts.ts";
import { calleesOf, continuations } from "./evaluate.ts";
import { heirsIn } from "./heirs.ts";
import { BESIDE } from "./home-made.ts";
import { indexKnowledge, type KnowledgeIndex } from "./knowledge-index.ts";
import { type Argument, forget, functionKey, type Mod, type Program } from "./program.ts";
import { usesHono } from "./request-context.ts";
import { createResolver, type ModuleResolver, type ResolverInput } from "./resolve-module.ts";
import { isTest } from "./whereabouts.ts";

export interface Loaded {
  readonly program: Program;
  /** The modules whose every call is looked at: those that talk to models, what imports them, monitors. The others are read when a name leads there. */
  readonly read: readonly Mod[];
  /** What a module imports, over any number of steps, itself included. */
  readonly closure: (mod: Mod) => ReadonlySet<Mod>;
}

const common = indexKnowledge(javascriptLibraries);

export interface ProgramInput extends Pick<ResolverInput, "paths" | "data"> {
  /** What configuration starts. */
  readonly starts?: readonly Start[];
  /** In-house wrappers: `@acme/telemetry.logPrediction`, or with `#` before the exported name. */
  readonly detectors?: readonly { readonly call: string; readonly measures: readonly Measure[] }[];
  /** True when programs in another language serve models: what watches their front end belongs to the inventory too. */
  readonly servedElsewhere?: boolean;
}

function knowledgeFor(input: ProgramInput): KnowledgeIndex {
  if (!input.detectors || input.detectors.length === 0) return common;
  const own = input.detectors.map(({ call, measures }): Library => {
    const at = call.includes("#") ? call.indexOf("#") : call.lastIndexOf(".");
    const module = call.slice(0, at);
    return {
      library: module,
      imports: [module],
      calls: [{ call: `${module}#${call.slice(at + 1)}`, does: "monitor", monitor: { measures, covers: "call" } }],
    };
  });
  return indexKnowledge([...own, ...javascriptLibraries]);
}
const HOSTS = MODEL_HOSTS.inference.map((one) => one.host.replace(/^\*/, ""));

function touchesModels(knowledge: KnowledgeIndex, facts: JavaScriptFacts): boolean {
  const { specifiers, text } = facts.module;
  if (specifiers.some((name) => knowledge.libraries(name).some((library) => library.ai === true))) return true;
  return (
    text.includes("/chat/completions") ||
    text.includes(":11434") ||
    text.includes("AI.run(") ||
    text.includes("Supabase.ai.") ||
    HOSTS.some((host) => text.includes(host))
  );
}

function touchesMonitors(knowledge: KnowledgeIndex, facts: JavaScriptFacts): boolean {
  return facts.module.specifiers.some((name) =>
    knowledge.libraries(name).some((library) => library.calls.some((call) => call.monitor !== undefined)),
  );
}

/** What asks over HTTP. */
const ASKS = /\b(?:fetch|axios|got|ky|ofetch|\$fetch|request)\b[\w.]*\(/;

interface Found {
  readonly mods: ReadonlyMap<string, Mod>;
  readonly resolver: ModuleResolver;
  readonly imports: ReadonlyMap<Mod, readonly Mod[]>;
  readonly read: ReadonlySet<Mod>;
}

/** Modules that talk to models, what imports them, and monitors in the same packages; undefined when there are none. Parses nothing. */
function findModules(modules: readonly JavaScriptFacts[], input: ProgramInput, knowledge: KnowledgeIndex): Found | undefined {
  const models = modules.filter((facts) => touchesModels(knowledge, facts));
  if (models.length === 0 && !(input.servedElsewhere === true && modules.some((facts) => touchesMonitors(knowledge, facts))))
    return undefined;
  const resolver = createResolver({ ...input, modules: new Set(modules.map((facts) => facts.path)) });
  const mods = new Map<string, Mod>();
  for (const facts of modules) {
    mods.set(facts.path, {
      path: facts.path,
      facts,
      package: resolver.packageOf(facts.path),
      get syntax() {
        return facts.module.syntax();
      },
    });
  }
  const imports = new Map<Mod, readonly Mod[]>();
  const importers = new Map<Mod, Mod[]>();
  for (const mod of mods.values()) {
    const targets: Mod[] = [];
    for (const name of mod.facts.module.specifiers) {
      const target = resolver.resolve(mod.path, name);
      const other = target?.kind === "file" ? mods.get(target.path) : undefined;
      if (!other || other === mod) continue;
      targets.push(other);
      importers.set(other, [...(importers.get(other) ?? []), mod]);
    }
    imports.set(mod, targets);
  }
  const read = new Set(models.map((facts) => mods.get(facts.path)!));
  // A helper that asks whatever address it is given knows no model by itself.
  for (const mod of [...read])
    for (const other of imports.get(mod) ?? []) if (ASKS.test(other.facts.module.text)) read.add(other);
  for (const mod of read) {
    for (const other of importers.get(mod) ?? []) read.add(other);
    // Who imports only the interface asks the model all the same.
    for (const other of standingFor(mod, imports)) read.add(other);
    if (KEEPS_FOR_REQUEST.test(mod.facts.module.text)) for (const other of takersOf(mod, imports)) read.add(other);
  }
  const packages = new Set([...read].map((mod) => mod.package));
  for (const mod of mods.values()) {
    const isNear = input.servedElsewhere === true || packages.has(mod.package);
    if (isNear && touchesMonitors(knowledge, mod.facts)) read.add(mod);
    else if (packages.has(mod.package) && BESIDE.test(mod.path)) read.add(mod);
  }
  return { mods, resolver, imports, read };
}

/** What a handler of Hono keeps, and what those that come after it take out: they import nothing of what it is. */
const KEEPS_FOR_REQUEST = /\bc(?:tx|ontext)?\.set\(\s*["'`]/;
const TAKES_FOR_REQUEST = /\bc(?:tx|ontext)?\.(?:get\(\s*["'`]|var\.)/;

function* takersOf(mod: Mod, imports: ReadonlyMap<Mod, readonly Mod[]>): Generator<Mod> {
  if (!usesHono(mod)) return;
  const near = new Set(imports.get(mod));
  for (const one of near) {
    if (!usesHono(one)) continue;
    for (const other of imports.get(one) ?? []) near.add(other);
    if (TAKES_FOR_REQUEST.test(one.facts.module.text)) yield one;
  }
}

/** The modules that declare the interfaces and abstract classes for which a module's classes stand, also behind a module that hands them on. */
function* standingFor(mod: Mod, imports: ReadonlyMap<Mod, readonly Mod[]>): Generator<Mod> {
  const { text } = mod.facts.module;
  if (isTest(mod.path) || !/\bclass\b/.test(text)) return;
  const names = new Set<string>();
  for (const [, list] of text.matchAll(/\b(?:implements|extends)\s+([\w$][\w$, ]*)/g))
    for (const name of list!.split(/[, ]+/)) if (/^[A-Z]\w/.test(name)) names.add(name);
  if (names.size === 0) return;
  for (const other of imports.get(mod) ?? []) {
    for (const one of [other, ...(imports.get(other) ?? [])]) {
      const declared = declaredIn(one);
      if ([...names].some((name) => declared.has(name))) yield one;
    }
  }
}

const declaredByText = new WeakMap<JavaScriptFacts["module"], ReadonlySet<string>>();

/** Names of the interfaces and abstract classes that a module declares, found once. */
function declaredIn({ facts: { module } }: Mod): ReadonlySet<string> {
  let known = declaredByText.get(module);
  if (known === undefined) {
    known = new Set([...module.text.matchAll(/\b(?:interface|abstract class)\s+([A-Z]\w*)/g)].map(([, name]) => name!));
    declaredByText.set(module, known);
  }
  return known;
}

/** The modules whose syntax the analysis asks for, so that a host can read them one by one and let others work in between. */
export function modulesToParse(modules: readonly JavaScriptFacts[], input: ProgramInput): readonly JavaScriptFacts[] {
  return [...(findModules(modules, input, knowledgeFor(input))?.read ?? [])].map((mod) => mod.facts);
}

/** Finds what matters among the modules; undefined when none of them talks to a model, which costs no parsing. */
export function loadProgram(modules: readonly JavaScriptFacts[], input: ProgramInput): Loaded | undefined {
  const knowledge = knowledgeFor(input);
  const found = findModules(modules, input, knowledge);
  if (!found) return undefined;
  const { mods, resolver, imports, read } = found;
  const closures = new Map<Mod, ReadonlySet<Mod>>();
  const closure = (mod: Mod): ReadonlySet<Mod> => {
    let found = closures.get(mod);
    if (!found) {
      const reached = new Set([mod]);
      for (const one of reached) for (const other of imports.get(one) ?? []) reached.add(other);
      found = reached;
      closures.set(mod, found);
    }
    return found;
  };
  const scripts = (folder: string): readonly string[] => {
    const data = input.data(folder === "" ? "package.json" : `${folder}/package.json`);
    const found = typeof data === "object" && data !== null ? (data as { scripts?: unknown }).scripts : undefined;
    return typeof found === "object" && found !== null
      ? Object.values(found).filter((one): one is string => typeof one === "string")
      : [];
  };
  const sorted = [...read].sort((a, b) => (a.path < b.path ? -1 : 1));
  const program: Program = {
    modules: mods,
    knowledge,
    resolver,
    scripts,
    depth: { now: 0 },
    memo: new Map(),
    spread: new Map(),
    passed: new Map(),
    served: new Set(),
    given: new Map(),
    heirs: heirsIn(sorted),
  };
  // What calls pass is found with calls that may themselves depend on what is passed: twice is enough for what people write.
  passArguments(program, sorted);
  forget(program);
  passArguments(program, sorted);
  forget(program);
  return { program, read: sorted, closure };
}

function passArguments(program: Program, mods: readonly Mod[]): void {
  const passed = new Map<string, Argument[][]>();
  const pass = (mod: Mod, id: number, index: number, argument: Argument) => {
    // What a test passes, it passes to try the function out: mostly a stand-in.
    if (isTest(argument.mod.path) && !isTest(mod.path)) return;
    const key = functionKey(mod, id);
    const slots = passed.get(key) ?? [];
    passed.set(key, slots);
    slots[index] = [...(slots[index] ?? []), argument];
  };
  for (const mod of mods) {
    for (const made of mod.syntax.functions) {
      for (const call of made.calls) {
        if (call.arguments.length === 0) continue;
        const { callee: called, owner } = call;
        if (called.kind === "member")
          for (const next of continuations(program, mod, call))
            pass(next.mod, next.id, 0, { mod, owner, expression: called.object });
        for (const callee of calleesOf(program, mod, call)) {
          let target: { mod: Mod; id: number } | undefined;
          if (callee.kind === "function") target = callee;
          else if (callee.kind === "class" && (call.make || call.callee.kind === "super")) {
            const id = callee.mod.syntax.classes[callee.id]?.methods.get("constructor");
            if (id !== undefined) target = { mod: callee.mod, id };
          }
          if (!target) continue;
          const { mod: to, id } = target;
          call.arguments.forEach((expression, index) => {
            pass(to, id, index, { mod, owner, expression });
          });
        }
      }
    }
  }
  program.passed.clear();
  for (const [key, slots] of passed) program.passed.set(key, slots);
}
