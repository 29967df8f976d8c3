import assert from "node:assert/strict";
import { RULES } from "../../../src/rules/registry.generated.ts";
import { committed } from "./example.ts";
import { MUTATIONS } from "./mutations/index.ts";
import { type State, type Step, scan } from "./mutations/mutation.ts";

/**
 * One cause, one finding: the example that is ready is broken in one thing at a time, and the one rule that is there for it speaks, once, at the
 * place that is to be mended. Nothing else may.
 */
describe("Mutations of the example that is ready", () => {
  const ready: State = { files: committed("production"), untracked: [], today: "2026-11-22" };

  for (const { what, rule, at, given = [], steps } of MUTATIONS) {
    it(`${rule}: ${what}`, async () => {
      const before = await after(given, ready);
      if (given.length > 0)
        assert.deepEqual((await scan(before)).findings, [], "There is something to find before anything is broken.");
      const broken = await after(steps, before);
      const found = (await scan(broken)).findings;
      assert.deepEqual(
        found.map((finding) => finding.rule),
        [rule],
        found.map(({ place, message }) => `${place.file}:${place.line} ${message}`).join("\n"),
      );
      const { file, line } = found[0]!.place;
      const [wantedFile, part = ""] = at.split(/: (.*)/s);
      assert.equal(file, wantedFile);
      assert.ok(broken.files[file]?.split("\n")[line - 1]?.includes(part), `It stands at line ${line} of ${file}.`);
    }).timeout(20_000);
  }

  it("lets every rule speak", () => {
    const spoken = new Set(MUTATIONS.map(({ rule }) => rule));
    assert.deepEqual(
      RULES.filter(({ id }) => !spoken.has(id)).map(({ id }) => id),
      [],
    );
  });

  it("breaks each thing in one way only", () => {
    const names = MUTATIONS.map(({ rule, what }) => `${rule}: ${what}`);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});

async function after(steps: readonly Step[], state: State): Promise<State> {
  let now = state;
  for (const step of steps) now = await step(now);
  return now;
}
