import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ScanResult } from "../../engine/index.ts";
import { EXPORTERS } from "../../reporters/formats.ts";
import type { ReportContext } from "../../reporters/input.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import type { Terminal } from "./product.ts";

/** Writes down what is there in the format of another tool: into `--output`, else to standard output. */
export function writeExport(
  asked: Arguments,
  result: ScanResult,
  context: Pick<ReportContext, "version" | "folder">,
  terminal: Terminal,
): void {
  const text = EXPORTERS[asked.exportFormat](result, context);
  if (asked.outputs.length === 0) terminal.out.write(text);
  for (const output of asked.outputs) {
    const file = path.resolve(terminal.cwd, output);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      throw new UsageError(`${output} cannot be written (${String(error.code)}).`);
    }
  }
}
