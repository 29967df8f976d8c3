import { emptyManifest } from "../../manifest/new-manifest.ts";
import { readManifest } from "../../manifest/read.ts";
import { applyEdits } from "../../model/apply-fix.ts";
import type { Inventory } from "../../model/inventory.ts";
import { type Proposal, propose } from "./propose.ts";

/** A manifest that is begun in a folder, with what it says. */
export interface Begun extends Proposal {
  readonly file: string;
  readonly text: string;
}

export interface Beginning {
  readonly inventory: Inventory;
  /** The folder that the manifest governs, relative to the root of the project. */
  readonly folder: string;
  /** How the system is called where no package says. */
  readonly name: string;
  readonly text: (path: string) => string | undefined;
  /** Who may be the owner, and by what: only told in a comment. */
  readonly candidate?: string;
}

/** Begins a manifest with what was found. */
export function begin({ inventory, folder, name, text, candidate }: Beginning): Begun {
  const at = (file: string) => (folder === "" ? file : `${folder}/${file}`);
  const file = at("ai-readiness.yaml");
  const system = packageName(text(at("pyproject.toml")), text(at("package.json"))) ?? name;
  const empty = emptyManifest(system, candidate);
  const manifest = readManifest(file, empty);
  const proposal = propose({ inventory, folder, manifest, text }, system);
  return { ...proposal, file, text: applyEdits(empty, proposal.edits) };
}

/** The name that a Python or JavaScript package gives itself. */
function packageName(pyproject = "", packageJson = ""): string | undefined {
  const python = /^\[(?:project|tool\.poetry)\][^[]*?^name\s*=\s*["']([^"']+)["']/ms.exec(pyproject)?.[1];
  return python ?? /^\s{0,4}"name"\s*:\s*"([^"]+)"/m.exec(packageJson)?.[1];
}
