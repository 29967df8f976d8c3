export { POLICY_PACKS } from "../knowledge/policies.ts";
export { askApproval } from "./ask-approval.ts";
export { compare } from "./compare.ts";
export { editableText } from "./edited-text.ts";
export { type Mended, type MendedFile, mend } from "./mend.ts";
export { openProject } from "./open.ts";
export type * from "./project.ts";
export { type ManifestProposal, type ManifestProposals, proposeManifests } from "./propose-manifests.ts";
