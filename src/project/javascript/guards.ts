import type { Guard } from "../../model/inventory.ts";
import { evaluate } from "./evaluate.ts";
import { type Graph, reach } from "./graph.ts";
import { type Argument, functionOf, type Mod, type Program, place } from "./program.ts";
import type { Root } from "./roots.ts";
import { type RouterTable, runsBefore } from "./router-table.ts";

type Judgement =
  | { readonly state: "guarded"; readonly by: string; readonly mod: Mod; readonly start: number; readonly end: number }
  | { readonly state: "open" }
  | { readonly state: "unknown"; readonly reason: string };

/** Answers that turn a caller away, not a look at what another server answered. */
const REFUSES =
  /\b(?:status|statusCode|sendStatus|code|throw|HTTPException|createError|abort|writeHead|error)\s*[=:(]\s*(?:401|403)\b|,\s*(?:401|403)\s*\)|new \w*Response\(\s*["'`](?:Unauthori|Forbidden)|(?:Unauthori[sz]ed|Forbidden)\w*\(/;
const CREDENTIAL = /authori[sz]ation|api[-_]?key|\btokens?\b|\bsession\b|cookie|secret|signature|\.user\b|\buser\b/i;
/** A credential of the caller is looked at; what is refused with another status than 401 may still be refused. */
const READS_CREDENTIAL =
  /headers?\s*(?:\(\))?\s*(?:\??\.get\(|\[)\s*["'`]authorization["'`]|headers?\??\.authorization\b|\.header\(\s*["'`]authorization["'`]\s*\)/i;
/** A refusal by the server that is asked, handed on to the caller: `if (error.status === 401) { … }`. */
const HANDED_ON =
  /\bif\s*\(\s*(?:e|err|error)\??\.(?:\w+\??\.)?(?:status|statusCode|code)\s*===?\s*(?:401|403)\s*\)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;
/** A function that turns an error which was thrown into an answer. */
const ANSWERS_ERRORS = /^(?:export\s+)?(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*(?:e|err|error|exception)\b\s*[:,)=]/;
/** As those who send to webhooks sign what they send. */
const VERIFIES_SIGNATURE = /\btimingSafeEqual\(|headers?\s*(?:\(\))?\s*(?:\??\.get\(|\[)\s*["'`][\w-]*signature\b/i;
/** Names of what checks callers, when we cannot read it. */
const SOUNDS_LIKE_CHECK =
  /auth|session|permission|protect|guard|secur|verify|credential|apikey|\bacl\b|currentUser|getUser|requireUser/i;

/** How callers of a root are authenticated, as far as the source tells. */
export function guardOf(program: Program, graph: Graph, table: RouterTable, root: Root): Guard {
  if (root.guardedBy) {
    const { by, mod, at } = root.guardedBy;
    return { state: "guarded", by, place: place(mod, at.start, at.end) };
  }
  let unknown: string | undefined;
  for (const argument of runsBefore(table, root)) {
    const judged = judgeArgument(program, graph, argument);
    if (judged.state === "guarded") return toGuard(judged);
    if (judged.state === "unknown") unknown ??= judged.reason;
  }
  const own = judgeFunction(graph, root.mod, root.id, true);
  if (own.state === "guarded") return toGuard(own);
  const around = nextMiddleware(program, graph, root);
  if (around?.state === "guarded") return toGuard(around);
  const reason =
    unknown ??
    (around?.state === "unknown" ? around.reason : undefined) ??
    (own.state === "unknown" ? own.reason : undefined) ??
    root.platform;
  return reason === undefined ? { state: "open" } : { state: "unknown", reason: sentence(reason) };
}

function sentence(text: string): string {
  const big = text.startsWith("`") ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return big.endsWith(".") ? big : `${big}.`;
}

function toGuard(judged: Judgement & { state: "guarded" }): Guard {
  return { state: "guarded", by: judged.by, place: place(judged.mod, judged.start, judged.end) };
}

function judgeArgument(program: Program, graph: Graph, argument: Argument): Judgement {
  const { mod, owner, expression } = argument;
  if (expression.kind === "array") {
    let worst: Judgement = { state: "open" };
    for (const part of expression.parts) {
      const one = judgeArgument(program, graph, { mod, owner, expression: part });
      if (one.state === "guarded") return one;
      if (one.state === "unknown") worst = one;
    }
    return worst;
  }
  const text = mod.facts.module.text.slice(expression.start, expression.end).split("\n")[0]!;
  const at = { mod, start: expression.start, end: expression.end };
  const values = evaluate(program, mod, expression, owner);
  const called = expression.kind === "call" ? evaluate(program, mod, expression.callee, expression.owner) : [];
  let read = false;
  for (const value of [...values, ...called]) {
    if (value.kind === "function") {
      const judged = judgeFunction(graph, value.mod, value.id, false);
      if (judged.state !== "open") return judged;
      read = true;
    } else if (value.kind === "library") {
      const path = value.path.replace(/\(\)$/, "");
      const known = program.knowledge.match(path);
      const guard = known.find((one) => one.call.does === "guard");
      if (guard) return { state: "guarded", by: guard.call.guard ?? guard.library.library, ...at };
      const hash = path.indexOf("#");
      if (known.length > 0 || (path.startsWith("@") && hash < 0)) read = true;
      else if (
        hash > 0 &&
        program.knowledge.libraries(path.slice(0, hash)).some((one) => one.ai !== true) &&
        !SOUNDS_LIKE_CHECK.test(path)
      )
        read = true;
    }
  }
  return read ? { state: "open" } : { state: "unknown", reason: `\`${text}\` runs before the handler and could not be read` };
}

/** Reads a function, and what it runs, for a check of callers. A handler is read less far: what it asks for is not what lets callers in. */
function judgeFunction(graph: Graph, mod: Mod, id: number, handler: boolean): Judgement {
  const own = functionOf(mod, id);
  let unknown: string | undefined;
  for (const { mod: other, id: at, chain } of reach(graph, mod, id, 200)) {
    if (chain.length > 3) break;
    const body = graph.body(other, at);
    const guard = body.guards[0];
    if (guard) {
      const { call, known } = guard;
      return {
        state: "guarded",
        by: known.call.guard ?? known.library.library,
        mod: guard.mod,
        start: call.start,
        end: call.end,
      };
    }
    const made = functionOf(other, at);
    const text = other.facts.module.text.slice(made.start, made.end).replace(HANDED_ON, "");
    if (ANSWERS_ERRORS.test(text)) continue;
    if ((chain.length <= 1 || SOUNDS_LIKE_CHECK.test(made.name)) && REFUSES.test(text) && CREDENTIAL.test(text)) {
      const refusal = REFUSES.exec(text)!.index + made.start;
      return {
        state: "guarded",
        by: `\`${made.qualifiedName || own.qualifiedName || "its own check"}\``,
        mod: other,
        start: refusal,
        end: refusal + 3,
      };
    }
    if (chain.length <= (handler ? 0 : 2)) unknown ??= unreadCheck(body.unread);
    if (VERIFIES_SIGNATURE.test(text)) unknown ??= "it verifies the signature of a request, and whom it refuses cannot be told";
    if (chain.length === 0 && READS_CREDENTIAL.test(text))
      unknown ??= "it reads the caller's credential, and whom it refuses cannot be told";
  }
  return unknown === undefined ? { state: "open" } : { state: "unknown", reason: unknown };
}

function unreadCheck(unread: readonly string[]): string | undefined {
  const name = unread.find((one) => SOUNDS_LIKE_CHECK.test(one));
  return name === undefined ? undefined : `\`${name}\` may check callers and could not be read`;
}

/** Next.js runs `middleware.ts` (or `proxy.ts`) of the package before its routes, where its matcher says so. */
function nextMiddleware(program: Program, graph: Graph, root: Root): Judgement | undefined {
  if (root.origin || !/(?:^|\/)(?:app|pages)\//.test(root.mod.path)) return undefined;
  for (const mod of program.modules.values()) {
    if (mod.package !== root.mod.package || !/(?:^|\/)(?:middleware|proxy)\.[jt]s$/.test(mod.path)) continue;
    const inside = mod.path.slice(mod.package === "" ? 0 : mod.package.length + 1);
    if (!/^(?:src\/)?(?:middleware|proxy)\.[jt]s$/.test(inside)) continue;
    const url = root.name.replace(/^[A-Z]+ /, "");
    const matched = matches(mod.facts.module.text, url);
    if (matched === false) return undefined;
    for (const one of mod.syntax.functions) {
      if (!one.calls.length) continue;
      const judged = judgeFunction(graph, mod, one.id, false);
      if (judged.state !== "guarded") continue;
      // A check under a condition covers some routes only, and which ones it takes running it to tell.
      const text = mod.facts.module.text;
      if (matched === true && !/\bif\s*\(|createRouteMatcher|startsWith\(/.test(text)) return judged;
    }
    return { state: "unknown", reason: `\`${mod.path}\` runs before the route and may check callers` };
  }
  return undefined;
}

/** Whether the matcher of a Next.js middleware covers a URL; undefined when it cannot be told. */
function matches(text: string, url: string): boolean | undefined {
  const block = /\bmatcher\s*:\s*(\[(?:"[^"]*"|'[^']*'|`[^`]*`|[^\]"'`])*\]|["'`][^"'`]*["'`])/.exec(text)?.[1];
  if (block === undefined) return true;
  const patterns = [...block.matchAll(/["'`]([^"'`]+)["'`]/g)].map((match) => match[1]!);
  let unsure = false;
  for (const pattern of patterns) {
    const excluded = /^\/\(\(\?!([^)]*)\)/.exec(pattern);
    if (excluded) {
      if (!excluded[1]!.split("|").some((one) => url.slice(1).startsWith(one.replace(/\\\//g, "/")))) return true;
      continue;
    }
    if (pattern === url) return true;
    const prefix = /^(\/[\w/-]*?)\/?(?::\w+\*|\(\.\*\))$/.exec(pattern);
    if (prefix) {
      if (url === prefix[1] || url.startsWith(`${prefix[1]}/`)) return true;
    } else if (/[(:*]/.test(pattern)) unsure = true;
  }
  return unsure ? undefined : false;
}
