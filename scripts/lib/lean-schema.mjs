import { readFileSync } from "node:fs";

const PROSE = new Set(["description", "examples", "default", "format", "$id", "$schema"]);

/**
 * The manifest's schema without what is only for people and their editors, two thirds of it.
 * @type {import("esbuild").Plugin}
 */
export const leanSchema = {
  name: "lean-schema",
  setup(build) {
    build.onLoad({ filter: /[\\/]schemas[\\/]ai-readiness\.schema\.json$/ }, ({ path: file }) => ({
      contents: JSON.stringify(withoutProse(JSON.parse(readFileSync(file, "utf8")))),
      loader: "json",
    }));
  },
};

function withoutProse(value, named = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => named || !PROSE.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner, !named && /^(properties|\$defs)$/.test(key))]));
}
