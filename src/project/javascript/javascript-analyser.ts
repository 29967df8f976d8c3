import type { JavaScriptFacts } from "../../source/facts.ts";
import { analyseJavaScript, type JavaScriptPart } from "./analyse-javascript.ts";
import { modulesToParse, type ProgramInput } from "./load-program.ts";
import { isNamedStart } from "./named-starts.ts";

export interface JavaScriptAnalyser {
  /** The same object as before when nothing changed that it depends on. `pause` is asked between modules. */
  analyse(
    modules: readonly JavaScriptFacts[],
    input: ProgramInput,
    pause: () => Promise<void> | undefined,
  ): Promise<JavaScriptPart>;
}

/** Analyses JavaScript and TypeScript; remembers the last answer, and lets others work while modules are parsed. */
export function createJavaScriptAnalyser(): JavaScriptAnalyser {
  let last: { readonly inputs: readonly unknown[]; readonly part: JavaScriptPart } | undefined;
  return {
    async analyse(modules, input, pause) {
      const inputs = inputsOf(modules, input);
      if (last && last.inputs.length === inputs.length && last.inputs.every((one, index) => one === inputs[index]))
        return last.part;
      for (const facts of modulesToParse(modules, input)) {
        facts.module.syntax();
        await pause();
      }
      last = { inputs, part: analyseJavaScript(modules, input) };
      return last.part;
    },
  };
}

/** Everything that the answer depends on, each compared by identity. */
function inputsOf(modules: readonly JavaScriptFacts[], input: ProgramInput): readonly unknown[] {
  const inputs: unknown[] = [...modules];
  for (const { call, measures } of input.detectors ?? []) inputs.push(call, measures.join());
  inputs.push(input.servedElsewhere === true, ...(input.starts ?? []).filter(isNamedStart), input.paths.length);
  for (const path of input.paths) {
    if (/(?:^|\/)(?:(?:package|[jt]sconfig[\w.-]*|import_map)\.json|deno\.jsonc?)$/.test(path))
      inputs.push(path, input.data(path));
  }
  return inputs;
}
