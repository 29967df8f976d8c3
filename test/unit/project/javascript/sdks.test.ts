import assert from "node:assert/strict";
import { analyse, inference } from "./analyse.ts";

/**
 * Every SDK by a snippet and the calls that it must give; the snippet is the body of an async function, after its imports. Frameworks ask from within, so
 * making a model counts too.
 */
const SDKS: readonly (readonly [imports: string, body: string, ...calls: string[]])[] = [
  [
    `import OpenAI from "openai"; const c = new OpenAI();`,
    `await c.chat.completions.create({ model: "m" })`,
    "openai.chat.completions.create",
  ],
  [`import { OpenAI } from "openai"; const c = new OpenAI();`, `return c.responses.create({})`, "openai.responses.create"],
  [
    `import * as O from "openai"; const c = new O.OpenAI();`,
    `await c.chat.completions.parse({})`,
    "openai.chat.completions.parse",
  ],
  [`const OpenAI = require("openai"); const c = new OpenAI();`, `await c.embeddings.create({})`, "openai.embeddings.create"],
  [
    `const { AzureOpenAI } = require("openai");`,
    `const c = new AzureOpenAI({}); await c.chat.completions.create({})`,
    "openai.chat.completions.create",
  ],
  [
    `import { Configuration, OpenAIApi } from "openai"; const c = new OpenAIApi(new Configuration({}));`,
    `await c.createChatCompletion({})`,
    "openai-v3.createChatCompletion",
  ],
  [
    `import Anthropic from "@anthropic-ai/sdk"; const a = new Anthropic();`,
    `for await (const e of a.messages.stream({})) e;`,
    "anthropic.messages.stream",
  ],
  [
    `import { SageMakerRuntime } from "aws-sdk"; const r = new SageMakerRuntime();`,
    `return r.invokeEndpoint({ EndpointName: "e" }).promise()`,
    "sagemaker-runtime-2.invokeEndpoint",
  ],
  [`import { generateText } from "ai";`, `const { text } = await generateText({ model: openai("m") })`, "ai.generateText"],
  [
    `import { genkit } from "genkit/beta"; const ai = genkit({ plugins: [] });`,
    `const chat = ai.chat({ system: "x" }); const { text } = await chat.send("q"); return text`,
    "genkit-chat.send",
  ],
  [
    `import { genkit } from "genkit"; const ai = genkit({});`,
    `const plan = await ai.prompt<In, Out>("plan"); const answer = await plan({ place: "x" }); return answer.output`,
    "genkit-prompt",
  ],
  [
    `import { genkit } from "genkit"; const ai = genkit({}); const greet = ai.definePrompt({ name: "greet" }, "hello");`,
    `return greet.stream({})`,
    "genkit-prompt.stream",
  ],
  [
    `import axios from "axios"; const http = axios.create({ baseURL: "https://api.openai.com/v1/" });`,
    `const { data } = await http.post("/chat/completions", {}); await http.get("/models"); return data`,
    "http-client.post",
  ],
  [
    `import { CopilotRuntime, OpenAIAdapter, copilotRuntimeNextJSAppRouterEndpoint } from "@copilotkit/runtime"; const runtime = new CopilotRuntime();`,
    `const { handleRequest } = copilotRuntimeNextJSAppRouterEndpoint({ runtime, serviceAdapter: new OpenAIAdapter() }); return handleRequest(request)`,
    "@copilotkit/runtime.copilotRuntimeNextJSAppRouterEndpoint",
  ],
  [`import * as ai from "ai";`, `return ai.streamText({}).toDataStreamResponse()`, "ai.streamText"],
  [`import { embedMany as many } from "ai";`, `await many({})`, "ai.embedMany"],
  [
    `import { ChatOpenAI } from "@langchain/openai"; const m = new ChatOpenAI({});`,
    `await m.invoke("x")`,
    "@langchain/openai.ChatOpenAI",
    "langchain-model.invoke",
  ],
  [
    `import { ChatOpenAI } from "langchain/chat_models/openai"; import { PromptTemplate } from "langchain/prompts"; import { StringOutputParser } from "@langchain/core/output_parsers";`,
    `const chain = PromptTemplate.fromTemplate("x").pipe(new ChatOpenAI({})).pipe(new StringOutputParser()); for await (const p of await chain.stream({})) p;`,
    "langchain/chat_models/openai.ChatOpenAI",
    "langchain-model.stream",
  ],
  [
    `import { OpenAIEmbeddings } from "@langchain/openai"; import { MemoryVectorStore } from "langchain/vectorstores/memory";`,
    `const store = await MemoryVectorStore.fromTexts([], [], new OpenAIEmbeddings()); return store.asRetriever().invoke("x");`,
    "langchain/vectorstores/memory.MemoryVectorStore.fromTexts",
    "@langchain/openai.OpenAIEmbeddings",
    "langchain-retriever.invoke",
  ],
  [
    `import Instructor from "@instructor-ai/instructor"; import OpenAI from "openai"; const c = Instructor({ client: new OpenAI(), mode: "TOOLS" });`,
    `return c.chat.completions.create({ model: "m" })`,
    "openai.chat.completions.create",
  ],
  [
    `import { ChatGPTAPI } from "chatgpt"; const api = new ChatGPTAPI({ apiKey: "" });`,
    `return api.sendMessage("x")`,
    "chatgpt-api.sendMessage",
  ],
  [`const model = new Supabase.ai.Session("gte-small");`, `return model.run("x", {})`, "Supabase.ai.Session.run"],
  [
    `import https from "https"; const post = (hostname, path) => https.request({ hostname, path, method: "POST" });`,
    `return post("api.openai.com", "/v1/chat/completions")`,
    "https.request",
  ],
  [
    `import { BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime"; const b = new BedrockRuntimeClient({});`,
    `await b.send(new InvokeModelCommand({}))`,
    "bedrock.send",
  ],
  [
    `import { GoogleGenAI } from "@google/genai"; const g = new GoogleGenAI({});`,
    `await g.models.generateContent({})`,
    "google-genai.models.generateContent",
  ],
  [
    `import { GoogleGenerativeAI } from "@google/generative-ai"; const g = new GoogleGenerativeAI("k");`,
    `const chat = g.getGenerativeModel({ model: "m" }).startChat(); await chat.sendMessage("x")`,
    "google-model-chat.sendMessage",
  ],
  [`import { CohereClient } from "cohere-ai"; const c = new CohereClient({});`, `await c.chat({})`, "cohere.chat"],
  [
    `import { Mistral } from "@mistralai/mistralai"; const c = new Mistral({});`,
    `await c.chat.complete({})`,
    "mistral.chat.complete",
  ],
  [`import ollama from "ollama";`, `await ollama.chat({})`, "ollama.chat"],
  [`import Groq from "groq-sdk"; const g = new Groq();`, `await g.chat.completions.create({})`, "groq.chat.completions.create"],
  [`import Replicate from "replicate"; const r = new Replicate();`, `await r.run("a/b", {})`, "replicate.run"],
  [
    `import { HfInference } from "@huggingface/inference"; const h = new HfInference();`,
    `await h.textGeneration({})`,
    "hf-inference.textGeneration",
  ],
  [
    `import { pipeline } from "@xenova/transformers";`,
    `const p = await pipeline("t", "a/b"); await p("x")`,
    "transformers-pipeline",
  ],
  [
    `import * as ort from "onnxruntime-node";`,
    `const s = await ort.InferenceSession.create("m.onnx"); await s.run({})`,
    "onnx-session.run",
  ],
  [
    `import * as tf from "@tensorflow/tfjs-node";`,
    `const m = await tf.loadLayersModel("file://m/model.json"); m.predict(x)`,
    "tfjs-model.predict",
  ],
  [
    `import { VectorStoreIndex } from "llamaindex";`,
    `const i = await VectorStoreIndex.fromDocuments([]); const e = i.asQueryEngine(); await e.query({})`,
    "llamaindex.VectorStoreIndex.fromDocuments",
    "llamaindex-index.asQueryEngine",
    "llamaindex-engine.query",
  ],
  [
    `const OLLAMA = process.env.OLLAMA_HOST || "http://127.0.0.1:11434";`,
    `return fetch(\`\${OLLAMA}/api/generate\`, { method: "POST" })`,
    "global.fetch",
  ],
  [``, `await fetch("https://api.openai.com/v1/chat/completions", { method: "POST" })`, "global.fetch"],
  [
    `import axios from "axios"; const BASE = process.env.BASE ?? "https://api.anthropic.com";`,
    `await axios.post(\`\${BASE}/v1/messages\`, {})`,
    "axios.post",
  ],
];

