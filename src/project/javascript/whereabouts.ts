import type { Context } from "../../model/inventory.ts";

const TESTS =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|playwright|fixtures|benchmarks?|docs?|stories|\.storybook)\/|[.-](?:test|spec|stories|story|e2e|bench|cy)\.[cm]?[jt]sx?$/;
const OFFLINE =
  /^(?:src\/)?(?:scripts?|evals?|evaluations?|notebooks?|training|experiments?|tools|seeds?|migrations?|prisma)\/|(?:^|\/)(?:seed|train|eval|evaluate|benchmark)\.[cm]?[jt]s$|\.eval\.[cm]?[jt]s$/;

/** True inside tests, benchmarks and documentation. */
export function isTest(path: string): boolean {
  return TESTS.test(path);
}

/** Where code that no service runs belongs, by its folder within its package; undefined where the folder does not tell. */
export function contextOf(mod: { readonly path: string; readonly package: string }): Context | undefined {
  if (TESTS.test(mod.path)) return "offline";
  const inside = mod.package === "" ? mod.path : mod.path.slice(mod.package.length + 1);
  return OFFLINE.test(inside) ? "offline" : undefined;
}
