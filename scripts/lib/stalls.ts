import { type Profiler, Session } from "node:inspector/promises";

/** A stretch in which the event loop did nothing else. */
export interface Stall {
  /** Milliseconds, as a clock and as the thread's own use of the processor have it: on a busy machine the first says more than there is. */
  readonly wall: number;
  readonly cpu: number;
  /** What ran in it, by the share of the profile's samples: the function that was running, and those of the bundles that led there. */
  readonly frames: readonly string[];
}

export interface Watched {
  readonly stalls: readonly Stall[];
  /** The profile, for a viewer of `.cpuprofile` files. */
  readonly profile: Profiler.Profile;
}

/** Shorter ones are not kept. */
const SHORTEST = 16;
const NAMED = 6;
const DEPTH = 5;

/** Watches this thread's event loop, and what runs in it, until the answer is called. */
export async function watchStalls(): Promise<() => Promise<Watched>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 1000 });
  await session.post("Profiler.start");
  const gaps: { readonly start: number; readonly end: number; readonly cpu: number }[] = [];
  let last = now();
  let cpu = threadCpu();
  const tick = (): void => {
    const [end, used] = [now(), threadCpu()];
    if (end - last >= SHORTEST * 1000) gaps.push({ start: last, end, cpu: used - cpu });
    last = end;
    cpu = used;
  };
  // Each turn of the event loop looks at its timers.
  const timer = setInterval(tick, 1);
  return async () => {
    tick();
    clearInterval(timer);
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    const stalls = gaps.map(({ start, end, cpu: used }) => ({
      wall: (end - start) / 1000,
      cpu: used / 1000,
      frames: framesIn(profile, start, end),
    }));
    return { stalls: stalls.sort((one, other) => other.cpu - one.cpu), profile };
  };
}

/** Microseconds on the profiler's own clock. */
export function now(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Microseconds; Node before 23.9 knows only the process's. */
export function threadCpu(): number {
  const { threadCpuUsage = process.cpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage.call(process);
  return user + system;
}

/** Milliseconds between two moments in which a function of the bundles, or what it called, was running. */
export function timeIn(profile: Profiler.Profile, functionName: string, start: number, end: number): number {
  let time = 0;
  for (const { stack, duration } of samplesIn(profile, start, end))
    if (stack.some((frame) => frame.functionName === functionName && isOurs(frame))) time += duration;
  return time / 1000;
}

type Frame = Profiler.ProfileNode["callFrame"];

interface Sample {
  /** What was running, and what had called it, outwards. */
  readonly stack: readonly Frame[];
  readonly duration: number;
}

function* samplesIn(profile: Profiler.Profile, start: number, end: number): Generator<Sample> {
  const { nodes, samples = [], timeDeltas = [], startTime } = profile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  let time = startTime;
  for (const [index, sample] of samples.entries()) {
    const duration = timeDeltas[index] ?? 0;
    time += duration;
    if (time < start || time > end) continue;
    const stack: Frame[] = [];
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) stack.push(byId.get(id)!.callFrame);
    yield { stack, duration };
  }
}

function isOurs({ url }: Frame): boolean {
  return /\/dist\//.test(url);
}

function framesIn(profile: Profiler.Profile, start: number, end: number): string[] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { stack } of samplesIn(profile, start, end)) {
    total++;
    const named = stack.filter(({ functionName }) => functionName !== "" && functionName !== "(root)");
    const path = named.filter((frame, index) => index === 0 || isOurs(frame)).slice(0, DEPTH);
    const key = path.map(({ functionName }) => functionName).join(" < ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one).slice(0, NAMED);
  return sorted.map(([key, count]) => `${Math.round((100 * count) / total)} % ${key}`);
}
