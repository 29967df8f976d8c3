import type { Literal } from "../model/inventory.ts";
import type { ConfigFacts, Facts, PythonFacts } from "../source/facts.ts";
import { findCredentials, isMadeUp } from "../source/notebook/credentials.ts";
import { linePositions, type PositionMap } from "../source/positions.ts";
import { stringValue } from "../source/python/strings.ts";
import { isTestPath } from "./python/unit.ts";

/** Names whose value is a credential when it is written out. */
const SECRET_NAME = /(?:^|_)(?:password|passwd|secret|secret_key|api_?key|access_?token|auth_?token)$/i;
/** Variables of that kind which only point elsewhere. */
const POINTER = /(?:_FILE|_PATH|_NAME|_ARN|_URL|_ID)$/i;
/** Settings that are there to be copied and filled in. */
const TEMPLATE = /(?:example|sample|template|dist|default)/i;

const remembered = new WeakMap<Facts, readonly Literal[]>();

/**
 * Credentials written into programs, configuration and the outputs of notebooks: what has the fixed form of an issuer, and what is assigned to a name
 * such as `API_KEY`. Made-up ones are left out. Facts of files that did not change are not searched again.
 */
export function credentials(facts: Iterable<Facts>, texts: ReadonlyMap<string, string>): Literal[] {
  const found: Literal[] = [];
  for (const one of facts) {
    let own = remembered.get(one);
    if (own === undefined) {
      own = search(one, texts.get(one.path));
      remembered.set(one, own);
    }
    found.push(...own);
  }
  return found;
}

function search(facts: Facts, text: string | undefined): readonly Literal[] {
  const found = new Map<string, Literal>();
  const add = (literal: Literal) => {
    const key = `${literal.place.cell ?? ""}:${literal.place.line}`;
    if (!found.has(key)) found.set(key, literal);
  };
  if (facts.language === "python") {
    for (const literal of formed(facts.path, facts.module.tree.text, facts.positions)) add(literal);
    for (const leak of facts.leaks)
      add(credential(facts.path, leak.what, leak.place, `${leak.what} stands in an output of this cell`));
    for (const literal of assigned(facts)) add(literal);
  } else if (facts.language === "javascript") {
    for (const literal of formed(facts.path, facts.module.text, facts.positions)) add(literal);
  } else {
    if (text !== undefined) for (const literal of formed(facts.path, text, linePositions(text))) add(literal);
    for (const literal of environment(facts)) add(literal);
  }
  return [...found.values()];
}

function formed(file: string, text: string, positions: PositionMap): Literal[] {
  return findCredentials(text).map(({ what, start, end }) => credential(file, what, positions.place(file, start, end)));
}

/** `API_KEY = "…"`, where the value looks drawn by lot: letters and digits, no spaces. */
function assigned(facts: PythonFacts): Literal[] {
  const { tree, scopes } = facts.module;
  const found: Literal[] = [];
  for (const scope of scopes) {
    for (const [name, bindings] of scope.bindings) {
      if (!SECRET_NAME.test(name)) continue;
      for (const binding of bindings) {
        if (binding.kind !== "assignment" || binding.value === 0 || binding.unpack !== undefined) continue;
        const value = stringValue(tree, binding.value);
        if (value === undefined || !/^(?=.*\d)(?=.*[A-Za-z])[^\s/\\{}<>$]{12,}$/.test(value) || isMadeUp(value)) continue;
        const place = facts.positions.place(facts.path, tree.start[binding.value]!, tree.end[binding.value]!);
        found.push(credential(facts.path, `a value of ${name}`, place));
      }
    }
  }
  return found;
}

/** `POSTGRES_PASSWORD=…` in compose and settings files; references such as `${…}` and templates are none. */
function environment(facts: ConfigFacts): Literal[] {
  if (TEMPLATE.test(facts.path)) return [];
  return facts.environment.flatMap(({ name, value, place }) => {
    const isSecret = SECRET_NAME.test(name) && !POINTER.test(name);
    const isWritten = value.length >= 6 && !/[$<>{}\s]/.test(value) && !/^(?:true|false|null|none|\*+|x+|\.+)$/i.test(value);
    return isSecret && isWritten && !isMadeUp(value) ? [credential(facts.path, `a value of ${name}`, place)] : [];
  });
}

function credential(file: string, what: string, place: Literal["place"], message = `${what} stands here`): Literal {
  return { kind: "credential", value: what, place, reasons: [{ place, message }], context: "offline", inTests: isTestPath(file) };
}
