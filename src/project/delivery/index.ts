import { type Delivery, NO_DELIVERY, type Probe } from "../../model/delivery.ts";
import type { Inventory } from "../../model/inventory.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import type { Keeper } from "../keeper.ts";
import type { PythonDelivery } from "../python/delivery.ts";
import { dependencyFilesOf } from "./dependencies.ts";
import { configuredProbes, gatesOf } from "./gates.ts";
import { imagesOf, workloadsOf } from "./images.ts";
import { configuredNotebookRuns } from "./notebook-runs.ts";
import { startedSwitches } from "./started-switches.ts";

export interface DeliveryInput {
  readonly configs: readonly ConfigFacts[];
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly aiFiles: ReadonlySet<string>;
  readonly inventory: Inventory;
  readonly python: PythonDelivery;
  /** Of programs in other languages. */
  readonly healthRoutes: readonly Probe[];
  readonly keep: Keeper;
}

/** How what was found is built, started, deployed and tested. Nothing is looked at in a repository without AI. */
export function deliveryOf({ configs, paths, texts, inventory, python, keep, ...input }: DeliveryInput): Delivery {
  // A call that infers is evidence too, where only a general library (joblib, pickle) loads the model.
  const aiFiles = new Set([...input.aiFiles, ...inventory.inferenceCalls.map(({ place }) => place.file)]);
  if (aiFiles.size === 0) return NO_DELIVERY;
  // A test that asks the model is an evaluation, as soon as it is run.
  const asksInTests = inventory.inferenceCalls.some((call) => call.inTests);
  const { gates, ...configured } = keep("delivery", [configs, paths, texts, asksInTests, [...aiFiles].join("\n")], () => ({
    images: imagesOf(configs, aiFiles),
    dependencyFiles: dependencyFilesOf(configs, paths, (path) => texts.get(path), aiFiles),
    switches: startedSwitches(configs),
    notebookRuns: configuredNotebookRuns(configs, paths),
    workloads: workloadsOf(configs),
    probes: configuredProbes(configs, texts),
    gates: gatesOf(configs, texts, asksInTests),
  }));
  return {
    ...configured,
    switches: [...python.switches, ...configured.switches],
    notebookRuns: [...python.notebookRuns, ...configured.notebookRuns],
    probes: [...python.healthRoutes, ...input.healthRoutes, ...configured.probes],
    requests: python.requests,
    trainings: python.trainings,
    gates,
    tested: python.tested === undefined ? undefined : [...python.tested],
  };
}
