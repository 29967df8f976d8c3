import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Every `.py` file below the directories, in a fixed order; links are not followed. */
export function pythonFiles(directories: readonly string[]): string[] {
  const files: string[] = [];
  const pending = directories.filter((directory) => existsSync(directory));
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile() && entry.name.endsWith(".py")) files.push(path);
    }
  }
  return files.sort();
}

/** Where Debian keeps the standard library and its python3-* packages. */
export function debianDirectories(): string[] {
  if (!existsSync("/usr/lib")) return [];
  return readdirSync("/usr/lib")
    .filter((name) => /^python3(\.\d+)?$/.test(name))
    .map((name) => join("/usr/lib", name));
}

/** At most `limit` of the files, evenly spread. */
export function sample(files: readonly string[], limit: number): string[] {
  if (files.length <= limit) return [...files];
  return Array.from({ length: limit }, (_, index) => files[Math.floor((index * files.length) / limit)]!);
}
