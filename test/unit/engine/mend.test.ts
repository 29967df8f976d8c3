import assert from "node:assert/strict";
import { editableText } from "../../../src/engine/edited-text.ts";
import { type MendOptions, mend } from "../../../src/engine/mend.ts";
import type { OpenProject, ScanResult } from "../../../src/engine/project.ts";
import { createMemoryHost, type MemoryHost } from "../../../src/hosts/memory.ts";
import type { Finding } from "../../../src/model/check.ts";
import type { Fix } from "../../../src/model/fix.ts";
import type { Host } from "../../../src/model/host.ts";
import { finding, NOTHING } from "../reporters/sample.ts";

/** An engine that finds each word in capitals, and offers to write it small. */
const shouting: OpenProject = (host) => {
  const judge = async (): Promise<ScanResult> => ({ ...NOTHING, systems: [], findings: await shouts(host) });
  return { scan: judge, apply: judge, configure: () => {}, fork: () => assert.fail("nothing is forked"), world: undefined };
};

async function shouts(host: Host): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const { path } of (await host.list({ notice: () => {} })).files) {
    const text = editableText(await host.read(path))?.text ?? "";
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      for (const match of line.matchAll(/[A-Z]{2,}/g)) found.push(shout(path, index + 1, match.index + 1, match[0]));
    }
  }
  return found;
}

function shout(file: string, line: number, column: number, word: string): Finding {
  const place = { file, line, column, endLine: line, endColumn: column + word.length };
  const key = word;
  return finding({
    rule: word === "LAPSED" ? "governance/approval-outdated" : "data/shout",
    place,
    subject: { kind: "document", key, name: word },
    message: `${word} is loud.`,
    fingerprint: `${file} ${line} ${column}`,
    fixes: FIXES[word]?.(place) ?? [{ title: "Say it softly", safe: true, edits: [{ place, text: word.toLowerCase() }] }],
  });
}

/** Words whose fixes are special. */
const FIXES: Readonly<Record<string, (place: Finding["place"]) => readonly Fix[]>> = {
  STUBBORN: (place) => [{ title: "Say it again", safe: true, edits: [{ place, text: "STUBBORN indeed" }] }],
  ECHO: (place) => [{ title: "Answer", safe: true, edits: [{ place, text: "echo REPLY" }] }],
  REPLY: () => [],
  SIGNED: (place) => [{ title: "Change what was approved", safe: true, edits: [{ place, text: "signed LAPSED" }] }],
  LAPSED: () => [],
  RISKY: (place) => [{ title: "Dare", safe: false, edits: [{ place, text: "dared" }] }],
  DRAFT: (place) => [
    {
      title: "Begin a draft",
      safe: true,
      kind: "scaffold",
      edits: [{ place, text: "DRAFT begun" }],
      newFiles: [{ file: "draft.md", text: "todo\n" }],
    },
  ],
};

async function run(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<MendOptions> = {}) {
  const host = createMemoryHost(files);
  const mended = await mend(shouting, host, { unsafe: false, ...options });
  const written = Object.fromEntries(
    mended.files.map(({ file, bytes }) => [file, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)]),
  );
  return { host, mended, written };
}

