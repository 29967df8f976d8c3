import type { ServiceKind } from "../../model/inventory.ts";
import { FUNCTION_PLATFORM } from "../../source/config/functions.ts";
import { GRAPH_SERVER } from "../../source/config/graph-server.ts";
import type { Scope } from "../../source/python/module.ts";
import { childOfKind, Kind, textOf } from "../../source/python/tree.ts";
import { argumentNode, argumentsOf } from "./arguments.ts";
import { type Effect, knownOf } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { methods, type Owner, owning } from "./graph.ts";
import { platformClasses } from "./platform-classes.ts";
import type { Processes } from "./process.ts";
import type { Unit } from "./unit.ts";
import type { Value } from "./values.ts";

/** Where something outside enters the program. Whether it is a service of ours depends on whether it reaches inference. */
export interface Entry {
  readonly owner: Owner;
  readonly kind: ServiceKind;
  readonly context: "serving" | "batch";
  readonly name: string;
  /** Node that people take for the entry: the decorator's function, the handler's definition, the class; 0 for the top of the file. */
  readonly node: number;
  /** A class under which a model is kept: whoever loads the model asks it. */
  readonly wrapper?: true;
  /** What makes it an entry, in a sentence. */
  readonly reason: string;
  /** The route's or decorator's effect, where there is one. */
  readonly effect: Effect | undefined;
}

/** The entries that a file declares, from its effects, its classes and the names that platforms call. */
export function entriesOf(ev: Evaluator, unit: Unit, effects: readonly Effect[]): Entry[] {
  const entries: Entry[] = [];
  // What a notebook registers answers its reader for as long as it is open, unless something else runs the notebook.
  if (unit.facts.notebook && ev.startsOf(unit).length === 0) return entries;
  for (const effect of effects) {
    if (effect.does !== "serve" || effect.known.call.serve === undefined) continue;
    const { serve } = effect.known.call;
    switch (serve.as) {
      case "route":
      case "interface":
      case "decorator":
        entries.push(...handled(ev, effect));
        break;
      default:
        break;
    }
  }
  entries.push(...classes(ev, unit), ...servicers(unit), ...platformClasses(ev, unit), ...conventional(unit));
  const known = new Set(entries.map(({ owner }) => owner.scope));
  entries.push(...functions(ev, unit).filter(({ owner }) => !known.has(owner.scope)));
  entries.push(...graphs(ev, unit), ...script(unit, effects));
  return entries;
}

function handled(ev: Evaluator, effect: Effect): Entry[] {
  const serve = effect.known.call.serve!;
  const context = serve.context ?? "serving";
  const title = effect.known.library.library;
  if (effect.decorates !== undefined) {
    const { decorates } = effect;
    const reason = `${title} calls it: it is decorated with ${effect.name}`;
    if (decorates.kind === "class") {
      return (serve.methods ?? (serve.as === "route" ? VERBS : ["__call__"])).flatMap((name) => {
        const binding = decorates.bindings.get(name)?.at(-1);
        if (binding?.kind !== "definition" || binding.scope.kind !== "function") return [];
        return [
          entry(
            effect,
            { unit: effect.unit, scope: binding.scope },
            serve.kind,
            context,
            named(ev, effect, binding.scope),
            binding.scope.node,
            reason,
          ),
        ];
      });
    }
    const name = named(ev, effect, decorates);
    return [entry(effect, { unit: effect.unit, scope: decorates }, serve.kind, context, name, effect.node, reason)];
  }
  const isAssigned = effect.known.call.use === "assign";
  const node = isAssigned ? effect.locationNode : argumentNode(argumentsOf(effect.unit.tree, effect.node), serve.handler);
  if (node === 0) return [];
  const reason = `${title} calls it: it is ${isAssigned ? "assigned" : "passed"} to ${effect.name}`;
  const found: Entry[] = [];
  for (const owner of handlers(ev, effect.unit, node, effect.scope, serve.methods)) {
    const shown = named(ev, effect, owner.scope);
    found.push(
      entry(
        effect,
        owner,
        serve.kind,
        context,
        shown,
        serve.as === "interface" && owner.scope.kind === "lambda" ? effect.node : owner.scope.node,
        reason,
      ),
    );
  }
  // A chain of a library instead of a function of ours: it is asked where it is registered.
  if (found.length === 0 && serve.as === "route" && asks(ev, effect, node)) {
    const owner = { unit: effect.unit, scope: owning(effect.scope) };
    const shown = serve.kind === "http" ? routeName(ev, effect, owner.scope) : effect.name;
    found.push(
      entry(effect, owner, serve.kind, context, shown, effect.node, `${title} answers with it: it is passed to ${effect.name}`),
    );
  }
  return found;
}

