import { folderOf } from "../../model/paths.ts";
import { exportedNames, exportValues } from "./exports.ts";
import { functionOf, type Program } from "./program.ts";
import { joinPath } from "./resolve-module.ts";
import type { Root } from "./roots.ts";

/** Where the Serverless Framework and AWS SAM name functions. */
export const NAMES_FUNCTIONS = /(?:^|\/)(?:serverless(?:[.-][\w-]+)?|template|sam[\w-]*)\.ya?ml$/;
const SUFFIXES = [".ts", ".js", ".mjs", ".cjs", ".mts"];

/** Functions of any name that configuration gives to AWS Lambda: `handler: src/ask.run`. */
export function readCloudFunctions(
  program: Program,
  paths: readonly string[],
  data: (path: string) => unknown,
  roots: Root[],
): void {
  for (const path of paths) {
    if (!NAMES_FUNCTIONS.test(path)) continue;
    for (const { name, handler, folder } of functionsIn(data(path))) {
      const parts = /^([\w./-]+)\.(\w+)$/.exec(handler);
      const file = parts === null ? undefined : joinPath(folderOf(path), `${folder}/${parts[1]}`);
      const mod = SUFFIXES.map((suffix) => program.modules.get(`${file}${suffix}`)).find((one) => one !== undefined);
      const symbol = parts?.[2];
      if (mod === undefined || symbol === undefined || !exportedNames(mod).some((one) => one.name === symbol)) continue;
      for (const value of exportValues(program, mod, symbol)) {
        if (value.kind !== "function" || roots.some((root) => root.mod === value.mod && root.id === value.id)) continue;
        const own = functionOf(value.mod, value.id);
        roots.push({
          mod: value.mod,
          id: value.id,
          kind: "handler",
          name,
          start: own.nameStart,
          end: own.nameEnd,
          context: "serving",
          symbol,
          before: [],
          origin: undefined,
          platform: "a gateway in front of the function may check callers",
        });
      }
    }
  }
}

interface NamedFunction {
  readonly name: string;
  readonly handler: string;
  readonly folder: string;
}

function functionsIn(data: unknown): readonly NamedFunction[] {
  const found: NamedFunction[] = [];
  const add = (name: string, handler: unknown, folder: unknown) => {
    if (typeof handler === "string") found.push({ name, handler, folder: typeof folder === "string" ? folder : "" });
  };
  for (const [name, one] of entries(at(data, "functions"))) add(name, at(one, "handler"), "");
  for (const [name, one] of entries(at(data, "Resources"))) {
    if (!/^AWS::(?:Serverless|Lambda)::Function$/.test(String(at(one, "Type")))) continue;
    const properties = at(one, "Properties");
    add(name, at(properties, "Handler"), at(properties, "CodeUri"));
  }
  return found;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
