import { strict as assert } from "node:assert";
import { expectInventory, type Files, inventoryOf } from "../inventory-of.ts";

/** Each file is one FastAPI application whose routes ask what the file imports and makes. */
async function expectAsked(bodies: Readonly<Record<string, string>>): Promise<void> {
  const files: Record<string, string> = {};
  for (const [name, body] of Object.entries(bodies))
    files[`${name}.py`] = `from fastapi import FastAPI\n\napp = FastAPI()\n${body}`;
  const inventory = await inventoryOf(files);
  const found = inventory.inferenceCalls.map((call) => `${call.place.file}:${call.place.line} ${call.context}`);
  const wanted = Object.entries(files)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([path, text]) =>
      text.split("\n").flatMap((line, at) => (line.includes("# asks") ? [`${path}:${at + 1} serving`] : [])),
    );
  assert.equal([...new Set(found)].join("\n"), wanted.join("\n"));
}

/** Nothing of these files asks a model. */
async function expectNothing(files: Files): Promise<void> {
  const inventory = await inventoryOf(files);
  assert.deepEqual(
    inventory.inferenceCalls.map((call) => `${call.place.file}:${call.place.line} ${call.call}`),
    [],
  );
  assert.deepEqual(inventory.services, []);
}

describe("language models that Python asks", () => {
  it("finds OpenAI of both generations, Azure, Anthropic, LiteLLM, Bedrock, Vertex, Google, Ollama and others", () =>
    expectAsked({
      a_openai0: `
import openai

openai.api_key = "x"


@app.post("/chat")
def chat(q: str):
    return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": q}])  # asks


@app.post("/complete")
async def complete(q: str):
    return await openai.Completion.acreate(engine="davinci", prompt=q)  # asks


@app.post("/module")
def module(q: str):
    return openai.chat.completions.create(model="gpt-4o", messages=[])  # asks
`,
      b_openai1: `
from openai import AzureOpenAI, OpenAI

client = OpenAI()
azure = AzureOpenAI(api_version="2024-02-01")


@app.post("/chat")
def chat(q: str):
    return client.responses.create(model="gpt-4o", input=q).output_text  # asks


@app.post("/parse")
def parse(q: str):
    return client.beta.chat.completions.parse(model="gpt-4o", messages=[])  # asks


@app.post("/azure")
def by_azure(q: str):
    return azure.chat.completions.create(model="deployment", messages=[])  # asks


@app.post("/embed")
def embed(q: str):
    return client.embeddings.create(model="text-embedding-3-small", input=q)  # asks


@app.post("/picture")
def picture(q: str):
    return client.images.generate(prompt=q)  # asks
`,
      c_anthropic: `
import anthropic

client = anthropic.AsyncAnthropic()


@app.post("/a")
async def a(q: str):
    return await client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=100, messages=[])  # asks


@app.post("/b")
async def b(q: str):
    async with client.messages.stream(model="claude-3-5-sonnet-20241022", max_tokens=100, messages=[]) as stream:  # asks
        return await stream.get_final_message()
`,
      d_litellm: `
import litellm
from litellm import acompletion


@app.post("/a")
def a(q: str):
    return litellm.completion(model="gpt-4o", messages=[])  # asks


@app.post("/b")
async def b(q: str):
    return await acompletion(model="gpt-4o", messages=[])  # asks
`,
      e_bedrock: `
import boto3

bedrock = boto3.client(service_name="bedrock-runtime", region_name="eu-west-1")
session = boto3.Session()


@app.post("/a")
def a(q: str):
    return bedrock.invoke_model(modelId="anthropic.claude-v2", body=q)  # asks


@app.post("/b")
def b(q: str):
    return session.client("bedrock-runtime").converse(modelId="anthropic.claude-v2", messages=[])  # asks
`,
      f_google: `
import google.generativeai as genai
import vertexai
from google import genai as newgenai
from vertexai.generative_models import GenerativeModel

old = genai.GenerativeModel("gemini-pro")
vertex = GenerativeModel("gemini-1.5-pro")
client = newgenai.Client()


@app.post("/a")
def a(q: str):
    return old.generate_content(q).text  # asks


@app.post("/b")
def b(q: str):
    return vertex.generate_content(q).text  # asks


@app.post("/c")
def c(q: str):
    return client.models.generate_content(model="gemini-2.0-flash-001", contents=q).text  # asks


@app.post("/d")
async def d(q: str):
    chat = old.start_chat(history=[])
    return (await chat.send_message_async(q)).text  # asks
`,
      g_local: `
import ollama
from huggingface_hub import InferenceClient
from llama_cpp import Llama
from vllm import LLM, SamplingParams

hub = InferenceClient("mistralai/Mistral-7B-Instruct-v0.3")
llama = Llama(model_path="model.gguf")
engine = LLM(model="facebook/opt-125m")


@app.post("/a")
def a(q: str):
    return ollama.chat(model="llama3", messages=[])  # asks


@app.post("/b")
def b(q: str):
    return hub.text_generation(q)  # asks


@app.post("/c")
def c(q: str):
    return llama(q, max_tokens=32)  # asks


@app.post("/d")
def d(q: str):
    return engine.generate([q], SamplingParams())  # asks


@app.post("/e")
def e(q: str):
    return llama.create_chat_completion(messages=[])  # asks


@app.post("/f")
def f(q: str):
    return hub.chat.completions.create(messages=[])  # asks
`,
    }));

  it("finds chains, agents, graphs and engines of LangChain, LangGraph and LlamaIndex", () =>
    expectAsked({
      a_lcel: `
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_community.vectorstores import FAISS

store = FAISS.load_local("index", OpenAIEmbeddings())  # asks
retriever = store.as_retriever()
prompt = ChatPromptTemplate.from_template("{context} {question}")
llm = ChatOpenAI(model="gpt-4o-mini")  # asks
chain = {"context": retriever, "question": RunnablePassthrough()} | prompt | llm | StrOutputParser()


@app.post("/ask")
async def ask(q: str):
    return await chain.ainvoke(q)  # asks


@app.post("/stream")
async def stream(q: str):
    async for part in chain.astream(q):  # asks
        print(part)
`,
      b_chains: `
from langchain.chains import LLMChain, RetrievalQA
from langchain.llms import OpenAI
from langchain.prompts import PromptTemplate
from langchain_community.vectorstores import Chroma

llm = OpenAI(temperature=0)  # asks


@app.post("/chain")
def chained(q: str):
    chain = LLMChain(llm=llm, prompt=PromptTemplate.from_template("{q}"))  # asks
    return chain.run(q)  # asks


@app.post("/direct")
def direct(q: str):
    return llm(q)  # asks


@app.post("/qa")
def qa(q: str):
    chain = RetrievalQA.from_chain_type(llm=llm, retriever=Chroma(persist_directory="db").as_retriever())  # asks
    return chain({"query": q})  # asks
`,
      c_graph: `
from langchain_anthropic import ChatAnthropic
from langgraph.graph import END, StateGraph
from langgraph.prebuilt import create_react_agent

model = ChatAnthropic(model="claude-3-5-sonnet-20241022")  # asks


def answer(state):
    return {"messages": [model.invoke(state["messages"])]}  # asks


builder = StateGraph(dict)
builder.add_node("answer", answer)
builder.add_edge("answer", END)
graph = builder.compile()  # asks
agent = create_react_agent(model, tools=[])  # asks


@app.post("/graph")
async def by_graph(q: str):
    return await graph.ainvoke({"messages": [("user", q)]})  # asks


@app.post("/agent")
def by_agent(q: str):
    return agent.invoke({"messages": [("user", q)]})  # asks
`,
      d_llama_index: `
from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

index = VectorStoreIndex.from_documents(SimpleDirectoryReader("docs").load_data())  # asks
engine = index.as_query_engine()  # asks


@app.post("/query")
def query(q: str):
    return str(engine.query(q))  # asks


@app.post("/chat")
async def chat(q: str):
    return str(await index.as_chat_engine().achat(q))  # asks
`,
    }));
});

