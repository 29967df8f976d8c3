import type { Declared, DeclaredData, DeclaredModel, DeclaredService } from "../model/declared.ts";
import { groupBy } from "../model/group.ts";
import { type DatasetRead, type HubReference, type ModelArtifact, type Service, TRACKERS } from "../model/inventory.ts";
import type { Place } from "../model/place.ts";
import type { ReportContext, ReportInput, SystemInput } from "./input.ts";
import { cellName } from "./lines.ts";
import { wellFormed } from "./markup.ts";
import { pick } from "./report.ts";

/**
 * Models, datasets and services as a CycloneDX 1.6 machine-learning bill of materials: https://cyclonedx.org/docs/1.6/json/. What a manifest declares comes with
 * what it says; what was found in the source alone comes with the places where. It holds no time and no serial number, so that
 * the same repository gives the same text.
 */
export function cyclonedxReport(input: ReportInput, { version, folder }: Pick<ReportContext, "version" | "folder">): string {
  const systems = input.systems ?? [];
  const models = modelComponents(
    input,
    scoped(systems, ({ models: own }) => own),
  );
  const data = dataComponents(
    input,
    scoped(systems, ({ data: own }) => own),
  );
  const services = serviceEntries(
    input,
    scoped(systems, ({ services: own }) => own),
    models,
  );
  const root = systems.find((system) => system.declared !== undefined);
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      tools: { components: [{ type: "application", name: "AI Readiness", version }] },
      component: {
        type: "application",
        "bom-ref": "application",
        name: root?.name ?? folder,
        ...(root?.declared?.purpose !== undefined && { description: root.declared.purpose }),
        ...properties({
          owner: root?.declared?.owner,
          stage: root?.declared?.stage,
          "risk-class": root?.declared?.risk,
          policies: root?.declared?.policies.join(", "),
        }),
      },
    },
    components: [...models, ...data].map(({ component }) => component),
    services: services.map(({ service }) => service),
    dependencies: [
      { ref: "application", dependsOn: [...services, ...models, ...data].map(({ ref }) => ref) },
      ...services.map(({ ref, models: own }) => ({ ref, dependsOn: own })),
      ...models.map(({ ref, trainingData }) => ({
        ref,
        dependsOn: data.filter((one) => trainingData.includes(one.ref)).map((one) => one.ref),
      })),
      ...data.map(({ ref }) => ({ ref, dependsOn: [] })),
    ],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** Something declared, with what its names are within: two systems of one repository may use one name. */
type Scoped<T> = T & { readonly scope: string };

function scoped<T extends object>(
  systems: readonly SystemInput[],
  pick: (declared: Declared) => readonly T[],
): readonly Scoped<T>[] {
  return systems.flatMap(({ declared, folder }) => {
    const scope = folder === "" ? "" : `${folder}/`;
    return declared === undefined ? [] : pick(declared).map((entry) => ({ ...entry, scope }));
  });
}

/** What is written as a version: the manifest may name what keeps the versions instead. */
function versionOf(version: string | undefined): { readonly version?: string } {
  return version === undefined || TRACKERS.some((tracker) => tracker === version) ? {} : { version };
}

interface Model {
  readonly ref: string;
  /** Its declared name, with the scope. */
  readonly key: string | undefined;
  /** References of declared data. */
  readonly trainingData: readonly string[];
  readonly component: object;
}

