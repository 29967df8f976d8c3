import type { Plugin } from "esbuild";

export declare const inParts: Plugin;
