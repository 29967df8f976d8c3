/**
 * Bundles the product: `scripts/build.mjs`, which explains its options.
 *
 *   node esbuild.js [--production | --watch]
 */
import("./scripts/build.mjs");
