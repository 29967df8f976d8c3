import { type Delivery, NO_DELIVERY } from "../../model/delivery.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { dependencyFilesOf } from "./dependencies.ts";
import { imagesOf, workloadsOf } from "./images.ts";

export interface DeliveryInput {
  readonly configs: readonly ConfigFacts[];
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly aiFiles: ReadonlySet<string>;
}

/** How what was found is built, started, deployed and tested. Nothing is looked at in a repository without AI. */
export function deliveryOf(input: DeliveryInput): Delivery {
  const { configs, paths, texts, aiFiles } = input;
  if (aiFiles.size === 0) return NO_DELIVERY;
  return {
    ...NO_DELIVERY,
    images: imagesOf(configs, aiFiles),
    dependencyFiles: dependencyFilesOf(configs, paths, (path) => texts.get(path), aiFiles),
    workloads: workloadsOf(configs),
  };
}
