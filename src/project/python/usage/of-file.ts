import type { Usage } from "../../../model/usage.ts";
import type { Scope } from "../../../source/python/module.ts";
import type { Effect } from "../effects.ts";
import type { Evaluator } from "../evaluator.ts";
import type { UnitRecord } from "../record.ts";
import { columnsOf } from "./columns.ts";
import { fitsOf } from "./fits.ts";
import { hostedModelsOf } from "./hosted-models.ts";
import { samplesOf } from "./samples.ts";
import { schemasOf } from "./schemas.ts";

export type UsageOfFile = Pick<Usage, "fits" | "samples" | "hostedModels" | "columns" | "contracts">;

/** What one file does with data and models. Loaded when a file has something to tell. */
export function usageOfFile(
  ev: Evaluator,
  { unit, effects }: UnitRecord,
  trains: ReadonlyMap<Scope, Effect>,
  locationOf: (effect: Effect) => string | undefined,
): UsageOfFile {
  return {
    fits: fitsOf(ev, effects),
    samples: samplesOf(ev, unit, effects, trains),
    hostedModels: hostedModelsOf(ev, unit, effects),
    contracts: schemasOf(ev, unit),
    columns: columnsOf(ev, unit, effects, locationOf),
  };
}