/** Whether an argument is a language model or a chain that asks one. */
function asks(ev: Evaluator, effect: Effect, node: number): boolean {
  ev.begin(effect.unit);
  return ev
    .evaluate(effect.unit, node, effect.scope)
    .some(
      (value) =>
        value.type === "external" && knownOf(ev, value).some(({ call }) => call.does === "infer" && call.infers === "llm"),
    );
}

function entry(
  effect: Effect,
  owner: Owner,
  kind: ServiceKind,
  context: "serving" | "batch",
  name: string,
  node: number,
  reason: string,
): Entry {
  return { owner, kind, context, name, node, reason, effect };
}

/** Functions, and methods of classes, that an argument hands over: also `View.as_view()` and lists of functions. */
function handlers(ev: Evaluator, unit: Unit, node: number, scope: Scope, wanted: readonly string[] | undefined): Owner[] {
  const { tree } = unit;
  let target = node;
  if (tree.kind[node] === Kind.Call) {
    const callee = tree.firstChild[node]!;
    if (tree.kind[callee] === Kind.Attribute && /as_view$/.test(textOf(tree, callee))) target = tree.firstChild[callee]!;
  }
  ev.begin(unit);
  const found: Owner[] = [];
  const take = (value: Value) => {
    if (value.type === "function") found.push({ unit: value.unit, scope: value.scope });
    else if (value.type === "class" || value.type === "instance") {
      const of: Value = value.type === "class" ? { type: "instance", of: value, origin: undefined } : value;
      for (const name of wanted ?? ["__call__", ...VERBS, "form_valid", "list", "create"]) {
        found.push(...methods(ev, of, name));
      }
    } else if (value.type === "sequence") for (const item of value.items) for (const inner of item) take(inner);
  };
  for (const value of ev.evaluate(unit, target, scope)) take(value);
  return found;
}

const VERBS = ["get", "post", "put", "patch", "delete"];

/** A route over HTTP is known by its method and path, everything else by the handler's name. */
function named(ev: Evaluator, effect: Effect, handler: Scope): string {
  const { serve } = effect.known.call;
  if (serve?.as === "route" && serve.kind === "http") return routeName(ev, effect, handler);
  return handler.name === "" ? "lambda" : handler.qualifiedName;
}

/** `POST /predict`; for a class of views the method's name tells which. */
function routeName(ev: Evaluator, effect: Effect, handler: Scope): string {
  const serve = effect.known.call.serve!;
  const { tree } = effect.unit;
  if (tree.kind[effect.node] !== Kind.Call) return effect.name;
  const args = argumentsOf(tree, effect.node);
  const path = ev.evaluate(effect.unit, argumentNode(args, serve.path), effect.scope)[0];
  const route = path?.type === "text" ? (path.text.startsWith("/") ? path.text : `/${path.text}`) : "/…";
  let method = serve.method ?? "*";
  if (method === "*" && handler.parent?.kind === "class" && VERBS.includes(handler.name)) method = handler.name.toUpperCase();
  if (method === "*") {
    const list = ev.evaluate(effect.unit, args.keywords.get("methods") ?? 0, effect.scope)[0];
    const names =
      list?.type === "sequence"
        ? list.items.flatMap((item) => (item[0]?.type === "text" ? [item[0].text.toUpperCase()] : []))
        : [];
    method = names.length > 0 ? names.join("|") : "GET";
  }
  return `${method} ${route}`;
}

