import type { HostedModel } from "../../model/usage.ts";
import type { CallExpression, Expression, ObjectExpression } from "../../source/javascript/module.ts";
import { SHOWS } from "../endpoints/hosts.ts";
import { inferenceHost } from "../endpoints/models.ts";
import { calleesOf, evaluate, lookUp } from "./evaluate.ts";
import { REQUESTS, readablePath } from "./graph.ts";
import { type Mod, type Program, place, type Value } from "./program.ts";
import { isTest } from "./whereabouts.ts";

/** Clients of providers whose names for models move while dated ones stay. */
const CLIENT = /^@(?:openai|openai-v3|anthropic|mistral|cohere|google-genai)\.|^@google-ai\.(?:preview\.)?getGenerativeModel$/;
/** Frameworks whose classes stand for a model; of the others' names nothing is known, unless they say that they move. */
const FRAMEWORK = /^(?:@?langchain\b|@?llamaindex\b)[^#]*#/;
/** Those of their classes that choose a hosted model when the program names none. */
const CHOOSES =
  /^(?:@?langchain\b|@?llamaindex\b)[^#]*#(?:default\.)?(?:(?:Chat)?(?:OpenAI|Anthropic|GoogleGenerativeAI|MistralAI|Cohere|Gemini)|openai|anthropic|gemini)$/;
/** The AI SDK's providers name the model in their first argument: `openai("gpt-4o")`. */
const PROVIDER =
  /^@ai-sdk\/(openai|anthropic|google|mistral|cohere)#(?:default\.)?\1(?:\.(?:chat|responses|languageModel|completion))?$/;
/** Behind a gateway a name means what the gateway makes of it. */
const GATEWAY = /\b(?:base_?(?:url|path|options)|apiUrl|\w*endpoint|azure\w*|\w*proxy|gateway|fetch)\b/i;
const PROVIDERS = /^(?:OpenAI|Anthropic|Mistral|Cohere)$/;
const NAMING = /^model(?:Name)?$/;

type LibraryValue = Value & { readonly kind: "library" };

/** Hosted language models by the name that the program gives them. */
export function hostedModelsOf(program: Program, mods: readonly Mod[]): readonly HostedModel[] {
  const found: HostedModel[] = [];
  for (const mod of mods) {
    const calls = mod.syntax.functions.flatMap((made) => made.calls).sort((a, b) => a.start - b.start);
    for (const call of calls) {
      for (const callee of calleesOf(program, mod, call)) {
        const one = callee.kind === "library" ? hostedModel(program, mod, call, callee) : undefined;
        if (one === undefined) continue;
        found.push(one);
        break;
      }
    }
  }
  return found;
}

function hostedModel(program: Program, mod: Mod, call: CallExpression, callee: LibraryValue): HostedModel | undefined {
  const told = (at: { readonly start: number; readonly end: number }, name: string | null | undefined): HostedModel => ({
    place: place(mod, at.start, at.end),
    call: readablePath(callee.path),
    name,
    inTests: isTest(mod.path) || SHOWS.test(mod.path),
  });
  const [first] = call.arguments;
  if (PROVIDER.test(callee.path)) return first && told(first, nameAt(program, mod, first, call.owner));
  if (asksProvider(program, mod, call, callee)) {
    const named = bodyOf(program, mod, call)?.properties.find((property) => property.name === "model");
    return named && told(named.value, nameAt(program, mod, named.value, call.owner));
  }
  const isWrapper = FRAMEWORK.test(callee.path) && isModel(program, callee);
  if (!isWrapper && !asks(program, callee)) return undefined;
  const chooses = CHOOSES.test(callee.path);
  const behindGateway = isWrapper ? mentionsGateway(program, mod, call) : isMadeForGateway(program, callee);
  if (first === undefined) return chooses ? told(call, null) : undefined;
  const options = objectOf(program, mod, first, call.owner);
  if (options === undefined) return chooses ? told(call, undefined) : undefined;
  const named = options.object.properties.find((property) => NAMING.test(property.name));
  if (named !== undefined) {
    if (options.mod !== mod) return told(call, undefined);
    return told(named.value, behindGateway ? undefined : nameAt(program, mod, named.value, options.owner));
  }
  if (!chooses) return undefined;
  return told(call, behindGateway || options.object.spreads.length > 0 ? undefined : null);
}

/** A request to a provider itself: behind another host a name means what that host makes of it. */
function asksProvider(program: Program, mod: Mod, call: CallExpression, { path }: LibraryValue): boolean {
  const [first] = call.arguments;
  if (!REQUESTS.test(path) || first === undefined) return false;
  const values = evaluate(program, mod, first, call.owner);
  const [only] = values;
  return values.length === 1 && only?.kind === "text" && PROVIDERS.test(inferenceHost(only.value) ?? "");
}

/** The object that is sent: `body: JSON.stringify({ … })`, or the second argument itself. */
function bodyOf(program: Program, mod: Mod, call: CallExpression): ObjectExpression | undefined {
  const options = call.arguments[1] && objectOf(program, mod, call.arguments[1], call.owner);
  if (options?.mod !== mod) return undefined;
  const body = options.object.properties.find(({ name }) => name === "body" || name === "data")?.value;
  const inner = body?.kind === "call" ? body.arguments[0] : body;
  if (inner === undefined) return options.object;
  const sent = objectOf(program, mod, inner, call.owner);
  return sent?.mod === mod ? sent.object : undefined;
}

function asks(program: Program, { path }: LibraryValue): boolean {
  if (!CLIENT.test(path)) return false;
  return /getGenerativeModel$/.test(path) || program.knowledge.match(path).some(({ call }) => call.does === "infer");
}

/** Made, and not something that a model is handed to. */
function isModel(program: Program, { path }: LibraryValue): boolean {
  return program.knowledge
    .match(path)
    .some(
      ({ call }) => call.does === "infer" && /^(?:langchain-model|langchain-embeddings|llamaindex-llm)$/.test(call.returns ?? ""),
    );
}

function isMadeForGateway(program: Program, { origin }: LibraryValue): boolean {
  return origin !== undefined && mentionsGateway(program, origin.mod, origin.call);
}

/** Whether what a client is made with says that another server answers, as far as it can be followed. */
function mentionsGateway(program: Program, mod: Mod, call: CallExpression): boolean {
  const text = (at: Mod, { start, end }: Expression) => at.facts.module.text.slice(start, end);
  return [call.callee, ...call.arguments].some(
    (expression) =>
      GATEWAY.test(text(mod, expression)) ||
      evaluate(program, mod, expression, call.owner).some((value) => {
        if (value.kind === "expression") return GATEWAY.test(text(value.mod, value.expression));
        return value.kind === "library" && value.origin !== undefined && GATEWAY.test(text(value.origin.mod, value.origin.call));
      }),
  );
}

function objectOf(
  program: Program,
  mod: Mod,
  expression: Expression,
  owner: number,
): { readonly mod: Mod; readonly owner: number; readonly object: ObjectExpression } | undefined {
  if (expression.kind === "object") return { mod, owner, object: expression };
  const values = evaluate(program, mod, expression, owner);
  const [only] = values;
  return values.length === 1 && only?.kind === "expression" && only.expression.kind === "object"
    ? { mod: only.mod, owner: only.owner, object: only.expression }
    : undefined;
}

/** A literal, or a constant that is one, of this file or an imported one. What the environment or a caller may change is unknown. */
function nameAt(program: Program, mod: Mod, expression: Expression, owner: number, depth = 0): string | undefined {
  if (expression.kind === "text") return expression.value;
  if (expression.kind !== "name" || depth > 3) return undefined;
  const found = lookUp(mod, expression.name, owner);
  const [only] = found?.bindings ?? [];
  if (found === undefined || only === undefined || found.bindings.length !== 1) return undefined;
  if (only.kind === "value" && only.path.length === 0) return nameAt(program, mod, only.value, only.owner, depth + 1);
  if (only.kind !== "import") return undefined;
  const target = program.resolver.resolve(mod.path, only.module);
  const other = target?.kind === "file" ? program.modules.get(target.path) : undefined;
  const exported = other?.syntax.exports.find((one) => one.name === only.name)?.value;
  return other && exported && nameAt(program, other, exported, 0, depth + 1);
}
