import assert from "node:assert/strict";
import { createWebLoader } from "../../../../src/hosts/vscode/web-loader.ts";

const FILES: Readonly<Record<string, string>> = {
  "needs.json":
    '{ "engine.js": [], "shared.js": ["data.json"], "one.js": ["shared.js", "data.json"], "two.js": ["shared.js", "data.json"] }',
  "engine.js": 'module.exports = { one: () => require.load("./one.js"), two: () => require.load("./two.js") };',
  "shared.js": 'const data = require("./data.json"); module.exports = { data, made: {} };',
  "data.json": '{ "count": 3 }',
  "one.js": 'const { data, made } = require("./shared.js"); module.exports = { count: data.count, made };',
  "two.js": 'exports.made = require("./shared.js").made; exports.late = () => require("./nowhere.js");',
};

interface Engine {
  readonly one: () => Promise<{ readonly count: number; readonly made: unknown }>;
  readonly two: () => Promise<{ readonly made: unknown; readonly late: () => unknown }>;
}

/** The engine out of these files, with what is read of them; `isThere` says whether a file can be had. */
function loader(isThere: (file: string) => boolean = () => true) {
  const read: string[] = [];
  const load = createWebLoader({
    async read(file) {
      read.push(file);
      const text = isThere(file) ? FILES[file] : undefined;
      if (text === undefined) throw new Error(`${file} cannot be had.`);
      return text;
    },
    address: (file) => `test:${file}`,
  });
  return { read, load: () => load("engine.js") as Promise<Engine> };
}

describe("The engine in a browser", () => {
  it("is fetched as it is wanted, each file once", async () => {
    const { read, load } = loader();
    const engine = await load();
    assert.deepEqual(read, ["needs.json", "engine.js"]);
    const one = await engine.one();
    assert.equal(one.count, 3);
    assert.deepEqual(read.slice(2).sort(), ["data.json", "one.js", "shared.js"]);
    const two = await engine.two();
    assert.equal(two.made, one.made);
    assert.deepEqual(read.slice(5), ["two.js"]);
    assert.equal(await engine.two(), two);
    assert.equal(read.length, 6);
  });

  it("is fetched once where two ask at the same time", async () => {
    const { read, load } = loader();
    const engine = await load();
    const [one, two] = await Promise.all([engine.one(), engine.two()]);
    assert.equal(one.made, two.made);
    assert.equal(new Set(read).size, read.length);
  });

  it("can be had later where it could not be had at first", async () => {
    let isThere = false;
    const { load } = loader((file) => file !== "shared.js" || isThere);
    const engine = await load();
    await assert.rejects(engine.one(), /shared\.js cannot be had/);
    isThere = true;
    assert.equal((await engine.one()).count, 3);
  });

  it("says what it was asked for that was not fetched", async () => {
    const { load } = loader();
    const two = await (await load()).two();
    assert.throws(two.late, /asks for nowhere\.js/);
  });
});
