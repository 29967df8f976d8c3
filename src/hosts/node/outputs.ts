import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { REPORTERS, SUFFIXES } from "../../reporters/formats.ts";
import type { ReportContext, ReportInput, TextOptions } from "../../reporters/input.ts";
import { textReport } from "../../reporters/text.ts";
import { type Arguments, FORMATS, type Format, meant, UsageError } from "./arguments.ts";
import type { Terminal } from "./product.ts";

/** Which reports go where. */
export interface ReportPlan {
  readonly files: readonly { readonly file: string; readonly format: Format }[];
  /** What is printed; undefined when the format that was asked for goes into a file. */
  readonly printed: Format | undefined;
}

/**
 * A file's format is named before it, `gitlab=quality.json`, or told by its suffix, or is what `--format` says. Throws a `UsageError` where it
 * cannot be told. Called before anything is judged, so that a mistake costs nobody a scan.
 */
export function planReports({
  outputs,
  format,
  formatChosen,
}: Pick<Arguments, "outputs" | "format" | "formatChosen">): ReportPlan {
  const files = outputs.map((output) => {
    const [, named, file = output] = /^([a-z]+)=(.+)$/.exec(output) ?? [];
    return { file, format: named === undefined ? formatOf(file, format, formatChosen) : formatNamed(named) };
  });
  const written = formatChosen && files.some((one) => one.format === format);
  return { files, printed: written ? undefined : format };
}

function formatNamed(name: string): Format {
  const found = FORMATS.find((format) => format === name);
  if (found === undefined) throw new UsageError(`--output knows no format ${name}.${meant(name, FORMATS)}`);
  return found;
}

function formatOf(file: string, format: Format, chosen: boolean): Format {
  const suffix = path.extname(file).slice(1).toLowerCase();
  const told = SUFFIXES[suffix];
  if (told !== undefined) return told;
  if (chosen) return format;
  if (suffix === "json" || suffix === "txt") return suffix === "json" ? "json" : "text";
  throw new UsageError(`The format of ${file} cannot be told. Name it: --output markdown=${file}.`);
}

/** Writes the files, making folders where they are missing, then prints. */
export function writeReports(
  plan: ReportPlan,
  input: ReportInput,
  context: ReportContext,
  text: TextOptions,
  terminal: Terminal,
): void {
  const render = (format: Format, options: TextOptions) =>
    format === "text" ? textReport(input, options) : REPORTERS[format](input, context);
  for (const { file, format } of plan.files) {
    const target = path.resolve(terminal.cwd, file);
    try {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, render(format, { ...text, color: false, unicode: true }));
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      throw new UsageError(`The report ${file} cannot be written (${String(error.code)}).`);
    }
  }
  if (plan.printed !== undefined) terminal.out.write(render(plan.printed, text));
}
