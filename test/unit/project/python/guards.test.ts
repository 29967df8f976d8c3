import { strict as assert } from "node:assert";
import { type Files, guards, inventoryOf } from "../inventory-of.ts";

async function expectGuards(files: Files, expected: readonly string[]): Promise<void> {
  assert.equal(guards(await inventoryOf(files)).join("\n"), expected.join("\n"));
}

const MODEL = `
import joblib

model = joblib.load("model.joblib")
`;

describe("guards of Python services", () => {
  it("finds dependencies of a route, of its router, and of the application", () =>
    expectGuards(
      {
        "api.py": `
from auth import current_user, require_key
from fastapi import APIRouter, Depends, FastAPI
from ml import model

app = FastAPI()
guarded = APIRouter(dependencies=[Depends(require_key)])


@app.post("/a")
def a(x: list, user=Depends(current_user)):
    return model.predict(x)


@app.post("/b", dependencies=[Depends(require_key)])
def b(x: list):
    return model.predict(x)


@guarded.post("/c")
def c(x: list):
    return model.predict(x)


app.include_router(guarded)
`,
        "auth.py": `
from fastapi import Depends, Header, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")


def current_user(token: str = Depends(scheme)):
    return decode(token)


def decode(token):
    if token != "x":
        raise HTTPException(status_code=401)
    return token


def require_key(key: str = Header()):
    if key != "k":
        raise HTTPException(403)
`,
        "ml.py": MODEL,
      },
      [
        "POST /a: guarded by decode refuses callers",
        "POST /b: guarded by Depends(require_key)",
        "POST /c: guarded by Depends(require_key)",
      ],
    ));

  it("tells routes that nothing guards, although another router is guarded", () =>
    expectGuards(
      {
        "open.py": `
from fastapi import APIRouter
from ml import model

router = APIRouter()


@router.post("/open")
def predict(x: list):
    return model.predict(x)
`,
        "closed.py": `
from fastapi import APIRouter, Depends, Header, HTTPException
from ml import model


def require_key(key: str = Header()):
    if key != "k":
        raise HTTPException(403)


router = APIRouter(dependencies=[Depends(require_key)])


@router.post("/closed")
def predict(x: list):
    return model.predict(x)
`,
        "main.py": `
from fastapi import FastAPI

import closed
import open

app = FastAPI()
app.include_router(open.router)
app.include_router(closed.router)
`,
        "ml.py": MODEL,
      },
      ["POST /closed: guarded by Depends(require_key)", "POST /open: open"],
    ));

  it("finds guards of an included router, middleware, hooks and decorators", () =>
    expectGuards(
      {
        "a.py": `
from fastapi import Depends, FastAPI, HTTPException
from routes import router


def verify_token():
    raise HTTPException(status_code=401)


app = FastAPI()
app.include_router(router, dependencies=[Depends(verify_token)])
`,
        "b.py": `
from flask import Flask, abort, request
from ml import model

app = Flask(__name__)


@app.before_request
def check():
    if request.headers.get("X-Key") != "k":
        abort(401)


@app.post("/hook")
def predict():
    return str(model.predict([[1]]))
`,
        "c.py": `
from flask import Flask
from flask_login import login_required
from ml import model

app = Flask(__name__)


@app.post("/login")
@login_required
def predict():
    return str(model.predict([[1]]))


@app.post("/nobody")
def nobody():
    return str(model.predict([[1]]))
`,
        "d.py": `
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from ml import model

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://example.com"])


@app.middleware("http")
async def check(request: Request, call_next):
    if "authorization" not in request.headers:
        return JSONResponse({}, status_code=401)
    return await call_next(request)


@app.post("/middleware")
def predict(x: list):
    return model.predict(x)
`,
        "ml.py": MODEL,
        "routes.py": `
from fastapi import APIRouter
from ml import model

router = APIRouter()


@router.post("/included")
def predict(x: list):
    return model.predict(x)
`,
      },
      [
        "POST /hook: guarded by check",
        "POST /login: guarded by a signed-in session",
        "POST /nobody: open",
        "POST /middleware: guarded by check",
        "POST /included: guarded by Depends(verify_token)",
      ],
    ));
});

describe("what stands around an open route", () => {
  const API = `
import sqlite3

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")
people = sqlite3.connect("people.db")


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/people")
def list_people():
    return people.execute("SELECT * FROM people").fetchall()
`;
  const COPY = API.slice(0, API.indexOf("@app.get"));
  const DOCKERFILE = 'FROM python:3.12\nCOPY . .\nCMD ["uvicorn", "main:app"]\n';

  it("finds middleware that leaves it to another function to refuse callers", () =>
    expectGuards(
      {
        "main.py": `
from fastapi import FastAPI
from ml import model
from security import auth_middleware

app = FastAPI()


@app.middleware("http")
async def protect(request, call_next):
    if request.url.path.startswith("/api"):
        return await auth_middleware(request, call_next)
    return await call_next(request)


@app.post("/api/predict")
def predict(x: list):
    return model.predict(x).tolist()
`,
        "security.py": `
from fastapi.responses import JSONResponse


async def auth_middleware(request, call_next):
    if request.headers.get("Authorization") is None:
        return JSONResponse(status_code=401, content={})
    return await call_next(request)
`,
        "ml.py": MODEL,
      },
      ["POST /api/predict: guarded by protect"],
    ));

  it("names open routes beside it that hand out what is stored, and no others", async () => {
    const [service] = (await inventoryOf({ "main.py": API })).services;
    assert.deepEqual(
      service?.alsoOpen?.map(({ place }) => place.line),
      [22],
    );
  });

  it("tells a copy that nothing starts from the route that is deployed", async () => {
    const copies = async (files: Record<string, string>) =>
      (await inventoryOf(files)).services.map(({ place, copyOf }) => `${place.file}: ${copyOf ?? "none"}`);
    assert.deepEqual(await copies({ Dockerfile: DOCKERFILE, "main.py": COPY, "trial/traced.py": COPY }), [
      "main.py: none",
      "trial/traced.py: main.py",
    ]);
    assert.deepEqual(await copies({ "main.py": COPY, "trial/traced.py": COPY }), ["main.py: none", "trial/traced.py: none"]);
    assert.deepEqual(
      await copies({
        Dockerfile: DOCKERFILE,
        "main.py": COPY,
        "trial/traced.py": COPY,
        "trial/Dockerfile": DOCKERFILE.replace("main:app", "traced:app"),
      }),
      ["main.py: none", "trial/traced.py: none"],
    );
  });
});
