/** What few programs have, and what only edits need: a file of its own, which is loaded when one of them is wanted. */
export { areAllAnswered } from "./answered.ts";
export { ownListeners } from "./callbacks.ts";
export { commandsOf } from "./commands.ts";
export { deploymentsOf } from "./deployments.ts";
export { ownCounts } from "./own-counts.ts";
export { replaceGone, staleUnits } from "./stale.ts";
export { withUnpacked } from "./unpacked.ts";
export { attachReaders } from "./watched-files.ts";
