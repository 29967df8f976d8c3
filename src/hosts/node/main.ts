/** The command `ai-readiness`: joins the process, the engine and the command line. */
import { askApproval, compare, openProject, POLICY_PACKS } from "../../engine/index.ts";
import { createManifestLanguage, lensesOf, sourceHoversAt } from "../../language/index.ts";
import { RULES } from "../../rules/registry.generated.ts";
import { runCli } from "./cli.ts";
import { createNodeHost } from "./host.ts";
import { manifestSchema, rulePage, VERSION } from "./own-files.ts";
import type { Product, Terminal } from "./product.ts";

const cancel = new AbortController();
// The first Ctrl-C lets the scan stop where it is; the second, for a scan that does not, ends the process.
process.once("SIGINT", () => cancel.abort(new Error("Cancelled.")));

// A reader that has seen enough, `ai-readiness check | head`, is no fault; the exit code still tells what was found.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const terminal: Terminal = {
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  platform: process.platform,
  signal: cancel.signal,
};
/** The server is set up only when it is asked for. */
async function serve(): Promise<void> {
  const { serveStdio } = await import("../lsp/main.ts");
  const engine = { openProject, createManifestLanguage, lensesOf, sourceHoversAt };
  await serveStdio({ version: VERSION, schema: manifestSchema(), createHost: createNodeHost, engine });
}

const product: Product = {
  version: VERSION,
  openProject,
  askApproval,
  compare,
  rules: RULES,
  policies: POLICY_PACKS,
  page: rulePage,
  serve,
};

// No process.exit at the end: output that goes to a pipe would be cut short.
runCli(process.argv.slice(2), terminal, product).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `ai-readiness failed; this is a fault of its own:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
