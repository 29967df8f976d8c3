import { isExternal, type Manifest } from "../manifest/manifest.ts";
import type { Declared } from "../model/declared.ts";
import { fromRoot } from "../rules/declared.ts";

/** What a manifest declares, without the places of its values. */
export function declaredBy(manifest: Manifest): Declared {
  const { system, data, models, services } = manifest;
  const path = (value: string | undefined) => (value === undefined ? undefined : fromRoot(manifest, value));
  return {
    ...given({ purpose: system.purpose, owner: system.owner, risk: system.risk?.class }),
    stage: system.stage,
    policies: system.policies,
    data: data.map(({ name, locations, kind, usedFor, version, owner, licence, personalData, card }) => ({
      name,
      locations: locations.map((location) => fromRoot(manifest, location)),
      usedFor,
      ...given({ kind, version, owner, licence, personalData, card: path(card) }),
    })),
    models: models.map(({ name, artifact, version, licence, baseModel, card, trainingData }) => ({
      name,
      trainingData,
      ...given({ artifact: path(artifact), version, licence, baseModel, card: path(card) }),
    })),
    services: services.map(({ name, entry, models: own, auth }) => ({
      name,
      models: own,
      ...given({ entry: path(entry), auth: isExternal(auth) ? auth.external : auth }),
    })),
  };
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is undefined. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
