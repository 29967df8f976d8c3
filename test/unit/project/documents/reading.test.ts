import assert from "node:assert/strict";
import { frontMatterMistakes } from "../../../../src/project/documents/front-matter.ts";
import { anchorsOf, linksOf } from "../../../../src/project/documents/links.ts";
import { monthsAfter, reviewStatements } from "../../../../src/project/documents/reviews.ts";

describe("Links of documents", () => {
  const links = (text: string) => linksOf("docs/a.md", text).map(({ written, path, anchor }) => [written, path, anchor]);

  it("lead from the document's folder, from the root, and out of it", () => {
    assert.deepEqual(links("[a](b.md) [c](../d/e%20f.md#g) ![h](</i j.png>) [k](../../l.md)"), [
      ["b.md", "docs/b.md", undefined],
      ["../d/e%20f.md#g", "d/e f.md", "g"],
      ["/i j.png", "i j.png", undefined],
      ["../../l.md", undefined, undefined],
    ]);
  });

  it("stand at their target, whatever surrounds it", () => {
    const [first] = linksOf("docs/a.md", 'Text.\n\nSee [the (old) page](b_(1).md "title").\n');
    assert.equal(first!.written, "b_(1).md");
    assert.deepEqual([first!.place.line, first!.place.column, first!.place.endColumn], [3, 22, 30]);
  });

  it("are none in code, in front matter, in templates, and to places elsewhere", () => {
    const text =
      "---\nx: '[a](b.md)'\n---\n`[a](b.md)`\n\n```\n[a](b.md)\n```\n<!-- [a](b.md) --> [a](https://x.test/b.md) [a](//x.test) [a]({{ b }}) [^1]\n\n[^1]: note\n";
    assert.deepEqual(links(text), []);
    assert.deepEqual(linksOf("docs/a.rst", "[a](b.md)"), []);
  });

  it("may lead to headings as hosts write them, and to anchors of the document's own", () => {
    const text =
      '# The _Big_ **Plan** & more\n\n## Twice\n\n## Twice\n\n## `code` [link](x.md)\n\n## Own {#mine}\n\n<a name="Here"></a>\n';
    const anchors = anchorsOf("a.md", text);
    for (const one of ["the-big-plan--more", "the-big-plan-more", "twice", "twice-1", "code-link", "mine", "here"])
      assert.ok(anchors.has(one), `${one} of ${[...anchors].join(", ")}`);
    assert.ok(!anchors.has("twice-2"));
  });
});

describe("Reviews of documents", () => {
  const read = (text: string) => {
    const { due, last, every } = reviewStatements("a.md", text);
    return [due.map(({ date }) => date), last.map(({ date }) => date), every?.months];
  };

  it("are read from fields, in the forms that mean one day", () => {
    assert.deepEqual(read("next_review: 2026-10-01\nreviewed-on: 1 March 2026\n**Review cycle**: quarterly\n"), [
      ["2026-10-01"],
      ["2026-03-01"],
      3,
    ]);
    assert.deepEqual(
      read("| Expires on | Sept 30th, 2026 |\n- Last assessment date: March 2nd 2026\n- Review every: 2 years\n"),
      [["2026-09-30"], ["2026-03-02"], 24],
    );
  });

  it("are not read from sentences, code, days that do not exist, and days that can be two", () => {
    assert.deepEqual(
      read(
        "The next review is on 2026-10-01.\n```\nNext review: 2026-10-01\n```\nNext review: 2026-02-30\nNext review: 01/02/2026\nReview date: 2026-01-01\n",
      ),
      [[], [], undefined],
    );
  });

  it("come on the last day of a month that is too short", () => {
    assert.equal(monthsAfter("2026-08-31", 6), "2027-02-28");
    assert.equal(monthsAfter("2026-11-22", 12), "2027-11-22");
    assert.equal(monthsAfter("2028-01-31", 1), "2028-02-29");
  });
});

describe("Front matter of cards", () => {
  const mistakes = (matter: string) =>
    frontMatterMistakes("README.md", `---\nlibrary_name: sklearn\n${matter}---\n# Card\n`).map(
      ({ place, message }) => `${place.line}:${place.column} ${message}`,
    );

  it("is held against what the Hub knows, at the place of the mistake", () => {
    assert.deepEqual(mistakes("license: Apache 2.0\npipline_tag: text-clasification\nlanguage: [en, German]\n"), [
      "3:10 `Apache 2.0` is no licence that the Hub knows; did you mean `apache-2.0`?",
      "4:1 `pipline_tag` is no field of a card; did you mean `pipeline_tag`?",
      "5:16 A language is given by its code: `de` for German.",
    ]);
    assert.deepEqual(mistakes("datasets:\n  - https://huggingface.co/datasets/a/b\nmetrics:\n  accuracy: 0.9\n"), [
      "4:5 A dataset is named by its id, `owner/name`, not by an address.",
      "6:3 `metrics` lists the names of metrics; their values belong into `model-index`.",
    ]);
    assert.deepEqual(mistakes("model-index:\n  - results:\n      - metrics: [{ type: f1, value: 1 }]\n"), [
      "4:5 A model of `model-index` needs a name.",
      "5:9 A result needs a task with its type.",
      "5:9 A result needs a dataset with its type and name.",
    ]);
  });

  it("says nothing of words that are merely unknown, of other sites' fields, and of text without any", () => {
    assert.deepEqual(mistakes("license: acme-internal\nteam: growth\npipeline_tag: churn-scoring\nlanguage: gsw\n"), []);
    assert.deepEqual(frontMatterMistakes("a.md", "---\nlicence: mit\nlayout: page\n---\n"), []);
    assert.deepEqual(frontMatterMistakes("a.md", "# Card\n"), []);
    assert.deepEqual(frontMatterMistakes("a.md", "---\nlibrary_name: [\n---\n"), []);
  });
});
