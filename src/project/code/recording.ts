import type { NamedImport, Recorder } from "../../knowledge/attach/attachments.ts";
import { folderOf } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { unitOf } from "../python/unit.ts";
import { callAt, isBoundIn } from "./calls-at.ts";
import type { Change, Fill, Programs } from "./change.ts";
import { belowImports, type ImportPlaces, importEdits, importedAs, importLines, inOrder } from "./imports.ts";
import { isCopiedAlone, siblingPrefix } from "./own-modules.ts";
import { type PredictionSite, predictionSite } from "./prediction-site.ts";

/** Calls the recorder where models are asked: in the file of the first call and those beside it, once in each function. */
export function recorded(programs: Programs, calls: readonly Place[], recorder: Recorder, fill: Fill): Change | undefined {
  const byFile = new Map<PythonFacts, PredictionSite[]>();
  for (const place of calls) {
    const facts = programs.python.get(place.file);
    const call = facts === undefined || place.cell !== undefined ? 0 : callAt(facts, place);
    const site = call === 0 ? undefined : predictionSite(facts!, call);
    if (site === undefined) continue;
    const same = byFile.get(facts!);
    if (same === undefined) byFile.set(facts!, [site]);
    // The second question to a model in one function is mostly about the same data: `predict_proba` after `predict`.
    else if (!same.some(({ within }) => within === site.within)) same.push(site);
  }
  let change: Change | undefined;
  for (const [facts, sites] of byFile) {
    if (change !== undefined && folderOf(facts.path) !== folderOf(change.symbol!)) continue;
    const own = recordedIn(programs, facts, sites, recorder, fill);
    if (own === undefined) continue;
    change = {
      edits: [...(change?.edits ?? []), ...own.edits],
      newFiles: change?.newFiles.length ? change.newFiles : own.newFiles,
      symbol: change?.symbol ?? own.symbol!,
    };
  }
  return change;
}

function recordedIn(
  programs: Programs,
  facts: PythonFacts,
  sites: readonly PredictionSite[],
  recorder: Recorder,
  fill: Fill,
): Change | undefined {
  const hooks = sites.flatMap((site) => site.edits(`${recorder.call}(${site.features}, ${site.prediction})`));
  const places = placesOf(programs, facts);
  const known = existing(programs, facts, recorder, fill);
  if (known !== undefined) {
    const edits = [...importEdits(facts, known.name === undefined ? [] : [known], places), ...hooks];
    return { edits, newFiles: [], symbol: known.symbol };
  }
  const code = filled(recorder.code, fill);
  const prefix = siblingPrefix(facts, programs.resolver, programs.configs);
  const name = freeModule(programs, facts, recorder);
  if (prefix !== undefined && name !== undefined && !isCopiedAlone(facts.path, programs.configs)) {
    if (isBoundIn(facts, recorder.call)) return undefined;
    const file = beside(facts, name);
    const module = { module: prefix === "." ? `.${name}` : `${prefix}${name}`, name: recorder.call };
    const withIt = { isOwn: (one: string, level: number) => one === module.module || places.isOwn(one, level) };
    return {
      edits: [...importEdits(facts, [module], withIt), ...hooks],
      newFiles: [{ file, text: moduleText(recorder, code) }],
      symbol: `${file}:${recorder.call}`,
    };
  }
  if (recorder.binds.some((bound) => isBoundIn(facts, bound))) return undefined;
  const head = [...importEdits(facts, recorder.imports, places), belowImports(facts, code)];
  return { edits: [...head, ...hooks], newFiles: [], symbol: `${facts.path}:${recorder.call}` };
}

/** Where the recorder is already: in this file, or in the module that an earlier fix made. */
function existing(
  programs: Programs,
  facts: PythonFacts,
  recorder: Recorder,
  fill: Fill,
): (NamedImport & { readonly symbol: string }) | undefined {
  const code = filled(recorder.code, fill);
  if (sameText(facts.module.tree.text, code)) return { module: "", symbol: `${facts.path}:${recorder.call}` };
  const file = beside(facts, recorder.module);
  const other = programs.python.get(file);
  if (other === undefined || !sameText(other.module.tree.text, code)) return undefined;
  const prefix = siblingPrefix(facts, programs.resolver, programs.configs);
  if (prefix === undefined) return undefined;
  const module = prefix === "." ? `.${recorder.module}` : `${prefix}${recorder.module}`;
  const wanted = { module, name: recorder.call };
  if (isBoundIn(facts, recorder.call) && importedAs(facts, wanted) !== recorder.call) return undefined;
  return { ...wanted, symbol: `${file}:${recorder.call}` };
}

function sameText(text: string, code: string): boolean {
  return text.replaceAll("\r\n", "\n").includes(code);
}

/** The recorder's own name for its module, where no file or folder has it. */
function freeModule(programs: Programs, facts: PythonFacts, recorder: Recorder): string | undefined {
  return [recorder.module, `model_${recorder.module}`].find(
    (name) =>
      programs.resolver.resolve(unitOf(facts), name, 0) === undefined &&
      !programs.python.has(beside(facts, name)) &&
      !programs.python.has(beside(facts, `${name}/__init__`)),
  );
}

function beside(facts: PythonFacts, module: string): string {
  const folder = folderOf(facts.path);
  return `${folder === "" ? "" : `${folder}/`}${module}.py`;
}

function moduleText(recorder: Recorder, code: string): string {
  const imports = inOrder(recorder.imports).map((group) => importLines(group).join("\n"));
  const about = recorder.about.includes("\n") ? `"""${recorder.about}\n"""` : `"""${recorder.about}"""`;
  // A constant stands one line below the imports, a function two.
  return `${about}\n\n${imports.join("\n\n")}\n\n${code}\n`;
}

export function filled(text: string, fill: Fill): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => fill[name] ?? whole);
}

export function placesOf({ resolver }: Programs, facts: PythonFacts): ImportPlaces {
  const unit = unitOf(facts);
  return {
    isOwn: (module) => resolver.resolve(unit, module, 0) !== undefined || resolver.isPackage(unit, module.split(".")[0]!, 0),
  };
}
