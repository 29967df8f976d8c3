import { strict as assert } from "node:assert";
import { expectInventory as expect } from "../inventory-of.ts";

/** A model at hand, for repositories in which something else is the point. */
const MODEL = `
import joblib

model = joblib.load("models/churn.joblib")


def score(rows):
    return model.predict(rows)  # asks: serving
`;

describe("services of Python web frameworks", () => {
  it("knows a program that starts a server and warms it up by what the server answers, and no other by that", () => {
    const files = (started: string) => ({
      "scorer.py": `
import joblib


def score(rows):
    return joblib.load("models/churn.joblib").predict(rows)  # asks: serving
`,
      "api.py": `
from fastapi import FastAPI

import scorer

app = FastAPI()


@app.post("/score")
def answer(rows: list[float]):
    return scorer.score(rows)
`,
      "serve.py": `
import uvicorn

import api
import scorer


def main():
    scorer.score([[0.0]])
    ${started}


if __name__ == "__main__":
    main()
`,
    });
    const route = "http POST /score";
    return Promise.all([
      expect(files("uvicorn.run(api.app)"), { services: [route] }),
      expect(files("print('scored')"), { services: [route, "cli serve.py"] }),
    ]);
  });

  it("finds FastAPI routes of routers in other modules, and models that a lifespan puts into the state", () =>
    expect(
      {
        "app/main.py": `
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI

from app.routers import health, scoring


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.model = joblib.load("models/churn.joblib")
    yield
    app.state.model = None


app = FastAPI(lifespan=lifespan)
app.include_router(health.router)
app.include_router(scoring.router, prefix="/v1")
`,
        "app/routers/__init__.py": "",
        "app/routers/health.py": `
from fastapi import APIRouter

router = APIRouter()


@router.get("/health")
def health():
    return {"status": "ok"}
`,
        "app/routers/scoring.py": `
from fastapi import APIRouter, Request

router = APIRouter()


@router.post("/predict")
async def predict(request: Request, rows: list[list[float]]):
    return {"labels": request.app.state.model.predict(rows).tolist()}  # asks: serving
`,
      },
      { services: ["http POST /predict"] },
    ));

  it("follows FastAPI dependencies, annotated ones too", () =>
    expect(
      {
        "api.py": `
from typing import Annotated

from fastapi import Depends, FastAPI

from deps import Scorer, get_scorer

app = FastAPI()
ScorerDep = Annotated[Scorer, Depends(get_scorer)]


@app.post("/a")
def a(rows: list, scorer: Scorer = Depends(get_scorer)):
    return scorer.run(rows)


@app.post("/b")
def b(rows: list, scorer: ScorerDep):
    return scorer.run(rows)


@app.post("/c")
def c(rows: list, scorer: Annotated[Scorer, Depends(get_scorer)]):
    return scorer.run(rows)
`,
        "deps.py": `
from functools import lru_cache

import joblib


class Scorer:
    def __init__(self, path):
        self.model = joblib.load(path)

    def run(self, rows):
        return self.model.predict_proba(rows)  # asks: serving


@lru_cache
def get_scorer() -> Scorer:
    return Scorer("model.joblib")
`,
      },
      { services: ["http POST /a", "http POST /b", "http POST /c"] },
    ));

  it("finds routes in factories, class-based views, WebSockets, background tasks, thread pools and mounted applications", () =>
    expect(
      {
        "ml.py": MODEL,
        "factory.py": `
from fastapi import BackgroundTasks, FastAPI, WebSocket
from fastapi.concurrency import run_in_threadpool

from ml import score


def create_app() -> FastAPI:
    app = FastAPI()

    @app.post("/nested")
    async def nested(rows: list):
        return await run_in_threadpool(score, rows)

    @app.post("/later")
    def later(rows: list, tasks: BackgroundTasks):
        tasks.add_task(score, rows)
        return {"accepted": True}

    @app.websocket("/ws")
    async def ws(socket: WebSocket):
        await socket.accept()
        while True:
            rows = await socket.receive_json()
            await socket.send_json(score(rows))

    app.add_api_route("/added", score, methods=["POST"])
    return app
`,
        "views.py": `
from fastapi import APIRouter, FastAPI
from fastapi_utils.cbv import cbv

from ml import score

router = APIRouter()


@cbv(router)
class Scoring:
    @router.post("/cbv")
    def post(self, rows: list):
        return score(rows)


api = FastAPI()
api.include_router(router)
root = FastAPI()
root.mount("/api", api)
`,
      },
      {
        services: ["http POST /nested", "http POST /later", "http WEBSOCKET /ws", "http POST /added", "http POST /cbv"],
      },
    ));

  it("finds language models behind a streamed answer", () =>
    expect(
      {
        "api/chat.py": `
from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from core.llm import stream

router = APIRouter(prefix="/chat")


@router.get("/stream")
async def chat(q: str):
    async def events():
        async for part in stream(q):
            yield f"data: {part}\\n\\n"

    return StreamingResponse(events(), media_type="text/event-stream")
`,
        "core/llm.py": `
from openai import AsyncOpenAI

client = AsyncOpenAI()


async def stream(question):
    answer = await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], stream=True)  # asks: serving
    async for chunk in answer:
        yield chunk.choices[0].delta.content
`,
      },
      { services: ["http GET /stream"] },
    ));

  it("finds Flask blueprints, factories, URL rules, method views and objects of the application", () =>
    expect(
      {
        "ml.py": MODEL,
        "web/__init__.py": `
import joblib
from flask import Flask


def create_app():
    app = Flask(__name__)
    app.model = joblib.load("models/other.joblib")
    from web.views import bp, ScoreView, home

    app.register_blueprint(bp, url_prefix="/v1")
    app.add_url_rule("/score", view_func=ScoreView.as_view("score"))
    app.add_url_rule("/", "home", home)

    @app.route("/inner", methods=["POST"])
    def inner():
        from ml import score

        return {"label": int(score([[1]])[0])}

    return app
`,
        "web/views.py": `
from flask import Blueprint, current_app, request
from flask.views import MethodView

from ml import score

bp = Blueprint("scoring", __name__)


@bp.route("/predict", methods=["POST"])
def predict():
    return {"label": int(score([request.json["row"]])[0])}


@bp.post("/current")
def current():
    return {"label": int(current_app.model.predict([request.json["row"]])[0])}  # asks: serving


class ScoreView(MethodView):
    def get(self):
        return "score"

    def post(self):
        return {"label": int(score([request.json])[0])}


def home():
    return "hello"
`,
      },
      { services: ["http POST /inner", "http POST /predict", "http POST /current", "http POST /score"] },
    ));

  it("finds resources of Flask-RESTful and RESTX", () =>
    expect(
      {
        "ml.py": MODEL,
        "restful.py": `
from flask import Flask
from flask_restful import Api, Resource

from ml import score

app = Flask(__name__)
api = Api(app)


class Predict(Resource):
    def post(self):
        return score([[1]]).tolist()


api.add_resource(Predict, "/predict")
`,
        "restx.py": `
from flask_restx import Namespace, Resource

from ml import score

ns = Namespace("scoring")


@ns.route("/predict")
class Predict(Resource):
    @ns.expect()
    def post(self):
        return score([[1]]).tolist()
`,
      },
      { services: ["http POST /predict", "http POST /predict"] },
    ));

  it("finds Django views by their URLs, class views, REST framework views, and models that an application loads when ready", () =>
    expect(
      {
        "scoring/apps.py": `
import joblib
from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "scoring"
    model = None

    def ready(self):
        ScoringConfig.model = joblib.load("models/churn.joblib")
`,
        "scoring/urls.py": `
from django.urls import path

from . import views
from .views import Score, predict

urlpatterns = [
    path("predict/", predict),
    path("score/", Score.as_view(), name="score"),
    path("drf/", views.DrfScore.as_view()),
    path("about/", views.about),
    path("rated/", views.rated),
]
`,
        "scoring/views.py": `
from django.http import JsonResponse
from django.views import View
from rest_framework.decorators import api_view
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet
from rest_framework.response import Response

from .apps import ScoringConfig


def predict(request):
    return JsonResponse({"label": ScoringConfig.model.predict([[1]])[0]})  # asks: serving


def about(request):
    return JsonResponse({})


class Score(View):
    def post(self, request):
        return predict(request)


class DrfScore(APIView):
    def post(self, request):
        return Response(ScoringConfig.model.predict([request.data])[0])  # asks: serving


class ScoreSet(ViewSet):
    def create(self, request):
        return Response(ScoringConfig.model.predict([request.data])[0])  # asks: serving


@api_view(["POST"])
def rated(request):
    return Response(ScoringConfig.model.predict([request.data])[0])  # asks: serving
`,
      },
      { services: ["http GET /predict/", "http POST /score/", "http POST /drf/", "http ScoreSet.create", "http GET /rated/"] },
    ));

  it("finds handlers of Starlette, aiohttp, Tornado, Sanic and Litestar", () =>
    expect(
      {
        "ml.py": MODEL,
        "a_starlette.py": `
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from ml import score


async def predict(request):
    return JSONResponse(score(await request.json()).tolist())


async def health(request):
    return JSONResponse({})


app = Starlette(routes=[Route("/health", health), Mount("/v1", routes=[Route("/predict", predict, methods=["POST"])])])
`,
        "b_aiohttp.py": `
from aiohttp import web

from ml import score

routes = web.RouteTableDef()


@routes.post("/predict")
async def predict(request):
    return web.json_response(score(await request.json()).tolist())


async def added(request):
    return web.json_response(score([[1]]).tolist())


app = web.Application()
app.add_routes(routes)
app.router.add_post("/added", added)
app.add_routes([web.get("/listed", added)])
`,
        "c_tornado.py": `
import tornado.ioloop
import tornado.web

from ml import score


class PredictHandler(tornado.web.RequestHandler):
    def post(self):
        self.write({"label": score([[1]])[0]})


app = tornado.web.Application([(r"/predict", PredictHandler)])
`,
        "d_sanic.py": `
from sanic import Sanic
from sanic.response import json

from ml import score

app = Sanic("scoring")


@app.post("/predict")
async def predict(request):
    return json(score(request.json).tolist())
`,
        "e_litestar.py": `
from litestar import Controller, Litestar, post

from ml import score


@post("/predict")
async def predict(data: list) -> list:
    return score(data).tolist()


class Scoring(Controller):
    path = "/scoring"

    @post("/run")
    async def run(self, data: list) -> list:
        return score(data).tolist()


app = Litestar(route_handlers=[predict, Scoring])
`,
      },
      {
        services: [
          "http POST /predict",
          "http POST /predict",
          "http POST /added",
          "http GET /listed",
          "http PredictHandler.post",
          "http POST /predict",
          "http POST /predict",
          "http POST /run",
        ],
      },
    ));
});

