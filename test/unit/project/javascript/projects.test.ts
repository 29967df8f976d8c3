import assert from "node:assert/strict";
import { analyse, inference, services } from "./analyse.ts";

describe("whole JavaScript projects", () => {
  it("reads a Next.js chat with the AI SDK, Langfuse and NextAuth", () => {
    const part = analyse({
      "package.json": "{}",
      "tsconfig.json": `{"compilerOptions":{"paths":{"~/*":["./src/*"]}}}`,
      "src/instrumentation.ts": `import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";\nimport { LangfuseSpanProcessor } from "@langfuse/otel";\nexport const p = new LangfuseSpanProcessor();\nconst t = new NodeTracerProvider({ spanProcessors: [p] });\nt.register();`,
      "src/app/api/chat/route.ts": `import { streamText, convertToModelMessages } from "ai";\nimport { openai } from "@ai-sdk/openai";\nimport { observe, updateActiveTrace } from "@langfuse/tracing";\nimport { after } from "next/server";\nimport { auth } from "~/auth";\nconst handler = async (req: Request) => {\n const session = await auth();\n if (!session?.user) return new Response("Unauthorized", { status: 401 });\n updateActiveTrace({});\n const result = streamText({ model: openai("gpt-4o"), experimental_telemetry: { isEnabled: true } });\n return result.toUIMessageStreamResponse();\n};\nexport const POST = observe(handler, { name: "chat" });`,
      "src/auth.ts": `import NextAuth from "next-auth";\nexport const { handlers, auth } = NextAuth({});`,
    });
    assert.deepEqual(services(part), ["http POST /api/chat [tracing operations] guarded by NextAuth"]);
    assert.deepEqual(inference(part), ["src/app/api/chat/route.ts:10 ai.streamText serving <- POST /api/chat"]);
    assert.equal(part.services[0]?.entry, "src/app/api/chat/route.ts:POST");
  });

  it("reads an Express service in layers, with metrics as middleware", () => {
    const part = analyse({
      "package.json": "{}",
      "src/server.ts": `import { createApp } from "./app";\nconst app = createApp();\napp.listen(3000);`,
      "src/app.ts": `import express, { type Express } from "express";\nimport helmet from "helmet";\nimport { chatRouter } from "./modules/chat/chat.routes";\nimport { ChatController } from "./modules/chat/chat.controller";\nimport { LlmService } from "./llm";\nimport { metrics } from "./metrics";\nexport function createApp(): Express {\n const app = express();\n app.use(helmet());\n app.use(metrics);\n app.use("/api/v1/chat", chatRouter(new ChatController(new LlmService())));\n return app;\n}`,
      "src/metrics.ts": `import { Histogram, register } from "prom-client";\nconst h = new Histogram({ name: "x", help: "x" });\nexport const metrics = (req, res, next) => { const end = h.startTimer(); res.on("finish", () => end()); next(); };`,
      "src/modules/chat/chat.routes.ts": `import { Router } from "express";\nimport type { ChatController } from "./chat.controller";\nexport const chatRouter = (controller: ChatController) => {\n const router = Router();\n router.post("/", (req, res, next) => controller.ask(req, res, next));\n router.post("/b", controller.ask.bind(controller));\n return router;\n};`,
      "src/modules/chat/chat.controller.ts": `import type { LlmService } from "../../llm";\nexport class ChatController {\n constructor(private readonly llm: LlmService) {}\n ask = async (req, res, next) => { try { res.json(await this.llm.complete(req.body)); } catch (e) { next(e); } };\n}`,
      "src/llm.ts": `import Anthropic from "@anthropic-ai/sdk";\nexport class LlmService { #client = new Anthropic(); async complete(x: string) { return this.#client.messages.create({}); } }`,
    });
    assert.deepEqual([...services(part)].sort(), [
      "http POST /api/v1/chat [operations] open",
      "http POST /api/v1/chat/b [operations] open",
    ]);
    assert.deepEqual(
      part.inferenceCalls.map((one) => [one.call, one.services.length]),
      [["anthropic.messages.create", 2]],
    );
    assert.deepEqual(
      part.monitors.map((one) => [one.library, one.symbol, one.grade]),
      [["prom-client", "src/metrics.ts:metrics", "linked"]],
    );
  });

  it("reads a NestJS service whose client is injected by a token", () => {
    const part = analyse({
      "package.json": "{}",
      "src/chat.module.ts": `import { Module } from "@nestjs/common";\nimport OpenAI from "openai";\nimport { ChatController } from "./chat.controller";\nimport { ChatService } from "./chat.service";\n@Module({ controllers: [ChatController], providers: [ChatService, { provide: "OPENAI", useFactory: () => new OpenAI() }] })\nexport class ChatModule {}`,
      "src/chat.service.ts": `import { Inject, Injectable } from "@nestjs/common";\nimport type OpenAI from "openai";\n@Injectable()\nexport class ChatService { constructor(@Inject("OPENAI") private readonly openai: OpenAI) {} async *stream(q: string) { const s = await this.openai.chat.completions.create({ stream: true }); for await (const c of s) yield c; } }`,
      "src/chat.controller.ts": `import { Controller, Sse, Query } from "@nestjs/common";\nimport { from } from "rxjs";\nimport { ChatService } from "./chat.service";\n@Controller({ path: "chat", version: "1" })\nexport class ChatController { constructor(private chat: ChatService) {}\n @Sse("stream")\n stream(@Query("q") q: string) { return from(this.chat.stream(q)); } }`,
    });
    assert.deepEqual(services(part), ["http GET /chat/stream [] open"]);
    assert.deepEqual(inference(part), ["src/chat.service.ts:4 openai.chat.completions.create serving <- GET /chat/stream"]);
  });
});
