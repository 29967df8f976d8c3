import type { Manifest } from "../manifest/manifest.ts";
import type { FileEntry } from "../model/host.ts";
import type { Facts } from "../source/facts.ts";
import { linePositions } from "../source/positions.ts";
import { Kind, type Tree } from "../source/python/tree.ts";
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

export interface Readers {
  /** Facts of a program or configuration; undefined where there is no reader for it. May throw. */
  readonly readFacts: (path: string, text: string) => Facts | undefined;
  readonly parseManifest: (path: string, text: string) => Manifest;
}

/** Why a file is not even opened, by its size. */
export function tooBig(entry: FileEntry, kind: FileClass): string | undefined {
  if (entry.size <= sizeLimit(kind)) return undefined;
  return `Skipped: it is ${megabytes(entry.size)}, and files over ${megabytes(sizeLimit(kind))} are not read.`;
}

/** Reads one file's bytes. A reader that crashes makes a notice, not an error. */
export function readState(path: string, kind: FileClass, bytes: Uint8Array, hash: number, readers: Readers): FileState {
  const skipped = (notice: string): FileState => ({ kind, hash, suppressions: [], notice });
  const big = tooBig({ path, size: bytes.length }, kind);
  if (big !== undefined) return skipped(big);
  const decoded = decode(bytes, kind === "python");
  if ("problem" in decoded) return kind === "document" ? { kind, hash, suppressions: [] } : skipped(decoded.problem);
  const { text } = decoded;
  try {
    if (kind === "manifest") {
      return { kind, hash, text, manifest: readers.parseManifest(path, text), suppressions: plain(path, text) };
    }
    if (kind === "document") return { kind, hash, text, suppressions: plain(path, text) };
    const facts = readers.readFacts(path, text);
    const suppressions = facts === undefined ? [] : ofFacts(path, text, facts);
    if (facts?.language === "python" && facts.notebook && facts.module.tree.text.length > sizeLimit("python")) {
      return skipped(`Skipped: its cells hold more than ${megabytes(sizeLimit("python"))} of source.`);
    }
    return {
      kind,
      hash,
      ...(facts !== undefined && { facts }),
      ...(kind === "configuration" && { text }),
      suppressions,
    };
  } catch (error) {
    return skipped(`Skipped: reading it failed (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function plain(path: string, text: string): readonly Suppression[] {
  return findSuppressions(path, text, linePositions(text), () => false);
}

function ofFacts(path: string, text: string, facts: Facts): readonly Suppression[] {
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
