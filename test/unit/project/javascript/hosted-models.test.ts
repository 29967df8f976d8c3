import assert from "node:assert/strict";
import { analyse } from "./analyse.ts";

const names = (files: Record<string, string>) =>
  analyse({ "package.json": "{}", ...files }).hostedModels.map(({ place, name }) => `${place.line} ${name}`);

describe("names of hosted models in JavaScript", () => {
  it("leaves unknown what the environment, a caller or a gateway decides", () => {
    assert.deepEqual(
      names({
        "src/a.ts": `import OpenAI from "openai";
const client = new OpenAI();
const groq = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });
export const a = () => client.chat.completions.create({ model: process.env.MODEL ?? "gpt-4o" });
export const b = (model: string) => client.chat.completions.create({ model });
export const c = () => groq.chat.completions.create({ model: "gpt-4o" });
export const d = (options) => client.chat.completions.create(options);`,
      }),
      ["4 undefined", "5 undefined", "6 undefined"],
    );
  });

  it("reads them off clients, frameworks and providers of the AI SDK, through constants of other files", () => {
    assert.deepEqual(
      names({
        "src/models.ts": `export const CHAT = "gpt-4o-2024-08-06";`,
        "src/a.ts": `import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
import { ChatOpenAI } from "@langchain/openai";
import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";
import { CHAT } from "./models";
const client = new OpenAI({ apiKey: process.env.KEY });
export const a = () => client.chat.completions.create({ model: CHAT });
export const b = () => new Anthropic().messages.create({ model: "claude-3-5-sonnet-latest" });
export const c = new ChatOpenAI({ modelName: "gpt-4o" });
export const d = () => streamText({ model: openai("gpt-4o-mini"), prompt: "x" });`,
      }),
      ["8 gpt-4o-2024-08-06", "9 claude-3-5-sonnet-latest", "10 gpt-4o", "11 gpt-4o-mini"],
    );
  });

  it("sees that a chat model is made without any name", () => {
    assert.deepEqual(
      names({
        "src/a.ts": `import { AzureChatOpenAI, ChatOpenAI } from "@langchain/openai";
import { ChatOllama } from "@langchain/ollama";
export const a = new ChatOpenAI({ temperature: 0 });
export const b = new ChatOpenAI({ ...settings });
export const c = new AzureChatOpenAI({});
export const d = new ChatOllama({ model: "llama3.1:latest" });
export const e = new ChatOllama({});`,
      }),
      ["3 null", "4 undefined", "6 llama3.1:latest"],
    );
  });

  it("reads them off what is sent to a provider over HTTP, and not to another host", () => {
    assert.deepEqual(
      names({
        "src/a.ts": `const MODEL = "gpt-4o";
export const a = () => fetch("https://api.openai.com/v1/chat/completions", { method: "POST", body: JSON.stringify({ model: "gpt-4o-mini" }) });
export const b = () => fetch("https://api.openai.com/v1/chat/completions", { method: "POST", body: JSON.stringify({ model: MODEL, messages: [] }) });
export const c = () => fetch(\`\${process.env.BASE}/v1/chat/completions\`, { method: "POST", body: JSON.stringify({ model: "gpt-4o" }) });
export const d = () => fetch("https://openrouter.ai/api/v1/chat/completions", { method: "POST", body: JSON.stringify({ model: "gpt-4o" }) });`,
      }),
      ["2 gpt-4o-mini", "3 gpt-4o"],
    );
  });
});
