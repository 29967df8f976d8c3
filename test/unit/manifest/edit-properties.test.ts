import assert from "node:assert/strict";
import fc from "fast-check";
import { Parser } from "yaml";
import type { Data } from "../../../src/manifest/data.ts";
import { originOf } from "../../../src/manifest/document.ts";
import { addEntries, addEntry, inSections, setField } from "../../../src/manifest/edit.ts";
import type { DocumentPath, Manifest } from "../../../src/manifest/manifest.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";
import { removeEntry } from "../../../src/manifest/remove.ts";
import { applyEdits } from "../../../src/model/apply-fix.ts";
import type { TextEdit } from "../../../src/model/fix.ts";
import { datasets, manifests } from "./random-manifest.ts";

/** The same manifests in each run; more and others by `PROPERTY_RUNS=5000 PROPERTY_SEED=7`. */
const OPTIONS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 120), seed: Number(process.env.PROPERTY_SEED ?? 20261122) };

function read(text: string): Manifest {
  return parseManifest("ai-readiness.yaml", text);
}

function dataOf(manifest: Manifest): Data {
  return JSON.parse(JSON.stringify(originOf(manifest)?.data ?? {})) as Data;
}

/** Every comment of a text, in order. */
function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  const collect = (token: unknown): void => {
    if (typeof token !== "object" || token === null) return;
    if (Array.isArray(token)) for (const item of token) collect(item);
    else {
      if ("type" in token && token.type === "comment" && "source" in token) found.push(String(token.source).trim());
      for (const value of Object.values(token)) collect(value);
    }
  };
  for (const token of new Parser().parse(text)) collect(token);
  return found.sort();
}

/** Every value with its path, as text. */
function leavesOf(data: Data, path: DocumentPath = []): Map<string, string> {
  const leaves = new Map<string, string>();
  if (typeof data !== "object" || data === null) return leaves.set(path.join("."), JSON.stringify(data));
  for (const [key, inner] of Object.entries(data))
    for (const leaf of leavesOf(inner as Data, [...path, key])) leaves.set(...leaf);
  return leaves;
}