describe("services by their decorators alone", () => {
  it("finds executors of Jina, handlers of CherryPy and views of Pyramid, and fields of a GraphQL schema", () =>
    expect(
      {
        "models.py": MODEL,
        "executor.py": `
from jina import Executor, requests

from models import score


class Ranker(Executor):
    @requests(on="/rank")
    def rank(self, docs, **kwargs):
        return score(docs)
`,
        "pages.py": `
import cherrypy
from pyramid.view import view_config

from models import score


class Root:
    @cherrypy.expose
    def predict(self, age):
        return score([[age]])


@view_config(route_name="score", renderer="json")
def view(request):
    return score(request.json_body)
`,
        "graph.py": `
import strawberry

from models import score


@strawberry.type
class Query:
    @strawberry.field
    def churn(self, age: int) -> float:
        return score([[age]])[0]
`,
      },
      { services: ["http POST /rank", "http Query.churn", "http Root.predict", "http view"] },
    ));
});

describe("applications that people use directly", () => {
  it("finds Streamlit scripts: at the top, in main, in pages, with cached loaders and the session's state", () =>
    expect(
      {
        "Home.py": `
import streamlit as st
from lib.models import load

st.title("Churn")
model = load()
if st.button("Predict"):
    st.write(model.predict([[st.number_input("Age")]]))  # asks: serving
`,
        "lib/models.py": `
import joblib
import streamlit as st


@st.cache_resource
def load():
    return joblib.load("model.joblib")
`,
        "app_main.py": `
import joblib
import streamlit as st


@st.cache_resource(show_spinner=False)
def get_model():
    return joblib.load("model.joblib")


def main():
    st.title("Churn")
    if st.button("Predict"):
        st.write(get_model().predict([[1]]))  # asks: serving


if __name__ == "__main__":
    main()
`,
        "pages/1_Chat.py": `
import streamlit as st
from openai import OpenAI

if "client" not in st.session_state:
    st.session_state.client = OpenAI()
    st.session_state["messages"] = []

if prompt := st.chat_input():
    st.session_state.messages.append({"role": "user", "content": prompt})
    answer = st.session_state.client.chat.completions.create(model="gpt-4o", messages=st.session_state.messages)  # asks: serving
    st.chat_message("assistant").write(answer.choices[0].message.content)
`,
        "pages/2_About.py": `
import streamlit as st

st.title("About")
`,
      },
      { services: ["app Home.py", "app app_main.py", "app pages/1_Chat.py"] },
    ));

  it("takes no page that only measures what it trains for one that answers with a model", () => {
    const page = (context: string, rest = "") => `
import pandas as pd
import streamlit as st
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

table = pd.read_csv(st.file_uploader("Table"))
X_train, X_test, y_train, y_test = train_test_split(table.drop(columns=["y"]), table["y"])
scaler = StandardScaler()
scaled = scaler.fit_transform(X_train)
model = LogisticRegression().fit(scaled, y_train)
X_test = scaler.transform(X_test)
st.write((model.predict(X_test) == y_test).mean())  # asks: ${context}
${rest}`;
    return expect(
      {
        "train.py": page("offline"),
        "try.py": page("serving", 'row = [[st.number_input("Age")]]\nst.write(model.predict(row))  # asks: serving\n'),
      },
      { services: ["app try.py"] },
    );
  });

  it("finds Gradio interfaces, blocks and chats", () =>
    expect(
      {
        "blocks.py": `
import gradio as gr
from transformers import pipeline

pipe = pipeline("sentiment-analysis", model="distilbert", revision="af0f99b")


def classify(text):
    return pipe(text)[0]["label"]  # asks: serving


def clear():
    return ""


with gr.Blocks() as demo:
    box = gr.Textbox()
    out = gr.Textbox()
    button = gr.Button()
    button.click(fn=classify, inputs=box, outputs=out)
    box.submit(classify, box, out)
    gr.Button("Clear").click(clear, None, out)

demo.launch()
`,
        "chat.py": `
import gradio as gr
from openai import OpenAI

client = OpenAI()


def respond(message, history):
    stream = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": message}], stream=True)  # asks: serving
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
        yield text


gr.ChatInterface(respond).launch()
`,
        "interface.py": `
import gradio as gr
import torch
from torchvision import models

net = models.resnet18()
net.load_state_dict(torch.load("weights.pt"))
net.eval()


def predict(image):
    with torch.no_grad():
        return net(image).softmax(-1)  # asks: serving


gr.Interface(fn=predict, inputs="image", outputs="label").launch()
`,
      },
      { services: ["app classify", "app respond", "app predict"] },
    ));

  it("finds Chainlit handlers and Dash callbacks", () =>
    expect(
      {
        "bot.py": `
import chainlit as cl
from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate


@cl.on_chat_start
async def start():
    chain = ChatPromptTemplate.from_template("{q}") | ChatOpenAI(model="gpt-4o")  # asks: serving
    cl.user_session.set("chain", chain)


@cl.on_message
async def main(message: cl.Message):
    chain = cl.user_session.get("chain")
    answer = await chain.ainvoke({"q": message.content})  # asks: serving
    await cl.Message(content=answer.content).send()
`,
        "dash_app.py": `
import joblib
from dash import Dash, Input, Output, callback, dcc, html

model = joblib.load("model.joblib")
app = Dash(__name__)


@app.callback(Output("label", "children"), Input("age", "value"))
def update(age):
    return model.predict([[age]])[0]  # asks: serving


@callback(Output("title", "children"), Input("age", "value"))
def title(age):
    return f"Age {age}"
`,
      },
      { services: ["app start", "app main", "app update"] },
    ));
});

