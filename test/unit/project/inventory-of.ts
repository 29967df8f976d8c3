import { strict as assert } from "node:assert";
import type { Inventory } from "../../../src/model/inventory.ts";
import { createAnalyser } from "../../../src/project/analyser.ts";
import type { Facts } from "../../../src/source/facts.ts";
import { readFacts } from "./read-facts.ts";

export type Files = Readonly<Record<string, string>>;

/** `tracked`: git's index, which holds everything unless it is given; `null` stands for a folder without git. */
export interface InventoryOptions {
  readonly tracked?: readonly string[] | null;
}

/** The inventory of a small repository that is written down in the test: path to text. */
export async function inventoryOf(files: Files, { tracked }: InventoryOptions = {}): Promise<Inventory> {
  const facts = new Map<string, Facts>();
  const texts = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    const read = readFacts(path, text);
    if (read !== undefined) facts.set(path, read);
    texts.set(path, text);
  }
  const entries = Object.entries(files).map(([path, text]) => ({ path, size: text.length }));
  const analysis = await createAnalyser().analyse(
    {
      files: entries,
      facts,
      texts,
      git: tracked === null ? undefined : { tracked: new Set(tracked ?? Object.keys(files)) },
      claims: { detectors: [] },
    },
    () => undefined,
  );
  return analysis.inventory;
}

/** What a repository is expected to hold. */
export interface Expected {
  /** `http POST /predict`, in file and line order. */
  readonly services: readonly string[];
  /** `evidently [drift]`, with what is said of it where it does nothing; left out: not looked at. */
  readonly monitors?: readonly string[];
}

/**
 * Holds a repository's services against those expected, and its inference calls against the marks in the source: a line that ends in
 * `# asks: serving` (`batch`, `offline`) asks a model in that context, and no other line does.
 */
export async function expectInventory(files: Files, expected: Expected): Promise<Inventory> {
  const inventory = await inventoryOf(files);
  const asked = inventory.inferenceCalls.map((call) => `${call.place.file}:${call.place.line} ${call.context}`);
  assert.equal(lines(services(inventory), [...new Set(asked)]), lines(expected.services, marks(files)));
  if (expected.monitors !== undefined) assert.deepEqual(monitors(inventory), expected.monitors);
  return inventory;
}

function lines(served: readonly string[], asked: readonly string[]): string {
  return [...served, ...asked].join("\n");
}

/** Services in one line each: kind and name. */
export function services(inventory: Inventory): readonly string[] {
  return inventory.services.map((service) => `${service.kind} ${service.name}`);
}

/** Monitors in one line each: library, measures, how many services it watches where any, and why it does nothing. */
export function monitors(inventory: Inventory): readonly string[] {
  return inventory.monitors.map((monitor) => {
    const watched = monitor.services.map((index) => inventory.services[index]!.name);
    const on = watched.length === 0 ? "" : ` on ${watched.join(", ")}`;
    return `${monitor.library} [${monitor.measures.join(" ")}]${on}${monitor.inert === undefined ? "" : ` inert: ${monitor.inert}`}`;
  });
}

/** Guards in one line each: the service's name and what is known of its callers. */
export function guards(inventory: Inventory): readonly string[] {
  return inventory.services.map(
    ({ name, guard }) => `${name}: ${guard.state === "guarded" ? `guarded by ${guard.by}` : guard.state}`,
  );
}

function marks(files: Files): readonly string[] {
  return Object.entries(files)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([path, text]) =>
      text.split("\n").flatMap((line, at) => {
        const context = /# asks: (\w+)/.exec(line)?.[1];
        return context === undefined ? [] : [`${path}:${at + 1} ${context}`];
      }),
    );
}
