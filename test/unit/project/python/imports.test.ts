import assert from "node:assert/strict";
import { createImports, type Imports, type Resolving } from "../../../../src/project/python/imports.ts";
import { createResolver } from "../../../../src/project/python/resolver.ts";
import { type Unit, unitOf } from "../../../../src/project/python/unit.ts";
import { readPython } from "../../../../src/source/python/read-python.ts";

const COUNT = 12;
const never = (): undefined => undefined;

function resolving(units: readonly Unit[]): Resolving {
  const resolver = createResolver(units);
  return { resolver, resolve: resolver.resolve };
}

function unit(index: number, imported: readonly number[]): Unit {
  return unitOf(readPython(`m${index}.py`, imported.map((one) => `import m${one}\n`).join(""))!);
}

function told(imports: Imports, units: readonly Unit[]): readonly string[] {
  const names = (some: readonly Unit[]) => some.map(({ path }) => path).join(" ");
  return units.map((one) => `${one.path}: ${names(imports.of(one))} | ${names(imports.by(one))}`);
}

describe("imports between files", () => {
  it("are after any row of edits what they would be at first", async () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const some = () => Array.from({ length: random(5) }, () => random(COUNT));
    const lists = Array.from({ length: COUNT }, some);
    let units = lists.map((list, index) => unit(index, list));
    const imports = createImports();
    assert.equal(await imports.update(resolving(units), never), true);
    for (let round = 0; round < 80; round++) {
      const before = told(imports, units);
      for (let edits = random(3); edits >= 0; edits--) {
        const at = random(COUNT);
        if (random(2) === 0) lists[at] = some();
        units = units.with(at, unit(at, lists[at]!));
      }
      const kept = imports.fork();
      const isOther = await imports.update(resolving(units), never);
      const first = createImports();
      await first.update(resolving(units), never);
      assert.deepEqual(told(imports, units), told(first, units));
      if (!isOther) assert.deepEqual(told(first, units), before);
      // Whoever began with the same is not concerned, and may follow later.
      await kept.update(resolving(units), never);
      assert.deepEqual(told(kept, units), told(first, units));
      assert.equal(await imports.update(resolving(units), never), false);
    }
  });

  it("are told again from nothing where other files are there", async () => {
    const imports = createImports();
    await imports.update(resolving([unit(0, [1]), unit(1, [])]), never);
    const units = [unit(0, [2]), unit(2, [0])];
    imports.clear();
    assert.equal(await imports.update(resolving(units), never), true);
    assert.deepEqual(told(imports, units), ["m0.py: m2.py | m2.py", "m2.py: m0.py | m0.py"]);
  });
});
