/** What reads manifests and what they extend. */
export { extendedFiles, extendManifest } from "./extends.ts";
export { parseManifest } from "./parse.ts";