describe("platforms that call a function", () => {
  it("finds Lambda handlers with a model at the top, and those that ask an endpoint", () =>
    expect(
      {
        "functions/invoke/app.py": `
import json
import os

import boto3

runtime = boto3.client("sagemaker-runtime")


def lambda_handler(event, context):
    response = runtime.invoke_endpoint(EndpointName=os.environ["ENDPOINT"], Body=event["body"])  # asks: serving
    return {"statusCode": 200, "body": json.loads(response["Body"].read())}
`,
        "functions/local/handler.py": `
import pickle

with open("model.pkl", "rb") as file:
    model = pickle.load(file)


def handler(event, context):
    return {"label": int(model.predict([event["row"]])[0])}  # asks: serving
`,
      },
      { services: ["handler lambda_handler", "handler handler"] },
    ));

  it("tells a pipeline of ZenML once, whose script hands it its steps", () =>
    expect(
      {
        "steps.py": `
import joblib
import pandas as pd
from sklearn.pipeline import Pipeline
from zenml.services import BaseService
from zenml.steps import step


@step
def fetch():
    return joblib.load("models/model.pkl")


@step
def answer(model: Pipeline, rows: pd.DataFrame):
    return model.predict(rows)  # asks: batch


@step
def ask(service: BaseService, rows: pd.DataFrame):
    return service.predict(rows)  # asks: batch
`,
        "pipelines.py": `
from zenml.pipelines import pipeline


@pipeline
def scoring(fetch, answer):
    answer(fetch(), None)
`,
        "run.py": `
from pipelines import scoring
from steps import answer, fetch

if __name__ == "__main__":
    scoring(fetch=fetch(), answer=answer()).run()
`,
      },
      { services: ["cli run.py", "pipeline ask"] },
    ));

  it("tells a flow once, and not its task or the script that starts it", () =>
    expect(
      {
        "flow.py": `
import joblib
from prefect import flow, task


@task
def answer(rows):
    return joblib.load("models/model.pkl").predict(rows)  # asks: batch


@flow
def scoring():
    answer([[1]])


if __name__ == "__main__":
    scoring()
`,
      },
      { services: ["pipeline scoring"] },
    ));

  it("finds the functions that configuration gives to Lambda, whatever they are called", () => {
    const asks = (name: string, more = "") => `
import json
import os

import boto3

runtime = boto3.client("sagemaker-runtime")


def ask(event):
    return runtime.invoke_endpoint(EndpointName=os.environ["ENDPOINT"], Body=event["body"])  # asks: serving


def ${name}(event, context=None${more}):
    return {"statusCode": 200, "body": json.loads(ask(event)["Body"].read())}
`;
    return expect(
      {
        "plain/handler.py": asks("handler", ", runtime=None"),
        "infra/lambda.tf": `
data "archive_file" "code" {
  type        = "zip"
  source_dir  = "\${path.module}/../functions/score"
  output_path = "\${path.module}/.terraform/score.zip"
}

resource "aws_lambda_function" "score" {
  function_name = "score"
  handler       = "main.score_row"
  filename      = data.archive_file.code[0].output_path
}
`,
        "functions/score/main.py": asks("score_row"),
        "sam/template.yaml": `
Transform: AWS::Serverless-2016-10-31
Resources:
  Ask:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.answer
`,
        "sam/src/app.py": asks("answer"),
        "sls/serverless.yml": `
provider:
  name: aws
functions:
  rank:
    handler: src/rank.run
`,
        "sls/src/rank.py": asks("run"),
        "sls/src/other.py": asks("run").replace("asks: serving", "asks: offline"),
      },
      { services: ["handler score_row", "handler handler", "handler answer", "handler run"] },
    );
  });

  it("finds SageMaker, Azure ML and TorchServe scripts", () =>
    expect(
      {
        "azure/score.py": `
import json
import os

import joblib


def init():
    global model
    model = joblib.load(os.path.join(os.getenv("AZUREML_MODEL_DIR"), "model.joblib"))


def run(raw):
    return model.predict(json.loads(raw)["data"]).tolist()  # asks: serving
`,
        "sagemaker/inference.py": `
import json
import os

import torch

from net import Net


def model_fn(model_dir):
    model = Net()
    model.load_state_dict(torch.load(os.path.join(model_dir, "model.pth")))
    return model.eval()


def input_fn(body, content_type):
    return torch.tensor(json.loads(body))


def predict_fn(data, model):
    with torch.no_grad():
        return model(data)  # asks: serving
`,
        "sagemaker/net.py": `
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 2)
        self.act = nn.ReLU()

    def forward(self, x):
        return self.act(self.layer(x))
`,
        "torchserve/handler.py": `
import torch
from ts.torch_handler.base_handler import BaseHandler


class Handler(BaseHandler):
    def initialize(self, context):
        self.model = torch.jit.load("model.pt")
        self.model.eval()

    def preprocess(self, data):
        return torch.tensor(data)

    def inference(self, data):
        return self.model(data)  # asks: serving
`,
      },
      { services: ["score run", "handler predict_fn", "handler Handler.inference"] },
    ));

  it("finds Azure functions and Seldon models by what the platforms call", () =>
    expect(
      {
        "score/__init__.py": `
import azure.functions as func
import joblib

model = joblib.load("model.joblib")


def main(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(str(model.predict([req.get_json()])))  # asks: serving
`,
        "Iris.py": `
import joblib


class Iris:
    def __init__(self):
        self.model = joblib.load("iris.joblib")

    def predict(self, X, features_names=None):
        return self.model.predict_proba(X)  # asks: serving
`,
        "Rose.py": `
import joblib


class Rose:
    def predict(self, X):
        return joblib.load("rose.joblib").predict(X)  # asks: offline
`,
      },
      { services: ["deployment predict", "handler main"] },
    ));

  it("finds what answers messages: MQTT, Pub/Sub and gRPC", () =>
    expect(
      {
        "listen.py": `
import json

import joblib
import paho.mqtt.client as mqtt

model = joblib.load("model.joblib")


def on_message(client, userdata, message):
    client.publish("scores", str(model.predict([json.loads(message.payload)])))  # asks: serving


def on_connect(client, userdata, flags, code):
    client.subscribe("rows")


client = mqtt.Client()
client.on_connect = on_connect
client.on_message = on_message
client.loop_forever()
`,
        "pull.py": `
import json

import joblib
from google.cloud import pubsub_v1

model = joblib.load("model.joblib")


def score(message):
    print(model.predict([json.loads(message.data)]))  # asks: serving


pubsub_v1.SubscriberClient().subscribe("rows", callback=score).result()
`,
        "rpc.py": `
from concurrent import futures

import grpc
import joblib

import scoring_pb2
import scoring_pb2_grpc


class Scoring(scoring_pb2_grpc.ScoringServicer):
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def Score(self, request, context):
        return scoring_pb2.Reply(score=self.rate(list(request.row)))

    def rate(self, row):
        return self.model.predict([row])[0]  # asks: serving


server = grpc.server(futures.ThreadPoolExecutor())
scoring_pb2_grpc.add_ScoringServicer_to_server(Scoring(), server)
server.start()
`,
      },
      { services: ["handler on_message", "handler score", "deployment Scoring.Score"] },
    ));

  it("finds what threads run and what a video stream asks for each frame", () =>
    expect(
      {
        "camera.py": `
import streamlit as st
from streamlit_webrtc import VideoProcessorBase, webrtc_streamer
from ultralytics import YOLO


def watch(model, confidence):
    class Detector(VideoProcessorBase):
        def recv(self, frame):
            return model.predict(frame, conf=confidence)  # asks: serving

    webrtc_streamer(key="camera", video_processor_factory=Detector)


st.title("Camera")
watch(YOLO("best.pt"), 0.5)
`,
        "api.py": `
import threading

import joblib
from flask import Flask

app = Flask(__name__)


class Scorer(threading.Thread):
    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def run(self):
        self.scores = joblib.load("model.joblib").predict(self.rows)  # asks: serving


@app.post("/score")
def score():
    Scorer([[1]]).start()
    return "started"
`,
      },
      { services: ["http POST /score", "app camera.py"] },
    ));

  it("says where an interface is given its function", async () => {
    const { services } = await expect(
      {
        "app.py": `
import gradio as gr

from core import Reader

reader = Reader()
gr.Interface(fn=reader.read, inputs="text", outputs="text").launch()
`,
        "core.py": `
import joblib


class Reader:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def read(self, text):
        return self.model.predict([text])  # asks: serving
`,
      },
      { services: ["app Reader.read"] },
    );
    const [reason] = services[0]!.reasons;
    assert.deepEqual([services[0]!.place.file, reason!.place.file, reason!.place.line], ["core.py", "app.py", 7]);
  });

  it("finds BentoML services of three generations", () =>
    expect(
      {
        "v0.py": `
from bentoml import BentoService, api, artifacts, env
from bentoml.adapters import DataframeInput
from bentoml.frameworks.sklearn import SklearnModelArtifact


@env(infer_pip_packages=True)
@artifacts([SklearnModelArtifact("model")])
class Churn(BentoService):
    @api(input=DataframeInput(), batch=True)
    def predict(self, df):
        return self.artifacts.model.predict(df)  # asks: serving
`,
        "v1.py": `
import bentoml
from bentoml.io import NumpyNdarray

runner = bentoml.sklearn.get("churn:latest").to_runner()
svc = bentoml.Service("churn", runners=[runner])


@svc.api(input=NumpyNdarray(), output=NumpyNdarray())
async def classify(rows):
    return await runner.predict.async_run(rows)  # asks: serving
`,
        "v2.py": `
import bentoml


@bentoml.service(resources={"cpu": "2"})
class Churn:
    ref = bentoml.models.get("churn:latest")

    def __init__(self):
        self.model = bentoml.sklearn.load_model(self.ref)

    @bentoml.api
    def predict(self, rows: list) -> list:
        return self.model.predict(rows)  # asks: serving
`,
      },
      { services: ["deployment Churn.predict", "deployment classify", "deployment Churn.predict"] },
    ));

  it("finds Ray Serve, LitServe and Modal", () =>
    expect(
      {
        "lit.py": `
import litserve as ls
from transformers import pipeline


class Api(ls.LitAPI):
    def setup(self, device):
        self.pipe = pipeline("text-classification", device=device)

    def decode_request(self, request):
        return request["text"]

    def predict(self, text):
        return self.pipe(text)  # asks: serving


if __name__ == "__main__":
    ls.LitServer(Api()).run(port=8000)
`,
        "modal_app.py": `
import modal

app = modal.App("sd")


@app.cls(gpu="A10G")
class Model:
    @modal.enter()
    def load(self):
        from diffusers import StableDiffusionPipeline

        self.pipe = StableDiffusionPipeline.from_pretrained("runwayml/stable-diffusion-v1-5")

    @modal.method()
    def generate(self, prompt):
        return self.pipe(prompt).images[0]  # asks: serving
`,
        "ray_app.py": `
import joblib
from fastapi import FastAPI
from ray import serve

app = FastAPI()


@serve.deployment(num_replicas=2)
class Scorer:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    async def __call__(self, request):
        return self.model.predict(await request.json())  # asks: serving


@serve.deployment
@serve.ingress(app)
class Ingress:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    @app.post("/predict")
    def predict(self, rows: list):
        return self.model.predict(rows).tolist()  # asks: serving
`,
      },
      {
        services: ["deployment Api.predict", "deployment Model.generate", "deployment Scorer.__call__", "http POST /predict"],
      },
    ));
});

