import { type Draft, placeIn } from "./draft.ts";
import { field } from "./prometheus.ts";

/** MLServer's model-settings.json: its own runtimes are servers; a runtime of the project is a class in its source. */
export function readModelSettings(draft: Draft, data: unknown): void {
  const implementation = field(data, "implementation");
  if (typeof implementation !== "string") return;
  const at = draft.text.indexOf('"implementation"');
  const place = placeIn(draft, at, at + '"implementation"'.length);
  const name = field(data, "name");
  const uri = field(field(data, "parameters"), "uri");
  draft.servers.push({
    library: "mlserver",
    kind: "server",
    name: typeof name === "string" ? name : implementation,
    model: typeof uri === "string" ? uri : undefined,
    place,
  });
  draft.starts.push({
    when: "container",
    command: { words: ["mlserver", "start", implementation], start: at, end: at + '"implementation"'.length },
    folder: draft.folder,
    name: typeof name === "string" ? name : implementation,
    place,
  });
}

/** Triton's config.pbtxt: one served model. */
export function readTriton(draft: Draft): void {
  const engine = /^\s*(?:platform|backend)\s*:\s*"([^"]+)"/m.exec(draft.text);
  const name = /^\s*name\s*:\s*"([^"]+)"/m.exec(draft.text);
  if (engine === null && name === null) return;
  const start = (name ?? engine)!.index;
  draft.servers.push({
    library: "triton",
    kind: "server",
    name: name?.[1] ?? draft.folder.slice(draft.folder.lastIndexOf("/") + 1),
    model: draft.folder === "" ? undefined : draft.folder,
    place: placeIn(draft, start, start),
  });
}

/** TorchServe's config.properties. */
export function readTorchServe(draft: Draft): void {
  const models = /^\s*load_models\s*=\s*(\S+)/m.exec(draft.text);
  const marker = models ?? /^\s*model_store\s*=\s*(\S+)/m.exec(draft.text);
  if (marker === null) return;
  draft.servers.push({
    library: "torchserve",
    kind: "server",
    name: "torchserve",
    model: models?.[1],
    place: placeIn(draft, marker.index, marker.index + marker[0].length),
  });
}
