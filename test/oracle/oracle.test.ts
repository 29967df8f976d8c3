import assert from "node:assert/strict";
import { compareWithPython, pythonVersion } from "../../scripts/oracle/compare.ts";
import { debianDirectories, pythonFiles, sample } from "../../scripts/oracle/files.ts";

/** Enough to be worth the name, few enough to be done within two minutes. `npm run oracle` takes all. */
const WANTED = 3000;

describe("the Python parser against CPython's", function () {
  this.timeout(600_000);

  it("reads what Debian ships as CPython does", async function () {
    const python = await pythonVersion();
    const files = pythonFiles(debianDirectories());
    const reason =
      python === undefined
        ? "there is no python3"
        : files.length < WANTED
          ? `there are only ${files.length} Python files below /usr/lib/python3*, and ${WANTED} are wanted`
          : undefined;
    if (reason !== undefined) {
      console.log(`    skipped: ${reason}`);
      this.skip();
    }
    const { compared, differences } = await compareWithPython(sample(files, WANTED), python!);
    assert.ok(compared > WANTED * 0.95, `only ${compared} files could be compared`);
    assert.deepEqual(
      differences
        .slice(0, 20)
        .map(({ path, list, ours, theirs }) => `${path}: ${list}: ours ${ours ?? "-"}, CPython's ${theirs ?? "-"}`),
      [],
    );
  });
});
