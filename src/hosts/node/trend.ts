import type { ProjectOptions, ScanOptions } from "../../engine/index.ts";
import type { TrendPoint } from "../../model/trend.ts";
import { UsageError } from "./arguments.ts";
import { openHead, stateAt } from "./base.ts";
import { askGit, createBlobReader, GitError } from "./git-objects.ts";
import type { Product } from "./product.ts";
import type { TrendCache } from "./trend-cache.ts";

export interface TrendOptions {
  /** Days back from the newest commit. */
  readonly days: number;
  /** Commits judged at most. */
  readonly samples: number;
  readonly cache: TrendCache;
}

/**
 * Judges some commits of a branch's own line, each as on its day, oldest first. What is known of a commit is not judged again. Throws a
 * `UsageError` where there is no repository.
 */
export async function readTrend(
  root: string,
  product: Product,
  options: ProjectOptions,
  scan: ScanOptions,
  { days, samples, cache }: TrendOptions,
): Promise<readonly TrendPoint[]> {
  const commits = sample(await commitsOf(root, days, scan.signal), samples);
  const known = new Map(commits.map(({ commit }) => [commit, cache.get(commit)]));
  if ([...known.values()].includes(undefined)) {
    const blobs = createBlobReader(root);
    try {
      const { head, project } = await openHead(root, product, options, scan.signal);
      await project.scan(scan);
      for (const { commit, date } of commits) {
        if (known.get(commit) !== undefined) continue;
        const { host, differing } = await stateAt(root, commit, head, blobs, scan.signal);
        const { readiness } = await project.fork({ ...host, today: () => date }, differing).apply([], scan);
        const point = { commit, date, readiness };
        cache.put(point);
        known.set(commit, point);
      }
    } finally {
      blobs.close();
      cache.save();
    }
  }
  return commits.flatMap(({ commit }) => known.get(commit) ?? []);
}

interface DatedCommit {
  readonly commit: string;
  readonly date: string;
}

/** The line of first parents, oldest first. */
async function commitsOf(root: string, days: number, signal: AbortSignal | undefined): Promise<readonly DatedCommit[]> {
  try {
    const newest = (await askGit(root, ["log", "-1", "--no-show-signature", "--format=%ct"], signal)).trim();
    const since = Number(newest) - days * 86_400;
    const command = ["log", "--first-parent", "--no-show-signature", "--format=%H %cs", `--since=${since}`];
    const lines = (await askGit(root, command, signal)).split("\n").filter((line) => line !== "");
    return lines.map((line) => ({ commit: line.slice(0, line.indexOf(" ")), date: line.slice(line.indexOf(" ") + 1) })).reverse();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError("There is no git repository with commits here, so there is no trend to tell.");
  }
}

/** At most so many, evenly over time, with the first and the last: the last commit at or before each point in time. */
function sample(commits: readonly DatedCommit[], most: number): readonly DatedCommit[] {
  if (commits.length <= most) return commits;
  const time = ({ date }: DatedCommit) => Date.parse(date);
  const start = time(commits[0]!);
  const end = time(commits.at(-1)!);
  const chosen = new Set([commits[0]!]);
  for (let step = 1; step < most; step++) {
    const at = start + ((end - start) * step) / (most - 1);
    chosen.add(step === most - 1 ? commits.at(-1)! : commits.findLast((commit) => time(commit) <= at)!);
  }
  return commits.filter((commit) => chosen.has(commit));
}
