import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { childrenOf, Kind, textOf } from "../../source/python/tree.ts";
import { isBoundIn } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { type Import, importEdits, importedAs } from "./imports.ts";
import { placesOf } from "./recording.ts";
import { lineStart, replacing } from "./source-text.ts";

/** A function at a file's top level that answers a route of an application, or router, which the same file makes. */
interface Route {
  readonly scope: Scope;
  /** `app`, and what makes it: `FastAPI`. */
  readonly app: string;
  readonly framework: string;
  /** The decorator's call and its callee's last part: `post`, `route`. */
  readonly call: number;
  readonly method: string;
  /** Where its first line begins, comments and decorators above it included. */
  readonly start: number;
}

function routesOf(facts: PythonFacts): readonly Route[] {
  const { tree, scopes } = facts.module;
  const found: Route[] = [];
  if (facts.notebook || tree.errors > 0) return found;
  for (const scope of scopes) {
    const [first] = scope.decorators;
    if (scope.kind !== "function" || scope.parent?.kind !== "module" || first === undefined) continue;
    for (const call of scope.decorators) {
      if (tree.kind[call] !== Kind.Call) continue;
      const [, app = "", method = ""] =
        /^([A-Za-z_]\w*)\.(get|post|put|patch|delete|route|api_route|websocket)$/.exec(textOf(tree, tree.firstChild[call]!)) ??
        [];
      const [made, ...others] = scopes[0]?.bindings.get(app) ?? [];
      if (made?.kind !== "assignment" || others.length > 0 || tree.kind[made.value] !== Kind.Call) continue;
      const framework = /(?:^|\.)(FastAPI|APIRouter|Flask|Blueprint|Quart)$/.exec(
        textOf(tree, tree.firstChild[made.value]!),
      )?.[1];
      const start = aboveComments(tree.text, lineStart(tree.text, tree.start[first]!));
      if (framework !== undefined) found.push({ scope, app, framework, call, method, start });
    }
  }
  return found;
}

/** Comments right above a function belong to it. */
function aboveComments(text: string, from: number): number {
  let at = from;
  while (at > 0) {
    const before = lineStart(text, at - (text.startsWith("\r\n", at - 2) ? 2 : 1));
    if (!/^#/.test(text.slice(before, at))) break;
    at = before;
  }
  return at;
}

/** Puts a health route in front of the file's first route. It says that the process answers, and no more than that. */
export function addHealthRoute(programs: Programs, file: string): Change | undefined {
  const facts = programs.python.get(file);
  const route = facts && routesOf(facts).find(({ framework }) => /^(?:FastAPI|Flask|Quart)$/.test(framework));
  if (facts === undefined || route === undefined || isBoundIn(facts, "health")) return undefined;
  const decorator = route.framework === "FastAPI" ? `@${route.app}.get("/health")` : `@${route.app}.route("/health")`;
  const begins = route.framework === "Quart" ? "async def" : "def";
  const lines = [
    decorator,
    `${begins} health():`,
    '    """Tells the platform that the process answers."""',
    '    return {"status": "ok"}',
    "",
    "",
    "",
  ];
  return { edits: [replacing(facts, route.start, route.start, lines.join("\n"))], newFiles: [] };
}

const GUARD = "require_api_key";
const IMPORTS: readonly Import[] = [
  { module: "os" },
  { module: "secrets" },
  { module: "fastapi", name: "Depends" },
  { module: "fastapi", name: "HTTPException" },
  { module: "fastapi", name: "Security" },
  { module: "fastapi.security", name: "APIKeyHeader" },
];

/**
 * Makes FastAPI routes ask for a key that the environment holds. All of the places must be routes of this file that can be told apart; undefined
 * for other frameworks, which have no one way to do so.
 */
export function requireApiKey(programs: Programs, file: string, places: readonly Place[]): Change | undefined {
  const facts = programs.python.get(file);
  if (facts === undefined) return undefined;
  const routes = routesOf(facts).filter(
    ({ framework, method }) => /^(?:FastAPI|APIRouter)$/.test(framework) && method !== "websocket",
  );
  const chosen = places.map((place) => routes.find(({ scope }) => isAt(facts, scope, place)));
  if (chosen.length === 0 || chosen.some((route) => route === undefined)) return undefined;
  // Another route of the file may ask for it already.
  const isThere = hasGuard(facts);
  if (!isThere && (isBoundIn(facts, GUARD) || isBoundIn(facts, "api_key_header"))) return undefined;
  const missing = IMPORTS.filter((one) => importedAs(facts, one) === undefined && (!isThere || one.name === "Depends"));
  if (missing.some(({ module, name }) => isBoundIn(facts, name ?? module))) return undefined;
  const { tree } = facts.module;
  const as = (module: string, name?: string) =>
    importedAs(facts, name === undefined ? { module } : { module, name }) ?? name ?? module;
  const guarded: ReturnType<typeof replacing>[] = [];
  for (const route of new Set(chosen)) {
    const args = childrenOf(tree, route!.call).find((child) => tree.kind[child] === Kind.Arguments) ?? 0;
    const passed = args === 0 ? [] : childrenOf(tree, args);
    const last = passed.at(-1);
    if (last === undefined || passed.some((one) => textOf(tree, one).startsWith("dependencies"))) return undefined;
    guarded.push(replacing(facts, tree.end[last]!, tree.end[last]!, `, dependencies=[${as("fastapi", "Depends")}(${GUARD})]`));
  }
  const imports = importEdits(facts, missing, placesOf(programs, facts));
  if (isThere) return { edits: [...imports, ...guarded], newFiles: [] };
  const start = Math.min(...routes.map((route) => route.start));
  const guard = [
    `api_key_header = ${as("fastapi.security", "APIKeyHeader")}(name="X-API-Key")`,
    "",
    "",
    `def ${GUARD}(key: str = ${as("fastapi", "Security")}(api_key_header)) -> None:`,
    '    """Lets only those in who send the key that the environment holds."""',
    `    if not ${as("secrets")}.compare_digest(key.encode(), ${as("os")}.environ["API_KEY"].encode()):`,
    `        raise ${as("fastapi", "HTTPException")}(status_code=401, detail="The API key is not known.")`,
    "",
    "",
    "",
  ].join("\n");
  return {
    edits: [...imports, replacing(facts, start, start, guard), ...guarded],
    newFiles: [],
  };
}

/** True when the file's one function of that name looks at a key that was sent. */
function hasGuard(facts: PythonFacts): boolean {
  const [made, ...others] = facts.module.scopes[0]?.bindings.get(GUARD) ?? [];
  return (
    made?.kind === "definition" && others.length === 0 && textOf(facts.module.tree, made.scope.node).includes("compare_digest")
  );
}

/** True when the place lies in the function, its decorators included. */
function isAt(facts: PythonFacts, scope: Scope, place: Place): boolean {
  const { tree } = facts.module;
  const from = facts.positions.place(facts.path, tree.start[scope.decorators[0] ?? scope.node]!, tree.end[scope.node]!);
  return place.line >= from.line && place.line <= from.endLine;
}
