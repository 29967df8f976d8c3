import { ADOPTION } from "./adoption.ts";
import { DATA } from "./data.ts";
import { GOVERNANCE } from "./governance.ts";
import { INTEGRATION } from "./integration.ts";
import { MLOPS } from "./mlops.ts";
import type { Mutation } from "./mutation.ts";

export const MUTATIONS: readonly Mutation[] = [...DATA, ...INTEGRATION, ...ADOPTION, ...MLOPS, ...GOVERNANCE];
