import type { Tracer } from "./attachments.ts";

/** Instrumentors of one library each: the package's last part, what it traces, the class, and the package's own spelling of it. */
const OPENINFERENCE: readonly (readonly [module: string, traces: readonly string[], name: string])[] = [
  ["openai", ["openai"], "OpenAIInstrumentor"],
  ["anthropic", ["anthropic"], "AnthropicInstrumentor"],
  ["langchain", ["langchain", "langchain_core", "langchain_openai", "langchain_community", "langgraph"], "LangChainInstrumentor"],
  ["llama_index", ["llama_index"], "LlamaIndexInstrumentor"],
  ["bedrock", ["boto3"], "BedrockInstrumentor"],
  ["litellm", ["litellm"], "LiteLLMInstrumentor"],
  ["groq", ["groq"], "GroqInstrumentor"],
  ["mistralai", ["mistralai"], "MistralAIInstrumentor"],
];
const OPENTELEMETRY: typeof OPENINFERENCE = [
  ["openai", ["openai"], "OpenAIInstrumentor"],
  ["openai_v2", ["openai"], "OpenAIInstrumentor"],
  ["anthropic", ["anthropic"], "AnthropicInstrumentor"],
  ["langchain", ["langchain", "langchain_core", "langchain_openai", "langchain_community", "langgraph"], "LangchainInstrumentor"],
  ["llamaindex", ["llama_index"], "LlamaIndexInstrumentor"],
  ["bedrock", ["boto3"], "BedrockInstrumentor"],
  ["cohere", ["cohere"], "CohereInstrumentor"],
  ["mistralai", ["mistralai"], "MistralAiInstrumentor"],
  ["ollama", ["ollama"], "OllamaInstrumentor"],
  ["groq", ["groq"], "GroqInstrumentor"],
];
/** Libraries with `mlflow.….autolog()` for calls of language models, and `logfire.instrument_…()`. */
const MLFLOW: readonly (readonly [module: string, traces: readonly string[]])[] = [
  ["openai", ["openai"]],
  ["anthropic", ["anthropic"]],
  ["langchain", ["langchain", "langchain_core", "langchain_openai", "langchain_community", "langgraph"]],
  ["llama_index", ["llama_index"]],
  ["litellm", ["litellm"]],
  ["gemini", ["google"]],
  ["bedrock", ["boto3"]],
  ["groq", ["groq"]],
  ["mistral", ["mistralai"]],
  ["dspy", ["dspy"]],
];
const LOGFIRE = ["openai", "anthropic", "litellm", "pydantic_ai"] as const;

/** Tracing of language models by what the project depends on. */
export const TRACERS: readonly Tracer[] = [
  {
    title: "Langfuse",
    packages: ["langfuse"],
    version: { from: 3 },
    imports: [{ module: "langfuse", name: "observe" }],
    decorator: "observe()",
  },
  {
    title: "Langfuse",
    packages: ["langfuse"],
    version: { from: 2, below: 3 },
    imports: [{ module: "langfuse.decorators", name: "observe" }],
    decorator: "observe()",
  },
  {
    title: "LangSmith",
    packages: ["langsmith"],
    imports: [{ module: "langsmith", name: "traceable" }],
    decorator: "traceable",
  },
  { title: "Opik", packages: ["opik"], imports: [{ module: "opik", name: "track" }], decorator: "track" },
  {
    title: "OpenLIT",
    packages: ["openlit"],
    imports: [{ module: "openlit" }],
    statements: ["openlit.init()"],
  },
  {
    title: "Traceloop",
    packages: ["traceloop-sdk"],
    imports: [{ module: "traceloop.sdk", name: "Traceloop" }],
    statements: ["Traceloop.init()"],
  },
  ...OPENINFERENCE.map(
    ([module, traces, name]): Tracer => ({
      title: "OpenInference",
      packages: [`openinference-instrumentation-${module.replaceAll("_", "-")}`],
      traces,
      imports: [{ module: `openinference.instrumentation.${module}`, name }],
      statements: [`${name}().instrument()`],
    }),
  ),
  ...OPENTELEMETRY.map(
    ([module, traces, name]): Tracer => ({
      title: "OpenTelemetry",
      packages: [`opentelemetry-instrumentation-${module.replaceAll("_", "-")}`],
      traces,
      imports: [{ module: `opentelemetry.instrumentation.${module}`, name }],
      statements: [`${name}().instrument()`],
    }),
  ),
  ...MLFLOW.map(
    ([module, traces]): Tracer => ({
      title: "MLflow",
      packages: ["mlflow"],
      version: { from: 2.014 },
      traces,
      imports: [{ module: "mlflow" }],
      statements: [`mlflow.${module}.autolog()`],
    }),
  ),
  ...LOGFIRE.map(
    (module): Tracer => ({
      title: "Logfire",
      packages: ["logfire"],
      traces: [module],
      imports: [{ module: "logfire" }],
      statements: ["logfire.configure()", `logfire.instrument_${module}()`],
    }),
  ),
];

/** Experiment trackers that record what libraries train, once they are told to. */
export const TRACKERS: readonly Tracer[] = [
  { title: "MLflow", packages: ["mlflow"], imports: [{ module: "mlflow" }], statements: ["mlflow.autolog()"] },
];
