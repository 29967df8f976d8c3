import type { PythonFacts } from "../../source/facts.ts";
import { decodePart, stringValue } from "../../source/python/strings.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { type ShellCommand, shellCommands } from "../../source/shell.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "../python/arguments.ts";

const SIEVE = /\b(?:os\.system|os\.popen|subprocess|get_ipython)\b/;
const RUNS =
  /^(?:os\.(?:system|popen)|(?:subprocess\.)?(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|get_ipython\(\)\.(?:system|getoutput))$/;

/** Commands that a program runs with `os.system`, `subprocess` and the like, as far as they are written out; what is put in is a hole. */
export const pythonCommands = keptWith(({ module }: PythonFacts): readonly ShellCommand[] => {
  const { tree } = module;
  if (!SIEVE.test(tree.text)) return [];
  const found: ShellCommand[] = [];
  for (const call of module.calls) {
    if (!RUNS.test(textOf(tree, tree.firstChild[call]!))) continue;
    const { positional, keywords } = argumentsOf(tree, call);
    const node = positional[0] ?? keywords.get("args") ?? 0;
    const [start, end] = [tree.start[call]!, tree.end[call]!];
    if (tree.kind[node] === Kind.List || tree.kind[node] === Kind.Tuple) {
      const words: string[] = [];
      for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
        words.push(written(tree, child) ?? "*");
      found.push({ words, start, end });
    } else {
      const text = node === 0 ? undefined : written(tree, node);
      if (text !== undefined) for (const command of shellCommands(text, 0)) found.push({ words: command.words, start, end });
    }
  }
  return found;
});

function written(tree: Tree, node: number): string | undefined {
  const kind = tree.kind[node];
  if (kind === Kind.String) return stringValue(tree, node);
  if (kind !== Kind.FString && kind !== Kind.JoinedString) return undefined;
  let text = "";
  for (let part = tree.firstChild[node]!; part !== 0; part = tree.nextSibling[part]!) {
    if (tree.kind[part] === Kind.StringPart) text += decodePart(tree, part, node);
    else text += written(tree, part) ?? "*";
  }
  return text;
}
