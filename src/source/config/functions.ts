import { type Draft, joinPath, placeIn } from "./draft.ts";
import { at, entriesOf, textOf, type Value } from "./yaml-tree.ts";

/** The platform that calls a function by the name that configuration gives it, as the first word of the command. */
export const FUNCTION_PLATFORM = "aws-lambda";

/** Functions of a Serverless file, and of a template of SAM or CloudFormation. */
export function readFunctions(draft: Draft, document: Value): void {
  const provider = at(document, "provider");
  const platform = textOf(at(provider, "name")) ?? textOf(provider);
  if (platform === "aws")
    for (const { key, value } of entriesOf(at(document, "functions")))
      addFunction(draft, key, at(value, "handler"), draft.folder);
  const common = at(document, "Globals", "Function");
  for (const { key, value } of entriesOf(at(document, "Resources"))) {
    const type = textOf(at(value, "Type"));
    if (type !== "AWS::Serverless::Function" && type !== "AWS::Lambda::Function") continue;
    const properties = at(value, "Properties");
    const code = textOf(at(properties, "CodeUri")) ?? textOf(at(properties, "Code")) ?? textOf(at(common, "CodeUri")) ?? "";
    const handler = at(properties, "Handler") ?? at(common, "Handler");
    addFunction(draft, key, handler, /^[a-z]\w*:\/\//.test(code) ? draft.folder : joinPath(draft.folder, code));
  }
}

function addFunction(draft: Draft, name: string, handler: Value | undefined, folder: string | undefined): void {
  const text = textOf(handler);
  if (handler !== undefined && text !== undefined) addHandler(draft, name, text, folder, handler.start, handler.end);
}

/** `src/app.predict` or `package.module.predict`: the function `predict` of a file. */
export function addHandler(
  draft: Draft,
  name: string,
  handler: string,
  folder: string | undefined,
  start: number,
  end: number,
): void {
  const parts = /^([\w./-]+)\.(\w+)$/.exec(handler);
  if (parts === null) return;
  const file = `${parts[1]!.replace(/(?<=\w)\.(?=\w)/g, "/")}.py`;
  draft.starts.push({
    when: "container",
    command: { words: [FUNCTION_PLATFORM, `${file}:${parts[2]}`], start, end },
    folder,
    name,
    place: placeIn(draft, start, end),
  });
}
