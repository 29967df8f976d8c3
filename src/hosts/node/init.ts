import { readFileSync } from "node:fs";
import path from "node:path";
import { editableText, type ManifestProposal, proposeManifests } from "../../engine/index.ts";
import { applyFix } from "../../model/apply-fix.ts";
import { textProposals } from "../../reporters/proposals.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { unifiedDiff } from "./diff.ts";
import { createNodeHost } from "./host.ts";
import type { Product, Terminal } from "./product.ts";
import { createProgressLine } from "./progress.ts";
import { protectionOf, writeFiles } from "./write-files.ts";

/** One `init`: what was asked for, and of which folder. */
export interface InitRun {
  readonly asked: Arguments;
  readonly terminal: Terminal;
  readonly product: Product;
  readonly root: string;
  readonly color: boolean;
}

/** A manifest before and after; `before` is undefined for one that is new. */
interface Draft {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly bytes: Uint8Array;
}

const NO_AI =
  "No AI was found here: nothing both imports and calls a library that trains, serves or infers. Nothing was written; --force begins a manifest all the same.\n";

/** Begins a manifest from what is found, or adds to those that are there what they do not say yet. */
export async function init(run: InitRun): Promise<void> {
  const { asked, terminal, root, color } = run;
  const manifests = await proposals(run);
  if (manifests.length === 0) {
    (asked.stdout || asked.dryRun ? terminal.err : terminal.out).write(NO_AI);
    return;
  }
  const drafts = manifests.flatMap((manifest) => draftsOf(manifest, root));
  if (asked.stdout) {
    if (manifests.length > 1)
      throw new UsageError("There are several manifests here; name the folder that holds the one you mean.");
    terminal.out.write(drafts[0]?.after ?? textOf(root, manifests[0]!.file));
    return;
  }
  if (asked.dryRun) terminal.out.write(unifiedDiff(drafts, { color }));
  else write(root, drafts);
  // The diff can go into a file or to `git apply`; what people read goes beside it.
  (asked.dryRun ? terminal.err : terminal.out).write(textProposals(manifests, { color, written: !asked.dryRun }));
}

async function proposals({ asked, terminal, product, root }: InitRun): Promise<readonly ManifestProposal[]> {
  const host = createNodeHost(root);
  const progress = createProgressLine(terminal.err);
  try {
    // Rules have nothing to say to what is written.
    const result = await product.openProject(host, { rules: [] }).scan({ signal: terminal.signal, progress: progress.show });
    const found = await proposeManifests(result, host, { name: path.basename(root), force: asked.force });
    progress.clear();
    if (found.state === "broken") {
      const { line, column } = found.problem.place;
      throw new UsageError(`${found.file}:${line}:${column}: ${found.problem.message} Nothing was written.`);
    }
    return found.state === "no-ai" ? [] : found.manifests;
  } finally {
    progress.clear();
  }
}

function draftsOf({ file, fix, isNew }: ManifestProposal, root: string): Draft[] {
  if (fix === undefined) return [];
  const source = isNew ? undefined : editableText(readFileSync(path.join(root, file)));
  if (!isNew && source === undefined) throw new UsageError(`Nothing was written: the text of ${file} cannot be read as UTF-8.`);
  const encode = source?.encode ?? ((text: string) => new TextEncoder().encode(text));
  return [...applyFix(fix, () => source?.text).values()].map((after) => ({
    file,
    before: source?.text,
    after,
    bytes: encode(after),
  }));
}

function textOf(root: string, file: string): string {
  return editableText(readFileSync(path.join(root, file)))?.text ?? "";
}

function write(root: string, drafts: readonly Draft[]): void {
  const protects = protectionOf(root);
  for (const { file } of drafts) {
    const because = protects(file);
    if (because !== undefined) throw new UsageError(`Nothing was written: ${file} is left alone because ${because}.`);
  }
  try {
    writeFiles(
      root,
      drafts.map(({ file, before, bytes }) => ({ file, bytes, isNew: before === undefined })),
    );
  } catch (error) {
    throw new UsageError(`Nothing was written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
