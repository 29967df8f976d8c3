import { createProject, type Parts } from "../../../src/engine/open-project.ts";
import type { ProjectOptions } from "../../../src/engine/project.ts";
import * as manifests from "../../../src/manifest/index.ts";
import type { Manifest } from "../../../src/manifest/manifest.ts";
import { NO_DELIVERY } from "../../../src/model/delivery.ts";
import type { Host } from "../../../src/model/host.ts";
import type { Literal } from "../../../src/model/inventory.ts";
import { filePlace } from "../../../src/model/place.ts";
import { NO_USAGE } from "../../../src/model/usage.ts";
import type { Analyser, ProjectInput } from "../../../src/project/analyser.ts";
import { createResolver } from "../../../src/project/python/resolver.ts";
import { defineRule, type Rule } from "../../../src/rules/define.ts";
import type { ConfigFacts } from "../../../src/source/facts.ts";
import { linePositions } from "../../../src/source/positions.ts";
import type { FactsReader } from "../../../src/source/read-facts.ts";

/**
 * The engine with parts so small that a test can see through them: a program's facts are its text, a line `bad …` is a literal, a file
 * that says `model` is AI, and a manifest is JSON.
 */
export interface Toy {
  readonly parts: Parts;
  /** Paths whose facts were made, in order. */
  readonly made: string[];
  readonly analysed: ProjectInput[];
}

export const badLines = defineRule({
  id: "data/bad-line",
  severity: "error",
  summary: "A line is bad.",
  basis: [],
  from: "source",
  check({ inventory, report }) {
    for (const literal of inventory.literals) {
      const subject = { kind: "document", key: `line:${literal.value}`, name: literal.value } as const;
      report.fail(subject, { message: `The line "${literal.value}" is bad.`, place: literal.place });
    }
  },
});

/** Tells what waivers and comments do, as a rule that is run last is told it. */
export const told: string[] = [];
export const lastRule = defineRule({
  id: "governance/last",
  severity: "error",
  summary: "What is set aside.",
  basis: [],
  from: "both",
  last: true,
  check({ setAside, manifest }) {
    for (const { rule, place, effect } of setAside.comments) told.push(`${place.file}:${place.line} ${rule} ${effect}`);
    for (const entry of manifest?.waivers ?? []) told.push(`${entry.rule} ${entry.subject} ${setAside.waiver(entry)}`);
  },
});

export function toy(rules: readonly Rule[] = [badLines]): Toy {
  const made: string[] = [];
  const analysed: ProjectInput[] = [];
  const analyser: Analyser = {
    fork: () => analyser,
    async analyse(input, pause) {
      analysed.push(input);
      const literals: Literal[] = [];
      const aiFiles = new Set<string>();
      for (const [path, facts] of input.facts) {
        await pause();
        const text = facts.language === "config" ? String(facts.data) : "";
        if (text.includes("model")) aiFiles.add(path);
        for (const [index, line] of text.split("\n").entries()) {
          if (!line.startsWith("bad")) continue;
          const place = filePlace(path, index + 1);
          literals.push({
            place,
            kind: "local-path",
            value: line.split("#")[0]!.trim(),
            context: "serving",
            inTests: false,
            reasons: [],
          });
        }
      }
      const none = { datasetReads: [], services: [], inferenceCalls: [], modelArtifacts: [], monitors: [], documents: [] };
      return {
        inventory: { ...none, literals, delivery: NO_DELIVERY, usage: NO_USAGE },
        symbols: {
          find: () => ({ state: "unknown" }),
          measures: () => [],
          chain: () => "unknown",
          digest: () => undefined,
          files: () => [],
          names: () => [],
        },
        programs: { python: new Map(), scripts: new Map(), resolver: createResolver([]), configs: [] },
        aiFiles,
      };
    },
  };
  const read: FactsReader = (path, text) => {
    made.push(path);
    if (text.includes("crash")) throw new Error("the reader fell over");
    return { ...NO_FACTS, path, positions: linePositions(text), data: text };
  };
  const parts: Parts = {
    analyser,
    rules: async () => rules,
    isConfiguration: (path) => path.endsWith(".cfg"),
    facts: {
      python: async () => read,
      notebook: async () => read,
      javascript: async () => read,
      configuration: async () => read,
    },
    manifests: async () => ({
      ...manifests,
      parseManifest: (file, text) => manifestOf(file, JSON.parse(text) as Partial<Manifest>),
    }),
  };
  return { parts, made, analysed };
}

export function openToy(host: Host, options: ProjectOptions = {}, made = toy()) {
  return createProject(host, options, made.parts);
}

const NO_FACTS: Omit<ConfigFacts, "path" | "positions" | "data"> = {
  language: "config",
  starts: [],
  tracks: [],
  monitors: [],
  servers: [],
  environment: [],
  catalogue: [],
  dependencies: [],
};

/** A manifest with what a test states and nothing else. */
export function manifestOf(file: string, given: Partial<Manifest> = {}): Manifest {
  return {
    file,
    folder: file.slice(0, Math.max(file.lastIndexOf("/"), 0)),
    text: "",
    data: [],
    models: [],
    services: [],
    integrations: [],
    adoption: { success: [], users: [] },
    governance: { documents: {}, approvals: [] },
    waivers: [],
    problems: [],
    broken: false,
    placeOf: () => filePlace(file),
    has: () => false,
    ...given,
    system: { stage: "production", policies: [], ...given.system },
    lint: { exclude: [], severity: {}, detectors: [], extends: [], ...given.lint },
  };
}
