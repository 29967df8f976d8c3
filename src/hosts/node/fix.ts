import { type Mended, mend } from "../../engine/index.ts";
import { isAtLeast, type Severity } from "../../model/severity.ts";
import { jsonFixes, textFixes } from "../../reporters/fixes.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { unifiedDiff } from "./diff.ts";
import { createNodeHost } from "./host.ts";
import type { Product, Terminal } from "./product.ts";
import { createProgressLine } from "./progress.ts";
import { protectionOf, writeFiles } from "./write-files.ts";

/** One `fix`: what was asked for, and of which folder. */
export interface FixRun {
  readonly asked: Arguments;
  readonly terminal: Terminal;
  readonly product: Product;
  readonly root: string;
  /** Rules whose findings are mended; undefined for all. */
  readonly rules: readonly string[] | undefined;
  readonly color: boolean;
}

/** Mends what can be mended, or shows what would be; resolves to whether what is left is below the bar. */
export async function fix(run: FixRun): Promise<boolean> {
  const { asked, terminal, root, color } = run;
  const { failOn, dryRun, unsafe } = asked;
  if (failOn.startsWith("new-"))
    throw new UsageError("The command fix compares with no base; --fail-on takes a severity or never.");
  const mended = await tryFixes(run);
  if (dryRun) terminal.out.write(asked.format === "json" ? "" : unifiedDiff(mended.files, { color }));
  else if (mended.files.length > 0) {
    if (!(await mended.isUnmoved()))
      throw new UsageError("The files changed while they were looked at, so nothing was written. Run it again.");
    const writings = mended.files.map(({ file, bytes, before }) => ({ file, bytes, isNew: before === undefined }));
    try {
      writeFiles(root, writings);
    } catch (error) {
      throw new UsageError(`Nothing was written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const summary = { ...mended, written: !dryRun, unsafe };
  if (asked.format === "json") terminal.out.write(jsonFixes(summary));
  // The diff can go into a file or to `git apply`; what people read goes beside it.
  else (dryRun ? terminal.err : terminal.out).write(textFixes(summary, { color }));
  return failOn === "never" || !mended.after.findings.some((one) => !one.waived && isAtLeast(one.severity, failOn as Severity));
}

async function tryFixes({ asked, terminal, product, root, rules }: FixRun): Promise<Mended> {
  const progress = createProgressLine(terminal.err);
  try {
    return await mend(product.openProject, createNodeHost(root), {
      signal: terminal.signal,
      progress: progress.show,
      unsafe: asked.unsafe,
      protects: protectionOf(root),
      ...(rules !== undefined && { rules }),
    });
  } finally {
    progress.clear();
  }
}
