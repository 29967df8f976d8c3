import type { Fix } from "../../model/fix.ts";
import { globMatcher } from "../../model/glob.ts";
import { filePlace } from "../../model/place.ts";
import { placeAt } from "../../model/text-at.ts";
import type { Files } from "../../project/files.ts";
import { defineRule } from "../define.ts";

const LIMIT = 10 * 1024 * 1024;
const BLOB =
  /\.(?:csv|tsv|jsonl|ndjson|parquet|feather|arrow|orc|avro|h5|hdf5|npy|npz|mat|pkl|pickle|joblib|pt|pth|ckpt|safetensors|onnx|pb|tflite|keras|gguf|ggml|bin|model|zip|tar|gz|tgz|bz2|xz|7z|sqlite3?|db|xlsx?|rds|rdata|sav|dta|mp4|avi|wav|npx|dat|duckdb)$/i;
const FIXTURES = /(?:^|\/)(?:tests?|testdata|fixtures?|__tests__|cassettes|docs?|assets|static|public|media)\//i;

export default defineRule({
  id: "data/large-file-in-git",
  severity: "warning",
  summary: "A large data or model file lies in git itself.",
  basis: ["EU AI Act Art. 10(2)", "ISO/IEC 42001 A.7.5"],
  from: "source",
  check({ files, folder, report }) {
    let inLfs: ((path: string) => boolean) | undefined;
    for (const path of files.paths) {
      if (!BLOB.test(path) || (folder !== "" && !path.startsWith(`${folder}/`))) continue;
      const size = files.size(path);
      if (size === undefined || size < LIMIT || files.isTracked(path) !== true) continue;
      inLfs ??= lfs(files);
      const subject = { kind: "dataset", key: `blob:${path}`, name: path } as const;
      if (FIXTURES.test(path)) report.notApplicable(subject, { message: "It belongs to tests or documentation." });
      else if (inLfs(path)) report.pass(subject, { message: "Git LFS keeps it.", evidence: { grade: "exists", places: [] } });
      else {
        const pattern = `*${path.slice(path.lastIndexOf("."))}`;
        report.fail(subject, {
          message: `${path} is ${Math.round(size / 1024 / 1024)} MB and lies in git itself, so every version of it stays in every clone.`,
          help: "Keep it with DVC or Git LFS, and take the old versions out of the history.",
          place: filePlace(path),
          fixes: [
            ...attribute(path, files),
            { title: `Track ${pattern} with Git LFS`, safe: false, command: `git lfs track "${pattern}"` },
          ],
        });
      }
    }
  },
});

/** What `.gitattributes` files give to Git LFS. */
function lfs(files: Files): (path: string) => boolean {
  const matchers: ((path: string) => boolean)[] = [];
  for (const path of files.paths) {
    if (!/(?:^|\/)\.gitattributes$/.test(path)) continue;
    const folder = path.slice(0, -".gitattributes".length);
    for (const line of (files.text(path) ?? "").split(/\r?\n/)) {
      const [pattern = "", ...attributes] = line.trim().split(/\s+/);
      if (!attributes.includes("filter=lfs") || pattern.startsWith("#")) continue;
      const clean = pattern.replace(/^\//, "");
      matchers.push(globMatcher(`${folder}${clean.includes("/") || pattern.startsWith("/") ? clean : `**/${clean}`}`));
    }
  }
  return (path) => matchers.some((matches) => matches(path));
}

/** A line at the end of the topmost `.gitattributes`, which is made where there is none. The next commit of the file goes to Git LFS. */
function attribute(path: string, files: Files): readonly Fix[] {
  if (/[\s"*?[\]\\!#]/.test(path)) return [];
  const title = "Give the file to Git LFS from its next commit on";
  const line = `/${path} filter=lfs diff=lfs merge=lfs -text\n`;
  const file = ".gitattributes";
  if (!files.has(file)) return [{ title, safe: false, newFiles: [{ file, text: line }] }];
  const text = files.text(file);
  if (text === undefined) return [];
  const lead = text === "" || text.endsWith("\n") ? "" : "\n";
  return [{ title, safe: false, edits: [{ place: placeAt(text, file, text.length, text.length), text: lead + line }] }];
}
