import assert from "node:assert/strict";
import { decode } from "../../../src/engine/decode.ts";

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])));
const text = (input: Uint8Array, python = true) => {
  const result = decode(input, python);
  return "text" in result ? result.text : result.problem;
};

describe("Decoding", () => {
  it("reads UTF-8, with or without a byte order mark", () => {
    assert.equal(text(bytes("é")), "é");
    assert.equal(text(bytes(0xef, 0xbb, 0xbf, "x")), "x");
  });

  it("reads UTF-16 by its byte order mark", () => {
    assert.equal(text(bytes(0xff, 0xfe, 0x61, 0, 0xe9, 0)), "aé");
    assert.equal(text(bytes(0xfe, 0xff, 0, 0x61)), "a");
  });

  it("heeds Python's encoding line, in the first two lines only", () => {
    assert.equal(
      text(bytes("#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# ", 0xe9)),
      "#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# é",
    );
    assert.equal(text(bytes("# vim: set fileencoding=cp1252 :\n", 0xe9)), "# vim: set fileencoding=cp1252 :\né");
    assert.match(text(bytes("\n\n# coding: latin-1\n", 0xe9)), /UTF-8/);
    assert.match(text(bytes("# coding: latin-1\n", 0xe9), false), /UTF-8/);
  });

  it("says why there is no text", () => {
    assert.match(text(bytes(1, 0, 2)), /binary/);
    assert.match(text(bytes("# coding: klingon\n")), /KLINGON/);
  });
});
