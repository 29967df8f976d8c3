import { addCommands, commandsOf, contextFolder, type Draft, joinPath, placeIn } from "./draft.ts";
import { serverOfImage } from "./servers.ts";
import { at, entriesOf, itemsOf, textOf, type Value } from "./yaml-tree.ts";

/** Reads a Docker compose file: each service's command, environment and image. */
export function readCompose(draft: Draft, documents: readonly Value[]): void {
  for (const { key: name, keyStart, keyEnd, value: service } of documents.flatMap((document) =>
    entriesOf(at(document, "services")),
  )) {
    const context = textOf(at(service, "build", "context")) ?? textOf(at(service, "build"));
    const folder =
      context === undefined || /[$:]/.test(context) ? undefined : joinPath(contextFolder(draft.folder, [context]), context);
    const commands = commandsOf(at(service, "entrypoint"), at(service, "command"));
    addCommands(draft, commands, {
      when: "container",
      name,
      folder,
      ...(isForDevelopers(service, context) && { development: true }),
    });
    addEnvironment(draft, at(service, "environment"));
    for (const volume of itemsOf(at(service, "volumes"))) addMount(draft, volume);
    const image = textOf(at(service, "image"));
    addImage(draft, service, name);
    const check = at(service, "healthcheck");
    if (check !== undefined) draft.healthChecks.push(placeIn(draft, check.start, check.end));
    const server =
      image === undefined
        ? undefined
        : serverOfImage(
            image,
            commands.flatMap((command) => command.words),
          );
    if (server !== undefined && !draft.servers.some((known) => known.name === name))
      draft.servers.push({ ...server, kind: "server", name, place: placeIn(draft, keyStart, keyEnd) });
  }
}

/** `./data:/srv/data`, or the same by `source` and `target`. A volume with a name lies outside the project. */
function addMount(draft: Draft, volume: Value): void {
  const text = textOf(volume)?.replace(/\$\{\w+:?-([^${}]*)\}/g, "$1");
  const [source, target] = text === undefined ? [textOf(at(volume, "source")), textOf(at(volume, "target"))] : text.split(":");
  if (source === undefined || target === undefined || !/^\.{1,2}(?:\/|$)/.test(source) || !target.startsWith("/")) return;
  const from = joinPath(draft.folder, source);
  const to = target.replace(/\/+$/, "");
  if (from !== undefined && to !== "" && !draft.mounts.some((known) => known.from === from && known.to === to))
    draft.mounts.push({ from, to });
}

const DEVELOPERS = /(?:^|[/._-])(?:dev|devel|development|local|debug)(?=[/._-]|$)/i;

/** A service built from an image for developers, or with the very folder that it is built from mounted over what was built. */
function isForDevelopers(service: Value, context: string | undefined): boolean {
  const build = [textOf(at(service, "build", "dockerfile")), textOf(at(service, "build", "target"))];
  if (build.some((name) => name !== undefined && DEVELOPERS.test(name))) return true;
  if (context === undefined) return false;
  const plain = (path: string) => path.replace(/^\.\//, "").replace(/\/+$/, "");
  return itemsOf(at(service, "volumes")).some((volume) => {
    const [from, to] = (textOf(volume) ?? "").split(":");
    return from !== undefined && to !== undefined && plain(from) === plain(context) && /^\.|\//.test(from);
  });
}

/** A service that is built names its own result, which says nothing of versions. */
function addImage(draft: Draft, service: Value, name: string): void {
  const image = at(service, "image");
  const reference = textOf(image);
  if (image === undefined || reference === undefined || at(service, "build") !== undefined) return;
  const stays = /^(?:always|unless-stopped)$/.test(textOf(at(service, "restart")) ?? "") || at(service, "deploy") !== undefined;
  draft.images.push({ reference, role: "run", name, stays, place: placeIn(draft, image.start, image.end) });
}

/** `{ NAME: value }` or `["NAME=value"]`; a name without a value comes from outside and is left out. */
export function addEnvironment(draft: Draft, environment: Value | undefined): void {
  if (environment?.kind === "map")
    for (const { key, keyStart, value } of environment.entries) {
      const text = textOf(value);
      if (text !== undefined) draft.environment.push({ name: key, value: text, place: placeIn(draft, keyStart, value.end) });
    }
  else
    for (const item of itemsOf(environment)) {
      const pair = /^([A-Za-z_][\w.-]*)=([\s\S]*)$/.exec(textOf(item) ?? "");
      if (pair !== null) draft.environment.push({ name: pair[1]!, value: pair[2]!, place: placeIn(draft, item.start, item.end) });
    }
}