describe("models that Python loads and asks", () => {
  it("finds networks of PyTorch, TorchScript, ONNX and TensorFlow", () =>
    expectAsked({
      a_torch: `
import torch

from nets import Net

net = Net()
net.load_state_dict(torch.load("net.pt", map_location="cpu"))
net.eval()
script = torch.jit.load("script.pt")


@app.post("/net")
def by_net(x: list):
    with torch.no_grad():
        return net(torch.tensor(x)).argmax().item()  # asks


@app.post("/script")
def by_script(x: list):
    return script(torch.tensor(x)).tolist()  # asks
`,
      b_onnx: `
import onnxruntime as ort

session = ort.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])


@app.post("/onnx")
def by_onnx(x: list):
    return session.run(None, {session.get_inputs()[0].name: x})[0]  # asks
`,
      c_tensorflow: `
import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("model.keras")
saved = tf.saved_model.load("saved")
infer = saved.signatures["serving_default"]
interpreter = tf.lite.Interpreter(model_path="model.tflite")
interpreter.allocate_tensors()


@app.post("/keras")
def by_keras(x: list):
    return model.predict(np.array(x)).tolist()  # asks


@app.post("/called")
def called(x: list):
    return model(np.array(x), training=False)  # asks


@app.post("/saved")
def by_signature(x: list):
    return infer(tf.constant(x))  # asks


@app.post("/lite")
def by_lite(x: list):
    interpreter.set_tensor(0, x)
    interpreter.invoke()  # asks
    return interpreter.get_tensor(1)
`,
      nets: `
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.head = nn.Linear(8, 2)

    def forward(self, x):
        hidden = self.layers(x)
        return self.head(hidden)
`,
    }));

  it("finds vision, speech and language models of libraries", () =>
    expectAsked({
      a_vision: `
import easyocr
from detectron2.config import get_cfg
from detectron2.engine import DefaultPredictor
from ultralytics import YOLO

yolo = YOLO("best.pt")
cfg = get_cfg()
cfg.MODEL.WEIGHTS = "model.pth"
predictor = DefaultPredictor(cfg)
reader = easyocr.Reader(["en"])


@app.post("/yolo")
def by_yolo(image):
    return yolo(image)[0].boxes  # asks


@app.post("/yolo2")
def by_yolo_predict(image):
    return yolo.predict(source=image)  # asks


@app.post("/detectron")
def by_detectron(image):
    return predictor(image)["instances"]  # asks


@app.post("/read")
def read(image):
    return reader.readtext(image)  # asks
`,
      b_text: `
import spacy
import torch
from sentence_transformers import SentenceTransformer
from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer, pipeline

nlp = spacy.load("en_core_web_sm")
encoder = SentenceTransformer("all-MiniLM-L6-v2")
tokenizer = AutoTokenizer.from_pretrained("gpt2")
lm = AutoModelForCausalLM.from_pretrained("gpt2")
classifier = AutoModelForSequenceClassification.from_pretrained("bert").to("cuda").eval()
pipe = pipeline("summarization")


@app.post("/nlp")
def by_spacy(text: str):
    return [entity.text for entity in nlp(text).ents]  # asks


@app.post("/encode")
def encode(text: str):
    return encoder.encode([text]).tolist()  # asks


@app.post("/generate")
def generate(text: str):
    ids = tokenizer(text, return_tensors="pt")
    return tokenizer.decode(lm.generate(**ids)[0])  # asks


@app.post("/classify")
def classify(text: str):
    inputs = tokenizer(text, return_tensors="pt")
    with torch.inference_mode():
        return classifier(**inputs).logits.tolist()  # asks


@app.post("/pipe")
def by_pipe(text: str):
    return pipe(text)  # asks
`,
      c_speech: `
import whisper
from faster_whisper import WhisperModel

small = whisper.load_model("small")
fast = WhisperModel("base")


@app.post("/whisper")
def by_whisper(path: str):
    return small.transcribe(path)["text"]  # asks


@app.post("/fast")
def by_fast(path: str):
    segments, info = fast.transcribe(path)  # asks
    return [one.text for one in segments]
`,
    }));

  it("finds parts of a package by the names that its own file gives them", () =>
    expectAsked({
      web: `
from tools import store


@app.post("/see")
def see(name: str):
    model = store.get(name)
    return model(name)  # asks
`,
      "tools/__init__": "\nfrom . import store\n",
      "tools/store": `
from typing import Dict
from ultralytics import YOLO

Kept: Dict[str, YOLO] = {}


def get(name: str):
    if name in Kept:
        return Kept[name]
    return None


def put(name: str, model: YOLO):
    Kept[name] = model


def fill(models: list):
    for name, path in models:
        put(name, YOLO(path))
`,
    }));

  it("finds steps of pipelines, endpoints that are listed, and what other libraries make of what they hold", () =>
    expectAsked({
      a_steps: `
import mlflow

pipeline = mlflow.sklearn.load_model("models:/churn/3")


class Streams:
    def __init__(self, fitted):
        self.fitted = fitted

    def score(self, x):
        for _, step in self.fitted.steps[:-1]:
            x = step.transform(x)
        last = self.fitted.steps[-1][1]
        return last.predict_proba(x)  # asks


@app.post("/churn")
def churn(x: list):
    return Streams(pipeline).score(x)


@app.post("/named")
def named(x: list):
    return pipeline.named_steps["clf"].predict(x)  # asks
`,
      b_vertex: `
from google.cloud import aiplatform


@app.post("/ask")
def ask(x: list):
    endpoint = aiplatform.Endpoint.list(project="churn")[0]
    return endpoint.predict(instances=[x])  # asks
`,
      c_surprise: `
from surprise import dump

_, algo = dump.load("svd.pkl")


@app.post("/rate")
def rate(user: str, item: str):
    return algo.predict(uid=user, iid=item).est  # asks
`,
      d_words: `
import pickle

from textblob import TextBlob

bayes = pickle.load(open("bayes.pkl", "rb"))


@app.post("/tone")
def tone(text: str):
    return TextBlob(text).sentiment.polarity  # asks


@app.post("/topic")
def topic(text: str):
    return bayes.classify({word: True for word in text.split()})  # asks
`,
      e_views: `
from fastapi_utils.cbv import cbv
from fastapi_utils.inferring_router import InferringRouter
import mrcnn.model as modellib

router = InferringRouter()
net = modellib.MaskRCNN(mode="inference", model_dir="logs", config=None)
net.load_weights("mask_rcnn_cells.h5", by_name=True)


@cbv(router)
class Cells:
    @router.post("/cells")
    def cells(self, name: str):
        return net.detect([name], verbose=0)[0]  # asks


app.include_router(router)
`,
    }));

  it("finds models wherever a program keeps them", () =>
    expectAsked({
      a_tables: `
import joblib
import mlflow
import xgboost as xgb

model, scaler = joblib.load("both.joblib")
bundle = joblib.load("bundle.joblib")
booster = xgb.Booster()
booster.load_model("model.json")
flavour = mlflow.pyfunc.load_model("models:/churn/Production")
NAMES = ["a", "b"]
models = {name: joblib.load(f"{name}.joblib") for name in NAMES}
by_task = {"churn": joblib.load("c.joblib"), "value": joblib.load("v.joblib")}
several = []
for name in NAMES:
    several.append(joblib.load(f"{name}.joblib"))


@app.post("/tuple")
def by_tuple(x: list):
    return model.predict(scaler.transform(x)).tolist()  # asks


@app.post("/bundle")
def by_bundle(x: list):
    return bundle["model"].predict_proba(x).tolist()  # asks


@app.post("/booster")
def by_booster(x: list):
    return booster.predict(xgb.DMatrix(x))  # asks


@app.post("/mlflow")
def by_mlflow(x: list):
    return flavour.predict(x)  # asks


@app.post("/dict/{name}")
def by_dict(name: str, x: list):
    return models[name].predict(x)  # asks


@app.post("/task/{task}")
def by_key(task: str, x: list):
    chosen = by_task.get(task)
    return chosen.predict(x)  # asks


@app.post("/vote")
def vote(x: list):
    return [one.predict(x) for one in several]  # asks
`,
      b_wrapped: `
from services.scoring import get_service

service = get_service()


@app.post("/wrapped")
def by_service(x: list):
    return service.predict(x)
`,
      c_lazy: `
import pickle

_model = None


def get_model():
    global _model
    if _model is None:
        with open("model.pkl", "rb") as handle:
            _model = pickle.load(handle)
    return _model


@app.on_event("startup")
async def warm():
    get_model()


@app.post("/lazy")
def lazy(x: list):
    return get_model().predict(x)  # asks
`,
      "services/scoring": `
from services.wrapper import Wrapper


def get_service():
    return Wrapper.load()
`,
      "services/wrapper": `
from services.storage import open_model


class Base:
    def predict(self, rows):
        return self._predict(rows)

    def _predict(self, rows):
        raise NotImplementedError


class Wrapper(Base):
    def __init__(self, model):
        self.model = model

    @classmethod
    def load(cls):
        return cls(open_model("churn"))

    def _predict(self, rows):
        return self.model.predict(rows)  # asks
`,
      "services/storage": `
import joblib


def open_model(name):
    path = f"models/{name}.joblib"
    return joblib.load(path)
`,
    }));
});

