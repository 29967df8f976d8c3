import type { Literal } from "../../model/inventory.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** Paths of one machine: a home folder, a Windows drive, a mounted notebook drive. Container folders (`/app`, `/opt`, `/root`, `/tmp`) are not. */
const LOCAL =
  /(?:^|[\s"'=:])(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|[A-Za-z]:(?:\\\\?|\/)(?![/\\])[\w .$()-]|\/content\/drive\/|\/kaggle\/input\/|\/mnt\/[a-z]\/|\/media\/[\w.-]+\/|~\/(?!\.)[\w.-]+\/)/;
/** All begin with one of two characters, which are found much faster than letters. */
const SIEVE = /\/(?:home\/|Users\/|content\/drive|kaggle\/|mnt\/|media\/)|:(?<=[A-Za-z]:)(?:\\|\/[A-Za-z])/;
/** Homes of well-known container images, not of people. */
const CONTAINER_HOMES =
  /\/home\/(app|appuser|user|airflow|jovyan|bentoml|agent|sandbox|mambauser|vscode|ubuntu|node|ray|model-server|mlserver|python|nonroot|runner|circleci|docker|container|service|worker|jenkins|spark|sagemaker-user)\//;

export interface FoundLiteral {
  readonly unit: Unit;
  readonly scope: Scope;
  readonly item: Omit<Literal, "context">;
}

/** Literals of paths that exist on one machine alone. Docstrings are no code. */
export function localPaths(unit: Unit): FoundLiteral[] {
  const { tree, module } = unit;
  if (!SIEVE.test(tree.text)) return [];
  const docs = docstrings(unit);
  const found: FoundLiteral[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (kind !== Kind.String && kind !== Kind.FString) continue;
    if (docs.has(node)) continue;
    const written = textOf(tree, node);
    if (!LOCAL.test(written) || CONTAINER_HOMES.test(written) || written.includes("\n")) continue;
    const value = written.replace(/^[a-zA-Z]*(['"]{3}|['"])/, "").replace(/(['"]{3}|['"])$/, "");
    const place = placeOf(unit, node);
    found.push({
      unit,
      scope: module.scopes[0]!,
      item: {
        kind: "local-path",
        value,
        place,
        reasons: [{ place, message: `${value} is a path of one machine` }],
        inTests: unit.inTests,
      },
    });
  }
  return found;
}

function docstrings(unit: Unit): ReadonlySet<number> {
  const { tree } = unit;
  const found = new Set<number>();
  for (let node = 1; node < tree.count; node++) {
    if (tree.kind[node] !== Kind.ExpressionStatement) continue;
    const child = tree.firstChild[node]!;
    if (tree.kind[child] === Kind.String) found.add(child);
  }
  return found;
}
