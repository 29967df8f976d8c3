import type { Manifest } from "../manifest/manifest.ts";
import { isExternal } from "../manifest/manifest.ts";
import type { Measure } from "../model/inventory.ts";
import type { Place } from "../model/place.ts";
import { addressee } from "./claimed.ts";
import { codeOwners } from "./code-owners.ts";
import type { RuleContext } from "./define.ts";
import { isDeployed, MEASURE_NAMES, measuresOf } from "./monitoring.ts";
import { list } from "./words.ts";

/** What can be put into a document before anybody has written it. */
export const TOPICS = [
  "purpose",
  "owner",
  "risk",
  "problem",
  "licence",
  "models",
  "training",
  "metrics",
  "hosted",
  "data",
  "columns",
  "personal",
  "services",
  "monitoring",
  "fallback",
  "rollback",
  "users",
  "support",
  "feedback",
] as const;
export type Topic = (typeof TOPICS)[number];

/** More lines than these on one topic are no help in a draft. */
const MOST = 8;

/**
 * One line for each thing that manifest and source tell on a topic, each with the file where it was read. A line of that file would be another by the
 * next change, so it is not named. Nothing is concluded from them.
 */
export function knownFacts(context: RuleContext, topic: Topic): readonly string[] {
  return gathered(read(context, topic));
}

/** Of the topic `data`, what is read in some places. */
export function dataRead(context: RuleContext, isWanted: (place: Place) => boolean): readonly string[] {
  return gathered(reads(context, isWanted));
}

function gathered(told: readonly string[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const line of new Set(told)) {
    const [, text = line, place] = /^(.*) \(([^()]+)\)$/.exec(line) ?? [];
    places.set(text, [...(places.get(text) ?? []), ...(place === undefined ? [] : [place])]);
  }
  const lines = [...places].map(([text, where]) => (where.length === 0 ? text : `${text} (${shortened(where)})`));
  return lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`] : lines;
}

/** The first two places, and how many more there are. */
function shortened(places: readonly string[]): string {
  return places.length > 3 ? `${places.slice(0, 2).join(", ")} and ${places.length - 2} more` : places.join(", ");
}

function read(context: RuleContext, topic: Topic): readonly string[] {
  const { manifest, inventory, code, files } = context;
  const said = (what: string, value: unknown) =>
    manifest === undefined || typeof value !== "string" || addressee(value) === undefined
      ? []
      : [`${what}: ${value} (${manifest.file})`];
  const system = manifest?.system;
  switch (topic) {
    case "purpose":
      return said("Purpose", system?.purpose);
    case "owner":
      return system?.owner === undefined ? owners(context) : said("Owner", system.owner);
    case "risk":
      return [...said("Risk class", system?.risk?.class), ...said("Rationale", system?.risk?.rationale)];
    case "problem":
      return said("Problem", manifest?.adoption.problem);
    case "licence": {
      const licence = inventory.documents.find(({ kind }) => kind === "licence");
      const title = licence && files.text(licence.path)?.match(/^\s*(\S.{0,80}?)\s*$/m)?.[1];
      return title === undefined || licence === undefined
        ? []
        : [`Licence of the repository: ${title.replace(/^#+\s*/, "")} (${licence.path})`];
    }
    case "models":
      return inventory.modelArtifacts
        .filter(({ inTests, location, hub }) => !inTests && (location ?? hub?.id) !== undefined)
        .map(({ op, location, hub, call, place, tracking }) => {
          const kept = tracking.tracker === "none" || tracking.tracker === "unknown" ? "" : `, kept by ${tracking.tracker}`;
          const verb = op === "save" ? "Saved" : op === "load" ? "Loaded" : "Downloaded";
          return `${verb}: \`${location ?? hub?.id}\` by \`${call}\`${kept} ${at(place)}`;
        });
    case "training":
      return inventory.delivery.trainings
        .filter(({ inTests }) => !inTests)
        .map(
          ({ call, place, tracker }) =>
            `Trained by \`${call}\`${tracker === undefined ? "" : `, recorded with ${tracker}`} ${at(place)}`,
        );
    case "metrics":
      return code
        .metrics()
        .filter(({ place }) => owns(context, place))
        .map(({ name, place }) => `Measured: \`${name}\` ${at(place)}`);
    case "hosted":
      return inventory.usage.hostedModels
        .filter(({ inTests, name }) => !inTests && typeof name === "string")
        .map(({ name, place }) => `Asked of a provider: \`${name}\` ${at(place)}`);
    case "data":
      return reads(context, () => true);
    case "columns":
      return inventory.usage.columns
        .filter(({ certain }) => certain)
        .map(({ column, location }) => `Column \`${column}\` of \`${location}\``);
    case "personal":
      return (manifest?.data ?? []).flatMap(({ name, personalData }) => said(`Personal data in ${name}`, personalData));
    case "services":
      return inventory.services.filter(isDeployed).map(({ name, place, guard }) => {
        const who = guard.state === "guarded" ? `, callers are checked by ${guard.by}` : "";
        return `Answers: \`${name}\`${who} ${at(place)}`;
      });
    case "monitoring":
      return inventory.services.filter(isDeployed).map((service) => {
        const measured = measuresOf(service, inventory);
        return `\`${service.name}\` ${measured.length === 0 ? "is watched by nothing that the source shows" : `is watched for ${names(measured)}`} ${at(service.place)}`;
      });
    case "fallback":
      return (manifest?.services ?? []).flatMap(({ name, fallback }) => said(`When ${name} is off`, textOf(fallback)));
    case "rollback":
      return (manifest?.models ?? []).flatMap(({ name, rollback }) => said(`Back to an earlier ${name}`, textOf(rollback)));
    case "users":
      return (manifest?.adoption.users ?? []).flatMap(({ group }) => said("Users", group));
    case "support":
      return said("Help", textOf(manifest?.adoption.support));
    case "feedback":
      return said("Feedback", textOf(manifest?.adoption.feedback));
  }
}

function reads({ inventory }: RuleContext, isWanted: (place: Place) => boolean): readonly string[] {
  return inventory.datasetReads
    .filter(({ inTests, location, hub, place }) => !inTests && (location ?? hub?.id) !== undefined && isWanted(place))
    .map(({ location, hub, tracking, place }) => {
      const kept = tracking.tracker === "none" || tracking.tracker === "unknown" ? "" : `, versions kept by ${tracking.tracker}`;
      return `Read: \`${location ?? hub?.id}\`${kept} ${at(place)}`;
    });
}

/** Whoever CODEOWNERS names for the system's folder: candidates, which is said. */
function owners({ files, manifest, folder }: RuleContext): readonly string[] {
  const codeowners = codeOwners(files);
  if (codeowners === undefined || codeowners === "unread") return [];
  const own = codeowners.of(manifest?.file ?? (folder === "" ? "README.md" : `${folder}/README.md`));
  return own.length === 0 ? [] : [`Asked about changes: ${list(own)} (${codeowners.file})`];
}

function names(measures: readonly Measure[]): string {
  return list(measures.map((measure) => MEASURE_NAMES[measure]));
}

function textOf(value: Manifest["adoption"]["support"]): string | undefined {
  return isExternal(value) ? value.external : value;
}

/** The file in which something was read, and of a notebook the cell. */
export function at({ file, cell }: Place): string {
  return `(${file}${cell === undefined ? "" : `, cell ${cell + 1}`})`;
}

function owns({ folder }: RuleContext, { file }: Place): boolean {
  return folder === "" || file.startsWith(`${folder}/`);
}