describe("what classes keep for all that extend them", () => {
  it("is what methods of the base put there, and nothing that others put into its objects", () =>
    expectInventory(
      {
        "keeper.py": `
import joblib


class Keeper:
    model = None
    other = None

    @classmethod
    def fetch(cls, load):
        if cls.model is None:
            cls.model = cls.open(load)
        return cls.model

    @staticmethod
    def open(load):
        return load("models/churn.joblib")


class Churn(Keeper):
    model = None

    @classmethod
    def predict(cls, rows):
        model = cls.fetch(joblib.load)
        return model.predict(rows)  # asks: offline

    @classmethod
    def guess(cls, rows):
        return cls.other.predict(rows)


Keeper().other = joblib.load("models/other.joblib")
`,
      },
      { services: [] },
    ));
});

describe("programs whose parts are put together at run time", () => {
  it("finds the model of a class that makes its only object itself", () =>
    expectInventory(
      {
        "api.py": `
from fastapi import FastAPI

from manager import Manager, Other

app = FastAPI()


@app.post("/predict")
def predict(x: list):
    return Manager().infer(x)


@app.post("/other")
def other(x: list):
    return Other().infer(x)
`,
        "manager.py": `
import joblib


class Manager:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.model = joblib.load("model.joblib")
        return cls._instance

    def infer(self, x):
        return self.model.predict(x)  # asks: serving


class Other:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
            cls._instance.model = joblib.load("other.joblib")
        return cls._instance

    def infer(self, x):
        return self.model.predict(x)  # asks: serving
`,
      },
      { services: ["http POST /predict", "http POST /other"] },
    ));

  it("asks a model by a function that Spark makes of it", () =>
    expectInventory(
      {
        "score.py": `
import mlflow
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.read.parquet("rows.parquet")
score = mlflow.pyfunc.spark_udf(spark, model_uri="models:/churn/3")
frame.withColumn("score", score(*frame.columns)).write.parquet("scores.parquet")  # asks: batch
`,
      },
      { services: ["cli score.py"] },
    ));

  it("follows names that functions bind for the whole file, with what only they know", () =>
    expectInventory(
      {
        "api.py": `
from fastapi import FastAPI

from registry import load

app = FastAPI()
model = None


def reload():
    global model
    state = load("churn")
    model = state["model"]


@app.on_event("startup")
def start():
    reload()


@app.post("/predict")
def predict(x: list):
    return model.predict(x)  # asks: serving
`,
        "registry.py": `
import mlflow


def fetch(name):
    uri = f"models:/{name}@champion"
    return mlflow.pyfunc.load_model(uri), "champion"


def load(name):
    model, alias = fetch(name)
    return {"model": model, "alias": alias}
`,
      },
      { services: ["http POST /predict"] },
    ));

  it("finds packages in folders that only the environment puts on the path", () =>
    expectInventory(
      {
        "backend/deps.py": `
from typing import Annotated

import state
from engine.client.llama import Client
from fastapi import Depends


def get_client():
    yield state.client


ClientDep = Annotated[Client, Depends(get_client)]
`,
        "backend/main.py": `
from contextlib import asynccontextmanager

import state
from deps import ClientDep
from engine.client.llama import Client
from fastapi import FastAPI, WebSocket


@asynccontextmanager
async def lifespan(app):
    state.client = Client("model.gguf")
    yield


app = FastAPI(lifespan=lifespan)


@app.websocket("/chat")
async def chat(socket: WebSocket, client: ClientDep):
    await socket.send_text(client.answer("hello"))
`,
        "backend/state.py": `
client = None
`,
        "core/engine/__init__.py": "",
        "core/engine/client/__init__.py": "",
        "core/engine/client/llama.py": `
from llama_cpp import Llama


class Client:
    def __init__(self, path):
        self.llm = self._load(path)

    def _load(self, path):
        return Llama(model_path=path)

    def answer(self, question):
        return self.llm.create_chat_completion(messages=[{"role": "user", "content": question}])  # asks: serving
`,
      },
      { services: ["http WEBSOCKET /chat"] },
    ));
});

