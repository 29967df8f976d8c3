import type { InventoryPart } from "../../../../src/project/inventory-part.ts";
import { analyseJavaScript, type JavaScriptPart } from "../../../../src/project/javascript/analyse-javascript.ts";
import { readConfig } from "../../../../src/source/config/read-config.ts";
import { readJavaScript } from "../../../../src/source/javascript/read-javascript.ts";

/** Analyses a project that is written down in the test: path to text. JSON files are data, and configuration starts what it names. */
export function analyse(files: Readonly<Record<string, string>>): JavaScriptPart {
  const modules = Object.entries(files).flatMap(([path, text]) => readJavaScript(path, text) ?? []);
  return analyseJavaScript(modules, {
    paths: Object.keys(files),
    data: (path) => (path.endsWith(".json") && files[path] !== undefined ? JSON.parse(files[path]) : undefined),
    starts: Object.entries(files).flatMap(([path, text]) => readConfig(path, text)?.starts ?? []),
  });
}

/** Inference calls in one line each: file, line, call, context, and the services that ask. */
export function inference(part: InventoryPart): readonly string[] {
  return part.inferenceCalls.map((one) => {
    const services = one.services.map((index) => part.services[index]!.name);
    return `${one.place.file}:${one.place.line} ${one.call} ${one.context}${services.length > 0 ? ` <- ${services.join(", ")}` : ""}`;
  });
}

/** Services in one line each: kind, name, what is measured, guard. */
export function services(part: InventoryPart): readonly string[] {
  return part.services.map((one) => {
    const guard = one.guard.state === "guarded" ? `guarded by ${one.guard.by}` : one.guard.state;
    return `${one.kind} ${one.name} [${one.measures.join(" ")}] ${guard}`;
  });
}
