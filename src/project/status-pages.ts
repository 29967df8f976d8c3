import type { Monitor } from "../model/inventory.ts";
import { linePositions } from "../source/positions.ts";
import type { InventoryPart } from "./inventory-part.ts";

/** Services that ask an application from outside whether it answers, by the addresses of their badges and status pages. */
const WATCHERS: readonly (readonly [library: string, address: RegExp])[] = [
  ["Better Stack", /https?:\/\/(?:www\.)?(?:uptime\.)?(?:betteruptime|betterstack)\.com\/status-badges\/[^\s)"'>\]]+/],
  [
    "Better Stack",
    /https?:\/\/[\w-]+\.(?:betteruptime\.com|betterstack\.com|betteruptime\.app)\b(?<!\/\/(?:www|docs|status|uptime|logs)\.[\w.]+)/,
  ],
  ["UptimeRobot", /https?:\/\/(?:img\.shields\.io\/uptimerobot\/[^\s)"'>\]]+|stats\.uptimerobot\.com\/[\w-]+)/],
  ["Statuspage", /https?:\/\/(?!www\.|status\.|manage\.)[\w-]+\.statuspage\.io\b/],
  ["Instatus", /https?:\/\/(?!www\.|docs\.)[\w-]+\.instatus\.com\b/],
  ["Freshping", /https?:\/\/(?!www\.)[\w-]+\.freshstatus\.io\b/],
  ["Pingdom", /https?:\/\/(?:share|stats)\.pingdom\.com\/[\w-]+/],
  ["Checkly", /https?:\/\/api\.checklyhq\.com\/v1\/badges\/[^\s)"'>\]]+/],
  ["Healthchecks.io", /https?:\/\/healthchecks\.io\/badge\/[^\s)"'>\]]+/],
  ["Updown.io", /https?:\/\/(?:img\.shields\.io\/badge\/dynamic\/json\?[^\s)]*updown\.io|updown\.io\/[a-z0-9]{4,5}\b)/],
];

const README = /^(?:[^/]+\/)?readme(?:\.[\w-]+)?\.(?:md|markdown|mdx|rst|txt)$|^(?:[^/]+\/)?readme$/i;

/**
 * What a project's front page says about being watched from outside: a badge or a status page with an address of its own. It is a statement, and is
 * graded so; which service it is about nobody can tell from it, so it counts for none.
 */
export function statusPages(texts: ReadonlyMap<string, string>): InventoryPart {
  const monitors: Monitor[] = [];
  for (const [path, text] of texts) {
    if (!README.test(path)) continue;
    const seen = new Set<string>();
    for (const [library, address] of WATCHERS) {
      const match = address.exec(text);
      if (match === null || seen.has(library)) continue;
      seen.add(library);
      const place = linePositions(text).place(path, match.index, match.index + match[0].length);
      const message = `${library} is said to ask from outside whether the application answers`;
      monitors.push({ library, measures: ["operations"], grade: "declared", services: [], place, reasons: [{ place, message }] });
    }
  }
  return {
    datasetReads: [],
    modelArtifacts: [],
    services: [],
    inferenceCalls: [],
    monitors,
    literals: [],
    aiFiles: new Set(),
  };
}