describe("work in the background", () => {
  it("finds tasks of Celery, RQ and Dramatiq, asked for by a route", () =>
    expect(
      {
        "ml.py": MODEL,
        "worker.py": `
import dramatiq
from celery import Celery, shared_task

from ml import score

celery = Celery("worker")


@celery.task(name="score")
def celery_score(rows):
    return score(rows).tolist()


@shared_task
def shared_score(rows):
    return score(rows).tolist()


@dramatiq.actor
def actor_score(rows):
    score(rows)
`,
        "api.py": `
from fastapi import FastAPI
from redis import Redis
from rq import Queue

from ml import score
from worker import celery_score

app = FastAPI()
queue = Queue(connection=Redis())


@app.post("/celery")
def by_celery(rows: list):
    return {"id": celery_score.delay(rows).id}


@app.post("/rq")
def by_rq(rows: list):
    return {"id": queue.enqueue(score, rows).id}
`,
      },
      {
        services: [
          "http POST /celery",
          "http POST /rq",
          "task score",
          "task celery_score",
          "task shared_score",
          "task actor_score",
        ],
      },
    ));

  it("finds pipelines of Airflow, Prefect, Dagster and Metaflow that use a model, and not those that only train one", () =>
    expect(
      {
        "dags/score.py": `
from airflow import DAG
from airflow.decorators import task
from airflow.operators.python import PythonOperator

import joblib
import pandas as pd


def score_customers():
    model = joblib.load("/models/churn.joblib")
    rows = pd.read_parquet("data/customers.parquet")
    rows["label"] = model.predict(rows)  # asks: batch
    rows.to_parquet("data/scored.parquet")


with DAG("score", schedule="@daily") as dag:
    PythonOperator(task_id="score", python_callable=score_customers)


@task
def second():
    return joblib.load("/models/churn.joblib").predict([[1]]).tolist()  # asks: batch
`,
        "dags/train.py": `
from airflow.decorators import task
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score


@task
def train(x, y):
    model = LogisticRegression().fit(x, y)
    print(accuracy_score(y, model.predict(x)))  # asks: offline
`,
        "flows/dagster_job.py": `
import joblib
from dagster import asset


@asset
def scores(customers):
    return joblib.load("model.joblib").predict(customers)  # asks: batch
`,
        "flows/metaflow_job.py": `
import joblib
from metaflow import FlowSpec, step


class Score(FlowSpec):
    @step
    def start(self):
        self.model = joblib.load("model.joblib")
        self.next(self.end)

    @step
    def end(self):
        self.labels = self.model.predict([[1]])  # asks: batch


if __name__ == "__main__":
    Score()
`,
        "flows/prefect_job.py": `
import mlflow
from prefect import flow, task


@task
def predict(rows):
    model = mlflow.pyfunc.load_model("models:/churn/3")
    return model.predict(rows)  # asks: batch


@flow
def nightly(rows):
    return predict(rows)
`,
      },
      {
        services: ["pipeline score_customers", "pipeline second", "pipeline scores", "pipeline Score.start", "pipeline nightly"],
      },
    ));

  it("finds runners of BentoML's first versions, and services that a program makes for KServe", () =>
    expect(
      {
        "tell.py": `
import bentoml
from bentoml.io import JSON

runner = bentoml.pytorch.load_runner("tones:latest", name="tones")
svc = bentoml.Service(name="tones", runners=[runner])


@svc.api(input=JSON(), output=JSON())
async def tone(x):
    return await runner.async_run(x)  # asks: serving
`,
        "put.py": `
from kserve import KServeClient


def put(spec):
    KServeClient().create(spec)
`,
      },
      { services: ["server kserve.KServeClient.create", "deployment tone"] },
    ));

  it("follows what Ray keeps of a class, and calls from elsewhere", () =>
    expect(
      {
        "serve/graph.py": `
import ray
from ray import serve
from ray.util.metrics import Counter
from transformers import pipeline


class Base:
    def __init__(self, name):
        self.ask = pipeline("text-classification", model=name)

    async def __call__(self, text):
        return self.ask(text)[0]  # asks: serving


@serve.deployment(name="first")
class First(Base):
    pass


@serve.deployment
class Second(Base):
    def told(self, text):
        return self.ask(text)  # asks: serving


@serve.deployment(route_prefix="/tone")
class Gate:
    def __init__(self, first, second):
        self.first = first
        self.second = second
        self.seen = Counter("seen")

    async def __call__(self, request):
        body = await request.json()
        chosen = self.first if body["quick"] else self.second
        self.seen.inc()
        return await chosen.remote(body["text"])


@serve.deployment
class Plain:
    def __init__(self, second):
        self.second = second

    async def __call__(self, request):
        return await self.second.told.remote(await request.text())


@serve.deployment
class Idle:
    def __init__(self, store):
        self.store = store

    async def __call__(self, request):
        return await self.store.remote(1)


@ray.remote
class Store:
    def __call__(self, key):
        return key


gate = Gate.bind(First.bind("tone-small"), Second.options(num_replicas=2).bind("tone-large"))
plain = Plain.bind(Second.bind("tone-large"))
idle = Idle.bind(Store.remote())
`,
      },
      {
        services: ["deployment Gate.__call__", "deployment Plain.__call__"],
        monitors: ["Ray metrics [operations]", "Ray metrics [operations] on Gate.__call__"],
      },
    ));

  it("finds scripts and command lines that score, and consumers of a stream", () =>
    expect(
      {
        "scripts/score_csv.py": `
import argparse

import joblib
import pandas as pd


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="model.joblib")
    parser.add_argument("--input", required=True)
    args = parser.parse_args()
    model = joblib.load(args.model)
    print(model.predict(pd.read_csv(args.input)))  # asks: batch


if __name__ == "__main__":
    main()
`,
        "cli_click.py": `
import click
import joblib


@click.command()
@click.option("--row")
def score(row):
    click.echo(joblib.load("model.joblib").predict([row]))  # asks: batch


if __name__ == "__main__":
    score()
`,
        "cli_typer.py": `
import joblib
import typer

app = typer.Typer()


@app.command()
def score(row: str):
    typer.echo(joblib.load("model.joblib").predict([row]))  # asks: batch


if __name__ == "__main__":
    app()
`,
        "tool/__init__.py": "",
        "tool/__main__.py": `
from tool.run import run

run()
`,
        "tool/run.py": `
import joblib


def run():
    print(joblib.load("model.joblib").predict([[1]]))  # asks: batch
`,
        "consumer.py": `
import json

import joblib
from kafka import KafkaConsumer, KafkaProducer

model = joblib.load("model.joblib")
consumer = KafkaConsumer("transactions", value_deserializer=json.loads)
producer = KafkaProducer()

for message in consumer:
    label = model.predict([message.value["row"]])[0]  # asks: batch
    producer.send("alerts", {"label": int(label)})
`,
      },
      { services: ["cli score", "cli score", "cli consumer.py", "cli scripts/score_csv.py", "cli tool/__main__.py"] },
    ));

  it("finds what the words of a program that trains as well start to predict, and nothing that only tries models out", () =>
    expect(
      {
        "jobs.py": `
import pickle

import joblib
from sklearn.linear_model import LogisticRegression


class Fit:
    def __init__(self, path):
        self.path = path

    def execute(self):
        model = LogisticRegression().fit([[1], [2]], [0, 1])
        print(model.predict([[1]]))  # asks: offline
        joblib.dump(model, self.path)


class Score:
    def __init__(self, path):
        self.path = path

    def execute(self):
        print(joblib.load(self.path).predict([[1]]))  # asks: batch


def check(path):
    labels = joblib.load(path).predict([[1]])  # asks: offline
    print(sum(labels == [1]))


def answer(args):
    print(joblib.load(args.model).predict([[1]]))  # asks: batch


def fit(args):
    Fit(args.model).execute()


def test_model(args):
    check(args.model)
`,
        "main.py": `
import sys

from jobs import Fit, Score, check


def run(word, path):
    if word == "train":
        job = Fit(path)
        job.execute()
    elif word == "predict":
        job = Score(path)
        job.execute()
    elif word == "check":
        check(path)


if __name__ == "__main__":
    run(sys.argv[1], "model.joblib")
`,
        "tool.py": `
import argparse

import jobs


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    fit = commands.add_parser("fit")
    fit.add_argument("--model")
    fit.set_defaults(func=jobs.fit)
    ask = commands.add_parser("ask")
    ask.add_argument("--model")
    ask.set_defaults(func=jobs.answer)
    test = commands.add_parser("test")
    test.add_argument("--model")
    test.set_defaults(func=jobs.test_model)
    args = parser.parse_args()
    args.func(args)


if __name__ == "__main__":
    main()
`,
      },
      { services: ["cli execute", "cli answer"] },
    ));
});

