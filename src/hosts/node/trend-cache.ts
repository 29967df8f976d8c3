import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { PILLARS } from "../../model/pillar.ts";
import type { TrendPoint } from "../../model/trend.ts";

/** What is known of commits. */
export interface TrendCache {
  get(commit: string): TrendPoint | undefined;
  put(point: TrendPoint): void;
  save(): void;
}

/** Kept in the person's folder for caches, by program version and folder. What cannot be read or written is judged again next time. */
export function openTrendCache(root: string, key: string, env: Readonly<Record<string, string | undefined>>): TrendCache {
  const name = createHash("sha256")
    .update(JSON.stringify([root, key]))
    .digest("hex")
    .slice(0, 32);
  const file = path.join(cacheFolder(env), "ai-readiness", `trend-${name}.json`);
  const points = new Map<string, TrendPoint>();
  let changed = false;
  try {
    const kept: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(kept)) for (const point of kept.filter(isPoint)) points.set(point.commit, point);
  } catch {
    points.clear();
  }
  return {
    get: (commit) => points.get(commit),
    put(point) {
      points.set(point.commit, point);
      changed = true;
    },
    save() {
      if (!changed) return;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify([...points.values()]));
        renameSync(`${file}.new`, file);
      } catch {
        // A cache that cannot be kept costs time and nothing else.
      }
    },
  };
}

/** What this program wrote is whole; what something else wrote there is not trusted to be. */
function isPoint(value: Partial<TrendPoint> | null): value is TrendPoint {
  const pillars: unknown = value?.readiness?.pillars;
  if (typeof value?.commit !== "string" || typeof value.date !== "string") return false;
  return typeof pillars === "object" && pillars !== null && PILLARS.every((pillar) => pillar in pillars);
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.XDG_CACHE_HOME || env.LOCALAPPDATA || path.join(env.HOME || homedir(), ".cache");
}
