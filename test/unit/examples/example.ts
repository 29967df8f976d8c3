import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(process.env.AI_READINESS_ROOT ?? process.cwd(), "examples");

/** What is committed of an example: both ignore their data and models, so whatever lies there is left out. */
export function committed(example: string): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, example, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.(parquet|pkl|csv|pyc)$/.test(path)) files[path] = readFileSync(join(root, example, path), "utf8");
    }
  };
  walk("");
  return files;
}