describe("bots and agents", () => {
  it("finds listeners of Slack that a function registers, and leaves those alone that ask no model", () =>
    expect(
      {
        "app.py": `
from slack_bolt import App

from listeners import register

app = App(token="t")
register(app)
app.start(3000)
`,
        "listeners.py": `
from openai import OpenAI
from slack_bolt import App

client = OpenAI()


def just_ack(ack):
    ack()


def answer(event, say):
    say(client.responses.create(model="m", input=event["text"]).output_text)  # asks: serving


def summarise(body, client_):
    client_.post(client.responses.create(model="m", input=body).output_text)  # asks: serving


def open_home(client_):
    client_.views_publish()


def register(app: App):
    app.event("app_mention")(answer)
    app.view("summary")(ack=just_ack, lazy=[summarise])
    app.action("home")(open_home)
`,
      },
      { services: ["handler answer", "handler summarise"] },
    ));

  it("finds commands of Discord on a tree, events of a client that is extended, and cogs", () =>
    expect(
      {
        "bot.py": `
import discord
from discord import app_commands
from discord.ext import commands
from openai import AsyncOpenAI

openai_client = AsyncOpenAI()


async def complete(text):
    return await openai_client.chat.completions.create(model="m", messages=[text])  # asks: serving


class Bot(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)

    async def on_message(self, message):
        await message.channel.send(await complete(message.content))


bot = Bot()


@bot.tree.command(name="chat", description="Talk")
@app_commands.describe(message="What to say")
async def chat(interaction, message: str):
    await interaction.response.send_message(await complete(message))


@bot.tree.command(name="help")
async def show_help(interaction):
    await interaction.response.send_message("Say something")


class Talk(commands.Cog):
    @commands.hybrid_command()
    async def ask(self, context, text: str):
        await context.send(await complete(text))
`,
      },
      { services: ["handler Bot.on_message", "handler chat", "handler Talk.ask"] },
    ));

  it("finds the agents that a langgraph.json names, and what their modules make when they are imported", () =>
    expect(
      {
        "langgraph.json":
          '{ "graphs": { "agent": "./src/agent.py:graph", "made": "./src/made.py:make", "gone": "./src/gone.py:graph" } }',
        "src/__init__.py": "",
        "src/models.py": `
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="m")  # asks: serving
`,
        "src/agent.py": `
from langgraph.graph import StateGraph

from src.models import llm


async def answer(state):
    return await llm.ainvoke(state["messages"])  # asks: serving


builder = StateGraph(dict)
builder.add_node("answer", answer)
graph = builder.compile()  # asks: serving
`,
        "src/made.py": `
from langgraph.prebuilt import create_react_agent


def make(config):
    return create_react_agent("openai:m", tools=[])  # asks: serving
`,
        "src/other.py": `
from langgraph.prebuilt import create_react_agent

graph = create_react_agent("openai:m", tools=[])  # asks: offline
`,
        "own/aegra.json": '{ "graphs": { "kept": "./kept.py:graph" } }',
        "own/kept.py": `
from langgraph.prebuilt import create_react_agent

graph = create_react_agent("openai:m", tools=[])  # asks: serving
`,
      },
      { services: ["app kept", "app agent", "app made"] },
    ));

  it("counts what a bot's process makes at the top of its modules", () =>
    expect(
      {
        "bot.py": `
import telebot

from models import llm

bot = telebot.TeleBot("t")


@bot.message_handler()
def reply(message):
    bot.reply_to(message, llm.invoke(message.text))  # asks: serving
`,
        "models.py": `
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="m")  # asks: serving
`,
      },
      { services: ["handler reply"] },
    ));
});

