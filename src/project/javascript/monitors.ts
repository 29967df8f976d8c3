import type { MonitorSite } from "./graph.ts";
import type { Mod, Program } from "./program.ts";

/** Files that a framework or the runtime loads before the application, whoever imports them. */
const PRELOADED =
  /(?:^|\/)(?:instrumentation(?:[.-]node)?|instrument|sentry\.(?:server|edge)\.config|tracing|otel|telemetry)\.[cm]?[jt]s$/;
const CLIENT_ONLY = /(?:^|\/)(?:sentry\.client\.config|instrumentation-client)\.[cm]?[jt]sx?$/;

/**
 * Whether a process-wide monitor covers a service. It covers what runs in the same process: the same package, when the framework loads its
 * file, the package's scripts name it, or one program imports both.
 */
export function coversProcess(
  program: Program,
  site: MonitorSite,
  service: Mod,
  closure: (mod: Mod) => ReadonlySet<Mod>,
): boolean {
  if (site.mod === service) return true;
  if (CLIENT_ONLY.test(site.mod.path)) return false;
  const same = site.mod.package === service.package;
  if (same && (PRELOADED.test(site.mod.path) || isPreloaded(program, site.mod))) return true;
  if (closure(service).has(site.mod)) return true;
  // A program that imports both the service and the monitor: its entry.
  for (const mod of program.modules.values()) {
    const reached = closure(mod);
    if (reached.has(site.mod) && reached.has(service) && (same || mod.package === service.package)) return true;
    if (mod === site.mod && reached.has(service)) return true;
  }
  return false;
}

/** True when the package's scripts load the file: `node -r ./tracing.js`. */
export function isPreloaded(program: Program, mod: Mod): boolean {
  const scripts = program.scripts(mod.package);
  const name = mod.path.slice(mod.path.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]s$/, "");
  return scripts.some((script) =>
    new RegExp(`(?:-r|--require|--import|--loader)[ =]\\S*${name.replace(/[.+?^$()|[\]\\]/g, "\\$&")}\\b`).test(script),
  );
}
