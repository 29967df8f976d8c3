import type { Literal } from "../model/inventory.ts";
import type { Facts } from "../source/facts.ts";
import { anyOriginsIn } from "./any-origins.ts";
import { credentialsIn } from "./credentials.ts";
import { localEndpointsIn } from "./endpoints/index.ts";
import type { Pause } from "./pause.ts";

/** What stands written in a file and should not, by the text of that file alone. */
interface FileLiterals {
  readonly credentials: readonly Literal[];
  readonly origins: readonly Literal[];
  readonly endpoints: readonly Literal[];
}

const NONE: readonly Literal[] = [];
const remembered = new WeakMap<Facts, FileLiterals>();

/** Credentials, origins and hosts written into all files. Files that did not change are not searched again. */
export async function fileLiterals(
  all: Iterable<Facts>,
  texts: ReadonlyMap<string, string>,
  pause: Pause,
): Promise<readonly Literal[]> {
  const credentials: Literal[] = [];
  const origins: Literal[] = [];
  const endpoints: Literal[] = [];
  for (const facts of all) {
    let own = remembered.get(facts);
    if (own === undefined) {
      own = search(facts, texts.get(facts.path));
      remembered.set(facts, own);
      const turn = pause();
      if (turn !== undefined) await turn;
    }
    for (const one of own.credentials) credentials.push(one);
    for (const one of own.origins) origins.push(one);
    for (const one of own.endpoints) endpoints.push(one);
  }
  return [...credentials, ...origins, ...endpoints];
}

function search(facts: Facts, text: string | undefined): FileLiterals {
  return {
    credentials: credentialsIn(facts, text),
    origins: facts.language === "python" ? anyOriginsIn(facts) : NONE,
    endpoints: facts.language === "config" ? NONE : localEndpointsIn(facts),
  };
}
