// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of snippets.
import type { DocumentPath } from "../manifest/manifest.ts";
import type { Completion } from "./completion.ts";

/** Whole entries, with the fields that nearly everybody needs. `${1:…}` are the places to fill in. Nothing here is a claim: all of it is asked for. */
const ENTRIES: Readonly<Record<string, { readonly label: string; readonly lines: readonly string[] }>> = {
  "": {
    label: "a new manifest",
    lines: [
      "version: 1",
      "system:",
      "  name: ${1:name}",
      "  purpose: ${2}",
      "  owner: ${3}",
      "  stage: ${4|pilot,poc,production|}",
      "  risk: { class: ${5|minimal,limited,high|}, rationale: ${6} }",
      "",
    ],
  },
  data: {
    label: "a new dataset",
    lines: [
      "name: ${1:name}",
      "location: ${2}",
      "kind: ${3|production,sample,public,synthetic|}",
      "used-for: [${4|training,evaluation,serving,reference|}]",
      "version: ${5}",
      "owner: ${6}",
    ],
  },
  models: {
    label: "a new model",
    lines: ["name: ${1:name}", "artifact: ${2}", "trained-by: ${3}", "training-data: [${4}]", "card: ${5}"],
  },
  services: {
    label: "a new service",
    lines: [
      "name: ${1:name}",
      "entry: ${2}",
      "models: [${3}]",
      "auth: ${4}",
      "monitoring:",
      "  drift: { by: ${5}, reference: ${6}, alert: ${7} }",
    ],
  },
  integrations: {
    label: "a new integration",
    lines: [
      "system: ${1:name}",
      "direction: ${2|out,in,both|}",
      "host: ${3}",
      "owner: ${4}",
      "auth: ${5}",
      "status: ${6|planned,mocked,sandbox,tested,live|}",
    ],
  },
  "adoption/success": {
    label: "a new success metric",
    lines: ["metric: ${1}", "baseline: ${2}", "target: ${3}", "source: ${4}"],
  },
  "adoption/users": { label: "a new group of users", lines: ["group: ${1}", "training: ${2}"] },
  "governance/approvals": {
    label: "a new approval, asked for",
    lines: ["role: ${1}", "by: ${2}", "status: pending"],
  },
  waivers: {
    label: "a new waiver",
    lines: ["rule: ${1}", "subject: ${2}", "reason: ${3}", "owner: ${4}", "expires: ${5}"],
  },
};

/** The snippet for a new entry of the list that a path lies in, or for a whole manifest. */
export function entrySnippet(path: DocumentPath): Completion | undefined {
  const list = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
  if (list === path && path.length > 0) return undefined;
  const entry = ENTRIES[list.join("/")];
  if (entry === undefined) return undefined;
  return { label: entry.label, kind: "snippet", insert: entry.lines.join("\n"), isSnippet: true, bySchema: false };
}