describe("what looks like asking a model and is not", () => {
  it("keeps training and evaluation offline, and no service of it", () =>
    expectInventory(
      {
        "evaluate.py": `
import joblib
import pandas as pd
from sklearn.metrics import f1_score


def main():
    model = joblib.load("model.joblib")
    data = pd.read_csv("data/test.csv")
    print(f1_score(data["y"], model.predict(data.drop(columns="y"))))  # asks: offline


if __name__ == "__main__":
    main()
`,
        "train.py": `
import joblib
import torch
import torch.nn as nn
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        return self.layer(x)


def main(x, y):
    a, b, c, d = train_test_split(x, y)
    model = RandomForestClassifier().fit(a, c)
    print(model.score(b, d))
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main([], [])
`,
        "tests/test_api.py": `
import joblib


def test_model():
    assert joblib.load("model.joblib").predict([[1]])[0] == 1  # asks: offline
`,
      },
      { services: [] },
    ));

  it("takes what a network answers only to learn from it for no question", async () => {
    const inventory = await inventoryOf({
      "fit.py": `
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return x


def fit(batches, held_out):
    net = Net()
    for x, y in batches:
        with torch.autocast("cuda"):
            given = net(x)
            loss = (given - y).sum()
        loss.backward()
    for x, y in held_out:
        print(net(x))
`,
    });
    assert.deepEqual(
      inventory.inferenceCalls.map((call) => call.place.line),
      [19],
    );
  });

  it("knows a trial at the end of a file that a service imports", () =>
    expectInventory(
      {
        "api.py": `
import torch
from fastapi import FastAPI

from net import Net

app = FastAPI()
net = Net()
net.load_state_dict(torch.load("net.pt"))
net.eval()


@app.post("/predict")
def predict(x: list):
    return net(torch.tensor(x)).tolist()  # asks: serving
`,
        "net.py": `
import torch
import torch.nn as nn


class Net(nn.Module):
    def forward(self, x):
        return x


if __name__ == "__main__":
    model = Net()
    print(model(torch.randn(2, 4)))  # asks: offline
`,
      },
      { services: ["http POST /predict"] },
    ));

  it("knows a loop for trying out at the end of a file that an application is made of", () =>
    expectInventory(
      {
        "api.py": `
from fastapi import FastAPI

from chat import respond

app = FastAPI()


@app.post("/chat")
def chat(question: str):
    return respond(question)
`,
        "chat.py": `
import torch

from net import Net

state = torch.load("chat.pt")
net = Net()
net.load_state_dict(state)
net.eval()


def respond(question):
    return net(question)  # asks: serving


if __name__ == "__main__":
    while True:
        print(net(input()))  # asks: offline
`,
        "net.py": `
import torch.nn as nn


class Net(nn.Module):
    def forward(self, x):
        return x
`,
      },
      { services: ["http POST /chat"] },
    ));

  it("asks models that were made empty and filled afterwards, in scripts too", () =>
    expectInventory(
      {
        "classify.py": `
import sys

import torch
from torchvision import models


def main():
    net = models.mobilenet_v2(weights=None)
    net.load_state_dict(torch.load("net.pt", weights_only=True))
    net.eval()
    with torch.no_grad():
        print(net(sys.argv[1]))  # asks: batch


if __name__ == "__main__":
    main()
`,
        "score.py": `
import sys

import xgboost as xgb

booster = xgb.Booster()
booster.load_model("churn.json")
print(booster.predict(xgb.DMatrix(sys.argv[1])))  # asks: batch
`,
      },
      { services: ["cli classify.py", "cli score.py"] },
    ));

  it("knows model servers and providers by their addresses", () =>
    expectInventory(
      {
        "api.py": `
import os

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()
OLLAMA = os.getenv("OLLAMA_URL", "http://localhost:11434")


@app.post("/image")
def image(x: list):
    return requests.post("http://serving:8501/v1/models/leaves:predict", json={"instances": x}, timeout=9).json()  # asks: serving


@app.post("/chat")
def chat(q: str):
    return requests.post(f"{OLLAMA}/api/generate", json={"model": "llama3", "prompt": q}, timeout=9).json()  # asks: serving


@app.post("/hosted")
async def hosted(q: str):
    async with httpx.AsyncClient() as client:
        return (await client.post("https://api.openai.com/v1/chat/completions", json={})).json()  # asks: serving


@app.post("/colleague")
def colleague(x: list):
    return requests.post("http://backend:8000/predict", json=x, timeout=9).json()


@app.get("/models")
def models():
    return requests.get("http://serving:8501/v1/models/leaves", timeout=9).json()
`,
      },
      { services: ["http POST /image", "http POST /chat", "http POST /hosted"] },
    ));

  it("means a library by its name beside a file of the project that has the same name and imports it", () =>
    expectInventory(
      {
        "tracking/__init__.py": "",
        "tracking/mlflow.py": `
import mlflow.artifacts
from mlflow import MlflowException


def fetch(uri):
    return mlflow.artifacts.load_text(uri)
`,
        "tracking/app.py": `
import mlflow
from fastapi import FastAPI

app = FastAPI()
model = mlflow.pyfunc.load_model("models:/churn/3")


@app.post("/predict")
def predict(x: list):
    return model.predict(x)  # asks: serving
`,
      },
      { services: ["http POST /predict"] },
    ));

  it("keeps scripts that compare and verify models offline", () =>
    expectInventory(
      {
        "scripts/verify_before_promotion.py": `
import mlflow
import pandas as pd

frame = pd.read_csv("sample.csv")
for version in ("3", "4"):
    print(mlflow.pyfunc.load_model(f"models:/churn/{version}").predict(frame))  # asks: offline
`,
        "scripts/prepare_reference.py": `
import joblib
import pandas as pd

frame = pd.read_csv("sample.csv")
frame["label"] = joblib.load("model.joblib").predict(frame)  # asks: offline
frame.to_parquet("reference.parquet")
`,
      },
      { services: [] },
    ));

  it("keeps scripts offline that load what a platform wraps", () =>
    expectInventory(
      {
        "scripts/verify.py": `
import pandas as pd

from wrapped import Churn, load

print(load().predict(pd.read_csv("sample.csv")))  # asks: offline
`,
        "wrapped.py": `
import joblib
import mlflow


class Churn(mlflow.pyfunc.PythonModel):
    def load_context(self, context):
        self.model = joblib.load(context.artifacts["model"])

    def predict(self, context, frame):
        return self.model.predict(frame)  # asks: serving


def load():
    return mlflow.pyfunc.load_model("models:/churn/3")
`,
      },
      { services: ["deployment Churn.predict"] },
    ));

  it("tells of the program that asks what it wraps for a platform, and not of the wrapper a second time", () =>
    expectInventory(
      {
        "batch/score.py": `
import mlflow
import pandas as pd

from wrapped import Churn


def main():
    rows = pd.read_parquet("rows.parquet")
    rows["score"] = mlflow.pyfunc.load_model("models:/churn/3").predict(rows)  # asks: batch
    rows.to_parquet("scores.parquet")


if __name__ == "__main__":
    main()
`,
        "wrapped.py": `
import mlflow


class Churn(mlflow.pyfunc.PythonModel):
    def __init__(self, model):
        self.model = model

    def predict(self, context, frame):
        return self.model.predict(frame)  # asks: offline
`,
        "train.py": `
import mlflow
import pandas as pd
from sklearn.linear_model import LogisticRegression

from wrapped import Churn

frame = pd.read_parquet("rows.parquet")
model = LogisticRegression().fit(frame[["a"]], frame["b"])
mlflow.pyfunc.log_model("model", python_model=Churn(model))
`,
      },
      { services: ["cli batch/score.py"] },
    ));

  it("takes what is wrapped for a registry for no service beside the one that serves the model", () =>
    expectInventory(
      {
        "wrapped.py": `
import mlflow


class Churn(mlflow.pyfunc.PythonModel):
    def __init__(self, model):
        self.model = model

    def predict(self, context, frame):
        return self.model.predict(frame)
`,
        "app.py": `
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/score")
def score(rows: list):
    return model.predict(rows).tolist()  # asks: serving
`,
      },
      { services: ["http POST /score"] },
    ));

  it("joins a client's own address and what it is asked below that", () =>
    expectInventory(
      {
        "app.py": `
import os

import httpx
from fastapi import FastAPI

app = FastAPI()


class Local:
    def __init__(self):
        self.http = httpx.AsyncClient(base_url=os.getenv("OLLAMA_URL", "http://localhost:11434"))
        self.other = httpx.AsyncClient(base_url="https://example.com")

    async def ask(self, text):
        await self.http.get("/api/tags")
        await self.other.post("/api/chat", json={"text": text})
        return await self.http.post("/api/chat", json={"text": text})  # asks: serving


local = Local()


@app.post("/ask")
async def ask(text: str):
    return await local.ask(text)
`,
      },
      { services: ["http POST /ask"] },
    ));

  it("means a library by its name in a folder that has the same name", () =>
    expectInventory(
      {
        "apps/ray/service/app.py": `
import joblib
from ray import serve


@serve.deployment
class Scorer:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    async def __call__(self, request):
        return self.model.predict(await request.json())  # asks: serving


app = Scorer.bind()
`,
      },
      { services: ["deployment Scorer.__call__"] },
    ));

  it("leaves alone what other libraries and the project itself call by the same names", () =>
    expectNothing({
      "app.py": `
import re

import pandas as pd
import redis
import requests
import stripe
from fastapi import Depends, FastAPI
from sklearn.preprocessing import StandardScaler
from sqlalchemy.orm import Session

from rules import RuleModel

app = FastAPI()
cache = redis.Redis()
model = RuleModel()
scaler = StandardScaler()
session = requests.Session()


class Users:
    def create(self, row):
        return row

    def generate(self, n):
        return [n]


users = Users()


@app.post("/users")
def create(row: dict, db: Session = Depends()):
    cache.set("k", "v")
    stripe.Customer.create(email=row.get("email"))
    db.query(Users).filter_by(id=1).first()
    db.execute("select 1")
    users.generate(3)
    return users.create(row)


@app.post("/rules")
def by_rules(x: list):
    match = re.match(r"(\\d+)", "1")
    frame = pd.DataFrame(x).transform(lambda column: column + 1)
    scaler.fit_transform(frame)
    session.get("https://example.com/query")
    return model.predict(frame), match.group(1)


@app.get("/search")
def search(q: str):
    return requests.post("https://example.com/generate", json={"q": q}).json()
`,
      "rules.py": `
class RuleModel:
    threshold = 3

    def predict(self, frame):
        return [row > self.threshold for row in frame]

    def __call__(self, x):
        return self.predict(x)
`,
      "ui.py": `
import streamlit as st


def render(model):
    st.title("Shop")
    st.write(model.run())


render(object())
`,
    }));

  it("knows a network's layers from a network that is asked", () =>
    expectNothing({
      "layers.py": `
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(4)
        self.attention = nn.MultiheadAttention(4, 1)

    def forward(self, x):
        x = self.norm(x)
        return self.attention(x, x, x)[0]


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block() for _ in range(4)])

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x
`,
    }));
});

