// Written by scripts/generate-registry.ts from the rule files; do not edit.
import dataAssessmentExpired from "./data/assessment-expired.ts";
import dataAssessmentMissing from "./data/assessment-missing.ts";
import dataBrokenReference from "./data/broken-reference.ts";
import dataFitBeforeSplit from "./data/fit-before-split.ts";
import dataFloatingRevision from "./data/floating-revision.ts";
import dataLargeFileInGit from "./data/large-file-in-git.ts";
import dataNoContract from "./data/no-contract.ts";
import dataNoFreshness from "./data/no-freshness.ts";
import dataNoProductionSource from "./data/no-production-source.ts";
import dataNoProvenance from "./data/no-provenance.ts";
import dataNoValidation from "./data/no-validation.ts";
import dataPersonalDataUndeclared from "./data/personal-data-undeclared.ts";
import dataSampledData from "./data/sampled-data.ts";
import dataSchemaMismatch from "./data/schema-mismatch.ts";
import dataUndeclaredDataset from "./data/undeclared-dataset.ts";
import dataUnreadDataset from "./data/unread-dataset.ts";
import dataUntrackedDataset from "./data/untracked-dataset.ts";
import dataUnversionedDataset from "./data/unversioned-dataset.ts";
import integrationCorsWildcard from "./integration/cors-wildcard.ts";
import integrationDebugMode from "./integration/debug-mode.ts";
import integrationFloatingImage from "./integration/floating-image.ts";
import integrationHardcodedSecret from "./integration/hardcoded-secret.ts";
import integrationLocalEndpoint from "./integration/local-endpoint.ts";
import integrationLocalPath from "./integration/local-path.ts";
import integrationNoHealthCheck from "./integration/no-health-check.ts";
import integrationNoOwnerOrAuth from "./integration/no-owner-or-auth.ts";
import integrationNoTimeout from "./integration/no-timeout.ts";
import integrationNonlinearNotebook from "./integration/nonlinear-notebook.ts";
import integrationNotIntegrated from "./integration/not-integrated.ts";
import integrationNotebookInProduction from "./integration/notebook-in-production.ts";
import integrationTrainServeSkew from "./integration/train-serve-skew.ts";
import integrationUnauthenticatedEndpoint from "./integration/unauthenticated-endpoint.ts";
import integrationUndeclaredSystem from "./integration/undeclared-system.ts";
import integrationUnpinnedDependencies from "./integration/unpinned-dependencies.ts";
import integrationUnsafeDeserialization from "./integration/unsafe-deserialization.ts";
import integrationUntestedPipeline from "./integration/untested-pipeline.ts";
import integrationWorkloadWithoutLimits from "./integration/workload-without-limits.ts";
import adoptionNoDisclosure from "./adoption/no-disclosure.ts";
import adoptionNoFallback from "./adoption/no-fallback.ts";
import adoptionNoFeedbackLoop from "./adoption/no-feedback-loop.ts";
import adoptionNoOwner from "./adoption/no-owner.ts";
import adoptionNoProblemStatement from "./adoption/no-problem-statement.ts";
import adoptionNoRolloutPlan from "./adoption/no-rollout-plan.ts";
import adoptionNoSupport from "./adoption/no-support.ts";
import adoptionNoUserTraining from "./adoption/no-user-training.ts";
import adoptionTrainingOutdated from "./adoption/training-outdated.ts";
import adoptionUnmeasuredSuccess from "./adoption/unmeasured-success.ts";
import mlopsFloatingModel from "./mlops/floating-model.ts";
import mlopsInertMonitor from "./mlops/inert-monitor.ts";
import mlopsMonitorNotFound from "./mlops/monitor-not-found.ts";
import mlopsMonitorUndeclared from "./mlops/monitor-undeclared.ts";
import mlopsNoAlert from "./mlops/no-alert.ts";
import mlopsNoDataQualityMonitor from "./mlops/no-data-quality-monitor.ts";
import mlopsNoDriftMonitor from "./mlops/no-drift-monitor.ts";
import mlopsNoEvaluationGate from "./mlops/no-evaluation-gate.ts";
import mlopsNoOperationsMonitor from "./mlops/no-operations-monitor.ts";
import mlopsNoPerformanceMonitor from "./mlops/no-performance-monitor.ts";
import mlopsNoReferenceData from "./mlops/no-reference-data.ts";
import mlopsNoRollback from "./mlops/no-rollback.ts";
import mlopsNoStagedRollout from "./mlops/no-staged-rollout.ts";
import mlopsStaleModel from "./mlops/stale-model.ts";
import mlopsUnmonitoredInference from "./mlops/unmonitored-inference.ts";
import mlopsUntracedLlm from "./mlops/untraced-llm.ts";
import mlopsUntrackedModel from "./mlops/untracked-model.ts";
import mlopsUntrackedTraining from "./mlops/untracked-training.ts";
import governanceApprovalMissing from "./governance/approval-missing.ts";
import governanceApprovalOutdated from "./governance/approval-outdated.ts";
import governanceBaseModelLicence from "./governance/base-model-licence.ts";
import governanceBrokenLink from "./governance/broken-link.ts";
import governanceCardMismatch from "./governance/card-mismatch.ts";
import governanceInvalidManifest from "./governance/invalid-manifest.ts";
import governanceLateGovernance from "./governance/late-governance.ts";
import governanceLogRetention from "./governance/log-retention.ts";
import governanceMissingArtefact from "./governance/missing-artefact.ts";
import governanceNoDataCard from "./governance/no-data-card.ts";
import governanceNoManifest from "./governance/no-manifest.ts";
import governanceNoModelCard from "./governance/no-model-card.ts";
import governancePlaceholderDocument from "./governance/placeholder-document.ts";
import governanceReviewOverdue from "./governance/review-overdue.ts";
import governanceRiskUnclassified from "./governance/risk-unclassified.ts";
import governanceSelfApproval from "./governance/self-approval.ts";
import governanceUndeclaredAi from "./governance/undeclared-ai.ts";
import governanceUnownedArtefact from "./governance/unowned-artefact.ts";
import governanceWaiverInvalid from "./governance/waiver-invalid.ts";
import type { Rule } from "./define.ts";

