// Written by scripts/generate-registry.ts from the rule files; do not edit.
import dataFloatingRevision from "./data/floating-revision.ts";
import dataUntrackedDataset from "./data/untracked-dataset.ts";
import integrationLocalPath from "./integration/local-path.ts";
import integrationUnauthenticatedEndpoint from "./integration/unauthenticated-endpoint.ts";
import mlopsFloatingModel from "./mlops/floating-model.ts";
import mlopsMonitorNotFound from "./mlops/monitor-not-found.ts";
import mlopsUnmonitoredInference from "./mlops/unmonitored-inference.ts";
import mlopsUntrackedModel from "./mlops/untracked-model.ts";
import governanceNoManifest from "./governance/no-manifest.ts";
import governanceNoModelCard from "./governance/no-model-card.ts";
import governancePlaceholderDocument from "./governance/placeholder-document.ts";
import type { Rule } from "./define.ts";

/** Every rule, in the order of the pillars. */
export const RULES: readonly Rule[] = [
  dataFloatingRevision,
  dataUntrackedDataset,
  integrationLocalPath,
  integrationUnauthenticatedEndpoint,
  mlopsFloatingModel,
  mlopsMonitorNotFound,
  mlopsUnmonitoredInference,
  mlopsUntrackedModel,
  governanceNoManifest,
  governanceNoModelCard,
  governancePlaceholderDocument,
];
