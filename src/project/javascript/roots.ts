import type { Context, ServiceKind } from "../../model/inventory.ts";
import type { Expression } from "../../source/javascript/module.ts";
import type { Argument, Mod, Origin } from "./program.ts";

/** A function that answers somebody: a candidate for a service. */
export interface Root {
  readonly mod: Mod;
  readonly id: number;
  readonly kind: ServiceKind;
  /** `POST /chat`, or a name. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly context: Context;
  /** The name under which a manifest can name it; undefined: the file alone. */
  readonly symbol: string | undefined;
  /** What runs before the handler: middleware, hooks, guards, wrappers. */
  readonly before: readonly Argument[];
  /** The router on which it is registered. */
  readonly origin: Origin | undefined;
  /** Why its guard cannot be told from the code alone: the platform may check callers. */
  readonly platform: string | undefined;
  /** Guarded by what stands in the registration itself. */
  readonly guardedBy?: { readonly by: string; readonly mod: Mod; readonly at: Expression };
}