describe("Mending", () => {
  it("applies all that fit together, and leaves the files below alone", async () => {
    const { host, mended, written } = await run({ "a.txt": "ONE two THREE\n", "b.txt": "four\n" });
    assert.deepEqual(written, { "a.txt": "one two three\n" });
    assert.equal(mended.after.findings.length, 0);
    assert.equal(new TextDecoder().decode(await host.read("a.txt")), "ONE two THREE\n");
  });

  it("takes back a fix that leaves its finding, and says so", async () => {
    const { mended, written } = await run({ "a.txt": "ONE STUBBORN TWO\n" });
    assert.deepEqual(written, { "a.txt": "one STUBBORN two\n" });
    assert.deepEqual(
      mended.refused.map(({ fix, reason }) => [fix.title, reason]),
      [["Say it again", "The finding was still there after it."]],
    );
  });

  it("takes back a fix that makes another finding, and says which", async () => {
    const { mended, written } = await run({ "a.txt": "ECHO ONE\n" });
    assert.deepEqual(written, { "a.txt": "ECHO one\n" });
    assert.equal(mended.refused[0]?.reason, "It would lead to another finding, data/shout: REPLY is loud.");
  });

  it("may take away what an approval stood on, as every change does", async () => {
    const { mended, written } = await run({ "a.txt": "SIGNED\n" });
    assert.deepEqual(written, { "a.txt": "signed LAPSED\n" });
    assert.deepEqual(mended.refused, []);
  });

  it("finds the one at fault among many", async () => {
    const words = "AB CD EF GH IJ KL MN STUBBORN OP QR ST UV WX YZ".split(" ");
    const { mended, written } = await run({ "a.txt": words.join("\n") });
    assert.equal(written["a.txt"], words.map((word) => (word === "STUBBORN" ? word : word.toLowerCase())).join("\n"));
    assert.equal(mended.applied.length, words.length - 1);
    assert.equal(mended.refused.length, 1);
  });

  it("applies unsafe fixes only when asked to", async () => {
    assert.deepEqual((await run({ "a.txt": "RISKY" })).written, {});
    assert.deepEqual((await run({ "a.txt": "RISKY" }, { unsafe: true })).written, { "a.txt": "dared" });
  });

  it("builds a scaffold once, and its finding may stay", async () => {
    const { written, mended } = await run({ "a.txt": "DRAFT" });
    assert.deepEqual(written, { "a.txt": "DRAFT begun", "draft.md": "todo\n" });
    assert.equal(mended.applied.length, 1);
    assert.equal(mended.files.find(({ file }) => file === "draft.md")?.before, undefined);
  });

  it("mends only what is asked for", async () => {
    const files = { "a.txt": "ONE", "b.txt": "TWO" };
    assert.deepEqual((await run(files, { rules: ["data/other"] })).written, {});
    assert.deepEqual((await run(files, { isWanted: ({ place }) => place.file === "b.txt" })).written, { "b.txt": "two" });
  });

  it("writes no file that is protected, and says why", async () => {
    const protects = (file: string) => (file === "a.txt" ? "it is a symbolic link" : undefined);
    const { mended, written } = await run({ "a.txt": "ONE", "b.txt": "TWO" }, { protects });
    assert.deepEqual(written, { "b.txt": "two" });
    assert.equal(mended.refused[0]?.reason, "a.txt is left alone, because it is a symbolic link.");
  });

  it("keeps the byte order mark, the encoding and the line ends", async () => {
    const { written } = await run({ "a.txt": "\ufeffONE\r\nmore\r\n" });
    assert.equal(written["a.txt"], "\ufeffone\r\nmore\r\n");
    const wide = new Uint8Array([0xff, 0xfe, ...[..."HI é"].flatMap((char) => [char.charCodeAt(0), 0])]);
    const [file] = (await run({ "a.txt": wide })).mended.files;
    assert.deepEqual([...file!.bytes], [0xff, 0xfe, ...[..."hi é"].flatMap((char) => [char.charCodeAt(0), 0])]);
  });

  it("sees that the files moved meanwhile", async () => {
    const moves: readonly [string, (host: MemoryHost) => void, boolean][] = [
      ["nothing", () => {}, true],
      ["an edit", (host) => host.write("b.txt", "five\n"), false],
      ["a file that comes", (host) => host.write("c.txt", "new"), false],
      ["a file that goes", (host) => host.remove("b.txt"), false],
    ];
    for (const [what, move, expected] of moves) {
      const { host, mended } = await run({ "a.txt": "ONE", "b.txt": "four\n" });
      move(host);
      assert.equal(await mended.isUnmoved(), expected, what);
    }
  });

  it("reads no text that it could not write back exactly", () => {
    assert.equal(editableText(new Uint8Array([0x63, 0x61, 0x66, 0xe9])), undefined);
    assert.equal(editableText(new Uint8Array([0xff, 0xfe, 0x00])), undefined);
    assert.equal(editableText(new TextEncoder().encode("café"))?.text, "café");
  });
});
