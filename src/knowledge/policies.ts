import type { PolicyPack } from "../model/policy.ts";
import baseline from "./policies/baseline.json" with { type: "json" };
import euAiAct from "./policies/eu-ai-act.json" with { type: "json" };
import gdpr from "./policies/gdpr.json" with { type: "json" };
import iso42001 from "./policies/iso-42001.json" with { type: "json" };
import mlTestScore from "./policies/ml-test-score.json" with { type: "json" };
import nistAiRmf from "./policies/nist-ai-rmf.json" with { type: "json" };

/**
 * What is asked of a system by its risk class, and by the laws and standards that its manifest names under `policies`. The files are held to
 * `schemas/policy-pack.schema.json`, and to what rules say of their basis, by the tests.
 */
export const POLICY_PACKS: readonly PolicyPack[] = [baseline, euAiAct, nistAiRmf, iso42001, gdpr, mlTestScore].map(
  (pack) => pack as unknown as PolicyPack,
);
