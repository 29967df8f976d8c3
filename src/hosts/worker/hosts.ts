import { dayOf } from "../../model/dates.ts";
import type { FileVersion, History } from "../../model/history.ts";
import type { FileEntry, GitFacts, Host, ListRequest, Notice } from "../../model/host.ts";
import { isSameSet } from "../../model/sets.ts";
import { Bytes, type Channel, type Handlers, Pieces, type Whole } from "./channel.ts";

/** Hosts that another thread may ask, each by its number. */
export interface HostDesk {
  readonly handlers: Handlers;
  /** The number under which the other thread asks a host. */
  register(host: Host): number;
  forget(number: number): void;
}

type Listed = Whole<FileEntry, { readonly unlisted: readonly string[]; readonly notices: readonly Notice[] }>;
/** `same` where nothing is new since the last answer. */
type Told<Value> = { readonly same: true } | { readonly same: false; readonly value: Value };
type GitTold = Whole<string, { readonly same: true } | { readonly same: false; readonly isThere: boolean }>;

const MOST_HISTORIES = 50;

/** Paths in one piece of a list. */
const MANY = 1000;

/** The side that has the hosts: it answers for them. */
export function createHostDesk(): HostDesk {
  const hosts = new Map<number, Host>();
  const told = new Map<number, { tracked?: ReadonlySet<string> | undefined; history: Map<string, History | undefined> }>();
  let last = 0;

  const hostOf = (number: number): Host => {
    const host = hosts.get(number);
    if (host === undefined) throw new Error("The folder was closed.");
    return host;
  };

  const handlers = {
    async list([number, leftAlone]: readonly [number, ListRequest["leftAlone"]], signal: AbortSignal) {
      const notices: Notice[] = [];
      const notice = (file: string, message: string) => void notices.push({ file, message });
      const { files, unlisted } = await hostOf(number).list({ notice, signal, leftAlone });
      return new Pieces(files, { unlisted, notices }, MANY);
    },
    read: async ([number, path]: readonly [number, string]) => new Bytes(await hostOf(number).read(path)),
    async git([number, isFirst]: readonly [number, boolean]) {
      const before = told.get(number);
      const tracked = (await hostOf(number).git())?.tracked;
      if (!isFirst && isSameSet(before?.tracked, tracked)) return new Pieces([], { same: true }, MANY);
      if (before !== undefined) before.tracked = tracked;
      return new Pieces([...(tracked ?? [])], { same: false, isThere: tracked !== undefined }, MANY);
    },
    async history([number, paths, isFirst]: readonly [number, readonly string[], boolean], signal: AbortSignal) {
      const key = paths.join("\0");
      const before = told.get(number)?.history;
      const value = await hostOf(number).history?.(paths, signal);
      if (!isFirst && before?.get(key) === value) return { same: true };
      if (before !== undefined && before.size > MOST_HISTORIES) before.clear();
      before?.set(key, value);
      return { same: false, value };
    },
    textAt: ([number, version]: readonly [number, FileVersion], signal: AbortSignal) => hostOf(number).textAt?.(version, signal),
  };
  return {
    handlers: handlers as unknown as Handlers,
    register(host) {
      hosts.set(++last, host);
      told.set(last, { history: new Map() });
      return last;
    },
    forget(number) {
      hosts.delete(number);
      told.delete(number);
    },
  };
}

/** A host of the other side. What has not changed is not sent again, and stays the same object. */
export function remoteHost(channel: Channel, number: number): Host {
  let git: { readonly facts: GitFacts | undefined } | undefined;
  const histories = new Map<string, History | undefined>();
  return {
    async list({ notice, signal, leftAlone }) {
      const { items, rest } = await channel.call<Listed>("list", [number, leftAlone], signal);
      for (const { file, message } of rest.notices) notice(file, message);
      return { files: items, unlisted: rest.unlisted };
    },
    read: (path) => channel.call<Uint8Array>("read", [number, path]),
    async git() {
      const { items, rest } = await channel.call<GitTold>("git", [number, git === undefined]);
      if (!rest.same) git = { facts: rest.isThere ? { tracked: new Set(items) } : undefined };
      return git?.facts;
    },
    async history(paths, signal) {
      const key = paths.join("\0");
      const told = await channel.call<Told<History | undefined>>("history", [number, paths, !histories.has(key)], signal);
      // Each list of paths is a question of its own, and most are not asked again.
      if (histories.size > MOST_HISTORIES) histories.clear();
      if (!told.same) histories.set(key, told.value);
      return histories.get(key);
    },
    textAt: (version, signal) => channel.call<string | undefined>("textAt", [number, version], signal),
    today: () => dayOf(new Date()),
    yield: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
  };
}
