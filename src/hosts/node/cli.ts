import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ScanResult } from "../../engine/index.ts";
import { applyFix } from "../../model/apply-fix.ts";
import { pillarOf } from "../../model/pillar.ts";
import type { TrendPoint } from "../../model/trend.ts";
import type { TextOptions } from "../../reporters/input.ts";
import { jsonInventory, textInventory } from "../../reporters/inventory.ts";
import { renderMarkdown } from "../../reporters/markdown-terminal.ts";
import { textPolicy } from "../../reporters/policy.ts";
import { jsonRules, type RuleFacts, textRules } from "../../reporters/rules.ts";
import { jsonTrend, textTrend } from "../../reporters/trend.ts";
import { type Arguments, helpText, meant, readArguments, UsageError } from "./arguments.ts";
import { check } from "./check.ts";
import { writeExport } from "./export.ts";
import { fix } from "./fix.ts";
import { createNodeHost } from "./host.ts";
import { init } from "./init.ts";
import { createLineReader } from "./lines.ts";
import type { Product, Terminal } from "./product.ts";
import { createProgressLine } from "./progress.ts";
import { readTrend } from "./trend.ts";
import { openTrendCache } from "./trend-cache.ts";

export const EXIT = { clean: 0, findings: 1, usage: 2, cancelled: 130 } as const;

/** Runs one command; resolves to the exit code. Rejects only on a fault of our own. */
export async function runCli(args: readonly string[], terminal: Terminal, product: Product): Promise<number> {
  try {
    return await run(readArguments(args), terminal, product);
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.err.write("Cancelled.\n");
      return EXIT.cancelled;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.err.write(`ai-readiness: ${error.message}\n`);
    return EXIT.usage;
  }
}

async function run(asked: Arguments, terminal: Terminal, product: Product): Promise<number> {
  const { out } = terminal;
  const color = asked.color ?? wantsColor(terminal);
  switch (asked.command) {
    case "help":
      out.write(helpText(asked.about));
      return EXIT.clean;
    case "version":
      out.write(`${product.version}\n`);
      return EXIT.clean;
    case "rules": {
      const chosen = product.rules.filter((rule) => asked.pillars.length === 0 || asked.pillars.includes(pillarOf(rule.id)));
      out.write(asked.format === "json" ? jsonRules(chosen) : textRules(chosen, { color }));
      return EXIT.clean;
    }
    case "explain": {
      const policy = product.policies?.find(({ id }) => id === asked.word);
      if (policy !== undefined) {
        const today = createNodeHost(terminal.cwd).today();
        out.write(textPolicy(policy, product.rules, { color, today }));
        return EXIT.clean;
      }
      const rule = findRule(asked.word ?? "", product.rules);
      const page = product.page(rule.id);
      out.write(page === undefined ? textRules([rule], { color }) : renderMarkdown(page, color));
      return EXIT.clean;
    }
    case "inventory": {
      const { inventory } = await scan(asked, terminal, product, undefined);
      const folder = folderName(asked, terminal);
      out.write(asked.format === "json" ? jsonInventory(inventory) : textInventory(inventory, { color, folder }));
      return EXIT.clean;
    }
    case "export": {
      const result = await scan(asked, terminal, product, []);
      writeExport(asked, result, { version: product.version, folder: folderName(asked, terminal) }, terminal);
      return EXIT.clean;
    }
    case "trend": {
      const root = folderOf(asked, terminal);
      const rules = chooseRules(asked, product.rules);
      const points = await trend(asked, terminal, product, root, rules);
      const { unicode } = textOptions(asked, terminal, color);
      out.write(asked.format === "json" ? jsonTrend(points) : textTrend(points, { color, unicode }));
      return EXIT.clean;
    }
    case "lsp": {
      await product.serve();
      return EXIT.clean;
    }
    case "approve": {
      out.write(await approve(asked, terminal, product));
      return EXIT.clean;
    }
    case "init": {
      await init({ asked, terminal, product, root: folderOf(asked, terminal), color });
      return EXIT.clean;
    }
    case "fix": {
      const rules = chooseRules(asked, product.rules);
      return (await fix({ asked, terminal, product, root: folderOf(asked, terminal), rules, color }))
        ? EXIT.clean
        : EXIT.findings;
    }
    case "check": {
      const rules = chooseRules(asked, product.rules);
      const root = folderOf(asked, terminal);
      const text = textOptions(asked, terminal, color);
      return (await check({ asked, terminal, product, root, rules, text })) ? EXIT.clean : EXIT.findings;
    }
  }
}

