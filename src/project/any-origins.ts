import type { Literal } from "../model/inventory.ts";
import type { PythonFacts } from "../source/facts.ts";
import type { PyModule } from "../source/python/module.ts";
import { stringValue } from "../source/python/strings.ts";
import { childrenOf, Kind, type Tree, textOf } from "../source/python/tree.ts";
import { statedOnce } from "./python/settings.ts";
import { isTestPath } from "./python/unit.ts";

const KEYWORD = /^(?:allow_)?origins$/;
/**
 * Where CORS is set up so that any origin may call: calls with `*` among the allowed origins, written in place or in a constant of the module; an
 * extension that allows all where nothing is said; settings of Django.
 */
export function anyOriginsIn(facts: PythonFacts): readonly Literal[] {
  return facts.module.tree.text.includes("CORS") ? search(facts) : NOWHERE;
}

const NOWHERE: readonly Literal[] = [];

function search(facts: PythonFacts): readonly Literal[] {
  const { module, path, positions } = facts;
  const { tree } = module;
  const found: Literal[] = [];
  const push = (start: number, end: number, message: string) => {
    const place = positions.place(path, start, end);
    found.push({
      kind: "any-origin",
      value: "*",
      place,
      reasons: [{ place, message }],
      context: "serving",
      inTests: isTestPath(path),
    });
  };
  for (const call of module.calls) {
    const [callee = 0, args = 0] = childrenOf(tree, call);
    const passed = args === 0 ? [] : childrenOf(tree, args);
    const plain = passed.filter((node) => tree.kind[node] !== Kind.Keyword);
    if (![callee, ...plain].some((node) => /(?:^|\.)CORS(?:Middleware)?$/.test(textOf(tree, node)))) continue;
    for (const keyword of passed) {
      if (tree.kind[keyword] !== Kind.Keyword) continue;
      const [name = 0, value = 0] = childrenOf(tree, keyword);
      const isAny = KEYWORD.test(textOf(tree, name))
        ? holdsStar(module, value)
        : textOf(tree, name) === "resources" && ANY_FOR_SOME.test(textOf(tree, value));
      if (isAny) push(tree.start[keyword]!, tree.end[keyword]!, "any origin is allowed here");
    }
    if (allowsAllUnlessTold(module, callee, passed))
      push(tree.start[call]!, tree.end[call]!, "Flask-CORS allows any origin where nothing is said");
  }
  if (tree.text.includes("corsheaders")) {
    for (const name of DJANGO_SWITCHES) {
      const stated = statedOnce(module, name);
      if (stated !== undefined && tree.kind[stated.value] === Kind.True)
        push(tree.start[stated.target]!, tree.end[stated.value]!, "any origin is allowed here");
    }
  }
  return found;
}

/** `{r"/api/*": {"origins": "*"}}` */
const ANY_FOR_SOME = /["']origins["']\s*:\s*[[(]?\s*["']\*["']/;

const DJANGO_SWITCHES = ["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"];

/** `CORS(app)` of Flask-CORS, in a file whose configuration says nothing of origins either. */
function allowsAllUnlessTold(module: PyModule, callee: number, passed: readonly number[]): boolean {
  const { tree } = module;
  if (passed.length === 0 || /\bCORS_(ORIGINS|RESOURCES)\b/.test(tree.text)) return false;
  const isFlask = module.imports.some(
    ({ module: from, bound }) => from === "flask_cors" && startsWith(textOf(tree, callee), bound),
  );
  if (!isFlask || !/(?:^|\.)CORS$/.test(textOf(tree, callee))) return false;
  return passed.every(
    (node) => tree.kind[node] !== Kind.Starred && tree.kind[node] !== Kind.DoubleStarred && !saysWho(tree, node),
  );
}

function saysWho(tree: Tree, node: number): boolean {
  return tree.kind[node] === Kind.Keyword && /^(?:origins|resources)$/.test(textOf(tree, childrenOf(tree, node)[0]!));
}

function startsWith(written: string, name: string): boolean {
  return written === name || written.startsWith(`${name}.`);
}

/** `"*"`, a list or tuple that holds it, or a name of the module that is bound once to one. */
function holdsStar(module: PyModule, node: number, depth = 0): boolean {
  const { tree } = module;
  const kind = tree.kind[node];
  if (kind === Kind.List || kind === Kind.Tuple || kind === Kind.Set)
    return childrenOf(tree, node).some((item) => holdsStar(module, item, depth));
  if (kind !== Kind.Name) return stringValue(tree, node) === "*";
  const bindings = module.scopes[0]?.bindings.get(textOf(tree, node)) ?? [];
  const [only] = bindings;
  return (
    depth === 0 && bindings.length === 1 && only?.kind === "assignment" && only.value !== 0 && holdsStar(module, only.value, 1)
  );
}
