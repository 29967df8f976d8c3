import assert from "node:assert/strict";
import { createKeeper } from "../../../src/project/keeper.ts";
import { keptWith, prepareAll } from "../../../src/project/kept-with.ts";

describe("what is kept", () => {
  it("is made again only when something that it was made from is another", () => {
    const keep = createKeeper();
    const [one, other] = [{}, {}];
    let made = 0;
    const ask = (from: readonly unknown[], name = "answer") => keep(name, from, () => ++made);
    assert.equal(ask([one, 1]), 1);
    assert.equal(ask([one, 1]), 1);
    assert.equal(ask([other, 1]), 2);
    assert.equal(ask([other]), 3);
    assert.equal(ask([other], "another"), 4);
    assert.equal(ask([other]), 3);
  });

  it("is found once for each object, also where there is nothing", async () => {
    const asked: object[] = [];
    const find = keptWith((of: { readonly value?: number }) => {
      asked.push(of);
      return of.value;
    });
    const [none, some] = [{}, { value: 3 }];
    assert.deepEqual([find(none), find(none), find(some), find(some)], [undefined, undefined, 3, 3]);
    assert.equal(asked.length, 2);
    assert.equal(find.isKnown(none), true);
    const later = {};
    assert.equal(find.isKnown(later), false);
    await prepareAll([none, later], find, () => undefined);
    assert.deepEqual(asked, [none, some, later]);
  });
});
