import type { Literal } from "../model/inventory.ts";
import type { Facts, PythonFacts } from "../source/facts.ts";
import { findCredentials, isMadeUp } from "../source/notebook/credentials.ts";
import { linePositions, type PositionMap } from "../source/positions.ts";
import { stringValue } from "../source/python/strings.ts";
import { isTestPath } from "./python/unit.ts";

/** Names whose value is a credential when it is written out. */
const SECRET_NAME = /(?:^|_)(?:password|passwd|secret|secret_key|api_?key|access_?token|auth_?token)$/i;
/** A line of settings whose name says that its value is a credential: `- NAME=value`, `name: "value"`. */
const SETTING =
  /^[ \t]*(?:-[ \t]+|export[ \t]+|ENV[ \t]+)?["']?([\w.-]*(?:password|passwd|secret_?key|api_?key|auth_?token|access_?token))["']?[ \t]*[:=][ \t]*["']?([^\s"'#,]{6,})["']?,?[ \t]*(?:#.*)?$/gim;
/** A password with a default that holds wherever nobody sets the variable: `PASSWORD=${PASSWORD:-admin}`. */
const DEFAULT =
  /^[ \t]*(?:-[ \t]+|export[ \t]+)?["']?([\w.-]*passw(?:or)?d)["']?[ \t]*[:=][ \t]*["']?\$\{\w+:?-([^}\s"'$]+)\}["']?[ \t]*(?:#.*)?$/gim;
const SETTINGS =
  /\.(?:ya?ml|toml|ini|cfg|conf|properties)$|(?:^|\/)[\w.-]*\.env(?:\.[\w.-]+)?$|(?:^|\/)[\w.-]*Dockerfile[\w.-]*$/i;
/** Settings that are there to be copied and filled in, and those of tests, CI and one developer. */
const NOT_DEPLOYED =
  /example|sample|template|\bdist\b|defaults?\b|(?:^|[/._-])(?:tests?|e2e|ci|dev|develop|development|local|demo)(?:[/._-]|$)|(?:^|\/)\.(?:github|gitlab|circleci|devcontainer)/i;

/** `GOOGLE_API_KEY`: the name under which something else knows a credential. */
const NAME_OF_ONE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** What a person is to put something else in the place of. */
const TO_FILL =
  /replace[-_]?(?:me|this|with)|(?:fill|set)[-_]?(?:me|in|this)\b|^_+[A-Z_]+_+$|\btodo\b|not[-_]?(?:used|needed|required|real)|\bunused\b/i;

/**
 * Credentials written into a program, configuration or the outputs of a notebook: what has the fixed form of an issuer, and what is assigned to a name
 * such as `API_KEY`. Made-up ones are left out. `text`: of configuration.
 */
export function credentialsIn(facts: Facts, text: string | undefined): readonly Literal[] {
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
    for (const literal of text === undefined ? [] : [...formed(facts.path, text, facts.positions), ...settings(facts.path, text)])
      add(literal);
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
    for (const name of scope.bindings.keys()) {
      if (!SECRET_NAME.test(name)) continue;
      for (const binding of scope.bindings.get(name)!) {
        if (binding.kind !== "assignment" || binding.value === 0 || binding.unpack !== undefined) continue;
        const value = stringValue(tree, binding.value);
        if (value === undefined || !/^(?=.*\d)(?=.*[A-Za-z])[^\s/\\{}<>$]{12,}$/.test(value) || isMadeUp(value)) continue;
        if (NAME_OF_ONE.test(value) || TO_FILL.test(value)) continue;
        const place = facts.positions.place(facts.path, tree.start[binding.value]!, tree.end[binding.value]!);
        found.push(credential(facts.path, `a value of ${name}`, place));
      }
    }
  }
  return found;
}

/**
 * `POSTGRES_PASSWORD=…`, `adminPassword: …`: written values in settings files of any form, since what starts from them runs with them, weak ones too.
 * References such as `${…}`, names of secrets, templates, and what only tests, CI or one developer start are none.
 */
function settings(file: string, text: string): Literal[] {
  if (NOT_DEPLOYED.test(file) || !SETTINGS.test(file)) return [];
  const positions = linePositions(text);
  const found: Literal[] = [];
  for (const match of text.matchAll(SETTING)) {
    const [line, name = "", value = ""] = match;
    if (/[$<>{}()*]/.test(value) || /^(?:true|false|null|none|x+|\.+|your.*|.*example.*|.*placeholder.*)$/i.test(value)) continue;
    const isName =
      plain(name).endsWith(plain(value)) ||
      NAME_OF_ONE.test(value) ||
      TO_FILL.test(value) ||
      /(?:secret|password|token|key)s?$/i.test(value) ||
      /^[./~]|:\/\//.test(value);
    if (isName || (!/passw(?:or)?d$/i.test(name) && isMadeUp(value))) continue;
    // `secretKey: password` of an ExternalSecret: the name under which what follows is kept.
    if (/^\s*(?:remoteRef|sourceRef):/.test(text.slice(match.index + line.length))) continue;
    const start = match.index + line.lastIndexOf(value);
    found.push(credential(file, `a value of ${name}`, positions.place(file, start, start + value.length)));
  }
  for (const match of text.matchAll(DEFAULT)) {
    const [line, name = "", value = ""] = match;
    if (/^(?:null|none|x+|\.+|your.*|.*example.*|.*placeholder.*|change.*)$/i.test(value)) continue;
    const start = match.index + line.lastIndexOf(value);
    found.push(credential(file, `a default of ${name}`, positions.place(file, start, start + value.length)));
  }
  return found;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function credential(file: string, what: string, place: Literal["place"], message = `${what} stands here`): Literal {
  return { kind: "credential", value: what, place, reasons: [{ place, message }], context: "offline", inTests: isTestPath(file) };
}
