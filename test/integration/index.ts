import { readdirSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";

/**
 * Runs inside the extension host: the integration suites, then the unit suites, which hold there as well as on bare Node. The results
 * go to the file that `AI_READINESS_RESULTS` names, since a server's extension host shares no console with whoever started it.
 */
export async function run(): Promise<void> {
  const output = process.env.AI_READINESS_RESULTS;
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 60_000,
    ...(output === undefined ? {} : { reporter: "json", reporterOptions: { output } }),
    ...(process.env.AI_READINESS_GREP === undefined ? {} : { grep: process.env.AI_READINESS_GREP }),
  });
  const suites = (process.env.AI_READINESS_SUITES ?? "suite,unit").split(",");
  for (const suite of suites) for (const file of bundles(path.join(__dirname, suite))) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function bundles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".test.cjs"))
    .map((name) => path.join(folder, name))
    .sort();
}