describe("names that one of several branches binds", () => {
  it("hold what each may have put there, wherever in its block, but not what was there before a later statement", () =>
    expectAsked({
      either: `
import os

import mlflow

if os.getenv("STORE") == "mlflow":
    chosen = mlflow.pyfunc.load_model("models:/scores/1")
else:
    chosen = None
model = chosen


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows)  # asks
`,
      inside: `
import os

import joblib


@app.post("/predict")
def predict(rows: list):
    try:
        model = joblib.load("model.joblib")
    except FileNotFoundError:
        model = None
    if model:
        return model.predict(rows)  # asks
`,
      after: `
import mlflow

chosen = mlflow.pyfunc.load_model("models:/scores/1")
def chosen(rows):
    return rows
model = chosen


@app.post("/predict")
def predict(rows: list):
    return model(rows)
`,
    }));
});

describe("what a call asks", () => {
  it("tells language models, embeddings and models apart, also where one is only made", async () => {
    const { inferenceCalls } = await inventoryOf({
      "app.py": `
import joblib
from langchain.chains import LLMChain
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

llm = ChatOpenAI(model="gpt-4o-2024-08-06")
embeddings = OpenAIEmbeddings()
chain = LLMChain(llm=llm)
model = joblib.load("model.joblib")
model.predict([1])
`,
    });
    assert.deepEqual(
      inferenceCalls.map(({ kind, place }) => `${place.line} ${kind}`),
      ["6 llm", "7 embedding", "8 llm", "10 model"],
    );
  });
});

