import type { Literal } from "../../model/inventory.ts";
import type { JavaScriptFacts, PythonFacts } from "../../source/facts.ts";
import { isTest } from "../javascript/whereabouts.ts";
import { isTestPath } from "../python/unit.ts";
import { ASIDE } from "./hosts.ts";
import { javascriptHosts } from "./javascript-endpoints.ts";
import { pythonHosts } from "./python-endpoints.ts";

/** Hosts written into a program that hold in one place only. */
export function localEndpointsIn(facts: PythonFacts | JavaScriptFacts): readonly Literal[] {
  const { path, positions } = facts;
  const isPython = facts.language === "python";
  const hosts = isPython ? pythonHosts(facts) : javascriptHosts(facts);
  const inTests = ASIDE.test(path) || (isPython ? isTestPath(path) : isTest(path));
  return hosts.map(({ address, why, start, end }): Literal => {
    const place = positions.place(path, start, end);
    const reasons = [{ place, message: `${address} ${why}` }];
    return { kind: "local-endpoint", value: address, place, reasons, context: "serving", inTests };
  });
}