/** Every rule, in the order of the pillars. */
export const RULES: readonly Rule[] = [
  dataAssessmentExpired,
  dataAssessmentMissing,
  dataBrokenReference,
  dataFitBeforeSplit,
  dataFloatingRevision,
  dataLargeFileInGit,
  dataNoContract,
  dataNoFreshness,
  dataNoProductionSource,
  dataNoProvenance,
  dataNoValidation,
  dataPersonalDataUndeclared,
  dataSampledData,
  dataSchemaMismatch,
  dataUndeclaredDataset,
  dataUnreadDataset,
  dataUntrackedDataset,
  dataUnversionedDataset,
  integrationCorsWildcard,
  integrationDebugMode,
  integrationFloatingImage,
  integrationHardcodedSecret,
  integrationLocalEndpoint,
  integrationLocalPath,
  integrationNoHealthCheck,
  integrationNoOwnerOrAuth,
  integrationNoTimeout,
  integrationNonlinearNotebook,
  integrationNotIntegrated,
  integrationNotebookInProduction,
  integrationTrainServeSkew,
  integrationUnauthenticatedEndpoint,
  integrationUndeclaredSystem,
  integrationUnpinnedDependencies,
  integrationUnsafeDeserialization,
  integrationUntestedPipeline,
  integrationWorkloadWithoutLimits,
  adoptionNoDisclosure,
  adoptionNoFallback,
  adoptionNoFeedbackLoop,
  adoptionNoOwner,
  adoptionNoProblemStatement,
  adoptionNoRolloutPlan,
  adoptionNoSupport,
  adoptionNoUserTraining,
  adoptionTrainingOutdated,
  adoptionUnmeasuredSuccess,
  mlopsFloatingModel,
  mlopsInertMonitor,
  mlopsMonitorNotFound,
  mlopsMonitorUndeclared,
  mlopsNoAlert,
  mlopsNoDataQualityMonitor,
  mlopsNoDriftMonitor,
  mlopsNoEvaluationGate,
  mlopsNoOperationsMonitor,
  mlopsNoPerformanceMonitor,
  mlopsNoReferenceData,
  mlopsNoRollback,
  mlopsNoStagedRollout,
  mlopsStaleModel,
  mlopsUnmonitoredInference,
  mlopsUntracedLlm,
  mlopsUntrackedModel,
  mlopsUntrackedTraining,
  governanceApprovalMissing,
  governanceApprovalOutdated,
  governanceBaseModelLicence,
  governanceBrokenLink,
  governanceCardMismatch,
  governanceInvalidManifest,
  governanceLateGovernance,
  governanceLogRetention,
  governanceMissingArtefact,
  governanceNoDataCard,
  governanceNoManifest,
  governanceNoModelCard,
  governancePlaceholderDocument,
  governanceReviewOverdue,
  governanceRiskUnclassified,
  governanceSelfApproval,
  governanceUndeclaredAi,
  governanceUnownedArtefact,
  governanceWaiverInvalid,
];
