import assert from "node:assert/strict";
import { analyse, inference, services } from "./analyse.ts";

const LLM = `import OpenAI from "openai";\nconst client = new OpenAI();\nexport async function ask(q) { return client.chat.completions.create({ model: "m" }); }\n`;
const names = (files: Record<string, string>) =>
  analyse({ "package.json": "{}", "src/llm.ts": LLM, ...files }).services.map((one) => `${one.kind} ${one.name}`);

describe("services in JavaScript", () => {
  it("knows Express, with routers in other files and mounts", () => {
    const part = analyse({
      "package.json": "{}",
      "src/llm.ts": LLM,
      "src/app.ts": `import express from "express";\nimport chat from "./routes/chat";\nconst app = express();\napp.use(express.json());\napp.use("/api", chat);\napp.get("/health", (req, res) => res.send("ok"));\napp.listen(3000);`,
      "src/routes/chat.ts": `import { Router } from "express";\nimport * as controller from "../controller";\nconst router = Router();\nrouter.post("/chat", controller.chat);\nrouter.route("/again").post(controller.chat).get((req, res) => res.send("x"));\nexport default router;`,
      "src/controller.ts": `import { ask } from "./llm";\nexport const chat = async (req, res) => { res.json(await ask(req.body.q)); };`,
    });
    assert.deepEqual(services(part), ["http POST /api/chat [] open", "http POST /api/again [] open"]);
    assert.deepEqual(
      part.services.map((one) => one.entry),
      ["src/controller.ts:chat", "src/controller.ts:chat"],
    );
    assert.deepEqual(inference(part), ["src/llm.ts:3 openai.chat.completions.create serving <- POST /api/chat, POST /api/again"]);
    assert.ok(part.services[0]!.reasons.length >= 3);
  });

  it("knows CommonJS Express whose routes take the application", () => {
    assert.deepEqual(
      names({
        "server.js": `const express = require("express");\nconst app = express();\nrequire("./routes")(app);\napp.listen(1);`,
        "routes.js": `const { ask } = require("./src/llm");\nmodule.exports = (app) => { app.post("/ask", async (req, res) => res.json(await ask(1))); };`,
      }),
      ["http POST /ask"],
    );
  });

  it("does not mix up routes behind one wrapper", () => {
    assert.deepEqual(
      names({
        "src/app.ts": `import express from "express";\nimport { ask } from "./llm";\nconst wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res)).catch(next);\nconst app = express();\napp.post("/ask", wrap(async (req, res) => res.json(await ask(1))));\napp.get("/items", wrap(async (req, res) => res.json([])));`,
      }),
      ["http POST /ask"],
    );
  });

  it("knows Fastify, with plugins and prefixes", () => {
    assert.deepEqual(
      names({
        "src/app.ts": `import Fastify from "fastify";\nimport routes from "./routes";\nconst app = Fastify();\napp.register(routes, { prefix: "/v1" });\napp.route({ method: "POST", url: "/direct", handler: async () => ask(1) });\nimport { ask } from "./llm";`,
        "src/routes.ts": `import { ask } from "./llm";\nexport default async function routes(fastify, opts) { fastify.post("/ask", { schema: {} }, async (req) => ask(1)); }`,
      }),
      ["http POST /direct", "http POST /v1/ask"],
    );
  });

  it("knows Hono, Koa and plain HTTP servers", () => {
    assert.deepEqual(
      names({
        "src/a.ts": `import { Hono } from "hono";\nimport { ask } from "./llm";\nconst app = new Hono();\nconst chat = new Hono().post("/ask", async (c) => c.json(await ask(1)));\napp.route("/chat", chat);\nexport default app;`,
        "src/b.ts": `import Koa from "koa";\nimport Router from "@koa/router";\nimport { ask } from "./llm";\nconst app = new Koa();\nconst router = new Router({ prefix: "/v2" });\nrouter.post("/ask", async (ctx) => { ctx.body = await ask(1); });\napp.use(router.routes());`,
        "src/c.ts": `import http from "node:http";\nimport { ask } from "./llm";\nhttp.createServer(async function serve(req, res) { res.end(await ask(1)); }).listen(1);`,
      }),
      ["http POST /chat/ask", "http POST /v2/ask", "http serve"],
    );
  });

  it("takes a handler without a path for one of the path before it in the chain", () =>
    assert.deepEqual(
      names({
        "src/a.ts": `import { Hono } from "hono";\nimport { ask } from "./llm";\nconst app = new Hono();\napp.get("/chat/:id", (c) => c.text("")).post(async (c) => c.json(await ask(1))).put(async (c) => c.json(await ask(2)));\nexport default app;`,
      }),
      ["http POST /chat/:id", "http PUT /chat/:id"],
    ));

  it("knows the routes of Next.js", () => {
    const handler = `import { ask } from "@/llm";\n`;
    assert.deepEqual(
      names({
        "src/app/api/chat/route.ts": `${handler}export async function POST(req: Request) { return Response.json(await ask(1)); }\nexport async function GET() { return new Response("ok"); }`,
        "src/app/(shop)/api/[id]/route.ts": `${handler}export const PUT = async () => Response.json(await ask(1));`,
        "src/pages/api/old.ts": `${handler}export default async function handler(req, res) { res.json(await ask(1)); }`,
        "src/app/actions.ts": `"use server";\n${handler}export async function summarise(text: string) { return ask(text); }`,
        "src/app/page.tsx": `${handler}export default async function Page() { async function act() { "use server"; await ask(1); }\n return <form action={act} />; }`,
      }).sort(),
      ["handler act", "handler summarise", "http /api/old", "http POST /api/chat", "http PUT /api/[id]"],
    );
  });

  it("knows controllers of other frameworks in the manner of NestJS, and takes what starts their server for no script", () => {
    const service = `import OpenAI from "openai";\nexport class Asker {\n  private client = new OpenAI();\n  async ask(q: string) { return this.client.responses.create({ input: q }); }\n}`;
    const part = analyse({
      "package.json": "{}",
      "src/asker.ts": service,
      "src/chat.ts": `import { Authorized, Body, Get, JsonController, Post } from "routing-controllers";\nimport { Asker } from "./asker";\n@JsonController("/chat")\nexport class Chat {\n  constructor(private asker: Asker) {}\n  @Post("/ask")\n  public async ask(@Body() q: string) { return this.asker.ask(q); }\n  @Authorized()\n  @Post("/own")\n  public async own(@Body() q: string) { return this.asker.ask(q); }\n  @Get("/size")\n  public size() { return 1; }\n}`,
      "src/words.ts": `import { controller, httpPost } from "inversify-express-utils";\nimport { Asker } from "./asker";\n@controller("/words")\nexport class Words {\n  constructor(private asker: Asker) {}\n  @httpPost("/")\n  public async ask(q: string) { return this.asker.ask(q); }\n}`,
      "src/main.ts": `import express from "express";\nimport { useExpressServer } from "routing-controllers";\nimport { Asker } from "./asker";\nconst app = express();\nnew Asker().ask("warm up");\nuseExpressServer(app, { controllers: [__dirname + "/*.ts"] });`,
    });
    assert.deepEqual(services(part), [
      "http POST /chat/ask [] open",
      "http POST /chat/own [] guarded by Authorized()",
      "http POST /words [] open",
    ]);
  });

  it("follows what a handler of Hono keeps for those that come after it", () => {
    const files = (taken: string) => ({
      "src/asker.ts": `import { ask } from "./llm";\nexport class Asker {\n  async answer(q: string) { return ask(q); }\n}`,
      "src/index.ts": `import { Hono } from "hono";\nimport { Asker } from "./asker";\nimport chat from "./routes/chat";\nconst app = new Hono();\napp.use("*", async (c, next) => { c.set("asker", new Asker()); c.set("size", 1); await next(); });\napp.route("/chat", chat);\nexport default app;`,
      "src/routes/chat.ts": `import { Hono } from "hono";\nimport type { Context } from "hono";\nconst chat = new Hono();\nchat.post("/", async (c: Context) => { const held = ${taken}; return c.json(await held.answer("x")); });\nchat.get("/", (c) => c.json({ size: c.get("size") }));\nexport default chat;`,
    });
    assert.deepEqual(names(files(`c.get("asker")`)), ["http POST /chat"]);
    assert.deepEqual(names(files("c.var.asker")), ["http POST /chat"]);
    assert.deepEqual(names(files(`c.get("size")`)), []);
  });

  it("knows NestJS through injected services", () => {
    const part = analyse({
      "package.json": "{}",
      "src/chat.service.ts": `import { Injectable } from "@nestjs/common";\nimport OpenAI from "openai";\n@Injectable()\nexport class ChatService {\n  private readonly openai = new OpenAI();\n  async ask(q: string) { return this.openai.chat.completions.create({ model: "m" }); }\n}`,
      "src/chat.controller.ts": `import { Body, Controller, Get, Post, UseGuards } from "@nestjs/common";\nimport { ChatService } from "./chat.service";\nimport { JwtGuard } from "./jwt.guard";\n@Controller("chat")\nexport class ChatController {\n  constructor(private readonly chat: ChatService) {}\n  @Post("ask")\n  @UseGuards(JwtGuard)\n  async ask(@Body() body: { q: string }) { return this.chat.ask(body.q); }\n  @Post()\n  async open() { return this.chat.ask("x"); }\n  @Get("health")\n  health() { return "ok"; }\n}`,
    });
    assert.deepEqual(services(part), ["http POST /chat/ask [] guarded by UseGuards(JwtGuard)", "http POST /chat [] open"]);
    assert.equal(part.services[0]!.entry, "src/chat.controller.ts:ChatController.ask");
  });

  it("knows workers, functions and jobs", () => {
    assert.deepEqual(
      names({
        "src/worker.ts": `import { ask } from "./llm";\nexport default { async fetch(request, env) { return new Response(await ask(1)); }, async scheduled() { await ask(2); } };`,
        "src/lambda.ts": `import { ask } from "./llm";\nexport const handler = async (event) => ask(event);`,
        "src/azure.ts": `import { app } from "@azure/functions";\nimport { ask } from "./llm";\napp.http("ask", { methods: ["POST"], authLevel: "function", route: "ask", handler: async () => ask(1) });`,
        "src/cron.ts": `import cron from "node-cron";\nimport { ask } from "./llm";\ncron.schedule("0 * * * *", async () => { await ask(1); });`,
        "src/queue.ts": `import { Worker } from "bullmq";\nimport { ask } from "./llm";\nnew Worker("jobs", async (job) => ask(job.data));`,
        "src/edge.ts": `export default { async fetch(request, env) { return Response.json(await env.AI.run("@cf/x", {})); } };`,
      }).sort(),
      [
        "batch cron.schedule 0 * * * *",
        "batch scheduled",
        "handler handler",
        "http POST ask",
        "http fetch",
        "http fetch",
        "task Worker jobs",
      ],
    );
  });

  it("knows classes that a platform calls, and procedures of tRPC", () => {
    assert.deepEqual(
      names({
        "src/flow.ts": `import { WorkflowEntrypoint } from "cloudflare:workers";\nimport { ask } from "./llm";\nexport class Flow extends WorkflowEntrypoint { async run(event, step) { await step.do("x", async () => ask(1)); } async other() { await ask(2); } }`,
        "src/trpc.ts": `import { initTRPC } from "@trpc/server";\nconst t = initTRPC.create();\nexport const open = t.procedure;`,
        "src/router.ts": `import { z } from "zod";\nimport { open } from "./trpc";\nimport { ask } from "./llm";\nexport const router = { chat: open.input(z.string()).mutation(async ({ input }) => ask(input)) };`,
      }),
      ["pipeline Flow.run", "handler open.input(z.string()).mutation"],
    );
  });

  it("takes a model in the browser for serving, without a service", () => {
    const part = analyse({
      "package.json": "{}",
      "src/App.tsx": `import * as ort from "onnxruntime-web";\nexport function App() { const go = async () => { const s = await ort.InferenceSession.create("/m.onnx"); await s.run({}); };\n return <button onClick={go} />; }`,
    });
    assert.deepEqual(inference(part), ["src/App.tsx:2 onnx-session.run serving"]);
    assert.deepEqual(part.services, []);
  });

  it("takes scripts for offline and tests for tests", () => {
    const part = analyse({
      "package.json": "{}",
      "scripts/run.ts": `${LLM}await ask(1);`,
      "src/llm.test.ts": `${LLM}test("x", () => ask(1));`,
    });
    assert.deepEqual(
      part.inferenceCalls.map((one) => [one.place.file, one.context, one.inTests]),
      [
        ["scripts/run.ts", "offline", false],
        ["src/llm.test.ts", "offline", true],
      ],
    );
  });

  it("does not take a route for a script because of its URL", () => {
    const part = analyse({
      "package.json": "{}",
      "src/llm.ts": LLM,
      "app/api/tools/route.ts": `import { ask } from "@/llm";\nexport const POST = () => ask(1);`,
    });
    assert.deepEqual(inference(part), ["src/llm.ts:3 openai.chat.completions.create serving <- POST /api/tools"]);
  });

  it("parses nothing of a project without AI", () => {
    const part = analyse({
      "src/app.ts": `import express from "express"; const app = express(); app.get("/", (q, s) => s.send("x"));`,
      "src/bad.ts": "import {{{{",
    });
    assert.deepEqual(part.services, []);
    assert.equal(part.aiFiles.size, 0);
  });

  it("knows actions of Convex, also through a helper that adds to them", () => {
    const part = analyse({
      "package.json": "{}",
      "src/llm.ts": LLM,
      "convex/_generated/server.js": `import { actionGeneric, internalActionGeneric, queryGeneric } from "convex/server";\nexport const action = actionGeneric;\nexport const internalAction = internalActionGeneric;\nexport const query = queryGeneric;`,
      "convex/utils.ts": `import { customAction } from "convex-helpers/server/customFunctions";\nimport { action } from "./_generated/server";\nexport const actionWithUser = customAction(action, { args: {} });`,
      "convex/chat.ts": `import { ask } from "../src/llm";\nimport { internalAction, query } from "./_generated/server";\nimport { actionWithUser } from "./utils";\nexport const list = query({ handler: async () => [] });\nexport const answer = internalAction({ args: {}, handler: async (ctx, args) => ask(args.q) });\nexport const similar = actionWithUser({ args: {}, handler: async (ctx, args) => ask(args.q) });\nexport const short = internalAction(async (ctx, q) => ask(q));`,
    });
    assert.deepEqual(
      part.services.map((one) => `${one.kind} ${one.place.line} ${one.guard.state}`),
      ["handler 5 unknown", "handler 6 unknown", "handler 7 unknown"],
    );
  });

  it("knows the messages that workers and extensions answer", () => {
    assert.deepEqual(
      names({
        "src/worker.js": `import { ask } from "./llm";\nself.addEventListener("message", async (event) => { self.postMessage(await ask(event.data)); });`,
        "src/background.js": `import { ask } from "./llm";\nchrome.runtime.onMessage.addListener((message, sender, reply) => { ask(message).then(reply); });`,
        "src/page.js": `import { ask } from "./llm";\nself.addEventListener("click", () => ask(1));`,
      }),
      ["handler message", "handler message"],
    );
  });

  it("knows Astro's endpoints, in small letters too, beside the pages of Next.js", () => {
    assert.deepEqual(
      names({
        "src/pages/api/old.ts": `import { ask } from "@/llm";\nexport const post = async (context) => new Response(await ask(1));`,
        "src/pages/api/new.ts": `import { ask } from "@/llm";\nexport const POST = async (context) => new Response(await ask(1));`,
      }).sort(),
      ["http POST /api/new", "http POST /api/old"],
    );
  });

  it("knows server functions and safe actions", () => {
    assert.deepEqual(
      names({
        "src/summary.ts": `import { createServerFn } from "@tanstack/react-start";\nimport { ask } from "./llm";\nexport const summarise = createServerFn({ method: "POST" }).inputValidator((x) => x).handler(async ({ data }) => ask(data));`,
        "src/safe.ts": `import { createSafeActionClient } from "next-safe-action";\nimport { ask } from "./llm";\nconst client = createSafeActionClient();\nexport const translate = client.schema({}).action(async ({ parsedInput }) => ask(parsedInput));`,
      }).length,
      2,
    );
  });

  it("knows programs that people start, and none beside a server", () => {
    const started = `import { ask } from "./llm";\n`;
    assert.deepEqual(
      names({
        "src/cli.ts": `${started}async function main() { console.log(await ask(process.argv[2])); }\nmain();`,
        "src/library.ts": `${started}export const helper = () => ask(1);`,
        "src/train.ts": `${started}await ask(1);`,
        "scripts/once.ts": `import { ask } from "../src/llm";\nawait ask(1);`,
        "src/view.tsx": `${started}ask(1);`,
        "vite.config.ts": `import { ask } from "./src/llm";\nask(1);`,
      }),
      ["cli src/cli.ts"],
    );
    assert.deepEqual(
      names({
        "src/index.ts": `import express from "express";\nimport { ask } from "./llm";\nconst app = express();\nawait ask("warm up");\napp.post("/ask", async (req, res) => res.json(await ask(1)));\napp.listen(1);`,
      }),
      ["http POST /ask"],
    );
  });

  it("knows the agents that a langgraph.json names", () => {
    const agent = `import { ChatOpenAI } from "@langchain/openai";\nimport { StateGraph } from "@langchain/langgraph";\nconst llm = new ChatOpenAI({ model: "m" });\nconst builder = new StateGraph({}).addNode("agent", async (state) => llm.invoke(state.messages)).addEdge("a", "b");\nexport const graph = builder.compile();`;
    assert.deepEqual(
      services(
        analyse({
          "package.json": "{}",
          "app/langgraph.json": JSON.stringify({ graphs: { agent: "./agent.ts:graph", gone: "./gone.ts:graph" } }),
          "app/agent.ts": agent,
        }),
      ),
      ["app agent [] unknown"],
    );
    assert.deepEqual(services(analyse({ "package.json": "{}", "app/agent.ts": agent })), []);
  });

  it("takes a graph that runs steps without any model for no AI", () => {
    const graph = (step: string) => ({
      "package.json": "{}",
      "src/graph.ts": `import { StateGraph } from "@langchain/langgraph";\n${step}\nexport const mails = new StateGraph({}).addNode("step", step).addEdge("a", "b").compile();`,
      "src/index.ts": `import express from "express";\nimport { mails } from "./graph";\nconst app = express();\napp.post("/mail", async (req, res) => res.json(await mails.invoke(req.body)));\napp.listen(1);`,
    });
    assert.deepEqual(services(analyse(graph(`const step = async (state) => ({ text: "Dear " + state.name });`))), []);
    assert.deepEqual(
      services(
        analyse(
          graph(
            `import { BedrockChat } from "@langchain/community/chat_models/bedrock";\nconst step = async (state) => new BedrockChat({ model: "m" }).invoke(state.name);`,
          ),
        ),
      ),
      ["http POST /mail [] open"],
    );
  });

  const GENKIT = `import { genkit } from "genkit";\nexport const ai = genkit({ plugins: [] });\n`;
  const FLOW = `import { ai } from "../genkit";\nexport const plan = ai.defineFlow({ name: "plan" }, async (input) => {\n  const { text } = await ai.generate(input);\n  return text;\n});\n`;

  it("knows flows of Genkit by what serves them, and runs none where they are only defined", () => {
    const files = { "package.json": "{}", "src/genkit.ts": GENKIT, "src/flows/plan.ts": FLOW };
    assert.deepEqual(services(analyse(files)), []);
    const served = analyse({
      ...files,
      "src/app/api/plan/route.ts": `import { plan } from "../../../flows/plan";\nimport { appRoute } from "@genkit-ai/next";\nexport const POST = appRoute(plan);`,
    });
    assert.deepEqual(services(served), ["http POST /api/plan [] unknown"]);
    assert.deepEqual([served.services[0]!.place.file, served.services[0]!.place.line], ["src/flows/plan.ts", 2]);
    assert.deepEqual(
      inference(
        analyse({
          ...files,
          "src/plan.ts": `"use server";\nimport { plan } from "./flows/plan";\nexport async function makePlan(form) { return plan({ request: form.get("request") }); }`,
        }),
      ),
      ["src/flows/plan.ts:3 genkit.generate serving <- makePlan"],
    );
    assert.deepEqual(
      services(
        analyse({
          ...files,
          "src/index.ts": `import { startFlowServer } from "@genkit-ai/express";\nimport { plan } from "./flows/plan";\nimport { other } from "./flows/other";\nstartFlowServer({ flows: [plan, other] });`,
          "src/flows/other.ts": FLOW.replaceAll("plan", "other"),
        }),
      ).length,
      2,
    );
    assert.deepEqual(
      services(
        analyse({
          ...files,
          "src/functions.ts": `import { onCallGenkit } from "firebase-functions/https";\nimport { plan } from "./flows/plan";\nimport { enableFirebaseTelemetry } from "@genkit-ai/firebase";\nenableFirebaseTelemetry();\nexport const ask = onCallGenkit({ secrets: [] }, plan);`,
        }),
      ).map((one) => one.replace(/^\S+ \S+ /, "")),
      ["[operations tracing] unknown"],
    );
  });

  const AGENT = `import { Agent } from "@mastra/core/agent";\nexport const weather = new Agent({ name: "Weather", model: "openai/gpt-5", tools: {} });\n`;
  const mastra = (options: string) =>
    `import { Mastra } from "@mastra/core/mastra";\nimport { Observability } from "@mastra/observability";\nimport { weather } from "./agents/weather";\nexport const mastra = new Mastra({ agents: { weather }${options} });`;

  it("knows agents that Mastra's own server answers with, and what traces them", () => {
    const scripts = (...list: string[]) =>
      JSON.stringify({ scripts: Object.fromEntries(list.map((one, at) => [`s${at}`, one])) });
    const made = (scripts: string, options = "") =>
      analyse({ "package.json": scripts, "src/mastra/agents/weather.ts": AGENT, "src/mastra/index.ts": mastra(options) });
    const part = made(scripts("mastra dev", "mastra build", "mastra start"));
    assert.deepEqual(services(part), ["app weather [] unknown"]);
    assert.deepEqual(inference(part), ["src/mastra/agents/weather.ts:2 @mastra/core/agent.Agent serving <- weather"]);
    assert.equal(part.services[0]!.entry, "src/mastra/agents/weather.ts:weather");
    const steps = analyse({
      "package.json": scripts("mastra build"),
      "src/mastra/index.ts": `import { Mastra } from "@mastra/core/mastra";\nimport { plan } from "./plan";\nexport const mastra = new Mastra({ workflows: { plan } });`,
      "src/mastra/plan.ts": `import { createStep, createWorkflow } from "@mastra/core/workflows";\nimport { weather } from "./agents/weather";\nconst step = createStep({ id: "ask", execute: async ({ inputData }) => weather.generate(inputData) });\nexport const plan = createWorkflow({ id: "plan" }).then(step);\nplan.commit();`,
      "src/mastra/agents/weather.ts": AGENT,
    });
    assert.deepEqual(inference(steps), ["src/mastra/plan.ts:3 mastra-agent.generate serving <- plan"]);
    const tools = analyse({
      "package.json": scripts("mastra build"),
      "src/mastra/agents/weather.ts": AGENT.replace("tools: {}", "tools").replace("\n", `\nimport { tools } from "../tools";\n`),
      "src/mastra/tools.ts": `import { createTool } from "@mastra/core/tools";\nimport { generateText } from "ai";\nconst short = createTool({ id: "short", execute: async ({ text }) => generateText({ prompt: text }) });\nexport const tools = { short };`,
      "src/mastra/index.ts": mastra(""),
    });
    assert.deepEqual(inference(tools), [
      "src/mastra/agents/weather.ts:3 @mastra/core/agent.Agent serving <- weather",
      "src/mastra/tools.ts:3 ai.generateText serving",
    ]);
    // A site of its own asks the agent where it wants to; the command is then only for trying agents out.
    assert.deepEqual(services(made(scripts("next dev", "next build", "mastra dev"))), []);
    for (const options of [
      ", observability: new Observability({ configs: {} })",
      ", observability: { default: { enabled: true } }",
      ", telemetry: { enabled: true }",
    ])
      assert.deepEqual(services(made(scripts("mastra build"), options)), ["app weather [tracing] unknown"], options);
    assert.deepEqual(services(made(scripts("mastra build"), ", telemetry: { enabled: false }")), ["app weather [] unknown"]);
  });

  it("knows the functions that configuration gives to Lambda, whatever they are called", () => {
    const files = {
      "package.json": "{}",
      "src/ask.ts": `import { ask } from "./llm";\nexport const run = async (event) => ({ statusCode: 200, body: await ask(event.body) });\nexport const other = async () => ask("x");`,
    };
    assert.deepEqual(names(files), []);
    const given = (path: string, text: string) =>
      analyse({ "src/llm.ts": LLM, ...files, [path]: text }).services.map((one) => `${one.kind} ${one.name} ${one.entry}`);
    const serverless = "provider:\n  name: aws\nfunctions:\n  answer:\n    handler: src/ask.run\n";
    assert.deepEqual(given("serverless.yml", serverless), ["handler answer src/ask.ts:run"]);
    const template = (type: string) =>
      `Globals:\n  Function:\n    CodeUri: src/\nResources:\n  Answer:\n    Type: ${type}\n    Properties:\n      Handler: ask.run\n`;
    assert.deepEqual(given("template.yaml", template("AWS::Serverless::Function")), ["handler Answer src/ask.ts:run"]);
    assert.deepEqual(given("template.yaml", template("AWS::S3::Bucket")), []);
    const terraform = `data "archive_file" "code" {\n  type = "zip"\n  source_dir = "src"\n}\nresource "aws_lambda_function" "answer" {\n  handler = "ask.run"\n  filename = data.archive_file.code.output_path\n}\n`;
    assert.deepEqual(given("main.tf", terraform), ["handler answer src/ask.ts:run"]);
  });

  it("takes a page that the browser runs for no route, though it calls an action", () => {
    assert.deepEqual(
      names({
        "src/app/write/page.tsx": `"use client";\nimport { complete } from "./actions";\nexport default function Page() { return <button onClick={async () => { await complete("x"); }} />; }`,
        "src/app/write/actions.ts": `"use server";\nimport { ask } from "@/llm";\nexport async function complete(text: string) { return ask(text); }`,
      }),
      ["handler complete"],
    );
  });

  it("follows what a callback gives back, where a library only sets something up around it", () => {
    assert.deepEqual(
      inference(
        analyse({
          "package.json": "{}",
          "app/api/chat/route.ts": `import { ContextChatEngine, OpenAI, Settings } from "llamaindex";\nexport async function POST() {\n  const engine = await Settings.withLLM(new OpenAI({ model: "m" }), async () => {\n    return new ContextChatEngine({});\n  });\n  return Response.json(await engine.chat({ message: "x" }));\n}`,
        }),
      ).map((one) => one.split(" ").slice(0, 3).join(" ")),
      [
        "app/api/chat/route.ts:3 llamaindex.OpenAI serving",
        "app/api/chat/route.ts:4 llamaindex.ContextChatEngine serving",
        "app/api/chat/route.ts:6 llamaindex-engine.chat serving",
      ],
    );
  });
});
