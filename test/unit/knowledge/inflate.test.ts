import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { inflate, unpack } from "../../../src/knowledge/inflate.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

describe("unpacking", () => {
  it("gives knowledge back as it was", () => {
    const folder = path.join(ROOT, "src/knowledge");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    assert.ok(files.length > 10, `only ${files.length} files of knowledge`);
    const text = files.map((file) => readFileSync(path.join(folder, file), "utf8")).join("");
    const packed = deflateRawSync(text, { level: 9 });
    assert.equal(unpack(packed.toString("base64"), Buffer.byteLength(text)), text);
  });

  for (const [name, options] of Object.entries({
    "as it is": { level: 0 },
    "with codes that everybody knows": { strategy: constants.Z_FIXED },
    "with codes of its own": { level: 9 },
    "without repetitions": { strategy: constants.Z_HUFFMAN_ONLY },
  })) {
    it(`reads data that is packed ${name}`, () => {
      for (const data of [bytes(0), bytes(1), bytes(200_000), repeated(200_000), new Uint8Array(70_000)])
        assert.deepEqual(inflate(deflateRawSync(data, options), data.length), data);
    });
  }

  it("refuses data that is cut off", () => {
    const packed = deflateRawSync(repeated(1_000));
    assert.throws(() => inflate(packed.subarray(0, packed.length >> 1), 1_000), RangeError);
  });
});

/** Looks random and is the same every time. */
function bytes(count: number): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed >>> 24;
  });
}

/** Long and short repetitions, near and far. */
function repeated(count: number): Uint8Array {
  const words = bytes(40_000);
  return Uint8Array.from({ length: count }, (_, index) => words[(index * (1 + (index >> 14))) % (1_000 + (index >> 3))]!);
}
