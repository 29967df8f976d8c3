import type { Literal } from "../../model/inventory.ts";
import type { Facts } from "../../source/facts.ts";
import { isTest } from "../javascript/whereabouts.ts";
import { isTestPath } from "../python/unit.ts";
import { ASIDE } from "./hosts.ts";
import { javascriptHosts } from "./javascript-endpoints.ts";
import { pythonHosts } from "./python-endpoints.ts";

const remembered = new WeakMap<Facts, readonly Literal[]>();

/** Hosts written into programs that hold in one place only. Files that did not change are not searched again. */
export function localEndpoints(facts: Iterable<Facts>): Literal[] {
  const found: Literal[] = [];
  for (const one of facts) {
    if (one.language === "config") continue;
    let own = remembered.get(one);
    if (own === undefined) {
      const hosts = one.language === "python" ? pythonHosts(one) : javascriptHosts(one);
      const aside = ASIDE.test(one.path) || (one.language === "python" ? isTestPath(one.path) : isTest(one.path));
      own = hosts.map(({ address, why, start, end }): Literal => {
        const place = one.positions.place(one.path, start, end);
        const reasons = [{ place, message: `${address} ${why}` }];
        return { kind: "local-endpoint", value: address, place, reasons, context: "serving", inTests: aside };
      });
      remembered.set(one, own);
    }
    for (const literal of own) found.push(literal);
  }
  return found;
}
