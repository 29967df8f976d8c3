import type { Contract } from "../../model/usage.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { mayBeContract, readContracts } from "./read-contracts.ts";

export { readContracts } from "./read-contracts.ts";

/** Facts live as long as their text, so a file is read once. */
const known = new WeakMap<ConfigFacts, readonly Contract[]>();

/** The data contracts and schemas of a project's configuration, with the columns that they name. */
export function contractsOf(configs: Iterable<ConfigFacts>, texts: ReadonlyMap<string, string>): Contract[] {
  return [...configs].flatMap((config) => {
    let found = known.get(config);
    if (found === undefined) {
      const text = texts.get(config.path);
      found = text !== undefined && mayBeContract(config.data) ? readContracts(config.path, text) : [];
      known.set(config, found);
    }
    return found;
  });
}
