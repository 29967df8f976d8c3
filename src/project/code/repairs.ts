import type { Place } from "../../model/place.ts";
import { nameOrigins, passArgument } from "./arguments-edits.ts";
import type { Change, Programs } from "./change.ts";
import { fromEnvironment, type Held } from "./environment.ts";
import { fromProcessEnvironment } from "./environment-javascript.ts";
import { makeRelative } from "./relative-path.ts";
import { addHealthRoute, requireApiKey } from "./routes.ts";

export type { Held } from "./environment.ts";

/** Small changes of programs that answer a finding at a place. Undefined where one could not be made without a guess. */
export interface Repairs {
  /** Reads from the environment what is written into a program. All of it, or nothing. */
  fromEnvironment(file: string, held: readonly (Held & { readonly place: Place })[]): Change | undefined;
  /** Replaces a path by that of a file of the repository: from its root, and in a notebook from the notebook's own folder. */
  makeRelative(literal: Place, path: string): Change | undefined;
  /** Reads the origins that may call from the environment, where all may. */
  nameOrigins(argument: Place): Change | undefined;
  /** Gives a call a keyword argument. */
  passArgument(call: Place, name: string, value: string): Change | undefined;
  addHealthRoute(file: string): Change | undefined;
  /** Makes routes ask for a key. */
  requireApiKey(file: string, routes: readonly Place[]): Change | undefined;
}

export function createRepairs(programs: Programs): Repairs {
  return {
    fromEnvironment: (file, held) => {
      const script = programs.scripts.get(file);
      return script === undefined ? fromEnvironment(programs, file, held) : fromProcessEnvironment(script, held);
    },
    makeRelative: (literal, path) => makeRelative(programs, literal, path),
    nameOrigins: (argument) => nameOrigins(programs, argument),
    passArgument: (call, name, value) => passArgument(programs, call, name, value),
    addHealthRoute: (file) => addHealthRoute(programs, file),
    requireApiKey: (file, routes) => requireApiKey(programs, file, routes),
  };
}

/** Where no program is known. */
export const NO_REPAIRS: Repairs = {
  fromEnvironment: () => undefined,
  makeRelative: () => undefined,
  nameOrigins: () => undefined,
  passArgument: () => undefined,
  addHealthRoute: () => undefined,
  requireApiKey: () => undefined,
};
