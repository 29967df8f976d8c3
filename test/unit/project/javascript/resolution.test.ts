import assert from "node:assert/strict";
import { inventoryOf } from "../inventory-of.ts";

const ASK = `import OpenAI from "openai";
const client = new OpenAI();
export async function ask(prompt: string) {
  return client.chat.completions.create({ model: "m", messages: [prompt] });
}
`;

const ROUTE = (specifier: string) =>
  `import { ask } from "${specifier}";\nexport async function POST(req: Request) {\n  return Response.json(await ask(await req.text()));\n}\n`;

async function servicesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await inventoryOf({ "package.json": "{}", ...files })).services.map((one) => one.name);
}

describe("how JavaScript's imports are resolved", () => {
  it("takes no alias for what the compiler's options do not say, and no folder named api for that of a platform", async () => {
    assert.deepEqual(await servicesOf({ "lib/ask.ts": ASK, "app/ask/route.ts": ROUTE("#lib/ask") }), []);
    const seed = `import { ask } from "../../ask";\nexport default async function seed() {\n  return ask("Hello");\n}\n`;
    assert.deepEqual(await servicesOf({ "src/ask.ts": ASK, "src/app/api/seed.ts": seed }), []);
    assert.deepEqual(await servicesOf({ "src/ask.ts": ASK, "src/page/api/seed.ts": seed }), []);
    const helper = `import { ask } from "../ask";\nexport default () => ask("Hello");\n`;
    assert.deepEqual(await servicesOf({ "ask.ts": ASK, "api/_helper.ts": helper }), []);
  });

  it("finds functions of a platform at the root of a package", async () => {
    const handler = `import { ask } from "../ask";\nexport default async (req, res) => res.json(await ask(req.body));\n`;
    assert.deepEqual(await servicesOf({ "ask.ts": ASK, "api/ask.ts": handler }), ["/api/ask"]);
    // A package that is named so has no such folder.
    assert.deepEqual(await servicesOf({ "api/package.json": "{}", "api/ask.ts": ASK, "api/src/ask.ts": handler }), []);
    assert.deepEqual(
      await servicesOf({
        "api/package.json": "{}",
        "api/ask.ts": ASK,
        "api/src/job.ts": `import { ask } from "../ask";\nexport const handler = (event) => ask(event.body);\nexport default handler;\n`,
      }),
      ["handler"],
    );
    assert.deepEqual(await servicesOf({ "web/package.json": "{}", "web/ask.ts": ASK, "web/api/ask.ts": handler }), ["/api/ask"]);
  });

  it("reads aliases from the compiler's options, with comments and trailing commas and what they extend", async () => {
    const options = `{
  // Where things are
  "compilerOptions": {
    "lib": ["dom"], /* and
    no more */
    "paths": { "#/*": ["./inner/*"], "@shared": ["./shared/ask.ts"], },
  },
}`;
    const files = { "inner/ask.ts": ASK, "tsconfig.json": options };
    assert.deepEqual(await servicesOf({ ...files, "app/ask/route.ts": ROUTE("#/ask") }), ["POST /ask"]);
    assert.deepEqual(
      await servicesOf({
        "shared/ask.ts": ASK,
        "tsconfig.base.json": options,
        "tsconfig.json": '{"extends":"./tsconfig.base.json"}',
        "app/ask/route.ts": ROUTE("@shared"),
      }),
      ["POST /ask"],
    );
    assert.deepEqual(
      await servicesOf({
        "inner/ask.ts": ASK,
        "tsconfig.app.json": options,
        "tsconfig.json": '{"files":[],"references":[{"path":"./tsconfig.node.json"},{"path":"./tsconfig.app.json"}]}',
        "app/ask/route.ts": ROUTE("#/ask"),
      }),
      ["POST /ask"],
    );
    assert.deepEqual(
      await servicesOf({
        "inner/ask.js": ASK.replaceAll(": string", ""),
        "jsconfig.json": options,
        "app/ask/route.js": ROUTE("#/ask").replace(": Request", ""),
      }),
      ["POST /ask"],
    );
  });

  it("finds packages of the same repository by their names", async () => {
    assert.deepEqual(
      await servicesOf({
        "packages/llm/package.json": '{"name":"@acme/llm","main":"./src/index.ts"}',
        "packages/llm/src/index.ts": 'export * from "./ask";',
        "packages/llm/src/ask.ts": ASK,
        "web/package.json": '{"name":"web"}',
        "web/app/ask/route.ts": ROUTE("@acme/llm"),
      }),
      ["POST /ask"],
    );
  });

  it("finds functions of Slack's automation platform", async () => {
    assert.deepEqual(
      await servicesOf({
        "ask.ts": ASK,
        "functions/answer.ts": `import { DefineFunction, SlackFunction } from "deno-slack-sdk/mod.ts";
import { ask } from "../ask.ts";
export const def = DefineFunction({ callback_id: "answer", title: "Answer", source_file: "functions/answer.ts" });
export default SlackFunction(def, async ({ inputs }) => ({ outputs: { answer: await ask(inputs.question) } }));
`,
        "functions/greet.ts": `import { SlackFunction } from "https://deno.land/x/deno_slack_sdk@2.5.0/mod.ts";
export default SlackFunction({}, async () => ({ outputs: { answer: "Hello" } }));
`,
      }),
      ["SlackFunction"],
    );
  });

  it("knows packages of npm and Deno by the addresses and versions under which they are imported, and by maps of imports", async () => {
    const asks = (specifier: string) => ASK.replace('"openai"', `"${specifier}"`);
    const other = asks("https://esm.sh/openai-like@1.0.0");
    assert.deepEqual(await servicesOf({ "lib/ask.ts": other, "app/ask/route.ts": ROUTE("../../lib/ask") }), []);
    for (const specifier of [
      "npm:openai@4.20.1",
      "https://esm.sh/openai@4.20.1?target=deno",
      "https://esm.sh/v135/openai@4",
      "https://cdn.jsdelivr.net/npm/openai@4/+esm",
      "https://unpkg.com/openai@4.20.1/dist/index.mjs",
      "https://deno.land/x/openai@v4.20.1/mod.ts",
      "jsr:@openai/openai@4",
    ])
      assert.deepEqual(
        await servicesOf({ "lib/ask.ts": asks(specifier), "app/ask/route.ts": ROUTE("../../lib/ask") }),
        ["POST /ask"],
        specifier,
      );
    assert.deepEqual(
      await servicesOf({
        "functions/import_map.json":
          '{"imports":{"openai":"https://esm.sh/openai@3.2.1","std/":"https://deno.land/std@0.184.0/","~/":"./inner/"}}',
        "functions/inner/ask.ts": ASK,
        "functions/ask/index.ts": `import { serve } from "std/http/server.ts";
import { ask } from "~/ask.ts";
serve(async (req) => new Response(await ask(await req.text())));
`,
      }),
      ["serve"],
    );
  });

  it("reads a helper that asks whatever address it is given, where a provider's is, and not where it asks for keys", async () => {
    const helper =
      "export async function post(url: string, body: object) {\n  return fetch(url, { method: 'POST', body: JSON.stringify(body) });\n}\n";
    const route = (address: string) =>
      `import { post } from "../../lib/post";\nexport async function POST(req: Request) {\n  return post("${address}", await req.json());\n}\n`;
    const at = (address: string) => servicesOf({ "lib/post.ts": helper, "app/ask/route.ts": route(address) });
    assert.deepEqual(await at("https://openrouter.ai/api/v1/auth/keys"), []);
    assert.deepEqual(await at("https://openrouter.ai/api/v1/models"), []);
    assert.deepEqual(await at("https://api.openai.com/v1/completions"), ["POST /ask"]);
  });

  it("runs what a cache remembers where the cache is called, and not where it is only made", async () => {
    const cached = (body: string) =>
      `import { unstable_cache } from "next/cache";\nimport { ask } from "../../lib/ask";\nconst remembered = unstable_cache(async (text: string) => ask(text), ["ask"]);\nexport async function POST(req: Request) {\n  return Response.json(${body});\n}\n`;
    assert.deepEqual(await servicesOf({ "lib/ask.ts": ASK, "app/ask/route.ts": cached("await req.json()") }), []);
    assert.deepEqual(await servicesOf({ "lib/ask.ts": ASK, "app/ask/route.ts": cached("await remembered(await req.text())") }), [
      "POST /ask",
    ]);
  });
});
