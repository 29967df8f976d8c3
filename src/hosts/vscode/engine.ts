/**
 * What the extension needs of the engine, bundled into `dist/engine`; `load-engine.ts` loads it when a folder is first read. What a scan does not
 * need is a part of its own, which is loaded when somebody asks for it.
 */
export { openProject } from "../../engine/open.ts";
export { openSession } from "../worker/open-session.ts";
export { serve } from "../worker/serve.ts";

export const PARTS = {
  edits: () => import("../../manifest/edit.ts"),
  manifests: () => import("../../manifest/index.ts"),
  rules: () => import("../../rules/registry.generated.ts"),
};
