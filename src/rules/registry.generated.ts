// Written by scripts/generate-registry.ts from the rule files; do not edit.
import dataAssessmentMissing from "./data/assessment-missing.ts";
import dataBrokenReference from "./data/broken-reference.ts";
import dataFloatingRevision from "./data/floating-revision.ts";
import dataUntrackedDataset from "./data/untracked-dataset.ts";
import integrationLocalPath from "./integration/local-path.ts";
import integrationNoOwnerOrAuth from "./integration/no-owner-or-auth.ts";
import integrationUnauthenticatedEndpoint from "./integration/unauthenticated-endpoint.ts";
import adoptionNoProblemStatement from "./adoption/no-problem-statement.ts";
import adoptionNoUserTraining from "./adoption/no-user-training.ts";
import mlopsFloatingModel from "./mlops/floating-model.ts";
import mlopsMonitorNotFound from "./mlops/monitor-not-found.ts";
import mlopsUnmonitoredInference from "./mlops/unmonitored-inference.ts";
import mlopsUntrackedModel from "./mlops/untracked-model.ts";
import governanceApprovalMissing from "./governance/approval-missing.ts";
import governanceInvalidManifest from "./governance/invalid-manifest.ts";
import governanceNoManifest from "./governance/no-manifest.ts";
import governanceNoModelCard from "./governance/no-model-card.ts";
import governancePlaceholderDocument from "./governance/placeholder-document.ts";
import type { Rule } from "./define.ts";

/** Every rule, in the order of the pillars. */
export const RULES: readonly Rule[] = [
  dataAssessmentMissing,
  dataBrokenReference,
  dataFloatingRevision,
  dataUntrackedDataset,
  integrationLocalPath,
  integrationNoOwnerOrAuth,
  integrationUnauthenticatedEndpoint,
  adoptionNoProblemStatement,
  adoptionNoUserTraining,
  mlopsFloatingModel,
  mlopsMonitorNotFound,
  mlopsUnmonitoredInference,
  mlopsUntrackedModel,
  governanceApprovalMissing,
  governanceInvalidManifest,
  governanceNoManifest,
  governanceNoModelCard,
  governancePlaceholderDocument,
];
