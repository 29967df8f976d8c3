import { parseManifest } from "../manifest/parse.ts";
import { createAnalyser } from "../project/analyser.ts";
import { RULES } from "../rules/registry.generated.ts";
import { configKind } from "../source/config/config-kind.ts";
import { readFacts } from "../source/read-facts.ts";
import { createProject } from "./open-project.ts";
import type { OpenProject } from "./project.ts";

export { POLICY_PACKS } from "../knowledge/policies.ts";
export { askApproval } from "./ask-approval.ts";
export { compare } from "./compare.ts";
export { editableText } from "./edited-text.ts";
export { type Mended, type MendedFile, mend } from "./mend.ts";
export type * from "./project.ts";
export { type ManifestProposal, type ManifestProposals, proposeManifests } from "./propose-manifests.ts";

/** Opens a project over a host. Nothing is read before the first scan. */
export const openProject: OpenProject = (host, options = {}) =>
  createProject(host, options, {
    analyser: createAnalyser(),
    rules: RULES,
    readFacts,
    isConfiguration: (path) => configKind(path) !== undefined,
    parseManifest,
  });
