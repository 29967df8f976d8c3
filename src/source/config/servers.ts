/** A ready-made model server: how its image is named, how it is started, and which argument names the model. */
interface ServerKnowledge {
  readonly library: string;
  /** Matched against the image's name without its tag. */
  readonly image?: RegExp;
  /** Matched against the command's words, joined by blanks. */
  readonly command?: RegExp;
  readonly model?: readonly string[];
}

const SERVERS: readonly ServerKnowledge[] = [
  {
    library: "vllm",
    image: /(?:^|\/)vllm-openai$|(?:^|\/)vllm$/,
    command: /^(?:\S*\/)?vllm serve\b|\bvllm\.entrypoints\./,
    model: ["--model", "serve"],
  },
  {
    library: "text-generation-inference",
    image: /text-generation-inference$/,
    command: /^(?:\S*\/)?text-generation-launcher\b/,
    model: ["--model-id"],
  },
  {
    library: "text-embeddings-inference",
    image: /text-embeddings-inference$/,
    command: /^(?:\S*\/)?text-embeddings-router\b/,
    model: ["--model-id"],
  },
  { library: "sglang", image: /(?:^|\/)sglang$/, command: /\bsglang\.launch_server\b/, model: ["--model-path"] },
  {
    library: "triton",
    image: /(?:^|\/)tritonserver$/,
    command: /^(?:\S*\/)?tritonserver\b/,
    model: ["--model-repository", "--model-store"],
  },
  {
    library: "tensorflow-serving",
    image: /^tensorflow\/serving$/,
    command: /^(?:\S*\/)?tensorflow_model_server\b/,
    model: ["--model_base_path", "--model_config_file"],
  },
  {
    library: "torchserve",
    image: /(?:^|\/)torchserve(?:-kfs)?$/,
    command: /^(?:\S*\/)?torchserve\b.*--start/,
    model: ["--models"],
  },
  { library: "mlserver", image: /(?:^|\/)mlserver$/, command: /^(?:\S*\/)?mlserver start\b/, model: ["start"] },
  { library: "mlflow", command: /\bmlflow models serve\b/, model: ["-m", "--model-uri"] },
  { library: "ollama", image: /(?:^|\/)ollama$/, command: /^(?:\S*\/)?ollama (?:serve|run)\b/, model: ["run"] },
  {
    library: "llama.cpp",
    image: /(?:^|\/)llama\.cpp$/,
    command: /^(?:\S*\/)?llama-server\b|\bllama_cpp\.server\b/,
    model: ["-m", "--model", "-hf"],
  },
  { library: "localai", image: /(?:^|\/)localai$|(?:^|\/)local-ai$/, command: /^(?:\S*\/)?local-ai run\b/, model: ["run"] },
  { library: "infinity", image: /(?:^|\/)infinity$/, command: /^(?:\S*\/)?infinity_emb\b/, model: ["--model-id"] },
  { library: "lmdeploy", command: /\blmdeploy serve api_server\b/, model: ["api_server"] },
  { library: "seldon-core", command: /^(?:\S*\/)?seldon-core-microservice\b/, model: ["seldon-core-microservice"] },
];

export interface FoundServer {
  readonly library: string;
  readonly model: string | undefined;
}

/** The server that a command starts, if it is a ready-made one. */
export function serverOf(words: readonly string[]): FoundServer | undefined {
  const line = words.join(" ");
  const server = SERVERS.find(({ command }) => command?.test(line) === true);
  return server && { library: server.library, model: argumentAfter(words, server.model ?? []) };
}

/** What asks a server is built of the same name, and carries none. */
const CLIENTS = /\/tritonserver:[\w.-]*-sdk$/;

/** A program of the project, for which such an image is only what it stands on. */
const OTHER_PROGRAM =
  /^(?:\S*\/)?(?:python[\d.]*(?: -u)? \S+\.py|uvicorn|gunicorn|fastapi|flask|streamlit|celery|node|npm|jupyter)\b/;

/** The server that an image is, with the model from the words that it is started with. */
export function serverOfImage(image: string, words: readonly string[]): FoundServer | undefined {
  if (CLIENTS.test(image) || OTHER_PROGRAM.test(words.join(" "))) return undefined;
  const name = image.replace(/@sha256:.*$/, "").replace(/:[^:/]*$/, "");
  const server = SERVERS.find((known) => known.image?.test(name) === true);
  return server && { library: server.library, model: argumentAfter(words, server.model ?? []) };
}

function argumentAfter(words: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const joined = words.find((word) => word.startsWith(`${name}=`));
    if (joined !== undefined) return joined.slice(name.length + 1);
    const at = words.indexOf(name);
    const next = at < 0 ? undefined : words[at + 1];
    if (next !== undefined && !next.startsWith("-")) return next;
  }
  return undefined;
}