function modelComponents({ inventory }: ReportInput, declared: readonly Scoped<DeclaredModel>[]): readonly Model[] {
  const real = inventory.modelArtifacts.filter(({ inTests }) => !inTests);
  const located = groupBy(real, (artifact) => artifact.hub?.id ?? artifact.location ?? "");
  const seen = new Set<string>();
  const make = (name: string, ref: string, artifacts: readonly ModelArtifact[], entry?: Scoped<DeclaredModel>): Model => ({
    ref,
    key: entry && entry.scope + entry.name,
    trainingData: entry?.trainingData.map((data) => `data/${entry.scope}${data}`) ?? [],
    component: {
      type: "machine-learning-model",
      "bom-ref": ref,
      name,
      ...versionOf(entry?.version),
      ...purlOf(artifacts.find(({ hub }) => hub !== undefined)?.hub),
      ...(entry?.licence !== undefined && { licenses: [{ license: { name: entry.licence } }] }),
      ...(entry?.baseModel !== undefined && {
        pedigree: { ancestors: [{ type: "machine-learning-model", name: entry.baseModel }] },
      }),
      ...(entry?.card !== undefined && { externalReferences: [{ type: "model-card", url: reference(entry.card) }] }),
      ...(entry !== undefined &&
        entry.trainingData.length > 0 && {
          modelCard: { modelParameters: { datasets: entry.trainingData.map((data) => ({ ref: `data/${entry.scope}${data}` })) } },
        }),
      ...evidence(artifacts, ({ op, call }) => `${op}: ${call}`),
      ...properties({ location: entry?.artifact ?? artifacts[0]?.location, "versions-kept-by": artifacts[0]?.tracking.tracker }),
    },
  });
  const found = declared.map((entry) => {
    const own = [...located].filter(([location]) => location !== "" && (location === entry.artifact || location === entry.name));
    for (const [location] of own) seen.add(location);
    return make(
      entry.name,
      `model/${entry.scope}${entry.name}`,
      own.flatMap(([, artifacts]) => artifacts),
      entry,
    );
  });
  const others = [...located].filter(([location]) => location !== "" && !seen.has(location));
  const hosted = groupBy(
    inventory.usage.hostedModels.filter(({ inTests, name }) => !inTests && typeof name === "string"),
    ({ name }) => name as string,
  );
  return [
    ...found,
    ...others.map(([location, artifacts]) => make(location, `model/found/${location}`, artifacts)),
    ...[...hosted].map(([name, calls]) => ({
      ref: `model/hosted/${name}`,
      key: undefined,
      trainingData: [],
      component: {
        type: "machine-learning-model",
        "bom-ref": `model/hosted/${name}`,
        name,
        ...evidence(calls, ({ call }) => call),
        ...properties({ hosted: "by its provider" }),
      },
    })),
  ];
}

/** https://github.com/package-url/purl-spec: the revision stands as the version, where one is given. */
function purlOf(hub: HubReference | undefined): { readonly purl?: string } {
  if (hub === undefined || !/^[\w.-]+(?:\/[\w.-]+)?$/.test(hub.id)) return {};
  return { purl: `pkg:huggingface/${hub.id}${hub.revision === undefined ? "" : `@${encodeURIComponent(hub.revision)}`}` };
}

interface Data {
  readonly ref: string;
  readonly component: object;
}

function dataComponents({ inventory }: ReportInput, declared: readonly Scoped<DeclaredData>[]): readonly Data[] {
  const real = inventory.datasetReads.filter(({ inTests, location }) => !inTests && location !== undefined);
  const located = groupBy(real, ({ location }) => location!);
  const seen = new Set<string>();
  const make = (name: string, ref: string, reads: readonly DatasetRead[], entry?: DeclaredData): Data => {
    const location = entry?.locations[0] ?? reads[0]?.location;
    return {
      ref,
      component: {
        type: "data",
        "bom-ref": ref,
        name,
        ...versionOf(entry?.version),
        ...(entry?.licence !== undefined && { licenses: [{ license: { name: entry.licence } }] }),
        data: [
          {
            type: "dataset",
            name,
            ...(location !== undefined && { contents: { url: reference(location) } }),
            ...(entry?.personalData !== undefined && { classification: `personal data: ${entry.personalData}` }),
            ...(entry?.owner !== undefined && { governance: { owners: [{ organization: { name: entry.owner } }] } }),
          },
        ],
        ...(entry?.card !== undefined && { externalReferences: [{ type: "documentation", url: reference(entry.card) }] }),
        ...evidence(reads, ({ call }) => call),
        ...properties({
          kind: entry?.kind,
          "used-for": entry?.usedFor.length ? entry.usedFor.join(", ") : undefined,
          "versions-kept-by": reads[0]?.tracking.tracker,
        }),
      },
    };
  };
  const found = declared.map((entry) => {
    const own = entry.locations.flatMap((location) => located.get(location) ?? []);
    for (const location of entry.locations) seen.add(location);
    return make(entry.name, `data/${entry.scope}${entry.name}`, own, entry);
  });
  const others = [...located].filter(([location]) => !seen.has(location));
  return [...found, ...others.map(([location, reads]) => make(location, `data/found/${location}`, reads))];
}

