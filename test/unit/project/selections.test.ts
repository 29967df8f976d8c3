import assert from "node:assert/strict";
import { keptWith } from "../../../src/project/kept-with.ts";
import { createSelections } from "../../../src/project/selections.ts";

interface Thing {
  readonly name: string;
  readonly has: boolean;
}

const never = (): undefined => undefined;

describe("selections", () => {
  const make = (name: string, has: boolean): Thing => ({ name, has });

  it("give what has something, in the order of the list, after any row of replacements", async () => {
    const asked: string[] = [];
    const has = keptWith(({ name, has }: Thing) => {
      asked.push(name);
      return has;
    });
    const lists = keptWith(({ has }: Thing) => (has ? ["something"] : []));
    const selections = createSelections<Thing>();
    let all = Array.from({ length: 20 }, (_, index) => make(`thing ${index}`, index % 3 === 0));
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const kind = random(6);
      if (kind === 0) all = [...all.slice(1), make(`moved ${round}`, true)];
      else if (kind === 1) all = all.slice(0, -1);
      else if (kind < 5) all = all.with(random(all.length), make(`edit ${round}`, random(2) === 0));
      selections.follow(all);
      // Not each is asked for each time.
      if (random(3) > 0)
        assert.deepEqual(
          await selections.having(has, never),
          all.filter((one) => one.has),
        );
      assert.deepEqual(
        await selections.having(lists, never),
        all.filter((one) => one.has),
      );
    }
    assert.equal(asked.length, new Set(asked).size, "each is asked once");
  });

  it("ask only what is new in the list", async () => {
    const asked: string[] = [];
    const has = keptWith(({ name }: Thing) => asked.push(name) > 0);
    const selections = createSelections<Thing>();
    const all = [make("a", true), make("b", true), make("c", true)];
    selections.follow(all);
    await selections.having(has, never);
    selections.follow(all.with(1, make("B", true)));
    assert.deepEqual(
      (await selections.having(has, never)).map(({ name }) => name),
      ["a", "B", "c"],
    );
    assert.deepEqual(asked, ["a", "b", "c", "B"]);
  });

  it("let others work after each that is asked for the first time", async () => {
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const has = keptWith(({ has }: Thing) => has);
    const selections = createSelections<Thing>();
    selections.follow([make("a", true), make("b", false)]);
    await selections.having(has, pause);
    await selections.having(has, pause);
    assert.equal(pauses, 2);
  });
});
