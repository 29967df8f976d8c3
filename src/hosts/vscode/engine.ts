/** What the extension needs of the engine, bundled into `dist/engine.js`; `load-engine.ts` loads it when a folder is first read. */
export { compare, mend, openProject, proposeManifests } from "../../engine/index.ts";
export { createManifestLanguage, lensesOf, manifestFor, sourceHoversAt } from "../../language/index.ts";
export { addEntry } from "../../manifest/edit.ts";
export { parseManifest } from "../../manifest/parse.ts";
export { codeOwners } from "../../rules/code-owners.ts";
export { RULES } from "../../rules/registry.generated.ts";
