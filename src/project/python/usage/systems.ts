import type { RemoteSystem } from "../../../model/usage.ts";
import { textOf } from "../../../source/python/tree.ts";
import { remoteHost } from "../../endpoints/hosts.ts";
import { hostsTalkedTo } from "../../endpoints/python-endpoints.ts";
import { keptWith } from "../../kept-with.ts";
import type { Effect } from "../effects.ts";
import { looksLikeDataset } from "../names-of-things.ts";
import { placeOf } from "../record.ts";
import type { Unit } from "../unit.ts";

/** A model or an archive that is fetched: where it comes from is judged as a model or a dataset. */
const FILE = /\.(?:onnx|pt|pth|bin|safetensors|pkl|joblib|h5|keras|gguf|tflite|zip|tar|t?gz|whl)(?:\?|$)/i;

/** Hosts that a file names. */
export const hostsOf = keptWith((unit: Unit) => (unit.tree.text.includes("://") ? hostsTalkedTo(unit.facts, remoteHost) : []));

/**
 * Hosts that the files of services talk to. An address over HTTP counts where a call that asks it is found and the address is written into the
 * program for good: the default of a setting can be set otherwise. Databases and queues count by their address alone.
 */
export function systemsOf(serving: ReadonlySet<Unit>, effects: readonly Effect[], units: readonly Unit[]): RemoteSystem[] {
  const fixed = new Set<string>();
  for (const unit of units) if (!unit.inTests) for (const { host } of hostsOf(unit)) fixed.add(host);
  const found: RemoteSystem[] = [];
  for (const effect of effects) {
    const { unit, node, located, locationNode } = effect;
    if (effect.does !== "request" || !serving.has(unit) || unit.inTests || locationNode === 0) continue;
    const place = placeOf(unit, node);
    const hosts = located.texts.flatMap(({ text }) =>
      looksLikeDataset(text) || FILE.test(text) ? [] : [remoteHost(text)?.host],
    );
    const known = hosts.filter((host) => host !== undefined && fixed.has(host));
    for (const host of known) found.push({ place, host, call: effect.name });
    if (located.texts.length === 0 && /url|uri|host|endpoint|addr/i.test(textOf(unit.tree, locationNode)))
      found.push({ place, host: undefined, call: effect.name });
  }
  for (const unit of serving) {
    if (unit.inTests) continue;
    for (const { host, scheme, start, end } of hostsOf(unit))
      if (!/^(?:https?|wss?|grpcs?)$/.test(scheme))
        found.push({ place: unit.facts.positions.place(unit.path, start, end), host, call: scheme });
  }
  return found;
}
