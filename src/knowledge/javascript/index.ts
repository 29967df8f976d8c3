import type { Library } from "../knowledge.ts";
import data from "./data.json" with { type: "json" };
import frameworks from "./frameworks.json" with { type: "json" };
import guards from "./guards.json" with { type: "json" };
import languageModels from "./language-models.json" with { type: "json" };
import models from "./models.json" with { type: "json" };
import monitors from "./monitors.json" with { type: "json" };

/** What is known of npm packages; their specifiers are the import names. */
export const javascriptLibraries: readonly Library[] = [data, frameworks, guards, languageModels, models, monitors].flatMap(
  (family) => family.libraries as unknown as readonly Library[],
);
