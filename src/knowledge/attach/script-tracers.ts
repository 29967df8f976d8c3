import type { ScriptTracer } from "./attachments.ts";

const OPENAI = { module: "openai", names: ["default", "OpenAI", "AzureOpenAI"] } as const;

/** Tracing of language models in JavaScript and TypeScript, by what the project depends on. */
export const SCRIPT_TRACERS: readonly ScriptTracer[] = [
  {
    title: "the AI SDK's own telemetry",
    packages: ["@vercel/otel", "@opentelemetry/sdk-node", "@opentelemetry/sdk-trace-node", "langfuse-vercel", "@langfuse/otel"],
    asks: ["generateText", "streamText", "generateObject", "streamObject", "embed", "embedMany"],
    setting: "experimental_telemetry: { isEnabled: true }",
  },
  {
    title: "Langfuse",
    packages: ["@langfuse/openai"],
    wraps: OPENAI,
    wrapper: { module: "@langfuse/openai", name: "observeOpenAI" },
  },
  { title: "Langfuse", packages: ["langfuse"], wraps: OPENAI, wrapper: { module: "langfuse", name: "observeOpenAI" } },
  { title: "LangSmith", packages: ["langsmith"], wraps: OPENAI, wrapper: { module: "langsmith/wrappers", name: "wrapOpenAI" } },
];