function pathsOf(data: Data, path: DocumentPath = []): DocumentPath[] {
  if (typeof data !== "object" || data === null) return [path];
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  const below = keys.flatMap((key) => pathsOf((data as Record<string | number, Data>)[key]!, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function edited(manifest: Manifest, edits: readonly TextEdit[]): Manifest {
  const text = applyEdits(manifest.text, edits);
  const next = read(text);
  assert.equal(next.broken, false, `broken:\n${text}`);
  return next;
}

const LISTS = ["data", "models", "services", "integrations"];
const FIELDS: readonly DocumentPath[] = [
  ["system", "owner"],
  ["system", "risk", "class"],
  ["adoption", "problem"],
  ["adoption", "support"],
  ["governance", "documents", "human-oversight"],
  ["data", 0, "owner"],
  ["data", 0, "assessment", "report"],
  ["services", 0, "monitoring", "operations", "by"],
  ["models", 1, "card"],
];
const values = fc.constantFrom("x", "on", "a: b #c", "two\nlines", 'it"s', "- dash", " pad ", "100%", "é");

describe("edits of any manifest", function () {
  this.timeout(60_000 + OPTIONS.numRuns * 100);

  it("begin with manifests that are read as they are meant", () => {
    fc.assert(
      fc.property(manifests, ({ data, text }) => {
        const manifest = read(text);
        assert.equal(manifest.broken, false, text);
        assert.deepEqual(dataOf(manifest), JSON.parse(JSON.stringify(data)), text);
      }),
      OPTIONS,
    );
  });

  it("set a field and nothing else, once", () => {
    fc.assert(
      fc.property(manifests, fc.constantFrom(...FIELDS), values, ({ text }, path, value) => {
        const manifest = read(text);
        const edits = setField(manifest, path, value);
        if (edits.length === 0) return;
        const next = edited(manifest, edits);
        const [before, after] = [leavesOf(dataOf(manifest)), leavesOf(dataOf(next))];
        assert.equal(after.get(path.join(".")), JSON.stringify(value), next.text);
        before.delete(path.join("."));
        after.delete(path.join("."));
        assert.deepEqual([...after].sort(), [...before].sort(), `${text}\n--- became ---\n${next.text}`);
        assert.deepEqual(commentsOf(next.text), commentsOf(text), `${text}\n--- became ---\n${next.text}`);
        assert.deepEqual(setField(next, path, value), [], "the second time changes something");
      }),
      OPTIONS,
    );
  });

  it("can set every field that is absent where its section is", () => {
    fc.assert(
      fc.property(manifests, fc.constantFrom(...FIELDS), ({ text }, path) => {
        const manifest = read(text);
        if (manifest.has(path) || path.some((step) => typeof step === "number")) return;
        assert.ok(setField(manifest, path, "x").length > 0, `${path.join(".")} cannot be set in\n${text}`);
      }),
      OPTIONS,
    );
  });

  it("add entries and nothing else, once, and taking them out restores every byte", () => {
    fc.assert(
      fc.property(manifests, fc.constantFrom(...LISTS), datasets, ({ text }, section, entry) => {
        const manifest = read(text);
        const value = { ...(entry as Record<string, string>), name: "added-here" };
        const edits = addEntry(manifest, [section], value);
        assert.ok(edits.length > 0, `nothing can be added to ${section} of\n${text}`);
        const next = edited(manifest, edits);
        const had = (dataOf(manifest) as Record<string, readonly Data[]>)[section] ?? [];
        const has = (dataOf(next) as Record<string, readonly Data[]>)[section] ?? [];
        const told = `${text}\n--- became ---\n${next.text}`;
        assert.deepEqual(has, [...had, JSON.parse(JSON.stringify(value))], told);
        assert.deepEqual(
          { ...(dataOf(next) as object), [section]: had },
          { ...(dataOf(manifest) as object), [section]: had },
          told,
        );
        assert.deepEqual(commentsOf(next.text), commentsOf(text), told);
        assert.deepEqual(addEntry(next, [section], value), [], "the second time changes something");
        const back = applyEdits(next.text, removeEntry(next, [section, had.length]));
        assert.equal(back, text, `${told}\n--- and back ---\n${back}`);
      }),
      OPTIONS,
    );
  });

  it("add several entries to several sections at once, with what is said above them", () => {
    fc.assert(
      fc.property(manifests, fc.subarray(LISTS, { minLength: 1 }), ({ text }, chosen) => {
        const manifest = read(text);
        const entries = ["one-new", "two-new"].map((name) => ({
          value: { name, note: { deep: ["x"] } },
          comments: [`read by src/${name}.py:12`],
        }));
        const next = edited(
          manifest,
          inSections(
            manifest,
            chosen.map((section) => ({ path: [section], edits: addEntries(manifest, [section], entries) })),
          ),
        );
        const told = `${text}\n--- became ---\n${next.text}`;
        for (const section of chosen) {
          const has = (dataOf(next) as Record<string, readonly { name: string }[]>)[section] ?? [];
          assert.deepEqual(
            has.slice(-2).map(({ name }) => name),
            ["one-new", "two-new"],
            told,
          );
        }
        const kept = commentsOf(next.text);
        for (const comment of commentsOf(text)) assert.ok(kept.includes(comment), told);
      }),
      OPTIONS,
    );
  });

  it("take out what is asked for and leave all else", () => {
    fc.assert(
      fc.property(manifests, fc.nat(), ({ text }, pick) => {
        const manifest = read(text);
        const paths = pathsOf(dataOf(manifest)).filter((path) => path[0] !== "version");
        if (paths.length === 0) return;
        const path = paths[pick % paths.length]!;
        const edits = removeEntry(manifest, path);
        if (edits.length === 0) return;
        const next = edited(manifest, edits);
        const expected = without(dataOf(manifest), path);
        assert.deepEqual(dataOf(next), expected, `without ${path.join(".")}:\n${text}\n--- became ---\n${next.text}`);
      }),
      OPTIONS,
    );
  });
});

/** Data without what stands at a path; what is left empty goes too. */
function without(data: Data, path: DocumentPath): Data {
  const copy = JSON.parse(JSON.stringify(data)) as Data;
  let at = path;
  for (;;) {
    const parent = at.slice(0, -1).reduce<Data>((node, step) => (node as Record<string | number, Data>)[step]!, copy);
    const last = at.at(-1)!;
    if (Array.isArray(parent)) (parent as Data[]).splice(Number(last), 1);
    else delete (parent as Record<string, Data>)[String(last)];
    if (at.length === 1 || Object.keys(parent as object).length > 0) return copy;
    at = at.slice(0, -1);
  }
}
