import type { ParameterFact } from "./module.ts";
import { childOfKind, Kind, ParameterFlag, type Tree, textOf } from "./tree.ts";

/** The identifier under a child of a Parameters node; 0 for what is no parameter with a name. */
export function parameterName(tree: Tree, node: number): number {
  return tree.kind[node] === Kind.Parameter ? tree.firstChild[node]! : 0;
}

/** The parameters under a Parameters node. */
export function parametersUnder(tree: Tree, list: number): readonly ParameterFact[] {
  const parameters: ParameterFact[] = [];
  let keywordOnly = false;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] !== Kind.Parameter) continue;
    const flag = tree.data[node];
    if (flag === ParameterFlag.KeywordMarker) keywordOnly = true;
    const identifier = parameterName(tree, node);
    if (identifier === 0) continue;
    const annotation = childOfKind(tree, node, Kind.Annotation);
    const preset = childOfKind(tree, node, Kind.Default);
    parameters.push({
      name: textOf(tree, identifier),
      flag: flag === ParameterFlag.Star ? "star" : flag === ParameterFlag.DoubleStar ? "double-star" : "plain",
      keywordOnly: keywordOnly && flag === ParameterFlag.Plain,
      node,
      annotation: annotation === 0 ? 0 : tree.firstChild[annotation]!,
      default: preset === 0 ? 0 : tree.firstChild[preset]!,
    });
    if (flag === ParameterFlag.Star) keywordOnly = true;
  }
  return parameters.slice();
}
