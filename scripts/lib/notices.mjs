import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The licences of what is bundled, as one text: theirs ask for it. Which packages are in a bundle is read off the bundler's own record.
 * @param {Iterable<string>} inputs paths of bundled files, relative to the root
 */
export function licenceNotices(inputs, root) {
  const packages = new Set();
  for (const file of inputs) {
    const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll("\\", "/"));
    if (found !== null) packages.add(found[1]);
  }
  const notices = [...packages].sort().map((name) => notice(name, path.join(root, "node_modules", name)));
  return `AI Readiness holds parts of these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}

function notice(name, folder) {
  const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined || !existsSync(path.join(folder, file))) return `${name} ${version}: ${license}\n`;
  return `${name} ${version}: ${license}\n\n${readFileSync(path.join(folder, file), "utf8").trim()}\n`;
}
