import { javascriptEndpoints } from "../../knowledge/javascript/index.ts";

/** Routes of servers that speak as a provider does, wherever they stand. */
const COMPATIBLE = /\/v1\/(?:chat\/)?completions(?:$|[?"*])|\/chat\/completions(?:$|[?"*])/;
/** Ollama listens at a port of its own. */
const OLLAMA = /:11434\/api\/(?:generate|chat|embed|embeddings)(?:$|[?"])/;
/** Asks which models there are, and none of them. */
const LISTS = /\/models(?:$|\?)/;

/** The provider whose language model an address asks, by its host or by the route of a server that speaks like one; undefined for all others. */
export function askedProvider(address: string): string | undefined {
  const provider = inferenceHost(address);
  if (provider !== undefined) return LISTS.test(address) ? undefined : provider;
  if (OLLAMA.test(address)) return "Ollama";
  return COMPATIBLE.test(address) ? "an OpenAI-compatible server" : undefined;
}

/** The provider at a host that answers with models. */
export function inferenceHost(address: string): string | undefined {
  return providerAt(javascriptEndpoints.inference, address);
}

/** The tracer at a host that passes requests on and keeps them. */
export function tracingHost(address: string): string | undefined {
  return providerAt(javascriptEndpoints.tracing, address);
}

function providerAt(list: readonly { readonly host: string; readonly library: string }[], address: string): string | undefined {
  const host = /^https?:\/\/([\w.*-]+)/.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  return list.find((one) => (one.host.startsWith("*.") ? host.endsWith(one.host.slice(1)) : host === one.host))?.library;
}
