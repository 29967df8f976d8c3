import { askApproval, compare, openProject } from "../../../../src/engine/index.ts";
import { runCli } from "../../../../src/hosts/node/cli.ts";
import type { Product, Terminal } from "../../../../src/hosts/node/product.ts";
import { RULES } from "../../../../src/rules/registry.generated.ts";

const PRODUCT: Product = {
  version: "1.2.3",
  openProject,
  askApproval,
  compare,
  rules: RULES,
  page: () => undefined,
  serve: async () => {},
};

/** Runs the real command line in a folder; gives its exit code and what it prints. */
export async function runIn(root: string, ...args: readonly string[]) {
  let out = "";
  let err = "";
  const terminal: Terminal = {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    env: {},
    cwd: root,
    platform: "linux",
    signal: new AbortController().signal,
  };
  const code = await runCli(args, terminal, PRODUCT);
  return { code, out, err };
}
