import assert from "node:assert/strict";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { decodePart, stringValue } from "../../../../src/source/python/strings.ts";

function value(source: string): string | undefined {
  const tree = parsePython(source);
  return stringValue(tree, tree.firstChild[tree.firstChild[tree.root]!]!);
}

const VALUES: readonly (readonly [string, string | undefined])[] = [
  ["'a'", "a"],
  ['""', ""],
  ["'it\\'s'", "it's"],
  ["'\\n\\t\\\\\\x41\\u00e9\\U0001F600\\101\\0'", "\n\t\\Aé😀A\0"],
  ["'\\d\\.'", "\\d\\."],
  ["r'\\n\\''", "\\n\\'"],
  ["'''a\r\nb'''", "a\nb"],
  ["'a\\\nb'", "ab"],
  ["u'a' 'b' r'\\c'", "ab\\c"],
  ["b'a'", undefined],
  ["f'a{{b}}'", "a{b}"],
  ["f'a{b}'", undefined],
  ["'a' f'{b}'", undefined],
  ["'a' f'b'", "ab"],
  ["'\\N{EM DASH}'", undefined],
  ["r'\\N{EM DASH}'", "\\N{EM DASH}"],
  ["1", undefined],
  ["'never closed", "never closed"],
];

describe("The value of a Python string", () => {
  for (const [source, expected] of VALUES) it(JSON.stringify(source), () => assert.equal(value(source), expected));

  it("of the text in an f-string has its escapes decoded and its braces made one", () => {
    const tree = parsePython("f'a\\n{{b}}{c}'");
    const fstring = tree.firstChild[tree.firstChild[tree.root]!]!;
    assert.equal(decodePart(tree, tree.firstChild[fstring]!, fstring), "a\n{b}");
  });
});
