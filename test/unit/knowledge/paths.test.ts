import { strict as assert } from "node:assert";
import { pythonLibraries } from "../../../src/knowledge/index.ts";
import { createMatcher } from "../../../src/project/knowledge-matcher.ts";

const matcher = createMatcher(pythonLibraries);

/** What is said of a path, `does` and, for what it makes, the kind: `read-dataset @table`. */
function said(path: string): string[] {
  return matcher
    .match(path)
    .map(({ call }) => [call.does, call.returns].filter(Boolean).join(" "))
    .sort();
}

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // Tables and files
  "pandas.read_csv": ["read-dataset @table"],
  "polars.scan_parquet": ["read-dataset @table"],
  "pyspark.pandas.read_csv": ["read-dataset @table"],
  "@spark.read.parquet": ["read-dataset @table"],
  "numpy.load": ["read-dataset @array"],
  "PIL.Image.open": ["open-file @image"],
  "tempfile.NamedTemporaryFile": ["temporary @temporary-file"],
  // Models
  "sklearn.ensemble.RandomForestClassifier": ["make @estimator"],
  "sklearn.preprocessing.StandardScaler": ["make @transformer"],
  "sklearn.pipeline.make_pipeline": ["make @sk-pipeline"],
  "@estimator.fit": ["train self"],
  "@estimator.predict_proba": ["infer"],
  "@transformer.transform": ["prepare"],
  "@sk-pipeline.transform": ["prepare"],
  "xgboost.train": ["train @booster"],
  "torch.load": ["load-object @torch-module"],
  "@torch-module": ["infer"],
  "tensorflow.keras.models.load_model": ["load-model @keras-model"],
  "keras.models.load_model": ["load-model @keras-model"],
  "@keras-model.predict": ["infer"],
  "onnxruntime.InferenceSession": ["load-model @onnx-session"],
  "transformers.pipeline": ["load-model @hf-pipeline"],
  "transformers.AutoModelForCausalLM.from_pretrained": ["load-model @hf-model"],
  "transformers.AutoTokenizer.from_pretrained": ["make @hf-tokenizer"],
  "joblib.load": ["load-object @unpickled"],
  "pickle.dump": ["dump-object"],
  "mlflow.pyfunc.load_model": ["load-model @mlflow-pyfunc"],
  // Language models
  "@openai-client.chat.completions.create": ["infer"],
  "langchain_openai.ChatOpenAI": ["make @llm"],
  "langchain_openai.OpenAIEmbeddings": ["make @embedder"],
  "langchain.chains.ConversationalRetrievalChain.from_llm": ["make @chain"],
  "langchain_core.prompts.ChatPromptTemplate.from_messages": ["make @prompt"],
  "@chain": ["infer"],
  "langfuse.openai.OpenAI": ["make @traced-openai-client"],
  "@traced-openai-client.chat.completions.create": ["infer", "monitor"],
  // Serving, guards and monitors
  "fastapi.FastAPI": ["serve @fastapi-app"],
  "@fastapi-router.post": ["serve"],
  "flask.Flask": ["serve @flask-app"],
  "streamlit.file_uploader": ["serve", "upload @upload"],
  "fastapi.security.HTTPBearer": ["guard @guard"],
  "prometheus_fastapi_instrumentator.Instrumentator": ["monitor @prometheus-instrumentator"],
  "@evidently-report.run": ["monitor"],
  "@pandera.validate": ["monitor", "validate @table"],
  // What must not be taken for something else
  "pandas.read_clipboard": [],
  "datasets.load_metric": [],
  "torchvision.models.resnet50()": [],
  "langchain.chains.LLMChain().run": [],
  "sklearn.linear_model.LogisticRegression().fit": [],
  "requests.exceptions.Timeout": [],
};

describe("knowledge of paths", () => {
  for (const [path, expected] of Object.entries(EXPECTED)) {
    it(`${path}: ${expected.join(", ") || "nothing"}`, () => assert.deepEqual(said(path), [...expected].sort()));
  }

  it("knows that an object of one kind is also of others", () => {
    assert.deepEqual(matcher.kinds("@sk-pipeline"), ["@sk-pipeline", "@estimator", "@model"]);
    assert.ok(matcher.kinds("@hf-model").includes("@torch-module"));
    assert.ok(matcher.kinds("@fastapi-app").includes("@fastapi-router"));
  });

  it("names arguments as the libraries do", () => {
    const keywords = (path: string) => matcher.match(path)[0]?.call.location?.keyword;
    assert.ok([keywords("pandas.read_csv")].flat().includes("filepath_or_buffer"));
    assert.equal(keywords("torch.load"), "f");
    assert.equal(keywords("datasets.load_dataset"), "path");
    assert.equal(keywords("mlflow.pyfunc.load_model"), "model_uri");
    assert.equal(keywords("huggingface_hub.hf_hub_download"), "repo_id");
    assert.equal(keywords("keras.models.load_model"), "filepath");
  });

  it("keeps unsafe loads and pinned revisions apart", () => {
    assert.equal(matcher.match("torch.load")[0]?.call.unsafe, "weights_only");
    assert.equal(matcher.match("joblib.load")[0]?.call.unsafe, true);
    assert.equal(matcher.match("skops.io.load")[0]?.call.unsafe, undefined);
    assert.deepEqual(matcher.match("datasets.load_dataset")[0]?.call.revision, { keyword: "revision" });
  });
});
