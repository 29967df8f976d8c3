import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PILLAR_TITLES } from "../src/model/pillar.ts";
import { messagesOf } from "./lib/messages.ts";

/** Writes `l10n/bundle.l10n.json`: every message of the extension, for translators. With `--check` it only fails when it is stale. */
const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const folder = join(root, "src/hosts/vscode");
const target = join(root, "l10n/bundle.l10n.json");

const messages = new Set<string>(Object.values(PILLAR_TITLES));
for (const name of readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "l10n.ts")) {
  const { found, dynamic } = messagesOf(readFileSync(join(folder, name), "utf8"));
  // A table's entries are marked by `later`; anything else that is not plain text could not be collected.
  for (const text of dynamic) if (!/^[A-Z_]+(?:\[.*\])?$/.test(text)) throw new Error(`${name}: t(${text}) is not plain text.`);
  for (const message of found) messages.add(message);
}
const text = `${JSON.stringify(Object.fromEntries([...messages].sort().map((message) => [message, message])), undefined, 2)}\n`;
if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error("l10n/bundle.l10n.json is stale: run `npm run generate`.");
    process.exitCode = 1;
  } else {
    mkdirSync(join(root, "l10n"), { recursive: true });
    writeFileSync(target, text);
  }
}
