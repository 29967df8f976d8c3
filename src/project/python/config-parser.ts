import { Kind } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import { configPath, configValues } from "./config-values.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Value, Values } from "./values.ts";

/** The sections of the files that a `configparser.ConfigParser()` was told to read, in the file in which it was made. */
export function parsedSections(ev: Evaluation, parser: Value): Values {
  if (parser.type !== "external" || parser.origin === undefined) return [];
  const { origin } = parser;
  const found: Value[] = [];
  for (const site of ev.callsIn(origin.unit, "read")) {
    if (!ev.spend()) break;
    const { tree } = site.unit;
    const callee = tree.firstChild[site.node]!;
    if (tree.kind[callee] !== Kind.Attribute) continue;
    const same = ev
      .evaluate(site.unit, tree.firstChild[callee]!, site.scope)
      .some((value) => value.type === "external" && value.origin?.node === origin.node);
    const node = same ? (argumentsOf(tree, site.node).positional[0] ?? 0) : 0;
    for (const path of node === 0 ? [] : ev.evaluate(site.unit, node, site.scope)) {
      if (path.type !== "text" || path.open) continue;
      found.push(...configValues(ev, path.anchored ? path.text : configPath(ev, site.unit, path.text)));
    }
  }
  return found;
}
