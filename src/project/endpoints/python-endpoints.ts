import type { PythonFacts } from "../../source/facts.ts";
import { parentsOf } from "../../source/python/parents.ts";
import { stringValue } from "../../source/python/strings.ts";
import { childrenOf, Kind, Op, type Tree, textOf } from "../../source/python/tree.ts";
import { ADDRESS_NAME, ALLOWED_NAME, type FixedHost, fixedHost, mayNameHost } from "./hosts.ts";

export interface FoundHost extends FixedHost {
  readonly start: number;
  readonly end: number;
}

/** Calls that show, compare or take apart what they are given, or that only keep it for when nothing else is set. */
const HARMLESS =
  /(?:^|\.)(?:print|pprint|info|debug|warning|warn|error|critical|exception|log|echo|secho|write|markdown|code|caption|title|header|subheader|text|success|link_button|startswith|endswith|replace|split|strip|compile|match|search|sub|findall|add_argument|argument|option|Option|Argument|Field|Query|Header|Body|Path|getenv|env|config|setdefault|pop|append|extend|skip|skipif|add_middleware|CORS|urlparse|urljoin|quote|isinstance|format|raises|HTTPException|ValueError|RuntimeError|Exception|Resource)$/;
/** Calls whose host is the one that they listen on. */
const BINDS =
  /(?:^|\.)(?:run|run_server|run_app|run_simple|launch|serve|listen|bind|start_http_server|start_server|create_server|make_server|make_wsgi_server|TCPServer|HTTPServer|ThreadingHTTPServer|WSGIServer|TCPSite|Server|Config|init_process_group|queue|add_insecure_port|is_port_in_use)$/;
const SHOWN =
  /^(?:default|help|description|examples?|title|text|message|placeholder|label|summary|doc|responses|servers|license_info|contact|terms_of_service|epilog|metavar)$/;
const CONNECTS = /connect|client|redis|producer|consumer|exporter|mongo|elastic|handler|socket|session|pool|database/i;
const CHOSEN = /env|debug|local|dev|prod|stag|setting|config|args|mode|platform|profile|test/i;

/** Hosts that Python code talks to and that hold in one place only. Notebooks are exploration, and defaults of settings can be set otherwise. */
export function pythonHosts(facts: PythonFacts): FoundHost[] {
  if (!mayNameHost(facts.module.tree.text)) return [];
  return hostsTalkedTo(facts, (text) => fixedHost(text, true));
}