describe("language models that a program holds", () => {
  it("finds providers that are asked over HTTP, and no other host", () =>
    expect(
      {
        "app.py": `
import os

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()
BASE = os.environ["BASE_URL"]


@app.post("/chat")
def chat(text: str):
    answer = requests.post("https://api.openai.com/v1/chat/completions", json={"text": text}, timeout=9)  # asks: serving
    requests.get("https://api.openai.com/v1/models", timeout=9)
    requests.post("https://hooks.example.com/chat", json={"text": text}, timeout=9)
    return answer.json()


@app.post("/local")
def local(text: str):
    answer = httpx.post("http://localhost:11434/api/generate", json={"prompt": text})  # asks: serving
    return httpx.post(f"{BASE}/v1/chat/completions", json=answer.json()).json()  # asks: serving
`,
      },
      { services: ["http POST /chat", "http POST /local"] },
    ));

  it("holds what a provider's name chooses for asked, and leaves alone what no program holds", () =>
    expect(
      {
        "app.py": `
from fastapi import FastAPI

from providers import make

app = FastAPI()
model = make("openai")


@app.post("/chat")
def chat(text: str):
    return model.ask(text)
`,
        "providers.py": `
from anthropic import Anthropic
from openai import OpenAI


class OpenAIModel:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="m", input=text).output_text  # asks: serving


class AnthropicModel:
    def __init__(self):
        self.client = Anthropic()

    def ask(self, text):
        return self.client.messages.create(model="m", messages=[text])  # asks: serving


PROVIDERS = {"openai": OpenAIModel, "anthropic": AnthropicModel}


def make(name):
    return PROVIDERS[name]()
`,
        "aside.py": `
from openai import OpenAI

client = OpenAI()


def ask(text):
    return client.responses.create(model="m", input=text)  # asks: offline
`,
      },
      { services: ["http POST /chat"] },
    ));

  it("takes what others import for no script, though it can be tried out by itself", () =>
    expect(
      {
        "main.py": `
import importlib


def load(name):
    return importlib.import_module("providers." + name).ask


if __name__ == "__main__":
    import helper

    print(helper.answer("x"))
`,
        "helper.py": `
from openai import OpenAI

client = OpenAI()


def answer(text):
    return client.responses.create(model="m", input=text)  # asks: batch


if __name__ == "__main__":
    print(answer("a test"))
`,
        "providers/__init__.py": "",
        "providers/mistral.py": `
from mistralai import Mistral

client = Mistral()


def ask(text):
    return client.chat.complete(model="m", messages=[text])  # asks: batch


if __name__ == "__main__":
    print(ask("a test"))
`,
      },
      { services: ["cli main.py"] },
    ));
});