/** A handler that a route names is no entry a second time because of its class or decorator. */
export function withoutTwins(entries: readonly Entry[]): Entry[] {
  const routed = new Set(entries.filter((one) => isRoute(one)).map((one) => one.owner.scope));
  const seen = new Set<Scope>();
  return entries.filter((one) => {
    const { scope } = one.owner;
    if ((isRoute(one) && one.kind === "http") || scope.kind === "module") return true;
    if ((!isRoute(one) && routed.has(scope)) || seen.has(scope)) return false;
    seen.add(scope);
    return true;
  });
}

function isRoute(entry: Entry): boolean {
  return entry.effect?.known.call.serve?.as === "route";
}

/** Classes that extend what a serving library calls: `LitAPI`, `BaseHandler`, `View`, `Resource`. */
function classes(ev: Evaluator, unit: Unit): Entry[] {
  const entries: Entry[] = [];
  for (const scope of unit.module.scopes) {
    if (scope.kind !== "class" || scope.bases.length === 0) continue;
    for (const base of scope.bases) {
      ev.begin(unit);
      for (const value of ev.evaluate(unit, base, scope.parent!)) {
        if (value.type !== "external") continue;
        for (const known of knownOf(ev, value)) {
          const { serve } = known.call;
          if (serve?.as !== "base" && serve?.as !== "wrapper") continue;
          for (const name of serve.methods ?? []) {
            const binding = scope.bindings.get(name)?.at(-1);
            if (binding?.kind !== "definition") continue;
            entries.push({
              owner: { unit, scope: binding.scope },
              kind: serve.kind,
              context: serve.context ?? "serving",
              name: `${scope.name}.${name}`,
              node: binding.scope.node,
              ...(serve.as === "wrapper" ? { wrapper: true } : {}),
              reason: `${known.library.library} calls it: ${scope.name} extends ${value.path}`,
              effect: undefined,
            });
          }
        }
      }
    }
  }
  return entries;
}

/** Methods of a class that extends what gRPC generates from a service's definition. */
function servicers(unit: Unit): Entry[] {
  if (!unit.importedModules.includes("grpc")) return [];
  const { tree, module } = unit;
  return module.scopes.flatMap((scope): Entry[] => {
    if (scope.kind !== "class" || !scope.bases.some((base) => /(^|\.)\w+Servicer$/.test(textOf(tree, base)))) return [];
    return [...scope.bindings.values()].flatMap((bindings): Entry[] => {
      const binding = bindings.at(-1);
      if (binding?.kind !== "definition" || binding.scope.parameters.length !== 3 || /^_/.test(binding.scope.name)) return [];
      return [
        {
          owner: { unit, scope: binding.scope },
          kind: "deployment",
          context: "serving",
          name: `${scope.name}.${binding.scope.name}`,
          node: binding.scope.node,
          reason: `gRPC calls it: ${scope.name} is a servicer`,
          effect: undefined,
        },
      ];
    });
  });
}

