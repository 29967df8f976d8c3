import type { ProjectOptions, ScanOptions } from "../../engine/index.ts";
import type { ReportInput } from "../../reporters/input.ts";
import { UsageError } from "./arguments.ts";
import type { Product } from "./cli.ts";

/** Judges the folder and, with the same open project, the commit where the branch left `ref`. */
export async function compareWithBase(
  _root: string,
  _ref: string,
  _product: Product,
  _options: ProjectOptions,
  _scan: ScanOptions,
): Promise<ReportInput> {
  throw new UsageError("--base comes next.");
}
