import type { Fix } from "../model/fix.ts";
import type { HubReference } from "../model/inventory.ts";

/** Why a hub reference floats: `is loaded without a revision`. */
export function floats(hub: HubReference): string {
  return hub.revision === undefined ? "is loaded without a revision" : `is loaded at "${hub.revision}", a name that can move`;
}

/**
 * Inserts the revision that is known, or else the argument for a person to fill in. Which commit is right is theirs to say, so the placeholder still fails. It breaks the
 * program until it is filled, so it is never applied in bulk.
 */
export function insertRevision(hub: HubReference, known?: string): readonly Fix[] {
  if (hub.revision !== undefined || hub.insertAt === undefined) return [];
  if (known !== undefined) {
    const pin = { place: hub.insertAt, text: `, revision="${known}"` };
    return [{ title: "Pin the revision that is loaded elsewhere", safe: false, edits: [pin] }];
  }
  const edit = { place: hub.insertAt, text: ', revision="COMMIT_HASH"' };
  return [{ title: "Insert a revision to fill in", safe: false, kind: "scaffold", singly: true, edits: [edit] }];
}

/** The one revision at which the rest of the repository loads it. */
export function revisionElsewhere(hub: HubReference, others: readonly (HubReference | undefined)[]): string | undefined {
  const pins = others.flatMap((one) => (one?.id === hub.id && one.pinned && one.revision !== undefined ? [one.revision] : []));
  return new Set(pins).size === 1 && /^[\w.-]+$/.test(pins[0]!) ? pins[0] : undefined;
}

/** What to do about it. */
export const PIN = "Pass the hash of a commit as the revision; the hub shows it in the history of the repository.";
