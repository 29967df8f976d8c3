// Written by scripts/generate-registry.ts from the rule files; do not edit.
import type { Rule } from "./define.ts";

/** Every rule, in the order of the pillars. */
export const RULES: readonly Rule[] = [];
