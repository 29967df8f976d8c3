import type { Manifest } from "../manifest/manifest.ts";
import type { FileEntry } from "../model/host.ts";
import type { Facts } from "../source/facts.ts";
import { linePositions } from "../source/positions.ts";
import { Kind, type Tree } from "../source/python/tree.ts";
import type { FactsKind, FactsReader } from "../source/read-facts.ts";
import { type FileClass, sizeLimit } from "./classify.ts";
import { decode } from "./decode.ts";
import { findSuppressions, type Suppression } from "./suppressions.ts";

/** What is kept of a file that was read. Replaced as a whole when its bytes change, never altered. */
export interface FileState {
  readonly kind: FileClass;
  readonly hash: number;
  readonly facts?: Facts;
  /** Of documents, configurations and manifests. */
  readonly text?: string;
  readonly manifest?: Manifest;
  readonly suppressions: readonly Suppression[];
  /** Why there is nothing to know of it. */
  readonly notice?: string;
}

/** What reads files, by their kind. Each part is loaded when it is first asked for. */
export interface Readers {
  readonly facts: Readonly<Record<FactsKind, () => Promise<FactsReader>>>;
  readonly manifests: () => Promise<ManifestReader>;
}

export type ManifestReader = Pick<typeof import("../manifest/index.ts"), "parseManifest" | "extendManifest" | "extendedFiles">;

/** What is kept of a file, by its path and text. May throw. */
export type StateReader = (path: string, text: string) => Omit<FileState, "kind" | "hash">;

/** Gives what reads a kind of file. */
export async function stateReader(kind: FileClass, readers: Readers): Promise<StateReader> {
  if (kind === "document" || kind === "listed") return (path, text) => ({ text, suppressions: plain(path, text) });
  if (kind === "manifest") {
    const { parseManifest } = await readers.manifests();
    return (path, text) => ({ text, manifest: parseManifest(path, text), suppressions: plain(path, text) });
  }
  const readFacts = await readers.facts[kind]();
  return (path, text) => ofFacts(kind, path, text, readFacts(path, text));
}

/** Why a file is not even opened, by its size. */
export function tooBig(entry: FileEntry, kind: FileClass): string | undefined {
  if (entry.size <= sizeLimit(kind)) return undefined;
  return `Skipped: it is ${megabytes(entry.size)}, and files over ${megabytes(sizeLimit(kind))} are not read.`;
}

/** Reads one file's bytes. A reader that crashes makes a notice, not an error. */
export function readState(path: string, kind: FileClass, bytes: Uint8Array, hash: number, read: StateReader): FileState {
  const skipped = (notice: string): FileState => ({ kind, hash, suppressions: [], notice });
  const big = tooBig({ path, size: bytes.length }, kind);
  if (big !== undefined) return skipped(big);
  const decoded = decode(bytes, kind === "python");
  if ("problem" in decoded) return kind === "document" ? { kind, hash, suppressions: [] } : skipped(decoded.problem);
  try {
    return { kind, hash, ...read(path, decoded.text) };
  } catch (error) {
    return skipped(`Skipped: reading it failed (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function ofFacts(kind: FactsKind, path: string, text: string, facts: Facts | undefined): ReturnType<StateReader> {
  if (facts?.language === "python" && facts.notebook && facts.module.tree.text.length > sizeLimit("python")) {
    return { suppressions: [], notice: `Skipped: its cells hold more than ${megabytes(sizeLimit("python"))} of source.` };
  }
  const written = facts?.language === "python" ? (facts.written ?? []) : [];
  return {
    ...(facts !== undefined && { facts }),
    ...(kind === "configuration" && { text }),
    suppressions: facts === undefined ? [] : [facts, ...written].flatMap((one) => suppressionsIn(path, text, one)),
  };
}

function plain(path: string, text: string): readonly Suppression[] {
  return findSuppressions(path, text, linePositions(text), () => false);
}

function suppressionsIn(path: string, text: string, facts: Facts): readonly Suppression[] {
  if (facts.language !== "python") return findSuppressions(path, text, facts.positions, () => false);
  const { tree } = facts.module;
  return findSuppressions(path, tree.text, facts.positions, (offset) => isInString(tree, offset));
}

function isInString(tree: Tree, offset: number): boolean {
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node];
    if ((kind === Kind.String || kind === Kind.FString) && tree.start[node]! <= offset && offset < tree.end[node]!) return true;
  }
  return false;
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;
}
