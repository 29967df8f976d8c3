import { hashBytes } from "../model/hash.ts";
import type { FileChange, FileEntry, Host, Listing, ListRequest } from "../model/host.ts";

/** A host over another one, whose files can be changed without the other's noticing: fixes are tried here before they are written. */
export interface DraftHost extends Host {
  /** The bytes as they are here; undefined for a file that is not there. */
  current(file: string): Promise<Uint8Array | undefined>;
  /** Puts in other bytes; undefined takes back what was put in. */
  set(file: string, bytes: Uint8Array | undefined): FileChange;
  /** What was put in, by path. */
  readonly changed: ReadonlyMap<string, Uint8Array>;
  /** The bytes below, as they were when they were first read; undefined for a file that was not there. */
  original(file: string): Promise<Uint8Array | undefined>;
  /** True when everything that was read below is still as it was, and no file has come or gone. */
  isUnmoved(): Promise<boolean>;
}

export function draftHost(below: Host): DraftHost {
  const changed = new Map<string, Uint8Array>();
  const seen = new Map<string, number>();
  const originals = new Map<string, Uint8Array | undefined>();
  let listed: Listing = { files: [], unlisted: [] };
  let asked: Partial<ListRequest> = {};

  const readBelow = async (file: string): Promise<Uint8Array> => {
    const bytes = await below.read(file);
    if (!seen.has(file)) seen.set(file, hashBytes(bytes));
    return bytes;
  };
  const original = async (file: string): Promise<Uint8Array | undefined> => {
    if (originals.has(file)) return originals.get(file);
    const isThere = listed.files.some(({ path }) => path === file);
    const bytes = isThere ? await readBelow(file) : await below.read(file).catch(() => undefined);
    originals.set(file, bytes);
    return bytes;
  };

  return {
    ...below,
    async list(request) {
      asked = { leftAlone: request.leftAlone };
      listed = await below.list(request);
      const paths = new Set(listed.files.map(({ path }) => path));
      const own = (path: string, size: number): FileEntry => ({ path, size: changed.get(path)?.length ?? size });
      const made = [...changed].filter(([path]) => !paths.has(path)).map(([path, { length }]) => own(path, length));
      return { ...listed, files: [...listed.files.map(({ path, size }) => own(path, size)), ...made] };
    },
    read: async (path) => changed.get(path) ?? readBelow(path),
    current: async (file) => changed.get(file) ?? original(file),
    set(file, bytes) {
      const isListed = listed.files.some(({ path }) => path === file);
      const wasThere = isListed || changed.has(file);
      if (bytes === undefined) changed.delete(file);
      else changed.set(file, bytes);
      const isThere = isListed || changed.has(file);
      return { path: file, type: isThere ? (wasThere ? "changed" : "created") : "deleted" };
    },
    changed,
    original,
    async isUnmoved() {
      const { files } = await below.list({ ...asked, notice: () => {} });
      const now = new Map(files.map(({ path, size }) => [path, size]));
      if (now.size !== listed.files.length || listed.files.some(({ path, size }) => now.get(path) !== size)) return false;
      for (const [file, hash] of seen) {
        const bytes = await below.read(file).catch(() => undefined);
        if (bytes === undefined || hashBytes(bytes) !== hash) return false;
      }
      for (const [file, bytes] of originals) {
        if (bytes === undefined && (await below.read(file).catch(() => undefined)) !== undefined) return false;
      }
      return true;
    },
  };
}
