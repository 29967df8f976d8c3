import { dataValues } from "./config-values.ts";
import type { Evaluation } from "./evaluation.ts";
import { joinPath, normalisePath } from "./paths.ts";
import { UNKNOWN, type Values } from "./values.ts";

type Data = Readonly<Record<string, unknown>>;

const MOST_FILES = 24;

/** What Hydra composes: the named file of the folder, with the files that its `defaults` choose, each under its group's name. */
export function hydraValues(ev: Evaluation, folder: string, name: string): Values {
  const data = composed(ev, folder, name, { left: MOST_FILES });
  return data === undefined ? UNKNOWN : dataValues(ev, data);
}

function composed(ev: Evaluation, folder: string, name: string, budget: { left: number }): Data | undefined {
  if (budget.left-- <= 0) return undefined;
  const own = dataOf(ev, folder, name);
  if (own === undefined) return undefined;
  const { defaults, ...rest } = own;
  if (!Array.isArray(defaults)) return rest;
  // Names in a defaults list are relative to the folder of the file in which it stands.
  const slash = name.lastIndexOf("/");
  const base = slash < 0 ? folder : joinPath(folder, name.slice(0, slash));
  let whole: Data = {};
  let isMerged = false;
  for (const choice of defaults as readonly unknown[]) {
    if (choice === "_self_") {
      whole = merged(whole, rest);
      isMerged = true;
    } else if (typeof choice === "string") whole = merged(whole, composed(ev, base, choice.replace(/^\//, ""), budget) ?? {});
    else if (typeof choice === "object" && choice !== null)
      for (const [key, option] of Object.entries(choice)) whole = merged(whole, group(ev, base, key, option, budget));
  }
  return isMerged ? whole : merged(whole, rest);
}

function group(ev: Evaluation, folder: string, key: string, option: unknown, budget: { left: number }): Data {
  const written = key.replace(/^(optional|override)\s+/, "").replace(/^\//, "");
  const [path, named] = written.split("@");
  if (path === undefined || path.startsWith("hydra/") || typeof option !== "string") return {};
  const data = composed(ev, folder, `${path}/${option}`, budget);
  if (data === undefined) return {};
  const keys = named === "_global_" ? [] : (named ?? path.replaceAll("/", ".")).split(".");
  return keys.reduceRight((inner: Data, name) => ({ [name]: inner }), data);
}

function dataOf(ev: Evaluation, folder: string, name: string): Data | undefined {
  const path = normalisePath(joinPath(folder, name));
  const facts = /\.ya?ml$/.test(path) ? ev.config(path) : (ev.config(`${path}.yaml`) ?? ev.config(`${path}.yml`));
  const data = facts?.data;
  return typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Data) : undefined;
}

function merged(left: Data, right: Data): Data {
  const whole: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const before = whole[key];
    whole[key] = isData(before) && isData(value) ? merged(before, value) : value;
  }
  return whole;
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
