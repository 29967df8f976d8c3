import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluation, StoreSite } from "./evaluation.ts";
import { unpack } from "./lookup.ts";
import { INTO_ANYTHING, INTO_MODULE, intoClass, intoHolder } from "./store-keys.ts";
import { startsAtImport, type Unit } from "./unit.ts";
import { type ClassValue, UNKNOWN, union, type Value, type Values } from "./values.ts";

/** Stores of one name beyond which nobody could say which is meant. */
const MOST_STORES = 40;

/** `app.state.model = …` somewhere, `request.app.state.model` here: objects of libraries that the project stores things in. */
export function storedIn(ev: Evaluation, path: string, name: string): Values {
  if (!path.includes("()") && !/(^|\.)(state|session_state|g|config|ctx|context|settings|current_app)\./.test(path))
    return UNKNOWN;
  const holder = path.slice(0, path.length - name.length - 1);
  const last = holder.slice(holder.lastIndexOf(".") + 1);
  const isApplication = stateOf(path) !== undefined;
  const isThere = (value: Value) => value.type === "external" && isSameHolder(`${value.path}.${name}`, path);
  if (isApplication) return stored(ev, ev.storesNamed(name, INTO_ANYTHING), isThere);
  // A holder is called the same wherever it is stored into (`app.state`); an object that a call made has any name, so it is looked for in the asking
  // file alone, unless it is the application, which goes by many hands.
  const isMade = last.endsWith(")") || last.endsWith("]");
  return stored(ev, isMade ? ownStores(ev.asker(), name) : ev.storesNamed(name, intoHolder(last)), isThere);
}

function ownStores(unit: Unit | undefined, name: string): readonly StoreSite[] {
  return (unit?.stores.get(nameHash(name)) ?? []).map((store) => ({ unit: unit!, store }));
}

/** `Scorer.model = …` and `scorer.model = …`, outside the methods that take the object for their own. */
export function storedOnClass(ev: Evaluation, of: ClassValue, name: string): Values {
  const className = nameHash(of.scope.name);
  return storedWhere(ev, of, name, ({ unit }) => unit === of.unit || unit.imported.has(className));
}

/** `cls.model = …` in methods of the class itself. */
export function storedByOwn(ev: Evaluation, of: ClassValue, name: string): Values {
  return storedWhere(ev, of, name, ({ unit, store }) => unit === of.unit && unit.module.scopes[store.scope]!.parent === of.scope);
}

function storedWhere(ev: Evaluation, of: ClassValue, name: string, may: (site: StoreSite) => boolean): Values {
  const sites = ev
    .storesNamed(name, intoClass(nameHash(of.scope.name)))
    .filter((site) => site.unit.tree.kind[site.store.target] === Kind.Attribute && may(site));
  return stored(
    ev,
    sites,
    (value) => (value.type === "class" && value.scope === of.scope) || (value.type === "instance" && value.of.scope === of.scope),
  );
}

/** `settings.model = …` where `settings` is a module of the project. */
export function storedOnModule(ev: Evaluation, unit: Unit, name: string): Values {
  const sites = ev
    .storesNamed(name, INTO_MODULE)
    .filter(
      (site) =>
        site.unit !== unit &&
        site.unit.tree.kind[site.store.target] === Kind.Attribute &&
        startsAtImport(site.unit, site.store.target),
    );
  return stored(ev, sites, (value) => value.type === "module" && value.unit === unit);
}

function stored(ev: Evaluation, sites: readonly StoreSite[], isHolder: (value: Value) => boolean): Values {
  if (sites.length > MOST_STORES) return UNKNOWN;
  const parts: Values[] = [];
  for (const { unit, store } of sites) {
    if (!ev.spend()) break;
    const scope = unit.module.scopes[store.scope]!;
    if (!ev.evaluate(unit, unit.tree.firstChild[store.target]!, scope).some(isHolder)) continue;
    ev.touch(unit, scope);
    const values = unpack(ev, ev.evaluate(unit, store.value, scope), store.unpack);
    parts.push(values.filter((value) => !(value.type === "constant" && value.value === null)));
  }
  return union(parts);
}

/** `user_session.set("chain", …)` for `user_session.get("chain")`: sessions and caches of libraries that keep things by name. */
export function keptUnder(ev: Evaluation, getter: string, key: string): Values {
  const holder = getter.slice(0, -".get".length);
  if (!/session|state|cache|storage|registry|memory|store/i.test(holder)) return UNKNOWN;
  const parts: Values[] = [storedIn(ev, `${holder}.${key}`, key)];
  const sites = ev.callsNamed("set");
  for (const site of sites.length > MOST_STORES ? [] : sites) {
    if (!ev.spend()) break;
    const { tree } = site.unit;
    const [name, value] = argumentsOf(tree, site.node).positional;
    if (name === undefined || value === undefined || !textOf(tree, name).includes(key)) continue;
    if (!ev.callee(site).some((callee) => callee.type === "external" && callee.path === `${holder}.set`)) continue;
    if (ev.evaluate(site.unit, name, site.scope).some((one) => one.type === "text" && one.text === key))
      parts.push(ev.evaluate(site.unit, value, site.scope));
  }
  return union(parts);
}

function isSameHolder(left: string, right: string): boolean {
  if (left === right) return true;
  const holder = stateOf(left);
  return holder !== undefined && holder === stateOf(right);
}

/** `state.model` of `fastapi.FastAPI().state.model` and of `request.app.state.model`; `app.model` of `flask.current_app.model`. */
function stateOf(path: string): string | undefined {
  const state = /(?:^|\.)(?:app\.)?((?:state|session_state|config|extensions)\.[^.]+)$/.exec(path);
  if (state !== null) return state[1];
  const app = /(?:\.app|\bcurrent_app|\.(?:Flask|Quart|FastAPI|Starlette|Application|Sanic)\(\))(?:\.ctx)?\.([^.]+)$/.exec(path);
  return app === null ? undefined : `app.${app[1]}`;
}
