import type { HostedModel } from "../../../model/usage.ts";
import type { Scope } from "../../../source/python/module.ts";
import { stringValue } from "../../../source/python/strings.ts";
import { Kind, textOf } from "../../../source/python/tree.ts";
import { SHOWS } from "../../endpoints/hosts.ts";
import { argumentNode, argumentsOf, type CallArguments } from "../arguments.ts";
import type { Effect } from "../effects.ts";
import type { CallSite } from "../evaluation.ts";
import { type Evaluator, siteAt } from "../evaluator.ts";
import { placeOf } from "../record.ts";
import type { Unit } from "../unit.ts";

/** Clients of providers whose names for models move while dated ones stay. */
const CLIENT =
  /^(?:openai|anthropic|mistralai|cohere|litellm|google\.generativeai|google\.genai)\b|^@(?:openai-client|anthropic-client|llm-client)\b/;
/** Classes of LangChain and LlamaIndex that stand for a hosted model. */
const WRAPPER =
  /^(?:langchain\w*|llama_index)\..*\b(?:Chat)?(?:OpenAI(?:MultiModal)?|Anthropic|GoogleGenerativeAI|MistralAI|Cohere|Gemini)$/;
const WRAPPER_NAME = /^(?:Chat)?(?:OpenAI(?:MultiModal)?|Anthropic|GoogleGenerativeAI|MistralAI|Cohere|Gemini)$/;
const MODEL_ARGUMENT = { keyword: ["model", "model_name"] } as const;
/** What takes the name of a model that it then makes by itself, often with the provider before it: `anthropic:claude-…`. */
const BY_NAME =
  /^(?:langchain\w*\.chat_models\.(?:base\.)?init_chat_model|langgraph\.prebuilt\.(?:\w+\.)?create_react_agent|langchain\w*\.agents\.create_agent|pydantic_ai\.Agent|crewai\.LLM|dspy\.LM|agents\.Agent|haystack\.components\.generators\.(?:\w+\.)*OpenAI(?:Chat)?Generator)$/;
const BY_NAME_LAST = /^(?:init_chat_model|create_react_agent|create_agent|Agent|LLM|LM|OpenAI(?:Chat)?Generator)$/;
const FIRST_ARGUMENT = { position: 0, keyword: ["model", "model_name"] } as const;
const FRAMEWORK = /^(?:langchain|llama_index|langgraph|pydantic_ai|crewai|dspy|agents|haystack)/;
/** Behind a gateway a name means what the gateway makes of it. */
const GATEWAY = /^(?:base_url|openai_api_base|api_base|azure_endpoint|endpoint|anthropic_api_url|http_client|deployment_name)$/;

/** Hosted language models by the name that the program gives them. Notebooks are exploration. */
export function hostedModelsOf(ev: Evaluator, unit: Unit, effects: readonly Effect[]): HostedModel[] {
  if (unit.facts.notebook) return [];
  const inTests = unit.inTests || SHOWS.test(unit.path);
  const { tree, module } = unit;
  const found: HostedModel[] = [];
  for (const effect of effects) {
    const { callee, known, node } = effect;
    if (effect.does !== "infer" || known.call.infers !== "llm" || known.call.names !== "hub" || tree.kind[node] !== Kind.Call)
      continue;
    if (![callee.path, ...callee.aliases].some((path) => CLIENT.test(path))) continue;
    const args = argumentsOf(tree, node);
    const argument = argumentNode(args, known.call.location);
    const client = callee.origin === undefined ? undefined : argumentsOf(callee.origin.unit.tree, callee.origin.node);
    if (argument === 0 || (client !== undefined && isGateway(client))) continue;
    found.push({ place: placeOf(unit, argument), call: effect.name, name: nameAt(unit, argument, effect.scope), inTests });
  }
  if (!unit.importedModules.some((name) => FRAMEWORK.test(name))) return found;
  for (let index = 0; index < module.calls.length; index++) {
    const node = module.calls[index]!;
    const callee = tree.firstChild[node]!;
    const last = tree.kind[callee] === Kind.Attribute ? tree.nextSibling[tree.firstChild[callee]!]! : callee;
    const name = textOf(tree, last);
    if (!WRAPPER_NAME.test(name) && !BY_NAME_LAST.test(name)) continue;
    ev.begin(unit);
    const site = siteAt(unit, index);
    const byName = modelByName(ev, unit, node, site, name);
    if (byName !== undefined) found.push({ ...byName, inTests });
    if (!ev.callee(site).some((value) => value.type === "external" && WRAPPER.test(value.path))) continue;
    const args = argumentsOf(tree, node);
    const argument = argumentNode(args, MODEL_ARGUMENT);
    const isOpen = args.open || args.positional.length > 0 || isGateway(args);
    if (argument === 0) found.push({ place: placeOf(unit, node), call: name, name: isOpen ? undefined : null, inTests });
    else {
      const given = isGateway(args) ? undefined : nameAt(unit, argument, site.scope);
      found.push({ place: placeOf(unit, argument), call: name, name: given, inTests });
    }
  }
  return found;
}

/** A literal name alone: where none is written, the model is made elsewhere. */
function modelByName(
  ev: Evaluator,
  unit: Unit,
  node: number,
  site: CallSite,
  call: string,
): Omit<HostedModel, "inTests"> | undefined {
  const args = argumentsOf(unit.tree, node);
  const argument = argumentNode(args, FIRST_ARGUMENT);
  if (argument === 0 || isGateway(args)) return undefined;
  if (!ev.callee(site).some((value) => value.type === "external" && BY_NAME.test(value.path))) return undefined;
  const name = nameAt(unit, argument, site.scope);
  return name === undefined ? undefined : { place: placeOf(unit, argument), call, name };
}

function isGateway(args: CallArguments): boolean {
  return [...args.keywords.keys()].some((name) => GATEWAY.test(name));
}

/** A literal, or a constant of the file that is set once. What the environment or a setting may change is unknown. */
function nameAt(unit: Unit, node: number, from: Scope): string | undefined {
  const { tree } = unit;
  if (tree.kind[node] === Kind.String) return stringValue(tree, node);
  if (tree.kind[node] !== Kind.Name) return undefined;
  const name = textOf(tree, node);
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const bindings = scope.bindings.get(name);
    if (bindings === undefined) continue;
    const [only] = bindings;
    if (bindings.length !== 1 || only?.kind !== "assignment" || only.unpack !== undefined) return undefined;
    return tree.kind[only.value] === Kind.String ? stringValue(tree, only.value) : undefined;
  }
  return undefined;
}