/** Literals that `recognise` knows and that the program talks to: handed to a call that uses them, or kept under a name for an address. */
export function hostsTalkedTo<T>(
  facts: PythonFacts,
  recognise: (text: string) => T | undefined,
): (T & { readonly start: number; readonly end: number })[] {
  const { tree } = facts.module;
  if (facts.notebook || facts.writtenBy !== undefined) return [];
  const found: (T & { readonly start: number; readonly end: number })[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (kind !== Kind.String && kind !== Kind.FString) continue;
    const text = kind === Kind.String ? stringValue(tree, node) : headOf(tree, node);
    if (text === undefined || text.length > 300) continue;
    const host = recognise(text);
    if (host === undefined || !isTalkedTo(facts, parentsOf(tree), node, /:\/\//.test(text))) continue;
    found.push({ ...host, start: tree.start[node]!, end: tree.end[node]! });
  }
  return found;
}

/** What an f-string begins with. */
function headOf(tree: Tree, node: number): string | undefined {
  const first = tree.firstChild[node]!;
  return first !== 0 && tree.kind[first] === Kind.StringPart ? textOf(tree, first) : undefined;
}

/** True when the literal is handed to a call that uses it, or is kept under a name for an address with nothing that could change it. */
function isTalkedTo(facts: PythonFacts, parents: Int32Array, literal: number, isUrl: boolean): boolean {
  const { tree } = facts.module;
  let node = literal;
  let listed = false;
  for (;;) {
    const parent = parents[node]!;
    switch (tree.kind[parent]) {
      case Kind.JoinedString:
        break;
      case Kind.Binary:
        if ((tree.data[parent] !== Op.Add && tree.data[parent] !== Op.Mod) || tree.firstChild[parent] !== node) return false;
        break;
      case Kind.Attribute: {
        // "…{}".format(x)
        const call = parents[parent]!;
        const name = tree.nextSibling[node]!;
        if (tree.kind[call] !== Kind.Call || textOf(tree, name) !== "format") return false;
        node = call;
        continue;
      }
      case Kind.List:
      case Kind.Tuple:
        if (listed) return false;
        listed = true;
        break;
      case Kind.Keyword: {
        const call = parents[parents[parent]!]!;
        const name = textOf(tree, tree.firstChild[parent]!);
        if (tree.kind[call] !== Kind.Call || SHOWN.test(name) || ALLOWED_NAME.test(name)) return false;
        const callee = textOf(tree, tree.firstChild[call]!);
        if (HARMLESS.test(callee) || (BINDS.test(callee) && !isUrl)) return false;
        return (ADDRESS_NAME.test(name) || (isUrl && !listed)) && !isChosen(tree, parents, call);
      }
      case Kind.Arguments: {
        const call = parents[parent]!;
        if (tree.kind[call] !== Kind.Call) return false;
        const callee = textOf(tree, tree.firstChild[call]!);
        if (HARMLESS.test(callee) || BINDS.test(callee)) return false;
        // The second argument of `get` is what holds when nothing is set.
        if (/(?:^|\.)get$/.test(callee) && tree.firstChild[parent] !== node) return false;
        return (isUrl ? !listed || CONNECTS.test(callee) : CONNECTS.test(callee)) && !isChosen(tree, parents, call);
      }
      case Kind.Assign:
        return !listed && isKept(facts, parents, parent);
      case Kind.AnnAssign:
        // With a type in a class it is a field of settings, which the environment fills.
        return !listed && !isInClass(tree, parents, parent) && isKept(facts, parents, parent);
      default:
        return false;
    }
    node = parent;
  }
}

/** Kept under a name for an address, bound once, and not chosen by a condition. */
function isKept(facts: PythonFacts, parents: Int32Array, statement: number): boolean {
  const { tree, scopes } = facts.module;
  const [target = 0] = childrenOf(tree, statement);
  const kind = tree.kind[target];
  const name =
    kind === Kind.Name
      ? textOf(tree, target)
      : kind === Kind.Attribute
        ? textOf(tree, tree.nextSibling[tree.firstChild[target]!]!)
        : "";
  if (!ADDRESS_NAME.test(name) || ALLOWED_NAME.test(name) || /default|example/i.test(name)) return false;
  if (isChosen(tree, parents, statement) || isSettings(tree, parents, statement)) return false;
  return scopes.every((scope) => {
    const bindings = scope.bindings.get(name);
    const isHere = bindings?.some((one) => one.kind === "assignment" && parents[one.value] === statement) === true;
    return !isHere || bindings!.length === 1;
  });
}

/** Below a condition on the environment, or what is done when something failed. */
function isChosen(tree: Tree, parents: Int32Array, from: number): boolean {
  for (let node = from; node !== 0; node = parents[node]!) {
    const kind = tree.kind[node];
    if (kind === Kind.ExceptHandler || kind === Kind.Conditional) return true;
    if (kind === Kind.FunctionDef || kind === Kind.ClassDef) return false;
    if (kind !== Kind.If) continue;
    const test = textOf(tree, tree.firstChild[node]!);
    if (CHOSEN.test(test) && !/__name__/.test(test)) return true;
  }
  return false;
}

function isInClass(tree: Tree, parents: Int32Array, statement: number): boolean {
  return tree.kind[parents[parents[statement]!]!] === Kind.ClassDef;
}

function isSettings(tree: Tree, parents: Int32Array, statement: number): boolean {
  const owner = parents[parents[statement]!]!;
  if (tree.kind[owner] !== Kind.ClassDef) return false;
  const bases = childrenOf(tree, owner).find((child) => tree.kind[child] === Kind.Arguments);
  return bases !== undefined && /Settings|BaseModel|BaseConfig|HttpUser|User/.test(textOf(tree, bases));
}
