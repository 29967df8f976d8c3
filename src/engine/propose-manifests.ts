import type { Manifest, ManifestProblem } from "../manifest/manifest.ts";
import { parseManifest } from "../manifest/parse.ts";
import type { Fix } from "../model/fix.ts";
import { commitsOf } from "../model/history.ts";
import type { Host } from "../model/host.ts";
import type { Inventory } from "../model/inventory.ts";
import { codeOwners } from "../rules/code-owners.ts";
import { begin } from "../rules/proposal/begin.ts";
import type { ProposedDocument } from "../rules/proposal/documents.ts";
import type { ProposedEntry, Section } from "../rules/proposal/known.ts";
import { type Proposal, propose, textsFor } from "../rules/proposal/propose.ts";
import { decode } from "./decode.ts";
import type { ScanResult } from "./project.ts";
import { sliceInventory } from "./slice-inventory.ts";
import { divide, type System } from "./systems.ts";

/** What one manifest would say that it does not say yet. */
export interface ManifestProposal {
  /** Relative to the root of the project. */
  readonly file: string;
  readonly isNew: boolean;
  readonly entries: readonly ProposedEntry[];
  readonly documents: readonly ProposedDocument[];
  /** What was found and is not proposed, with why. */
  readonly left: readonly string[];
  /** Sections of the manifest that cannot be added to. */
  readonly closed: readonly Section[];
  /** Undefined where there is nothing to add. */
  readonly fix: Fix | undefined;
}

export type ManifestProposals =
  /** A manifest whose YAML is broken is not added to, and nothing else is proposed until it is mended. */
  | { readonly state: "broken"; readonly file: string; readonly problem: ManifestProblem }
  | { readonly state: "no-ai" }
  | { readonly state: "proposed"; readonly manifests: readonly ManifestProposal[] };

export interface ProposeOptions {
  /** How a system is called where no package of the repository says: the folder's name. */
  readonly name: string;
  /** Begin a manifest even where no AI was found. */
  readonly force?: boolean;
}

/**
 * What the manifests of a project could say of what a scan found. Each manifest is added to for what it governs; AI that none governs gets a
 * manifest at the root. Nothing is written here.
 */
export async function proposeManifests(
  result: ScanResult,
  host: Pick<Host, "read" | "history">,
  options: ProposeOptions,
): Promise<ManifestProposals> {
  const texts = await readAll(host, [...result.manifests, ...textsFor(result.inventory), "pyproject.toml", "package.json"]);
  const manifests = result.manifests.map((file) => parseManifest(file, texts.get(file) ?? ""));
  for (const { file, broken, problems } of manifests) {
    if (broken && problems[0] !== undefined) return { state: "broken", file, problem: problems[0] };
  }
  const isFound = result.systems.some(({ manifest }) => manifest === undefined);
  const proposed: ManifestProposal[] = [];
  for (const system of divide(manifests)) {
    const inventory = sliceInventory(result.inventory, system.owns);
    if (system.manifest !== undefined) proposed.push(addition(system.manifest, inventory, texts, options.name));
    else if (isFound || options.force) {
      const begun = await beginning(system, inventory, texts, host, options);
      if (begun.entries.length > 0 || manifests.length === 0) proposed.push(begun);
    }
  }
  return proposed.length === 0 ? { state: "no-ai" } : { state: "proposed", manifests: proposed };
}

function addition(manifest: Manifest, inventory: Inventory, texts: Texts, name: string): ManifestProposal {
  const { file, folder, system } = manifest;
  const text = (path: string) => texts.get(path);
  const proposal = propose({ inventory, folder, manifest, text }, system.name ?? (folder.split("/").at(-1) || name));
  const fix = { title: `Add what was found to ${file}`, safe: true, kind: "scaffold", edits: proposal.edits } as const;
  return { ...told(proposal), file, isNew: false, fix: proposal.edits.length === 0 ? undefined : fix };
}

async function beginning(
  { folder }: System,
  inventory: Inventory,
  texts: Texts,
  host: Pick<Host, "history">,
  { name }: ProposeOptions,
): Promise<ManifestProposal> {
  const text = (path: string) => texts.get(path);
  const candidate = await candidateOwner(inventory, texts, host);
  const begun = begin({ inventory, folder, name, text, ...(candidate !== undefined && { candidate }) });
  const newFiles = [{ file: begun.file, text: begun.text }];
  return {
    ...told(begun),
    file: begun.file,
    isNew: true,
    fix: { title: `Create ${begun.file}`, safe: true, kind: "scaffold", newFiles },
  };
}

function told({ entries, documents, left, closed }: Proposal) {
  return { entries, documents, left, closed };
}

/** Automatic committers own nothing. */
const BOT = /\[bot\]|\b(?:dependabot|renovate|github-actions|pre-commit-ci|actions-user)\b/i;

/** Who may answer for the system: the code owners of the manifest, or else whoever committed most to the files that hold its AI. */
async function candidateOwner(inventory: Inventory, texts: Texts, host: Pick<Host, "history">): Promise<string | undefined> {
  const owners = codeOwners({
    has: (path) => texts.has(path),
    lacks: (path) => !texts.has(path),
    text: (path) => texts.get(path),
  });
  const named = owners === undefined || owners === "unread" ? [] : owners.of("ai-readiness.yaml");
  if (named.length > 0) return `CODEOWNERS: ${named.join(" ")}`;
  const items = [inventory.services, inventory.modelArtifacts, inventory.inferenceCalls, inventory.datasetReads].flat();
  const files = [...new Set(items.map(({ place }) => place.file))];
  if (files.length === 0) return undefined;
  // A hint is not worth a failure.
  const history = await host.history?.(files).catch(() => undefined);
  const counts = new Map<string, number>();
  for (const { author } of history === undefined ? [] : commitsOf(history, files)) {
    if (author !== "" && !BOT.test(author)) counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most === undefined ? undefined : `most commits to it: ${most[0]}`;
}

type Texts = ReadonlyMap<string, string>;

async function readAll(host: Pick<Host, "read">, paths: readonly string[]): Promise<Texts> {
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    try {
      const decoded = decode(await host.read(path), false);
      if ("text" in decoded) texts.set(path, decoded.text);
    } catch {
      // Most of these are only looked for.
    }
  }
  return texts;
}