/** Functions that platforms call by name, without any import. */
function conventional(unit: Unit): Entry[] {
  const top = unit.module.scopes[0]!;
  const entries: Entry[] = [];
  const definition = (name: string): Scope | undefined => {
    const binding = top.bindings.get(name)?.at(-1);
    return binding?.kind === "definition" && binding.scope.kind === "function" ? binding.scope : undefined;
  };
  const push = (scope: Scope, kind: ServiceKind, reason: string) =>
    entries.push({
      owner: { unit, scope },
      kind,
      context: "serving",
      name: scope.name,
      node: scope.node,
      reason,
      effect: undefined,
    });
  if (unit.facts.notebook) return entries;
  const lambda = definition("lambda_handler") ?? handlerOfTwo(definition("handler"));
  if (lambda !== undefined) push(lambda, "handler", "AWS Lambda calls it by its name and its two parameters");
  else
    for (const scope of functionsOfEvents(unit)) push(scope, "handler", "a platform of functions calls it with what it is asked");
  const handler = definition("handler");
  if (handler?.parameters.length === 2 && handler.parameters[1]!.name === "context" && mentionsServer(unit, handler))
    push(handler, "handler", "SageMaker's container for TensorFlow Serving calls handler(data, context)");
  const [modelFn, predictFn, transformFn] = [definition("model_fn"), definition("predict_fn"), definition("transform_fn")];
  if (predictFn !== undefined && (modelFn !== undefined || definition("input_fn") !== undefined))
    push(predictFn, "handler", "SageMaker calls predict_fn of an inference script");
  else if (transformFn !== undefined && modelFn !== undefined)
    push(transformFn, "handler", "SageMaker calls transform_fn of an inference script");
  const [init, run] = [definition("init"), definition("run")];
  if (init?.parameters.length === 0 && run !== undefined && takesOneInput(run))
    push(run, "score", "Azure Machine Learning calls init() and run() of a scoring script");
  const handle = definition("handle");
  if (handle !== undefined && handle.parameters.length === 2 && handle.parameters[1]!.name === "context")
    push(handle, "handler", "TorchServe calls handle(data, context)");
  const main = definition("main");
  if (main !== undefined && isAzureFunction(unit, main))
    push(main, "handler", "Azure Functions calls main() with what triggers it");
  return entries;
}

/** What configuration names to a platform out of a file, `src/app.py:predict`, with what has that name at the file's top. */
function namedBy(ev: Evaluator, unit: Unit, platform: string) {
  const top = unit.module.scopes[0]!;
  return ev.startsOf(unit).flatMap((start) => {
    const [program, target = ""] = start.command.words;
    if (program !== platform) return [];
    return [{ start, binding: top.bindings.get(target.slice(target.lastIndexOf(":") + 1))?.at(-1) }];
  });
}

/** Functions of any name that configuration gives to AWS Lambda. */
function functions(ev: Evaluator, unit: Unit): Entry[] {
  return namedBy(ev, unit, FUNCTION_PLATFORM).flatMap(({ start, binding }): Entry[] => {
    if (binding?.kind !== "definition" || binding.scope.kind !== "function") return [];
    const { scope } = binding;
    const reason = `AWS Lambda calls it: ${start.place.file} names it`;
    return [
      {
        owner: { unit, scope },
        kind: "handler",
        context: "serving",
        name: scope.name,
        node: scope.node,
        reason,
        effect: undefined,
      },
    ];
  });
}

/** Agents that the LangGraph server answers with: a graph made at the top of the file, or a function that makes it. */
function graphs(ev: Evaluator, unit: Unit): Entry[] {
  const top = unit.module.scopes[0]!;
  return namedBy(ev, unit, GRAPH_SERVER).flatMap(({ start, binding }): Entry[] => {
    if (binding?.kind !== "assignment" && binding?.kind !== "definition") return [];
    const made = binding.kind === "definition" ? binding.scope : undefined;
    return [
      {
        owner: { unit, scope: made ?? top },
        kind: "app",
        context: "serving",
        name: start.name,
        node: binding.kind === "definition" ? binding.scope.node : binding.value,
        reason: `the LangGraph server answers with it: ${start.place.file} names it`,
        effect: undefined,
      },
    ];
  });
}

/** `main(req: func.HttpRequest)`: what a `function.json` names is told by the type of what comes in. */
function isAzureFunction(unit: Unit, { parameters }: Scope): boolean {
  return (
    unit.importedModules.includes("azure") &&
    parameters.some(({ annotation }) => annotation !== 0 && AZURE_INPUT.test(textOf(unit.tree, annotation)))
  );
}

const AZURE_INPUT =
  /(^|\.)(HttpRequest|InputStream|QueueMessage|EventGridEvent|EventHubEvent|ServiceBusMessage|TimerRequest|KafkaEvent)$/;

/** `run(data)`, also with the headers that Azure hands over when they are asked for: `run(data, request_headers)`. */
function takesOneInput({ parameters }: Scope): boolean {
  return parameters.length === 1 || (parameters.length === 2 && /headers$/.test(parameters[1]!.name));
}

