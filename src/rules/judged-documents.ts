import type { DocumentKind } from "../model/inventory.ts";

/** What governance rests on; a README or a licence is judged by nobody here. */
export const JUDGED: Partial<Readonly<Record<DocumentKind, string>>> = {
  model_card: "model card",
  data_card: "data card",
  system_card: "system card",
  risk_assessment: "risk assessment",
  impact_assessment: "impact assessment",
  data_protection: "data protection assessment",
  human_oversight: "human oversight document",
  readiness_assessment: "readiness assessment",
  approval_record: "approval record",
  intended_use: "statement of intended use",
  monitoring_plan: "monitoring plan",
  rollout_plan: "rollout plan",
  training_material: "training material",
  runbook: "runbook",
  data_contract: "data contract",
};
