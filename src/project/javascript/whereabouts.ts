import type { Context } from "../../model/inventory.ts";

const TESTS =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|playwright|fixtures|benchmarks?|docs?|stories|\.storybook)\/|[.-](?:test|spec|stories|story|e2e|bench|cy)\.[cm]?[jt]sx?$/;
const OFFLINE =
  /(?:^|\/)(?:scripts?|evals?|evaluations?|notebooks?|training|experiments?|tools|seeds?|migrations?|prisma)\/|(?:^|\/)(?:seed|train|eval|evaluate|benchmark)\.[cm]?[jt]s$|\.eval\.[cm]?[jt]s$/;

/** True inside tests, benchmarks and documentation. */
export function isTest(path: string): boolean {
  return TESTS.test(path);
}

/** Where code that no service runs belongs, by its folder; undefined where the folder does not tell. */
export function contextOf(path: string): Context | undefined {
  return OFFLINE.test(path) || TESTS.test(path) ? "offline" : undefined;
}