interface ServiceEntry {
  readonly ref: string;
  /** References of the models that it uses. */
  readonly models: readonly string[];
  readonly service: object;
}

function serviceEntries(
  { inventory }: ReportInput,
  declared: readonly Scoped<DeclaredService>[],
  models: readonly Model[],
): readonly ServiceEntry[] {
  const real = inventory.services.filter(({ inTests }) => !inTests);
  const refs = new Set<string>();
  const make = (service: Service | undefined, entry: Scoped<DeclaredService> | undefined): ServiceEntry => {
    const base = entry === undefined ? `service/found/${service?.entry}` : `service/${entry.scope}${entry.name}`;
    let ref = base;
    for (let count = 2; refs.has(ref); count++) ref = `${base}#${count}`;
    refs.add(ref);
    const route = service?.kind === "http" ? /^[A-Z]+ (\/\S*)$/.exec(service.name)?.[1] : undefined;
    const guard = service?.guard.state;
    return {
      ref,
      models: models.filter(({ key }) => entry?.models.some((name) => entry.scope + name === key)).map((model) => model.ref),
      service: {
        "bom-ref": ref,
        name: entry?.name ?? service?.name,
        ...(route !== undefined && { endpoints: [reference(route)] }),
        ...(guard === "guarded" || guard === "open" ? { authenticated: guard === "guarded" } : {}),
        ...properties({
          entry: entry?.entry ?? service?.entry,
          kind: service?.kind,
          authentication: entry?.auth,
          measures: service?.measures.length ? service.measures.join(", ") : undefined,
          "watched-by":
            service && [...new Set(pick(inventory.monitors, service.monitors).map(({ library }) => library))].join(", "),
          "infers-by":
            service && [...new Set(pick(inventory.inferenceCalls, service.inferenceCalls).map(({ call }) => call))].join(", "),
        }),
      },
    };
  };
  const used = new Set<Service>();
  const named = declared.map((entry) => {
    const service = real.find((one) => one.entry === entry.entry);
    if (service !== undefined) used.add(service);
    return make(service, entry);
  });
  return [...named, ...real.filter((service) => !used.has(service)).map((service) => make(service, undefined))];
}

/** Where it was found, with what stands there. */
function evidence<T extends { readonly place: Place }>(items: readonly T[], said: (item: T) => string): object {
  if (items.length === 0) return {};
  const occurrences = items.map((item) => {
    const { file, line } = item.place;
    const cell = cellName(item.place);
    // In a notebook the line counts within its cell, so it is told in words and not as a line of the file.
    return cell === ""
      ? { location: file, line, additionalContext: said(item) }
      : { location: file, additionalContext: `${cell}, line ${line}: ${said(item)}` };
  });
  return { evidence: { occurrences } };
}

function properties(values: Readonly<Record<string, string | undefined>>): object {
  const list = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [{ name: `ai-readiness:${name}`, value }],
  );
  return list.length === 0 ? {} : { properties: list };
}

/** A path or address as a reference that may stand in a URL. */
function reference(text: string): string {
  return encodeURI(wellFormed(text));
}
