import type { ModelArtifact } from "../../model/inventory.ts";

/**
 * Loads by a name that might be a hub's, where the project saves a model under that name itself: what is loaded is that folder, with whatever keeps
 * its versions.
 */
export function withOwnModels(items: readonly ModelArtifact[]): readonly ModelArtifact[] {
  const saved = new Map(
    items.flatMap((item) =>
      item.op === "save" && item.hub === undefined && item.location !== undefined ? [[item.location, item]] : [],
    ),
  );
  if (saved.size === 0) return items;
  return items.map((item) => {
    const own =
      item.op === "save" || item.hub === undefined || item.location === undefined ? undefined : saved.get(item.location);
    if (own === undefined) return item;
    const { hub: _hub, ...rest } = item;
    const told = item.reasons.filter((one) => one.message !== item.tracking.reason);
    return {
      ...rest,
      tracking: own.tracking,
      reasons: [
        ...told,
        { place: own.place, message: `${own.call} saves it here` },
        { place: own.tracking.place ?? own.place, message: own.tracking.reason },
      ],
    };
  });
}
