import type { DocumentPath, Manifest } from "../manifest/manifest.ts";
import { filePlace, type Place } from "../model/place.ts";
import { anchorsOf } from "../project/documents/index.ts";
import { fromRoot } from "../rules/declared.ts";
import { entitiesOf, subjectKey } from "./entities.ts";
import { kindOf, namesFile } from "./fields.ts";
import type { World } from "./world.ts";

/** Where what a manifest names is to be found. */
export interface Target {
  readonly place: Place;
  /** `file`, also for a heading in it; a `symbol`; an `entry` of the manifest; or the place in the `source` that an entry stands for. */
  readonly what: "file" | "symbol" | "entry" | "source";
}

/** Where the value at a path leads: the file, the function, the entry of this manifest. Empty where nothing is there, or many things are. */
export function targetOf(manifest: Manifest, path: DocumentPath, value: string, world: World | undefined): Target | undefined {
  const kind = kindOf(path);
  if (kind === "dataset" || kind === "model" || kind === "subject") {
    const entity = entitiesOf(manifest).find((one) =>
      kind === "subject" ? subjectKey(one) === value : one.kind === kind && one.name === value,
    );
    return entity && { place: manifest.placeOf([...entity.path, "name"]), what: "entry" };
  }
  if (world === undefined || !namesFile(kind) || /^[a-z][\w+.-]*:\/\//i.test(value)) return undefined;
  if (kind !== "path" && kind !== "data-location" && kind !== "model-location") {
    const reference = fromRoot(manifest, value);
    const answer = /:\w/.test(reference) ? world.symbols.find(reference) : undefined;
    if (answer?.state === "found") return { place: answer.place.place, what: "symbol" };
    return fileTarget(fromRoot(manifest, value.replace(/:[\w.$]*$/, "")), undefined, world);
  }
  const [file, heading] = value.split("#", 2);
  return fileTarget(fromRoot(manifest, file ?? value), heading, world);
}

function fileTarget(path: string, heading: string | undefined, { files }: World): Target | undefined {
  // A path of a folder cannot be opened; a dataset that is tracked by DVC is stood for by its `.dvc` file.
  const file = [path, `${path}.dvc`].find((one) => files.size(one) !== undefined || files.text(one) !== undefined);
  if (file === undefined) return undefined;
  const line = heading === undefined ? undefined : anchorsOf(file, files.text(file) ?? "").get(heading.toLowerCase());
  return { place: filePlace(file, line), what: "file" };
}
