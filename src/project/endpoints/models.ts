import { MODEL_HOSTS } from "../../knowledge/model-hosts.ts";

/** Routes of servers that speak as a provider does, wherever they stand. */
const COMPATIBLE = /\/v1\/(?:chat\/)?completions(?:$|[?"*])|\/chat\/completions(?:$|[?"*])/;
/** Ollama listens at a port of its own. */
const OLLAMA = /:11434\/api\/(?:generate|chat|embed|embeddings)(?:$|[?"])/;
/** Asks which models there are, or for keys and what they cost, and no model. */
const LISTS = /\/(?:models|voices|projects)(?:$|\?)|\/(?:o?auth|keys?|credits|usage|billing|account)(?:$|[/?])/;

/** The provider whose language model an address asks, by its host or by the route of a server that speaks like one; undefined for all others. */
export function askedProvider(address: string): string | undefined {
  const provider = inferenceHost(address);
  if (provider !== undefined) return LISTS.test(address) ? undefined : provider;
  if (OLLAMA.test(address)) return "Ollama";
  return COMPATIBLE.test(address) ? "an OpenAI-compatible server" : undefined;
}

/** Paths that only servers of models have, as their own protocols name them. */
const SERVERS: readonly (readonly [RegExp, string])[] = [
  [/\/v1\/models\/[^/\s]+(?:\/(?:versions|labels)\/[^/\s]+)?:(?:predict|classify|regress)(?:$|\?)/, "TensorFlow Serving"],
  // Spoken by Triton, KServe and MLServer.
  [/\/v2\/models\/\S+\/infer(?:$|\?)/, "the open inference protocol"],
  [/\/api\/v\d(?:\.\d)?\/predictions(?:$|\?)/, "Seldon"],
  [/^https?:\/\/[^/]+\/invocations(?:$|\?)/, "MLflow's and SageMaker's servers"],
  [/^https:\/\/[\w.*-]+\.inference\.ml\.azure\.com(?:$|[/:?])/, "Azure Machine Learning"],
];

/** The server of a project's own models that answers at an address; undefined for all others. */
export function modelServer(address: string): string | undefined {
  return SERVERS.find(([form]) => form.test(address))?.[1];
}

/** The provider at a host that answers with models. */
export function inferenceHost(address: string): string | undefined {
  return providerAt(MODEL_HOSTS.inference, address);
}

/** The tracer at a host that passes requests on and keeps them. */
export function tracingHost(address: string): string | undefined {
  return providerAt(MODEL_HOSTS.tracing, address);
}

function providerAt(list: readonly { readonly host: string; readonly library: string }[], address: string): string | undefined {
  const host = /^https?:\/\/([\w.*-]+)/.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  return list.find((one) => (one.host.startsWith("*.") ? host.endsWith(one.host.slice(1)) : host === one.host))?.library;
}