describe("handlers that are handed over", () => {
  it("finds those of Telegram wherever they stand among the arguments, and jobs that arq runs by the clock", () =>
    expect(
      {
        "bot.py": `
from openai import AsyncOpenAI
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

client = AsyncOpenAI()


async def complete(text):
    return await client.responses.create(model="m", input=text)  # asks: serving


async def start(update, context):
    await update.message.reply_text("Hello")


async def talk(update, context):
    await update.message.reply_text(await complete(update.message.text))


async def again(update, context):
    await update.callback_query.answer(await complete(update.callback_query.data))


application = ApplicationBuilder().token("t").build()
application.add_handler(CommandHandler("start", start))
application.add_handler(MessageHandler(filters.TEXT, talk))
application.add_handler(CallbackQueryHandler(again))
`,
        "worker.py": `
from anthropic import Anthropic
from arq import cron

client = Anthropic()


async def digest(ctx):
    return client.messages.create(model="m", messages=[])  # asks: batch


class WorkerSettings:
    cron_jobs = [cron(digest, hour=3)]
`,
      },
      { services: ["handler talk", "handler again", "task digest"] },
    ));

  it("finds chains that LangServe answers with, and agents that are handed over to run beside the answer", () =>
    expect(
      {
        "server.py": `
from fastapi import BackgroundTasks, FastAPI
from langchain_core.runnables import RunnableBinding
from langserve import add_routes

from agents import make, plan

app = FastAPI()


class Agent(RunnableBinding):
    def __init__(self, **others):
        super().__init__(bound=make(), **others)


agent = Agent().configurable_fields(name=1).with_types(input_type=str)

add_routes(app, make(), path="/joke")
add_routes(app, plan(), path="/plan")


@app.post("/runs")
def run(text: str, tasks: BackgroundTasks):
    tasks.add_task(agent.ainvoke, text)  # asks: serving
    return {"ok": True}


@app.post("/notes")
def note(text: str, tasks: BackgroundTasks):
    tasks.add_task(print, text)
    return {"ok": True}
`,
        "agents.py": `
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI


def make():
    return ChatPromptTemplate.from_template("Tell {joke}") | ChatOpenAI(model="m")  # asks: serving


def plan():
    return object()
`,
      },
      { services: ["http POST /joke", "http POST /runs"] },
    ));

  it("holds models for asked in what a program of routes holds, though none is seen to reach them, and not in a trial", () =>
    expect(
      {
        "app.py": `
from fastapi import FastAPI

import stores

app = FastAPI()


@app.post("/documents")
def add(text: str):
    return stores.pick(text).add(text)
`,
        "stores.py": `
import os

from langchain_openai import ChatOpenAI, OpenAIEmbeddings

STORES = {}


def register(name, store):
    STORES[name] = store


def pick(name):
    return STORES[name]


register("small", OpenAIEmbeddings(model="m"))  # asks: serving


if __name__ == "__main__":

    def trial():
        return ChatOpenAI(model="m").invoke("Hello")  # asks: offline

    trial()
`,
      },
      { services: [] },
    ));

  it("follows what a method returns into several attributes, and a model's method that a thread is given", () =>
    expect(
      {
        "app.py": `
from threading import Thread

import gradio as gr
from transformers import AutoModelForCausalLM, AutoTokenizer, TextIteratorStreamer


class Chat:
    def __init__(self, name):
        self.model, self.tokenizer = self.load(name)

    def load(self, name):
        return AutoModelForCausalLM.from_pretrained(name), AutoTokenizer.from_pretrained(name)

    def stream(self, text):
        streamer = TextIteratorStreamer(self.tokenizer)
        Thread(target=self.tokenizer.save_vocabulary).start()
        Thread(target=self.model.generate, kwargs={"streamer": streamer}).start()  # asks: serving
        yield from streamer


chat = Chat("small")


def answer(message, history):
    yield from chat.stream(message)


gr.ChatInterface(answer).launch()
`,
      },
      { services: ["app answer"] },
    ));

  it("finds what Triton and arq call of classes by their names", () =>
    expect(
      {
        "models/rank/1/model.py": `
import triton_python_backend_utils as pb_utils


class TritonPythonModel:
    def execute(self, requests):
        return [self.ask(request) for request in requests]

    def ask(self, request):
        rows = pb_utils.get_input_tensor_by_name(request, "rows")
        inner = pb_utils.InferenceRequest(model_name="inner", requested_output_names=["scores"], inputs=[rows])
        return inner.exec()  # asks: serving
`,
        "worker.py": `
from typing import ClassVar

from arq.connections import RedisSettings
from openai import OpenAI

client = OpenAI()


async def answer(ctx, question):
    return client.responses.create(model="m", input=question)  # asks: serving


async def sweep(ctx):
    return None


class WorkerSettings:
    functions: ClassVar = [answer, sweep]
    redis_settings = RedisSettings()
`,
      },
      { services: ["deployment execute", "task answer"] },
    ));

  it("leaves alone what was tried out beside a server: files that tell a model what is written in them", async () => {
    const server = `
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


@app.post("/ask")
def ask(question: str):
    return client.responses.create(model="m", input=question)  # asks: serving
`;
    const trial = `
from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
client = OpenAI()
question = "How warm is it in Oslo?"
answer = client.responses.create(model="m", input=question)  # asks: offline
print(answer.output_text)
`;
    const told = `
import sys

from openai import OpenAI

client = OpenAI()
print(client.responses.create(model="m", input=sys.argv[1]))  # asks: batch
`;
    const many = `
from openai import OpenAI

from tickets import waiting

client = OpenAI()
for ticket in waiting:
    client.responses.create(model="m", input=ticket.text)  # asks: batch
`;
    await expect({ "api/main.py": server, "agents/weather.py": trial }, { services: ["http POST /ask"] });
    await expect({ "agents/weather.py": trial.replace("offline", "batch") }, { services: ["cli agents/weather.py"] });
    await expect(
      { "api/main.py": server, "jobs/told.py": told, "jobs/many.py": many },
      { services: ["http POST /ask", "cli jobs/many.py", "cli jobs/told.py"] },
    );
  });

  it("takes what SageMaker hands on for what loads it, however it is annotated", () =>
    expect(
      {
        "inference.py": `
from typing import Any

from diffusers import StableDiffusionInpaintPipeline


def model_fn(model_dir: str) -> StableDiffusionInpaintPipeline:
    return StableDiffusionInpaintPipeline.from_pretrained(model_dir).to("cuda")


def predict_fn(given: tuple, model: Any):
    return model(*given)  # asks: serving


def input_fn(body: bytes):
    return body
`,
      },
      { services: ["handler predict_fn"] },
    ));

  it("knows faces, voices and what LlamaIndex makes of found passages", () =>
    expect(
      {
        "app.py": `
import inspireface
from fastapi import FastAPI
from llama_index.core import VectorStoreIndex, get_response_synthesizer
from llama_index.core.retrievers import VectorIndexRetriever
from pyannote.audio import Model
from pyannote.audio.pipelines import VoiceActivityDetection

app = FastAPI()
session = inspireface.InspireFaceSession(inspireface.HF_ENABLE_QUALITY, inspireface.HF_DETECT_MODE_ALWAYS_DETECT)
voices = VoiceActivityDetection(segmentation=Model.from_pretrained("voices/small"))
voices.instantiate({"min_duration_on": 0.3})
index = VectorStoreIndex.from_vector_store(None)


@app.post("/faces")
def faces(image: bytes):
    return len(session.face_detection(image))  # asks: serving


@app.post("/voices")
def speech(path: str):
    return len(voices(path))  # asks: serving


@app.post("/ask")
def ask(question: str):
    passages = VectorIndexRetriever(index=index).retrieve(question)  # asks: serving
    return get_response_synthesizer(streaming=True).synthesize(question, passages)  # asks: serving
`,
      },
      { services: ["http POST /faces", "http POST /voices", "http POST /ask"] },
    ));

  it("finds model servers that functions of Modal start", () =>
    expect(
      {
        "serve.py": `
import subprocess

import modal

MODEL = "acme/small"
app = modal.App("serve")


@app.function(gpu="H100")
@modal.web_server(port=8000)
def serve():
    subprocess.run(["pip", "install", "vllm"])
    cmd = ["vllm", "serve", MODEL, "--port", "8000"]
    cmd += ["--tensor-parallel-size", "2"]
    subprocess.Popen(" ".join(cmd), shell=True)  # asks: serving


@app.cls(gpu="H100")
class Server:
    @modal.web_server(port=8001)
    def answer(self):
        subprocess.Popen(f"python -m vllm.entrypoints.openai.api_server --model {MODEL}", shell=True)  # asks: serving
`,
        "setup.py": `
import subprocess

subprocess.run(["vllm", "serve", "acme/small"])
`,
      },
      { services: ["deployment serve", "deployment Server.answer"] },
    ));

  it("takes a program that has its answers judged for no service", () =>
    expect(
      {
        "runner.py": `
from langchain_openai import ChatOpenAI
from langsmith import Client

llm = ChatOpenAI(model="m")  # asks: offline


def answer(given):
    return llm.invoke(given["question"])  # asks: offline


def main():
    Client().evaluate(answer, data="questions")


if __name__ == "__main__":
    main()
`,
      },
      { services: [] },
    ));

  it("knows Genkit, and a library by what a package of the project that is named like it lacks", () =>
    expect(
      {
        "app/agents/__init__.py": "class Agent:\n    pass\n",
        "app/main.py": `
from fastapi import FastAPI
from genkit.ai import Genkit

from agents import Runner, Unknown
from app.agents import Agent, missing

ai = Genkit()
app = FastAPI()
poem = ai.prompt("poem")


@ai.flow()
async def joke(topic: str):
    return (await ai.generate(prompt=topic)).text  # asks: serving


@app.get("/joke")
async def tell(topic: str):
    return await joke(topic)


@app.get("/poem")
async def write(topic: str):
    return await poem({"topic": topic})  # asks: serving


@app.post("/ask")
async def ask(question: str):
    Unknown.run(missing.run(question))
    return await Runner.run(Agent(), question)  # asks: serving
`,
      },
      { services: ["http GET /joke", "http GET /poem", "http POST /ask"] },
    ));
});
