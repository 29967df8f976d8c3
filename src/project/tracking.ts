import type { FileEntry, GitFacts } from "../model/host.ts";
import type { Tracking } from "../model/inventory.ts";
import { baseName } from "../model/paths.ts";
import type { ConfigFacts, TrackedLocation } from "../source/facts.ts";
import { ignoreLookup } from "./tracking/ignored.ts";
import { fixedPart, globExpression, hasHoles, isWithin, resolvePath } from "./tracking/paths.ts";
import { isRemote, trackRemote } from "./tracking/remote.ts";

export interface TrackingInput {
  readonly files: readonly FileEntry[];
  readonly configs: readonly ConfigFacts[];
  readonly git: GitFacts | undefined;
  /** The `.gitignore` files; without them what is absent is still told, but not by which line it is ignored. */
  readonly ignoreFiles?: readonly { readonly path: string; readonly text: string }[];
}

export interface TrackOptions {
  /** Folders that a relative path may be relative to, most likely first; default the root. */
  readonly bases?: readonly string[];
}

export interface TrackingIndex {
  /** `location`: a path, a folder, a path with `*` for what varies, or a URI; undefined where it could not be resolved. */
  track(location: string | undefined, options?: TrackOptions): Tracking;
  /**
   * The location relative to the root: from the first base under which there is such a thing, or else as it is written, less the `..` that
   * lead out of the first base.
   */
  resolve(location: string, options?: TrackOptions): string;
  /** Files of the repository that the location may name, from the first base under which there are any. */
  matches(location: string, options?: TrackOptions): readonly string[];
}

const DVC_FIRST = [
  "dvc",
  "lakefs",
  "delta",
  "iceberg",
  "git-lfs",
  "huggingface",
  "registry",
  "catalogue",
  "snapshot",
  "manifest",
  "hash",
];

/** The home of one person, the drive of one machine, or a folder beside: a clone of the repository may lie there. */
const HOMES = /^(?:\/(?:home|Users)\/[^/]+|~|\/content\/drive\/[^/]+|[a-z]:|(?:\.\.\/)+[^./]+)\//i;

/** Files that keep a folder in git and are not what is read from it. */
const KEEPERS = /^(?:\.git(?:keep|ignore|attributes)|\.keep|\.placeholder|\.DS_Store|readme(?:\.\w+)?|__init__\.py)$|\.dvc$/i;

