/**
 * What the extension needs of the engine, bundled into `dist/engine`; `load-engine.ts` loads it when a folder is first read. What a scan does not
 * need is a part of its own, which is loaded when somebody asks for it.
 */
export { openProject } from "../../engine/open.ts";

export const PARTS = {
  comparison: () => import("../../engine/compare.ts"),
  edits: () => import("../../manifest/edit.ts"),
  language: () => import("../../language/index.ts"),
  manifests: () => import("../../manifest/index.ts"),
  mending: () => import("../../engine/mend.ts"),
  proposals: () => import("../../engine/propose-manifests.ts"),
  reports: () => import("./reports.ts"),
  rules: () => import("../../rules/registry.generated.ts"),
};
