import assert from "node:assert/strict";
import { analyse } from "./analyse.ts";

const part = analyse({
  "package.json": "{}",
  "instrumentation.ts": `import { registerOTel } from "@vercel/otel";\nexport function register() { registerOTel("a"); }`,
  "app/api/chat/route.ts": `import { generateText } from "ai";\nimport { logged } from "../../../lib/log";\nexport async function POST() { const r = await generateText({}); logged(r); return r; }`,
  "lib/log.ts": `import client from "prom-client";\nconst count = new client.Counter({ name: "a", help: "b" });\nexport const logged = (r) => count.inc();\nexport function unused() { count.inc(); }\nexport class Log { write() {} }`,
  "lib/notes.md": "",
});
const entry = "app/api/chat/route.ts:POST";

describe("names of JavaScript files", () => {
  it("finds functions, methods, classes and files", () => {
    const state = (reference: string) => part.symbols.find(reference).state;
    assert.deepEqual(
      ["lib/log.ts:logged", "lib/log.ts:Log.write", "lib/log.ts:Log", "lib/log.ts", "lib/log.ts:count"].map(state),
      ["found", "found", "found", "found", "found"],
    );
    assert.deepEqual(["lib/log.ts:lodged", "lib/gone.ts:x", "lib/notes.md:x"].map(state), ["no-symbol", "no-file", "unknown"]);
    const found = part.symbols.find("lib/log.ts:unused");
    assert.equal(found.state === "found" && found.place.place.line, 4);
    assert.deepEqual(part.symbols.names("lib/log.ts"), ["logged", "unused", "Log.write", "Log"]);
  });

  it("says what a name measures", () => {
    assert.deepEqual(
      part.symbols.measures("lib/log.ts:logged").map((one) => one.measure),
      ["operations"],
    );
    assert.deepEqual(part.symbols.measures("lib/log.ts:Log.write"), []);
  });

  it("tells the chain of calls from an entry to a monitor", () => {
    const chain = part.symbols.chain(entry, "lib/log.ts:logged");
    assert.ok(Array.isArray(chain));
    assert.equal(chain[0].place.line, 3);
    assert.equal(part.symbols.chain(entry, "lib/log.ts:unused"), undefined);
    assert.equal(part.symbols.chain(entry, "lib/gone.ts:x"), "unknown");
    assert.ok(Array.isArray(part.symbols.chain(entry, "instrumentation.ts:register")));
  });
});
