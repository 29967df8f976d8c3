import type { Delivery } from "../model/delivery.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Usage } from "../model/usage.ts";

/**
 * The part of the inventory that one system owns. What its services reach comes along even where another system owns the file,
 * so that a service is never cut off from the calls and monitors in shared code. Links between items stay valid.
 */
export function sliceInventory(inventory: Inventory, owns: (path: string) => boolean): Inventory {
  const here = (item: { readonly place: { readonly file: string } }) => owns(item.place.file);
  const services = indicesOf(inventory.services, here);
  const calls = indicesOf(inventory.inferenceCalls, here);
  const monitors = indicesOf(inventory.monitors, here);
  for (const index of services) {
    for (const call of inventory.services[index]!.inferenceCalls) calls.add(call);
    for (const monitor of inventory.services[index]!.monitors) monitors.add(monitor);
  }
  const service = renumber(services);
  const call = renumber(calls);
  const monitor = renumber(monitors);
  return {
    datasetReads: inventory.datasetReads.filter(here),
    services: [...service.keys()].map((index) => {
      const item = inventory.services[index]!;
      return { ...item, inferenceCalls: relink(item.inferenceCalls, call), monitors: relink(item.monitors, monitor) };
    }),
    inferenceCalls: [...call.keys()].map((index) => {
      const item = inventory.inferenceCalls[index]!;
      return { ...item, services: relink(item.services, service) };
    }),
    modelArtifacts: inventory.modelArtifacts.filter(here),
    monitors: [...monitor.keys()].map((index) => {
      const item = inventory.monitors[index]!;
      return { ...item, services: relink(item.services, service) };
    }),
    documents: inventory.documents.filter((document) => owns(document.path)),
    literals: inventory.literals.filter(here),
    delivery: sliceDelivery(inventory.delivery, owns),
    usage: sliceUsage(inventory.usage, owns),
  };
}

/** What continuous integration does and what tests reach holds for every system of the repository. */
function sliceDelivery(delivery: Delivery, owns: (path: string) => boolean): Delivery {
  const here = (item: { readonly place: { readonly file: string } }) => owns(item.place.file);
  return {
    ...delivery,
    images: delivery.images.filter(here),
    dependencyFiles: delivery.dependencyFiles.filter(({ file }) => owns(file)),
    switches: delivery.switches.filter(here),
    notebookRuns: delivery.notebookRuns.filter(({ notebook, place }) => owns(notebook) || owns(place.file)),
    workloads: delivery.workloads.filter(here),
    requests: delivery.requests.filter(here),
    trainings: delivery.trainings.filter(here),
  };
}

/** Contracts may be shared between systems: whose they are is told by the manifest that names them. */
function sliceUsage(usage: Usage, owns: (path: string) => boolean): Usage {
  const here = (item: { readonly place: { readonly file: string } }) => owns(item.place.file);
  return {
    ...usage,
    fits: usage.fits.filter(here),
    samples: usage.samples.filter(here),
    hostedModels: usage.hostedModels.filter(here),
    disordered: usage.disordered.filter(here),
    systems: usage.systems.filter(here),
    columns: usage.columns.filter(here),
    validations: usage.validations.filter(here),
    asserted: usage.asserted.filter(({ file }) => owns(file)),
    transforms: usage.transforms.filter(here),
  };
}

function indicesOf<T>(items: readonly T[], keep: (item: T) => boolean): Set<number> {
  const indices = new Set<number>();
  for (const [index, item] of items.entries()) if (keep(item)) indices.add(index);
  return indices;
}

/** Old index to new index, in the old order. */
function renumber(indices: ReadonlySet<number>): ReadonlyMap<number, number> {
  return new Map([...indices].sort((a, b) => a - b).map((old, index) => [old, index]));
}

function relink(links: readonly number[], numbers: ReadonlyMap<number, number>): number[] {
  return links.flatMap((old) => numbers.get(old) ?? []);
}
