import type { OpenProject } from "../../engine/project.ts";
import type { createManifestLanguage, lensesOf, sourceHoversAt } from "../../language/index.ts";

/** What the server needs of the engine. It is handed in, so that the server's bundle need not hold a second one. */
export interface LanguageEngine {
  readonly openProject: OpenProject;
  readonly createManifestLanguage: typeof createManifestLanguage;
  readonly lensesOf: typeof lensesOf;
  readonly sourceHoversAt: typeof sourceHoversAt;
}
