import assert from "node:assert/strict";
import { analyse, services } from "./analyse.ts";

const app = (files: Record<string, string>) => analyse({ "package.json": "{}", ...files });
const route = (head: string, body: string, extra: Record<string, string> = {}) =>
  app({
    "app/api/chat/route.ts": `${head}\nexport async function POST(req: Request) { ${body} }`,
    ...extra,
  });
const measured = (part: ReturnType<typeof app>) =>
  part.services.map((one) => `${one.name}: ${[...one.measures].sort().join(" ")}`);

describe("monitors in JavaScript", () => {
  it("counts a wrapped client", () => {
    for (const head of [
      `import OpenAI from "openai"; import { observeOpenAI } from "langfuse"; const c = observeOpenAI(new OpenAI());`,
      `import OpenAI from "openai"; import { wrapOpenAI } from "langsmith/wrappers"; const c = wrapOpenAI(new OpenAI());`,
      `import OpenAI from "openai"; const c = new OpenAI({ baseURL: "https://oai.helicone.ai/v1" });`,
      `import { OpenAI } from "@posthog/ai"; const c = new OpenAI({});`,
    ]) {
      const part = route(head, "return c.chat.completions.create({});");
      assert.deepEqual(measured(part), ["POST /api/chat: tracing"], head);
    }
  });

  it("counts callbacks where they are passed", () => {
    const head = `import { ChatOpenAI } from "@langchain/openai"; import { CallbackHandler } from "langfuse-langchain"; const h = new CallbackHandler(); const m = new ChatOpenAI({});`;
    assert.deepEqual(measured(route(head, `return m.invoke("x", { callbacks: [h] });`)), ["POST /api/chat: tracing"]);
    assert.deepEqual(measured(route(head, `return m.invoke("x");`)), ["POST /api/chat: "]);
  });

  it("counts traced functions", () => {
    const head = `import OpenAI from "openai"; import { traceable } from "langsmith/traceable"; const c = new OpenAI(); const ask = traceable(async () => c.responses.create({}));`;
    assert.deepEqual(measured(route(head, "return ask();")), ["POST /api/chat: tracing"]);
  });

  it("counts telemetry of the AI SDK, and sees when it is off", () => {
    const head = `import { streamText } from "ai";`;
    assert.deepEqual(measured(route(head, "return streamText({ experimental_telemetry: { isEnabled: true } });")), [
      "POST /api/chat: tracing",
    ]);
    const off = route(head, "return streamText({ experimental_telemetry: { isEnabled: false } });");
    assert.deepEqual(measured(off), ["POST /api/chat: "]);
    assert.equal(off.monitors[0]?.inert, "Telemetry is switched off here.");
    assert.deepEqual(measured(route(head, "return streamText({ experimental_telemetry: { isEnabled: process.env.X } });")), [
      "POST /api/chat: tracing",
    ]);
  });

  it("sees telemetry that production does not have", () => {
    const part = route(
      `import { streamText } from "ai";`,
      `return streamText({ experimental_telemetry: { isEnabled: process.env.NODE_ENV !== "production" } });`,
    );
    assert.deepEqual(measured(part), ["POST /api/chat: "]);
    assert.equal(part.monitors[0]?.inert, "Telemetry is switched off in production here.");
  });

  it("does not take an exporter for traces that nothing makes", () => {
    const setup = {
      "instrumentation.ts": `import { registerOTel } from "@vercel/otel";\nimport { LangfuseExporter } from "langfuse-vercel";\nexport function register() { registerOTel({ traceExporter: new LangfuseExporter() }); }`,
    };
    const head = `import { streamText } from "ai";`;
    assert.deepEqual(measured(route(head, "return streamText({});", setup)), ["POST /api/chat: operations"]);
    assert.deepEqual(measured(route(head, "return streamText({ experimental_telemetry: { isEnabled: true } });", setup)), [
      "POST /api/chat: operations tracing",
    ]);
  });

  it("covers the process of the same package, not its neighbour's", () => {
    const chat = `import { generateText } from "ai";\nexport async function POST() { return generateText({}); }`;
    const part = analyse({
      "apps/a/package.json": "{}",
      "apps/a/instrumentation.ts": `import { registerOTel } from "@vercel/otel";\nexport function register() { registerOTel("a"); }`,
      "apps/a/app/api/chat/route.ts": chat,
      "apps/b/package.json": "{}",
      "apps/b/app/api/chat/route.ts": chat,
    });
    assert.deepEqual(measured(part), ["POST /api/chat: operations", "POST /api/chat: "]);
    assert.deepEqual(part.monitors[0]?.services, [0]);
  });

  it("covers what the entry imports or the scripts preload, and nothing else", () => {
    const files = (entry: string, scripts = "") => ({
      "package.json": `{ "scripts": { "start": "node ${scripts} src/app.js" } }`,
      "src/setup.js": `const tracer = require("dd-trace").init();\nmodule.exports = tracer;`,
      "src/app.js": `${entry}const express = require("express");\nconst { generateText } = require("ai");\nconst app = express();\napp.post("/ask", async (req, res) => res.json(await generateText({})));`,
    });
    assert.deepEqual(measured(analyse(files(`require("./setup");\n`))), ["POST /ask: errors operations"]);
    assert.deepEqual(measured(analyse(files("", "-r ./src/setup.js"))), ["POST /ask: errors operations"]);
    assert.deepEqual(measured(analyse(files(""))), ["POST /ask: "]);
  });

  it("counts metrics where a service reaches them", () => {
    const part = app({
      "src/metrics.ts": `import client from "prom-client";\nexport const latency = new client.Histogram({ name: "x", help: "y" });\nexport function timed(ms) { latency.observe(ms); }`,
      "src/app.ts": `import express from "express";\nimport { generateText } from "ai";\nimport { timed } from "./metrics";\nconst app = express();\napp.post("/a", async (req, res) => { res.json(await generateText({})); timed(1); });\napp.post("/b", async (req, res) => { res.json(await generateText({})); });`,
    });
    assert.deepEqual(measured(part), ["POST /a: operations", "POST /b: "]);
    assert.equal(part.monitors.find((one) => one.services.length > 0)?.symbol, "src/metrics.ts:timed");
  });

  it("knows what people say of answers, told to Langfuse's client", () => {
    const part = route(
      `import { LangfuseClient } from "@langfuse/client"; import { generateText } from "ai";\nconst langfuse = new LangfuseClient();`,
      `const answer = await generateText({}); langfuse.score.create({ traceId: "t", name: "useful", value: 1 }); return answer;`,
    );
    assert.deepEqual(measured(part), ["POST /api/chat: performance"]);
  });

  it("finds what a stack of AWS CDK sets up", () => {
    const part = analyse({
      "infra/stack.ts": `import { aws_cloudwatch as watch } from "aws-cdk-lib";\nimport * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";\nimport { CfnModelQualityJobDefinition } from "aws-cdk-lib/aws-sagemaker";\nexport const make = (stack) => {\n  new cloudwatch.Alarm(stack, "A", {});\n  new watch.Metric({}).createAlarm(stack, "B", {});\n  new CfnModelQualityJobDefinition(stack, "C", {});\n  new cloudwatch.Dashboard(stack, "D");\n};`,
      "src/ask.ts": `import { generateText } from "ai";\nexport const ask = () => generateText({});`,
    });
    assert.deepEqual(
      part.monitors.map(({ measures }) => measures.join(" ")),
      ["operations", "operations", "performance"],
    );
  });

  it("does not count what is only imported", () => {
    const part = route(
      `import * as Sentry from "@sentry/nextjs"; import { Langfuse } from "langfuse"; import { generateText } from "ai";`,
      "return generateText({});",
    );
    assert.deepEqual(services(part), ["http POST /api/chat [] open"]);
    assert.deepEqual(part.monitors, []);
  });
});
