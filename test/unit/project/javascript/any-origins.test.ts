import assert from "node:assert/strict";
import { analyse } from "./analyse.ts";

const LLM = `import OpenAI from "openai";\nconst client = new OpenAI();\nexport async function ask(q) { return client.chat.completions.create({ model: "m" }); }\n`;
const open = (files: Record<string, string>) =>
  analyse({ "package.json": "{}", "src/llm.ts": LLM, ...files })
    .literals.filter(({ kind }) => kind === "any-origin")
    .map(({ place }) => `${place.file}:${place.line}`);
const express = (setup: string) =>
  `import cors from "cors";\nimport express from "express";\nimport { ask } from "./llm";\nconst app = express();\n${setup}\napp.post("/ask", async (req, res) => res.json(await ask(1)));\napp.listen(1);`;

describe("origins that JavaScript lets in", () => {
  it("says nothing of named origins, of comments, nor of what no service runs", () => {
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors({ origin: "https://shop.example.com" }));`) }), []);
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors({ origin: process.env.ORIGIN }));`) }), []);
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors(options));`) }), []);
    assert.deepEqual(open({ "src/app.ts": express(`// res.setHeader("Access-Control-Allow-Origin", "*")`) }), []);
    assert.deepEqual(
      open({
        "src/app.ts": express(""),
        "src/other.ts": `export const headers = { "Access-Control-Allow-Origin": "*" };`,
      }),
      [],
    );
  });

  it("sees the header, and middleware that lets everybody in", () => {
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors());`) }), ["src/app.ts:5"]);
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors({ origin: "*" }));`) }), ["src/app.ts:5"]);
    assert.deepEqual(open({ "src/app.ts": express(`app.use(cors({ credentials: true }));`) }), ["src/app.ts:5"]);
    assert.deepEqual(
      open({
        "src/edge.ts": `import { ask } from "./llm";\nimport { headers } from "./headers";\nDeno.serve(async (req) => new Response(await ask(1), { headers }));`,
        "src/headers.ts": `export const headers = {\n  "Access-Control-Allow-Origin": "*",\n};`,
      }),
      ["src/headers.ts:2"],
    );
  });
});
