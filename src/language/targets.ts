import type { DocumentPath, Manifest } from "../manifest/manifest.ts";
import { filePlace, type Place } from "../model/place.ts";
import { fromRoot } from "../rules/declared.ts";
import { entitiesOf } from "./entities.ts";
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
  if (kind === "dataset" || kind === "model") {
    const entity = entitiesOf(manifest).find((one) => one.kind === kind && one.name === value);
    return entity && { place: manifest.placeOf([...entity.path, "name"]), what: "entry" };
  }
  if (kind === "subject") {
    const sections = { "data.": "dataset", "models.": "model", "services.": "service" } as const;
    for (const [prefix, section] of Object.entries(sections)) {
      if (!value.startsWith(prefix)) continue;
      const entity = entitiesOf(manifest).find((one) => one.kind === section && one.name === value.slice(prefix.length));
      return entity && { place: manifest.placeOf([...entity.path, "name"]), what: "entry" };
    }
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
  const line = heading === undefined ? undefined : headingLine(files.text(file) ?? "", heading);
  return { place: filePlace(file, line), what: "file" };
}

/** The line of the Markdown heading that `#rollback` names, as forges write such names. */
function headingLine(text: string, name: string): number | undefined {
  const slug = (title: string) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
  const at = text
    .split(/\r?\n/)
    .findIndex((line) => /^#{1,6}\s/.test(line) && slug(line.replace(/^#+/, "")) === name.toLowerCase());
  return at < 0 ? undefined : at + 1;
}