describe("libraries of agents, of speech and of models that learn online", () => {
  const bodies = {
    deepagents: `
from deepagents import create_deep_agent
agent = create_deep_agent(tools=[])
agent.invoke({})  # asks
`,
    deepgram: `
from deepgram import DeepgramClient
client = DeepgramClient()
client.listen.rest.v("1").transcribe_file({}, {})  # asks
`,
    speech: `
import speech_recognition as sr
recognizer = sr.Recognizer()
with sr.AudioFile("a.wav") as source:
    audio = recognizer.record(source)
recognizer.recognize_google(audio)  # asks
`,
    lightrag: `
from lightrag import LightRAG, QueryParam
rag = LightRAG(working_dir="rag")
rag.query("what", param=QueryParam(mode="hybrid"))  # asks
`,
    unsloth: `
from unsloth import FastLanguageModel
model, tokenizer = FastLanguageModel.from_pretrained("someone/model")
model = FastLanguageModel.get_peft_model(model, r=16)
model.generate([1])  # asks
`,
    river: `
import pickle
with open("online.pkl", "rb") as file:
    model = pickle.load(file)
model.predict_one({"a": 1})  # asks
`,
  };
  for (const [name, body] of Object.entries(bodies))
    it(`asks ${name}`, async () => {
      const { inferenceCalls } = await inventoryOf({ "ask.py": body });
      const line = body.split("\n").findIndex((text) => text.endsWith("# asks")) + 1;
      assert.ok(
        inferenceCalls.some(({ place }) => place.line === line),
        JSON.stringify(inferenceCalls.map(({ place }) => place.line)),
      );
    });
});
