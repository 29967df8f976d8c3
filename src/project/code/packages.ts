import { folderOf } from "../../model/paths.ts";
import type { ConfigFacts, Dependency } from "../../source/facts.ts";
import type { Unit } from "../python/unit.ts";

/** Packages that a program can count on, by their name in small letters with `-`, and the version that is asked for, as a number. */
export type Packages = ReadonlyMap<string, number>;

/**
 * What is installed for a file: dependency files in its folder and above, or all where there are none, and what programs in its folder and
 * below import. A version is that of the first two numbers (`0.4`), the highest where nothing bounds it.
 */
export function packagesFor(file: string, configs: readonly ConfigFacts[], units: readonly Unit[]): Packages {
  const own = configs.filter(({ dependencies }) => dependencies.some(isInstalled));
  const around = own.filter(({ path }) => isWithin(file, folderOf(path)));
  const found = new Map<string, number>();
  for (const { dependencies } of around.length > 0 ? around : own) {
    for (const dependency of dependencies) {
      if (!isInstalled(dependency)) continue;
      const name = canonical(dependency.name);
      const version = versionOf(dependency.version);
      found.set(name, Math.min(found.get(name) ?? Number.POSITIVE_INFINITY, version));
    }
  }
  const folder = folderOf(file);
  for (const unit of units) {
    if (unit.inTests || !isWithin(unit.path, folder)) continue;
    for (const module of unit.importedModules) {
      const name = canonical(module);
      if (!found.has(name)) found.set(name, Number.POSITIVE_INFINITY);
    }
  }
  return found;
}

export function canonical(name: string): string {
  return name.toLowerCase().replace(/[._]+/g, "-");
}

function isInstalled({ optional }: Dependency): boolean {
  return optional !== true;
}

function isWithin(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** `==0.4.30` and `~=0.4` are 0.4, `<0.5` is a little less than 0.5, `>=0.4` is whatever is newest. */
function versionOf(written: string | undefined): number {
  const bounded = /<=?\s*v?(\d+)(?:\.(\d+))?/.exec(written ?? "");
  if (bounded !== null) return numberOf(bounded) - (/<=/.test(bounded[0]) ? 0 : 0.0001);
  const exact = /^\s*(?:={1,3}|~=|\^|~)?\s*v?(\d+)(?:\.(\d+))?/.exec(written ?? "");
  return exact === null ? Number.POSITIVE_INFINITY : numberOf(exact);
}

/** `0.12` is later than `0.4`: the second number counts in thousandths. */
function numberOf(match: RegExpExecArray): number {
  return Number(match[1]) + Number(match[2] ?? 0) / 1000;
}