/** `handler(event, context)`, also with more that only tests pass. */
function handlerOfTwo(scope: Scope | undefined): Scope | undefined {
  const [first, second, ...more] = scope?.parameters ?? [];
  if (first === undefined || second === undefined || !/^(event|_?ctx|_?context)/.test(first.name)) return undefined;
  return more.every((one) => one.default !== 0 || one.flag !== "plain") ? scope : undefined;
}

function mentionsServer({ tree }: Unit, { node }: Scope): boolean {
  return /\bcontext\.rest_uri\b/.test(textOf(tree, node));
}

/**
 * Functions of any name that a platform calls, as their parameters tell: `score(event, context)`, and `score(request)` of a `main.py` that reads what is
 * asked from it by itself. Whatever calls such a function besides only hands over what it is called with.
 */
function functionsOfEvents(unit: Unit): readonly Scope[] {
  const { tree, module, path } = unit;
  if (unit.inTests || !IN_FUNCTIONS.test(path)) return [];
  const isMain = /(^|\/)main\.py$/.test(path);
  return [...module.scopes[0]!.bindings.values()].flatMap((bindings): readonly Scope[] => {
    const binding = bindings.at(-1);
    if (binding?.kind !== "definition" || binding.scope.kind !== "function" || binding.scope.decorators.length > 0) return [];
    const { scope } = binding;
    const [first, second, ...more] = scope.parameters;
    if (first === undefined || more.length > 0) return [];
    const isAsked =
      second !== undefined
        ? first.name === "event" && /^_?context$/.test(second.name)
        : isMain && first.name === "request" && READS_REQUEST.test(textOf(tree, scope.node));
    return isAsked && !calledIn(unit, scope.name) ? [scope] : [];
  });
}

const READS_REQUEST = /\brequest\.(?:get_json\(|args\b|files\b|get_data\()/;

/** Where such platforms look for a function, or where people keep them; `main.py` is one of these. */
const IN_FUNCTIONS = /(^|\/)(main|\w*handler|\w*lambda\w*)\.py$|(^|[/_-])(lambdas?|functions?)([_-]\w+)?\//i;

function calledIn({ tree, module }: Unit, name: string): boolean {
  return module.calls.some((node) => textOf(tree, tree.firstChild[node]!) === name);
}

/** A Streamlit or Chainlit script: the file itself is the application. */
function script(unit: Unit, effects: readonly Effect[]): Entry[] {
  if (unit.facts.notebook) return [];
  const effect = effects.find((one) => one.does === "serve" && one.known.call.serve?.as === "script");
  if (effect === undefined) return [];
  const main = unit.module.scopes[0]!.bindings.get("main")?.at(-1);
  const isMain = main?.kind === "definition" && main.scope.kind === "function" && !drawsAtTop(unit, effects);
  return [
    {
      owner: { unit, scope: unit.module.scopes[0]! },
      kind: "app",
      context: "serving",
      name: unit.path,
      node: isMain ? main.scope.node : 0,
      reason: `${effect.known.library.library} runs this file as an application`,
      effect,
    },
  ];
}

/** True when the file's top level itself draws: then the file, not a `main`, is what people call the application. */
function drawsAtTop(unit: Unit, effects: readonly Effect[]): boolean {
  return (
    effects.filter((one) => one.does === "serve" && one.known.call.serve?.as === "script" && one.scope === unit.module.scopes[0])
      .length > 2
  );
}

/** The identifier of a definition: what an editor underlines. */
export function nameNode(unit: Unit, node: number): number {
  const name = childOfKind(unit.tree, node, Kind.Identifier);
  return name === 0 ? node : name;
}

/** Whether two routes are answered by one program. */
export function isBeside(live: Entry, other: Entry, processes: Processes): boolean {
  if (live.owner.unit.inTests || live.kind !== "http" || live.owner.scope === other.owner.scope) return false;
  if (live.owner.unit === other.owner.unit) return true;
  return processes.startup(live.owner.unit).has(other.owner.unit.module.scopes[0]!);
}
