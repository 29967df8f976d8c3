/** One measurement in a process of its own; see `scripts/bench.ts`. Prints one line of JSON. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { openProject } from "../../src/engine/index.ts";
import { createMemoryHost } from "../../src/hosts/memory.ts";
import { createNodeHost } from "../../src/hosts/node/host.ts";
import type { Host } from "../../src/model/host.ts";

const [what, directory] = process.argv.slice(2);
const figures = directory === undefined ? await keystroke() : what === "rules" ? await rules(directory) : await scan(directory);
process.stdout.write(JSON.stringify(figures));

async function scan(root: string) {
  const host = createNodeHost(root);
  // The listing and a first read of every file warm the disk's cache for all alike.
  const files = (await host.list({ notice: () => {} })).files.filter((file) => file.size < 1 << 20);
  let bytes = 0;
  for (const file of files) bytes += readFileSync(path.join(root, file.path)).length;
  const bareRead = await timed(async () => {
    for (const file of files) readFileSync(path.join(root, file.path));
  });
  const slices = watchSlices(host);
  const project = openProject(slices.host);
  const cold = await timed(() => project.scan());
  const longestSlice = slices.longest();
  const warm = await timed(() => project.scan());
  const programs = files.map((file) => file.path).filter((file) => file.endsWith(".py"));
  const edits: number[] = [];
  for (const file of spread(programs.length > 0 ? programs : files.map((one) => one.path), 21)) {
    slices.edit(file);
    edits.push(await timed(() => project.apply([{ path: file, type: "changed" }])));
  }
  // The commit where a branch began: twenty files there have five lines less.
  const changed = spread(programs, 20);
  const fork = project.fork(
    withoutLines(slices.host, new Set(changed)),
    changed.map((file) => ({ path: file, type: "changed" })),
  );
  const base = await timed(() => fork.apply([]));
  const edit = edits.sort((one, other) => one - other)[edits.length >> 1] ?? Number.NaN;
  return {
    files: files.length,
    bytes,
    bareRead,
    cold,
    warm,
    edit,
    base,
    longestSlice,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

/** At most so many of all, from first to last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const count = Math.min(most, all.length);
  return Array.from({ length: count }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / count)]!);
}

function withoutLines(host: Host, changed: ReadonlySet<string>): Host {
  return {
    ...host,
    async read(file) {
      const bytes = await host.read(file);
      if (!changed.has(file)) return bytes;
      const lines = new TextDecoder().decode(bytes).split("\n");
      lines.splice(lines.length >> 1, 5);
      return new TextEncoder().encode(lines.join("\n"));
    },
  };
}

/** What all rules add, run for the first time, to an inventory that was made without them. */
async function rules(root: string) {
  const project = openProject(createNodeHost(root), { rules: [] });
  const inventory = await timed(() => project.scan());
  const again = await timed(() => project.scan());
  project.configure({});
  const judged = await timed(() => project.scan());
  return { inventory, rules: Math.max(0, judged - again) };
}

/** A host that notes how long the engine works between two yields, and that can show one file as edited. */
function watchSlices(host: Host) {
  let last = performance.now();
  let longest = 0;
  let edited: string | undefined;
  const note = () => {
    longest = Math.max(longest, performance.now() - last);
  };
  return {
    host: {
      ...host,
      async read(file: string) {
        const bytes = await host.read(file);
        return file === edited ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes;
      },
      async list(...args: Parameters<Host["list"]>) {
        const listed = await host.list(...args);
        last = performance.now();
        return listed;
      },
      async yield() {
        note();
        await host.yield();
        last = performance.now();
      },
    } satisfies Host,
    edit(file: string | undefined) {
      edited = file;
    },
    longest() {
      note();
      return longest;
    },
  };
}

/** A file of 1,000 lines in a small project, edited over and over. */
async function keystroke() {
  const lines = [
    "import joblib",
    "import pandas as pd",
    "from fastapi import FastAPI",
    "",
    "app = FastAPI()",
    'model = joblib.load("model.pkl")',
  ];
  for (let index = 0; lines.length < 1000; index++) {
    lines.push(
      "",
      `def step_${index}(frame: pd.DataFrame, factor: float = ${index}.5) -> pd.DataFrame:`,
      `    """Scales column ${index} and keeps the rest."""`,
      `    values = [value * factor for value in frame["column_${index}"] if value is not None]`,
      `    return frame.assign(**{f"column_{${index}}": values, "n": len(values)})`,
    );
  }
  lines.push("", '@app.post("/predict")', "def predict(body: dict):", "    return model.predict([body])");
  const text = lines.join("\n");
  let host = createMemoryHost({ "app.py": text });
  const project = openProject({
    list: (...args) => host.list(...args),
    read: (file) => host.read(file),
    git: () => host.git(),
    today: () => "2026-01-01",
    yield: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
  });
  await project.scan();
  const times: number[] = [];
  for (let round = 0; round < 51; round++) {
    host = createMemoryHost({ "app.py": `${text}\n# ${"x".repeat(round)}` });
    times.push(await timed(() => project.apply([{ path: "app.py", type: "changed" }])));
  }
  times.sort((one, other) => one - other);
  return { lines: text.split("\n").length, median: times[times.length >> 1] };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
