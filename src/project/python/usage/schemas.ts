import type { Contract, ContractFormat } from "../../../model/usage.ts";
import type { Scope } from "../../../source/python/module.ts";
import { stringValue } from "../../../source/python/strings.ts";
import { Kind, textOf } from "../../../source/python/tree.ts";
import { argumentsOf } from "../arguments.ts";
import { lineage } from "../attributes.ts";
import type { Evaluator } from "../evaluator.ts";
import { placeOf } from "../record.ts";
import type { Unit } from "../unit.ts";
import type { ClassValue } from "../values.ts";
import { mayHaveSchemas } from "./may-tell.ts";

const MODELS: readonly (readonly [RegExp, ContractFormat])[] = [
  [/^pandera(?:\.\w+)*\.(?:DataFrameModel|SchemaModel)$/, "pandera"],
  [/^(?:pydantic(?:\.\w+)*\.BaseModel|sqlmodel(?:\.\w+)*\.SQLModel)$/, "pydantic"],
];
const FRAME_SCHEMA = /^pandera(?:\.\w+)*\.DataFrameSchema$/;

/** Schemas of tables and rows that a program declares: classes of pandera and pydantic, and pandera's `DataFrameSchema` objects that have a name. */
export function schemasOf(ev: Evaluator, unit: Unit): Contract[] {
  if (!mayHaveSchemas(unit)) return [];
  const found: Contract[] = [];
  for (const scope of unit.module.scopes) {
    if (scope.kind !== "class" || scope.bases.length === 0) continue;
    const made = classSchema(ev, unit, scope);
    if (made !== undefined && made.columns.length > 0) found.push(made);
  }
  for (const [name, bindings] of unit.module.scopes[0]!.bindings) {
    const last = bindings.at(-1);
    if (last?.kind !== "assignment" || last.unpack !== undefined || unit.tree.kind[last.value] !== Kind.Call) continue;
    const made = objectSchema(ev, unit, name, last.value);
    if (made !== undefined) found.push(made);
  }
  return found;
}

function classSchema(ev: Evaluator, unit: Unit, scope: Scope): Contract | undefined {
  ev.begin(unit);
  const owners: ClassValue[] = [];
  let format: ContractFormat | undefined;
  let isWhole = true;
  for (const owner of lineage(ev, { type: "class", unit, scope })) {
    if (owner.type === "class") owners.push(owner);
    else {
      const known = MODELS.find(([form]) => form.test(owner.path));
      if (known !== undefined) format = known[1];
      else if (!/^(?:builtins\.object|typing\.Generic|abc\.ABC)$/.test(owner.path)) isWhole = false;
    }
  }
  if (format === undefined) return undefined;
  const columns = new Set<string>();
  let closed = false;
  // The base's fields come first, as they do in the table.
  for (const owner of owners.reverse()) {
    for (const { name, open } of fieldsOf(owner, format)) {
      columns.add(name);
      if (open) isWhole = false;
    }
    closed = strictness(owner) ?? closed;
  }
  return {
    file: unit.file,
    format,
    table: scope.qualifiedName,
    columns: [...columns],
    closed: closed && isWhole,
    locations: [],
    place: placeOf(unit, scope.node),
    problems: [],
  };
}

/** Annotated names of a class body, by the name that the table has for them. */
function fieldsOf({ unit, scope }: ClassValue, format: ContractFormat): { readonly name: string; readonly open: boolean }[] {
  const { tree } = unit;
  const found: { name: string; open: boolean }[] = [];
  for (const [name, bindings] of scope.bindings) {
    const field = bindings.find((one) => one.kind === "assignment" && one.annotation !== 0);
    if (field?.kind !== "assignment" || name.startsWith("_") || name === "model_config" || name === "Config") continue;
    if (/\bClassVar\b/.test(textOf(tree, field.annotation))) continue;
    const given = field.value !== 0 && tree.kind[field.value] === Kind.Call ? argumentsOf(tree, field.value).keywords : undefined;
    const aliases = ["alias", "validation_alias"].flatMap((key) => {
      const node = given?.get(key);
      return node === undefined ? [] : [stringValue(tree, node)];
    });
    const isPattern = given?.has("regex") === true;
    const alias = aliases.find((one) => one !== undefined);
    const open = isPattern || aliases.includes(undefined);
    if (alias !== undefined && !isPattern) found.push({ name: alias, open });
    // A pydantic model may be filled by either name; pandera's alias stands in place of the name.
    if (alias === undefined || format === "pydantic") found.push({ name, open });
  }
  return found;
}

/** `strict = True` of pandera's `Config`, `extra="forbid"` of pydantic's; undefined where the class says nothing. */
function strictness({ unit, scope }: ClassValue): boolean | undefined {
  const { tree } = unit;
  const said = (node: number): boolean => /^(?:True|["'](?:filter|forbid)["']|(?:\w+\.)*forbid)$/.test(textOf(tree, node));
  for (const base of scope.bases) {
    if (tree.kind[base] !== Kind.Keyword) continue;
    const name = tree.firstChild[base]!;
    if (["strict", "extra"].includes(textOf(tree, name))) return said(tree.nextSibling[name]!);
  }
  const inner = scope.bindings.get("Config")?.find((one) => one.kind === "definition");
  if (inner?.kind === "definition") {
    for (const key of ["strict", "extra"]) {
      const set = inner.scope.bindings.get(key)?.at(-1);
      if (set?.kind === "assignment") return said(set.value);
    }
  }
  const config = scope.bindings.get("model_config")?.at(-1);
  if (config?.kind !== "assignment") return undefined;
  if (tree.kind[config.value] === Kind.Call) {
    const extra = argumentsOf(tree, config.value).keywords.get("extra");
    return extra === undefined ? undefined : said(extra);
  }
  return /["']extra["']\s*:\s*["']forbid["']/.test(textOf(tree, config.value)) ? true : undefined;
}

function objectSchema(ev: Evaluator, unit: Unit, name: string, call: number): Contract | undefined {
  const { tree } = unit;
  ev.begin(unit);
  const callees = ev.evaluate(unit, tree.firstChild[call]!, unit.module.scopes[0]!);
  if (!callees.some((value) => value.type === "external" && FRAME_SCHEMA.test(value.path))) return undefined;
  const args = argumentsOf(tree, call);
  const dict = args.positional[0] ?? args.keywords.get("columns") ?? 0;
  if (dict === 0 || tree.kind[dict] !== Kind.Dict) return undefined;
  const columns: string[] = [];
  let isWhole = !args.open;
  for (let pair = tree.firstChild[dict]!; pair !== 0; pair = tree.nextSibling[pair]!) {
    const key = tree.kind[pair] === Kind.Pair ? tree.firstChild[pair]! : 0;
    const column = key === 0 ? undefined : stringValue(tree, key);
    const value = key === 0 ? 0 : tree.nextSibling[key]!;
    const isPattern = value !== 0 && tree.kind[value] === Kind.Call && argumentsOf(tree, value).keywords.has("regex");
    if (column === undefined || isPattern) isWhole = false;
    else columns.push(column);
  }
  const strict = args.keywords.get("strict");
  return {
    file: unit.file,
    format: "pandera",
    table: name,
    columns,
    closed: isWhole && strict !== undefined && /^(?:True|["']filter["'])$/.test(textOf(tree, strict)),
    locations: [],
    place: placeOf(unit, call),
    problems: [],
  };
}
