import { compareWithPython, pythonVersion } from "./compare.ts";
import { debianDirectories, pythonFiles } from "./files.ts";

/**
 * `npm run oracle [-- directory …]`: holds our Python parser against CPython's, over every file below the directories (by default what
 * Debian ships). Exits with 1 when anything differs.
 */
const WANTED = 3000;
const directories = process.argv.length > 2 ? process.argv.slice(2) : debianDirectories();
const python = await pythonVersion();
if (python === undefined) {
  console.error("There is no python3 on this machine, so there is nothing to compare with.");
  process.exit(2);
}
const files = pythonFiles(directories);
console.log(`Comparing ${files.length} files below ${directories.join(", ")} with CPython ${python}.`);
if (files.length < WANTED) {
  console.log(
    `That is fewer than ${WANTED}: installing python3-sympy, python3-networkx, python3-twisted, python3-django … gives more.`,
  );
}
const { compared, facts, skipped, differences } = await compareWithPython(files, python);
for (const difference of differences.slice(0, 500)) {
  console.log(`${difference.path}: ${difference.list}: ours ${difference.ours ?? "-"}, CPython's ${difference.theirs ?? "-"}`);
}
for (const [reason, count] of skipped) console.log(`${count} files left out: ${reason}.`);
console.log(`${compared} files, ${facts} facts, ${differences.length} differences.`);
process.exitCode = differences.length === 0 ? 0 : 1;