/** What keeps the versions of what the programs read and write. Nothing is read here: it answers from lists. */
export function createTracking(input: TrackingInput): TrackingIndex {
  const { git } = input;
  const ignoredAt = ignoreLookup(input.ignoreFiles ?? []);
  const paths = [...new Set([...input.files.map((file) => file.path), ...(git?.tracked ?? [])])].sort();
  const everything = input.configs.flatMap((config) => config.tracks).flatMap((track) => filledIn(track, input.configs));
  const largeFiles = everything
    .filter((track) => track.tracker === "git-lfs")
    .map((track) => ({ track, form: globExpression(track.location, { below: true }) }));
  const tracked = everything
    .filter((track) => track.tracker !== "git-lfs")
    .sort((a, b) => DVC_FIRST.indexOf(a.tracker) - DVC_FIRST.indexOf(b.tracker));
  const copies = input.configs.flatMap((config) => [...(config.copies ?? []), ...(config.mounts ?? [])]);

  /** Sorted paths allow a folder's files to be found without looking at all of them. */
  function below(folder: string): string[] {
    if (folder === "") return paths;
    const from = firstAtLeast(paths, folder);
    const found: string[] = [];
    for (let index = from; index < paths.length && paths[index]!.startsWith(folder); index++)
      if (isWithin(paths[index]!, folder)) found.push(paths[index]!);
    return found;
  }

  const filesByCandidate = new Map<string, readonly string[]>();

  function filesOf(candidate: string): readonly string[] {
    let files = filesByCandidate.get(candidate);
    if (files === undefined) {
      files = lookFor(candidate);
      filesByCandidate.set(candidate, files);
    }
    return files;
  }

  function lookFor(candidate: string): readonly string[] {
    if (!hasHoles(candidate)) return below(candidate);
    const within = below(fixedPart(candidate));
    const exact = within.filter(testOf(globExpression(candidate, { below: true })));
    return exact.length > 0 ? exact : within.filter(testOf(globExpression(candidate, { loose: true })));
  }

  function trackFile(path: string): Tracking {
    const lfs = largeFiles.find(({ form }) => form.test(path));
    if (lfs !== undefined) return { tracker: "git-lfs", reason: lfs.track.reason, place: lfs.track.place };
    return { tracker: "git", reason: `${path} is committed to git.` };
  }

  const known = new Map<string, Tracking | undefined>();

  function trackCandidate(candidate: string): Tracking | undefined {
    if (!known.has(candidate)) known.set(candidate, trackAfresh(candidate));
    return known.get(candidate);
  }

  function trackAfresh(candidate: string): Tracking | undefined {
    const configured = tracked.find((track) => covers(track, candidate));
    if (configured !== undefined) return trackingBy(configured);
    const files = filesOf(candidate);
    if (files.some((path) => isWithin(path, `${candidate}/_delta_log`)))
      return { tracker: "delta", reason: `${candidate} is a Delta table, which keeps its versions.` };
    const single = files.length === 1 && files[0] === candidate;
    const content = single ? files : files.filter((path) => !KEEPERS.test(baseName(path)));
    if (git === undefined || content.length === 0) return undefined;
    const committed = content.filter((path) => git.tracked.has(path));
    const uncovered = content.filter((path) => !git.tracked.has(path) && !tracked.some((track) => covers(track, path)));
    if (committed.length === 0) return undefined;
    if (uncovered.length > 0)
      return {
        tracker: "unknown",
        reason: `${committed[0]} is committed to git and ${uncovered[0]} is not, and either may be meant.`,
      };
    return trackFile(committed[0]!);
  }

  /** A program that takes a file or a folder looks into it as a folder too: `data/a.csv/*.csv` where `data/a.csv` is a file. */
  function fileAbove(candidate: string, written: string): string | undefined {
    for (let slash = candidate.lastIndexOf("/"); slash > 0; slash = candidate.lastIndexOf("/", slash - 1)) {
      const above = candidate.slice(0, slash);
      if (!written.includes(`${baseName(above)}/`)) return undefined;
      if (!hasHoles(above) && paths[firstAtLeast(paths, above)] === above) return above;
    }
    return undefined;
  }

  function ignored(candidates: readonly string[]): Tracking | undefined {
    for (const candidate of candidates) {
      const place = ignoredAt(candidate.replace(/\*+/g, "x"));
      if (place !== undefined)
        return {
          tracker: "none",
          reason: `${candidate} is ignored by git at ${place.file}:${place.line}, and nothing else keeps its versions.`,
          place,
        };
    }
    return undefined;
  }

  function absent(candidates: readonly string[]): Tracking {
    const byRule = ignored(candidates);
    if (byRule !== undefined) return byRule;
    const present = candidates.find((candidate) => filesOf(candidate).some((path) => !KEEPERS.test(baseName(path))));
    if (git === undefined)
      return { tracker: "unknown", reason: "There is no git here, so that it cannot be told whether the file is committed." };
    const name = present ?? candidates[0] ?? "The file";
    return {
      tracker: "none",
      reason: `${name} is not committed to git, and neither DVC, Git LFS nor a catalogue keeps its versions.`,
    };
  }

  /** Where an absolute path of a container was copied from, or what is mounted there. */
  function fromContainer(path: string): string[] {
    return copies
      .filter(({ to }) => isWithin(path, to))
      .sort((a, b) => b.to.length - a.to.length)
      .flatMap(({ from, to }) => resolvePath(from, `./${path.slice(to.length)}`) ?? []);
  }

  /** A path into a clone on one machine: its end names what the repository has, so that this copy may be meant, or another file. */
  function inClone(path: string, options: TrackOptions): Tracking | undefined {
    const home = HOMES.exec(path)?.[0];
    // A folder whose files have any name may be another of the same name.
    if (home === undefined || /^\*+$/.test(baseName(path))) return undefined;
    const beside = home.startsWith("..");
    // Run from another folder than its own, as notebooks are: the way up leads elsewhere, and the way down to what is kept here.
    const below = beside ? path.replace(/^(?:\.\.\/)+/, "") : "";
    const meant = below.includes("/") ? trackCandidate(below) : undefined;
    if (meant !== undefined && meant.tracker !== "none")
      return { tracker: "unknown", reason: `${path} leads elsewhere from here, and to ${below} from another folder.` };
    for (let rest = path.slice(home.length); rest !== ""; rest = rest.slice(rest.indexOf("/") + 1)) {
      // The name alone is that of a file beside the program, or at the top.
      const bases = rest.includes("/") ? [""] : beside ? [] : (options.bases ?? [""]);
      for (const base of bases) {
        const candidate = resolvePath(base, rest);
        const tracking = candidate === undefined ? undefined : trackCandidate(candidate);
        if (tracking !== undefined && tracking.tracker !== "none")
          return {
            tracker: "unknown",
            reason: `${path} is on one machine alone, where it may be ${candidate} of a clone of this repository.`,
          };
      }
      // What lies beside is the clone itself, and not a folder of some that hold it.
      if (beside || !rest.includes("/")) break;
    }
    return undefined;
  }

  function candidatesOf(location: string, options: TrackOptions): string[] {
    const candidates: (string | undefined)[] = location.startsWith("/")
      ? fromContainer(location)
      : (options.bases ?? [""]).map((base) => resolvePath(base, location));
    return [...new Set(candidates.filter((candidate) => candidate !== undefined))];
  }

  return {
    track(location, options = {}) {
      if (location === undefined) return { tracker: "unknown", reason: "The location could not be resolved." };
      if (isRemote(location) && !/^[a-z]:[\\/]/i.test(location)) return trackRemote(location);
      const path = localPath(location);
      if (/^[a-z]:\//i.test(path)) return inClone(path, options) ?? outside(path);
      if (/^[*/.]*$/.test(path) || /^\*+\.\w+$/.test(path))
        return { tracker: "unknown", reason: "The location varies as a whole." };
      const rootless = path.startsWith("*");
      const candidates = rootless ? [`**/${path.replace(/^\*+\/?/, "")}`] : candidatesOf(path, options);
      for (const candidate of candidates) {
        const tracking = trackCandidate(candidate) ?? trackCandidate(fileAbove(candidate, path) ?? candidate);
        if (tracking !== undefined) return tracking;
      }
      const byName = rootless ? ignored(candidates.map((candidate) => candidate.replace("**/", "x/"))) : undefined;
      if (byName !== undefined) return byName;
      if (rootless) return { tracker: "unknown", reason: "The folder that it is read from varies." };
      return inClone(path, options) ?? (candidates.length === 0 ? outside(path) : absent(candidates));
    },
    resolve(location, options = {}) {
      const path = localPath(location);
      if (isRemote(location) || /^(?:[/*~]|[a-z]:\/)/i.test(path)) return location;
      const candidates = candidatesOf(path, options);
      const there = candidates.find((candidate) => trackCandidate(candidate) !== undefined || filesOf(candidate).length > 0);
      return there ?? (path.startsWith("../") ? candidates[0] : undefined) ?? location;
    },
    matches(location, options = {}) {
      if (isRemote(location)) return [];
      for (const candidate of candidatesOf(localPath(location), options)) {
        const files = filesOf(candidate);
        if (files.length > 0) return files;
      }
      return [];
    },
  };
}

/** With the names of a template filled in from files of parameters; nothing is left of a location that stays wholly open. */
function filledIn(track: TrackedLocation, configs: readonly ConfigFacts[]): readonly TrackedLocation[] {
  if (track.template === undefined) return [track];
  const { text, files } = track.template;
  const sources = files.flatMap((file) => configs.find((config) => config.path === file)?.data ?? []);
  const location = text.replaceAll(/\$\{\s*([^}]+?)\s*\}/g, (_whole, name: string) => {
    for (const source of sources) {
      const value = name.split(".").reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), source);
      if (typeof value === "string" || typeof value === "number") return String(value);
    }
    return "*";
  });
  return /^[*/]*$/.test(location) ? [] : [{ ...track, location: location.replace(/^\.\//, "").replace(/\/$/, "") }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function trackingBy({ tracker, reason, place, made }: TrackedLocation): Tracking {
  return { tracker, reason, place, ...(made && { made }) };
}

/** Folders that a training platform fills and keeps for each job: which data that was is told where the job is started. */
const PLATFORM = /^\/(?:opt\/ml\/(?:input|processing|model|output|checkpoints|code)|valohai\/(?:inputs|outputs))(?:\/|$)/;

/** A model of Kaggle's as it is mounted: its name, framework, variation and version. */
const KAGGLE_MODEL = /^\/kaggle\/input\/(?:[^/*]+\/){3}\d+(?:\/|$)/;

function outside(path: string): Tracking {
  if (KAGGLE_MODEL.test(path)) return { tracker: "snapshot", reason: `${path} names the version, which Kaggle keeps.` };
  if (PLATFORM.test(path))
    return {
      tracker: "unknown",
      reason: `${path} is a folder that the platform fills, and what it holds is told where the job is started.`,
    };
  return { tracker: "none", reason: `${path} is outside of the repository, where nothing is known to keep its versions.` };
}

/** Takes off what does not belong to the path: a scheme, a home-grown `./`, a trailing slash. */
function localPath(location: string): string {
  return location
    .replace(/^sqlite:\/{3}|^file:\/\//i, "")
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/(?<=[^/])\/+$/, "");
}

/**
 * A tracked location covers itself and what is below. With holes on the reading side it covers what may be meant: `data/*` and
 * `data/*\/train.csv` are covered by `data/raw`, and a folder that is read as a whole by what is tracked inside it.
 */
function covers(track: TrackedLocation, candidate: string): boolean {
  const { location } = track;
  if (hasHoles(location)) {
    return globExpression(location, { below: true }).test(candidate);
  }
  if (isWithin(candidate, location)) return true;
  if (!hasHoles(candidate)) return isWithin(location, candidate) && location !== "";
  if (candidate.startsWith("**/")) {
    return globExpression(candidate, { below: true }).test(location);
  }
  const wanted = candidate.split("/");
  const given = location.split("/");
  const shared = Math.min(wanted.length, given.length);
  const prefix = wanted.slice(0, shared).join("/");
  return globExpression(prefix).test(given.slice(0, shared).join("/"));
}

function testOf(form: RegExp): (path: string) => boolean {
  return (path) => form.test(path);
}

function firstAtLeast(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
