import { createRequire } from "node:module";
import path from "node:path";

/** What of `child_process` starts a program; a wrapper takes any arguments. */
type Start = (...args: readonly unknown[]) => unknown;

const NAMES = ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"];

export interface Programs {
  /** The program or command of each start, whoever asked for it. */
  all(): readonly string[];
  /** Those that were asked for from our own bundles. */
  ours(): readonly string[];
  end(): void;
}

/** Notes every program that any extension in this host starts from now on, with where it was asked for. */
export function startedPrograms(): Programs {
  const real = createRequire(__filename)("node:child_process") as Record<string, Start>;
  const kept = new Map<string, Start>();
  const started: { readonly line: string; readonly stack: string }[] = [];
  for (const name of NAMES) {
    const start = real[name]!;
    kept.set(name, start);
    real[name] = Object.assign((...args: readonly unknown[]) => {
      const line = String(args[0]);
      started.push({ line, stack: new Error().stack ?? "" });
      return start.apply(real, args as unknown[]);
    }, start);
  }
  const dist = `${path.join(process.env.AI_READINESS_ROOT ?? "", "dist")}${path.sep}`;
  return {
    all: () => started.map(({ line }) => line),
    ours: () => started.filter(({ stack }) => stack.includes(dist)).map(({ line }) => line),
    end() {
      for (const [name, start] of kept) real[name] = start;
    },
  };
}
