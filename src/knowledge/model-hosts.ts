import data from "./model-hosts.json" with { type: "json" };

/** Hosts of hosted models, and of the proxies in front of them that trace, whatever language asks them. */
export const MODEL_HOSTS: {
  readonly inference: readonly { readonly host: string; readonly library: string }[];
  readonly tracing: readonly { readonly host: string; readonly library: string }[];
} = data;