async function scan(
  asked: Arguments,
  terminal: Terminal,
  product: Product,
  rules: readonly string[] | undefined,
): Promise<ScanResult> {
  const root = folderOf(asked, terminal);
  const progress = createProgressLine(terminal.err);
  try {
    const project = product.openProject(createNodeHost(root), rules === undefined ? {} : { rules });
    return await project.scan({ signal: terminal.signal, progress: progress.show });
  } finally {
    progress.clear();
  }
}

async function trend(
  { since: days, samples }: Arguments,
  terminal: Terminal,
  product: Product,
  root: string,
  rules: readonly string[] | undefined,
): Promise<readonly TrendPoint[]> {
  const progress = createProgressLine(terminal.err);
  const cache = openTrendCache(root, JSON.stringify([product.version, rules]), terminal.env);
  const scan = { signal: terminal.signal, progress: progress.show };
  try {
    return await readTrend(root, product, rules === undefined ? {} : { rules }, scan, { days, samples, cache });
  } finally {
    progress.clear();
  }
}

/** Writes an entry that asks for the approval; resolves to the sentence that says so. Only a person can approve. */
async function approve(asked: Arguments, terminal: Terminal, product: Product): Promise<string> {
  const { role } = asked;
  if (role === undefined || !/^[A-Za-z][\w -]*$/.test(role)) {
    throw new UsageError("Say who is to approve: ai-readiness approve --role risk-officer.");
  }
  const { systems } = await scan(asked, terminal, product, []);
  const governed = systems.filter(({ manifest }) => manifest !== undefined);
  const system = governed.find(({ folder }) => folder === "") ?? (governed.length === 1 ? governed[0] : undefined);
  const { manifest, coverage } = system ?? {};
  if (manifest === undefined || coverage === undefined) {
    const several = governed.length > 1;
    throw new UsageError(
      several ? "There are several manifests here; name the folder that holds the one you mean." : "There is no manifest here.",
    );
  }
  const file = path.join(folderOf(asked, terminal), manifest);
  const text = readFileSync(file, "utf8");
  const fix = product.askApproval(manifest, text, role, coverage);
  if (fix === undefined)
    return `Nothing to ask: ${manifest} already has the decision of the ${role} on this, or cannot be edited.\n`;
  for (const next of applyFix(fix, () => text).values()) writeFileSync(file, next);
  return `Asked the ${role} to approve in ${manifest}. To approve, they set status to approved, with by and on.\n`;
}

/** DIR as an absolute path. */
function folderOf({ word = "." }: Arguments, { cwd }: Terminal): string {
  const root = path.resolve(cwd, word);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`There is no folder ${word}.`);
  if (!stat.isDirectory()) throw new UsageError(`${word} is not a folder; name the folder that holds it.`);
  return root;
}

/** DIR as people would say it. */
function folderName(asked: Arguments, terminal: Terminal): string {
  return asked.word === undefined || asked.word === "." ? path.basename(folderOf(asked, terminal)) : asked.word;
}

/** Rules to judge by; undefined for all. `--rule` and `--pillar` together mean the rules that satisfy both. */
function chooseRules({ rules, pillars }: Arguments, known: readonly RuleFacts[]): readonly string[] | undefined {
  if (rules.length === 0 && pillars.length === 0) return undefined;
  const named = rules.length === 0 ? known : rules.map((rule) => findRule(rule, known));
  const chosen = named.filter((rule) => pillars.length === 0 || pillars.includes(pillarOf(rule.id)));
  if (chosen.length === 0) throw new UsageError(`None of the rules asked for is of the pillar ${pillars.join(" or ")}.`);
  return chosen.map((rule) => rule.id);
}

function findRule(id: string, known: readonly RuleFacts[]): RuleFacts {
  const found = known.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = known.map((rule) => rule.id);
  throw new UsageError(`There is no rule ${id}.${meant(id, ids)} The command "ai-readiness rules" lists them.`);
}

function textOptions(asked: Arguments, terminal: Terminal, color: boolean): TextOptions {
  const { out, env, platform } = terminal;
  // Windows terminals and CI logs show UTF-8 by now; a Linux terminal with another locale does not.
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  const unicode = platform === "win32" || platform === "darwin" || out.isTTY !== true || /utf-?8/i.test(locale);
  return {
    folder: folderName(asked, terminal),
    color,
    unicode,
    width: Math.max(out.columns ?? 120, 60),
    lineAt: createLineReader(folderOf(asked, terminal)),
  };
}

/** https://no-color.org and https://force-color.org: set and not empty; otherwise only a terminal is coloured. */
function wantsColor({ out, env }: Terminal): boolean {
  if ((env.NO_COLOR ?? "") !== "") return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return out.isTTY === true && env.TERM !== "dumb";
}
