import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { messagesOf } from "../../../../scripts/lib/messages.ts";
import { fillIn, t, useTranslator } from "../../../../src/hosts/vscode/l10n.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const read = (name: string) => JSON.parse(readFileSync(path.join(ROOT, name), "utf8"));

/** Fields of `contributes` that people read. */
const READ_BY_PEOPLE =
  /\.(?:title|category|contents|description|markdownDescription|displayName|userDescription|altText|contextualTitle|label|enumDescriptions\.\d+)$|^views\..*\.name$/;
/** What agents read stays as it is: they are asked in English. */
const READ_BY_AGENTS = /^languageModelTools\.\d+\.inputSchema\./;

function* strings(value: unknown, at: string): Generator<readonly [string, string]> {
  if (typeof value === "string") yield [at, value];
  else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* strings(one, at === "" ? key : `${at}.${key}`);
  }
}

describe("texts for translators", () => {
  const manifest = read("package.json");
  const values: Readonly<Record<string, string>> = read("package.nls.json");

  it("gives every key of package.json a value, and has none unused", () => {
    const used = new Set([...strings(manifest, "")].flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []));
    assert.ok(used.size > 50, `${used.size} keys`);
    assert.deepEqual([...used].sort(), Object.keys(values).sort());
    assert.deepEqual(
      Object.entries(values).filter(([, text]) => typeof text !== "string" || text.trim() === ""),
      [],
    );
  });

  it("holds everything that people read of what is contributed", () => {
    const bare = [...strings(manifest.contributes, "")].filter(
      ([at, text]) => READ_BY_PEOPLE.test(at) && !READ_BY_AGENTS.test(at) && !/^%.+%$/.test(text),
    );
    assert.deepEqual(bare, []);
  });

  it("ships with the extension", () => {
    assert.equal(manifest.l10n, "./l10n");
    assert.ok(existsSync(path.join(ROOT, "l10n/bundle.l10n.json")));
    const packed = readFileSync(path.join(ROOT, ".vscodeignore"), "utf8").split("\n");
    for (const line of ["!package.nls*.json", "!l10n/*.json"]) assert.ok(packed.includes(line), line);
  });

  it("are collected off the syntax", () => {
    const text = `t("one {0}", 1); later('it\\'s "two"'); x.t("no"); tt("no"); t(TABLE[x]); // t("no")`;
    assert.deepEqual(messagesOf(text), { found: ["one {0}", `it's "two"`], dynamic: ["TABLE[x]"] });
  });

  it("are filled in, and translated where there is a translation", () => {
    assert.equal(t("{1} of {0}", 9, "two"), "two of 9");
    assert.equal(fillIn("{0} and {1}", "a"), "a and {1}");
    try {
      useTranslator((message, ...rest) => fillIn(message === "{0} checks" ? "{0} Prüfungen" : message, ...rest));
      assert.equal(t("{0} checks", 3), "3 Prüfungen");
    } finally {
      useTranslator(fillIn);
    }
  });
});