describe("calls of models in JavaScript", () => {
  for (const [imports, body, ...calls] of SDKS) {
    it(`sees ${calls.at(-1)} in ${imports || "no import"}`, () => {
      const part = analyse({ "lib/run.ts": `${imports}\nexport async function run() {\n${body}\n}` });
      assert.deepEqual(
        part.inferenceCalls.map((one) => one.call),
        calls,
      );
      assert.deepEqual([...part.aiFiles], ["lib/run.ts"]);
    });
  }

  const NOTHING: readonly (readonly [string, string])[] = [
    [
      "types alone",
      `import type OpenAI from "openai"; import { type ChatCompletion } from "openai"; export const a = (x: ChatCompletion) => x.id;`,
    ],
    ["an import without a call", `import OpenAI from "openai"; export const c = new OpenAI();`],
    [
      "a function of the project with the same name",
      `function generateText(x) { return x; } export const a = generateText("ai");`,
    ],
    [
      "the same name from the project's own module",
      `import { generateText } from "./ai"; export const a = () => generateText();`,
    ],
    ["an unknown object's method", `export const a = (c) => c.chat.completions.create({});`],
    ["fetch of something else", `export default { async fetch(request) { return fetch("https://api.example.com/v1/items"); } };`],
    ["the name in a comment", `// import OpenAI from "openai"; new OpenAI().chat.completions.create()\nexport const a = 1;`],
    ["the name in a string", 'export const help = `import { generateText } from "ai"; generateText({})`;'],
    [
      "a prompt that is only filled in",
      `import { PromptTemplate } from "@langchain/core/prompts"; export const a = () => PromptTemplate.fromTemplate("x").invoke({});`,
    ],
    [
      "a request to another host",
      `import https from "node:https"; export const a = () => https.request({ hostname: "api.example.com", path: "/openai" });`,
    ],
    [
      "what is no model of a framework",
      `import { ChatMessage } from "@langchain/core/messages"; import { ChatPromptTemplate } from "@langchain/core/prompts"; export const a = [new ChatMessage("x", "user"), ChatPromptTemplate.fromMessages([])];`,
    ],
    ["a list of local models", `export const a = () => fetch("http://127.0.0.1:11434/api/tags");`],
    ["a list of models", `export const a = () => fetch("https://api.openai.com/v1/models");`],
  ];
  for (const [what, text] of NOTHING) {
    it(`sees nothing in ${what}`, () => {
      const part = analyse({ "src/a.ts": text, "src/ai.ts": "export function generateText() { return 1; }" });
      assert.deepEqual(inference(part), []);
      assert.deepEqual(part.services, []);
    });
  }

  it("follows clients through modules, classes, parameters and wrappers", () => {
    const part = analyse({
      "package.json": `{ "name": "app" }`,
      "src/client.ts": `import OpenAI from "openai";\nlet client: OpenAI | null = null;\nexport function getClient() { client ??= new OpenAI(); return client; }`,
      "src/index.ts": `export * from "./client.js";`,
      "src/service.ts": `import { getClient } from "./index";\nexport class Service {\n  private readonly client;\n  constructor() { this.client = getClient(); }\n  async ask() { return this.client.chat.completions.create({}); }\n}`,
      "src/typed.ts": `import type OpenAI from "openai";\nexport const ask = (client: OpenAI) => client.responses.create({});`,
      "src/passed.js": `const { getClient } = require("./client");\nfunction go(c) { return c.embeddings.create({}); }\nmodule.exports = () => go(getClient());`,
      "src/base.ts": `import { OpenAI } from "openai";\nexport class Mine extends OpenAI { async ask() { return this.chat.completions.create({}); } }`,
    });
    assert.deepEqual(inference(part), [
      "src/base.ts:2 openai.chat.completions.create offline",
      "src/passed.js:2 openai.embeddings.create offline",
      "src/service.ts:5 openai.chat.completions.create offline",
      "src/typed.ts:2 openai.responses.create offline",
    ]);
  });

  it("finds models, their files and data", () => {
    const part = analyse({
      "package.json": "{}",
      "src/model.ts": `import * as tf from "@tensorflow/tfjs-node";\nimport fs from "node:fs";\nimport path from "path";\nimport { pipeline } from "@huggingface/transformers";\nexport async function train() {\n  const rows = fs.readFileSync(path.join(__dirname, "../data/rows.csv"), "utf8");\n  const conf = fs.readFileSync("config.json");\n  const model = tf.sequential();\n  await model.fit(rows);\n  await model.save("file://models/churn");\n  const p = await pipeline("text-classification", "org/name", { revision: "main" });\n  const q = await pipeline("text-classification", "./models/own");\n}`,
    });
    assert.deepEqual(
      part.datasetReads.map((one) => [one.call, one.location]),
      [["node:fs.readFileSync", "data/rows.csv"]],
    );
    assert.deepEqual(
      part.modelArtifacts.map((one) => [one.op, one.call, one.location, one.hub?.revision, one.hub?.pinned]),
      [
        ["save", "tfjs-made.save", "models/churn", undefined, undefined],
        ["download", "@huggingface/transformers.pipeline", "org/name", "main", false],
        ["load", "@huggingface/transformers.pipeline", "./models/own", undefined, undefined],
      ],
    );
  });

  it("reads scripts of pages that import nothing", () => {
    const part = analyse({
      "chat.js": `document.getElementById("send").onclick = async () => {\n  await fetch("https://api.openai.com/v1/chat/completions", { method: "POST" });\n};`,
    });
    assert.deepEqual(inference(part), ["chat.js:2 global.fetch serving"]);
  });
});
