import assert from "node:assert/strict";
import { analyse, inference } from "./analyse.ts";

const OPEN = `import OpenAI from "openai";\nimport type { Answers } from "./answers";\nexport class Open implements Answers {\n  private readonly client = new OpenAI();\n  async answer(text: string) {\n    return this.client.responses.create({ input: text });\n  }\n}\n`;
const ANSWERS = "export interface Answers {\n  answer(text: string): Promise<unknown>;\n}\n";
const names = (files: Record<string, string>) =>
  analyse({ "package.json": "{}", "src/open.ts": OPEN, "src/answers.ts": ANSWERS, ...files }).services.map((one) => one.name);
const routed = (imports: string, answer: string) =>
  `import express from "express";\n${imports}\nconst app = express();\napp.post("/ask", async (req, res) => res.json(await ${answer}));\napp.listen(1);\n`;

describe("who answers in JavaScript, where that is chosen at run time", () => {
  it("takes the classes that stand for an interface, whatever container makes them", () => {
    const files = {
      "src/tokens.ts": `export const ANSWERS = Symbol("Answers");\n`,
      "src/desk.ts": `import { Inject, Injectable } from "@nestjs/common";\nimport type { Answers } from "./answers";\nimport { ANSWERS } from "./tokens";\n@Injectable()\nexport class Desk {\n  constructor(@Inject(ANSWERS) private readonly answers: Answers) {}\n  ask(text: string) {\n    return this.answers.answer(text);\n  }\n}\n`,
      "src/desk.controller.ts": `import { Controller, Post } from "@nestjs/common";\nimport { Desk } from "./desk";\n@Controller("desk")\nexport class DeskController {\n  constructor(private readonly desk: Desk) {}\n  @Post()\n  ask(text: string) {\n    return this.desk.ask(text);\n  }\n}\n`,
      "src/desk.module.ts": `import { Module } from "@nestjs/common";\nimport { Desk } from "./desk";\nimport { DeskController } from "./desk.controller";\nimport { Open } from "./open";\nimport { ANSWERS } from "./tokens";\n@Module({ controllers: [DeskController], providers: [Desk, { provide: ANSWERS, useClass: Open }] })\nexport class DeskModule {}\n`,
    };
    assert.deepEqual(names(files), ["POST /desk"]);
    const token = {
      ...files,
      "src/answers.ts": `export interface Answers {\n  answer(text: string): Promise<unknown>;\n}\nexport const Answers = Symbol("Answers");\n`,
    };
    assert.deepEqual(names(token), ["POST /desk"]);
    // A class of that name in a test stands for nothing that runs.
    const { "src/open.ts": _open, ...others } = { "src/open.ts": OPEN, ...token };
    assert.deepEqual(
      analyse({ "package.json": "{}", ...others, "src/open.spec.ts": OPEN }).services.map((one) => one.name),
      [],
    );
  });

  it("takes those that extend an abstract class, for what it leaves to them too", () => {
    const abstract = `export abstract class Base {\n  run(text: string) {\n    return this.answer(text);\n  }\n  abstract answer(text: string): unknown;\n}\n`;
    const made = `import { Base } from "./base";\nimport { ask } from "./ask";\nexport class Made extends Base {\n  answer(text: string) {\n    return ask(text);\n  }\n}\n`;
    const ask = `import OpenAI from "openai";\nconst client = new OpenAI();\nexport const ask = (input: string) => client.responses.create({ input });\n`;
    assert.deepEqual(
      names({
        "src/ask.ts": ask,
        "src/base.ts": abstract,
        "src/made.ts": made,
        "src/pick.ts": `import { Base } from "./base";\nimport { Made } from "./made";\nlet kept: Base | null = null;\nexport function keep(one: Base) {\n  kept = one;\n}\nexport function pick(): Base {\n  return kept!;\n}\nexport const first = () => new Made();\n`,
        "src/app.ts": routed(`import { pick } from "./pick";`, "pick().run(req.body.q)"),
      }),
      ["POST /ask"],
    );
  });

  it("takes what a container is asked for by its class", () => {
    assert.deepEqual(
      names({
        "src/app.ts": routed(`import { Open } from "./open";`, "res.locals.container.resolve(Open).answer(req.body.q)"),
      }),
      ["POST /ask"],
    );
    // A function of the project's own hands out what it hands out.
    assert.deepEqual(
      names({
        "src/own.ts": "export const own = { resolve: (kind: unknown) => ({ answer: (text: string) => text }) };\n",
        "src/app.ts": routed(
          `import { Open } from "./open";\nimport { own } from "./own";`,
          "own.resolve(Open).answer(req.body.q)",
        ),
      }),
      [],
    );
  });

  it("takes what a module put into maps, lists and objects", () => {
    const kept = (registry: string) => ({
      "src/registry.ts": `import { Open } from "./open";\n${registry}`,
      "src/app.ts": routed(`import { pick } from "./registry";`, "pick(req.body.kind).answer(req.body.q)"),
    });
    for (const registry of [
      `const all = new Map<string, any>();\nall.set("open", new Open());\nexport const pick = (name: string) => all.get(name);\n`,
      `const all: Record<string, any> = {};\nfunction put(name: string, one: any) {\n  all[name] = one;\n}\nput("open", new Open());\nexport const pick = (name: string) => all[name];\n`,
      `const all: any[] = [];\nall.push(new Open());\nexport const pick = (name: string) => all.find((one) => one.name === name);\n`,
      `const all = new Map<string, any>();\nall.set("open", new Open());\nexport function pick() {\n  for (const one of all.values()) return one;\n}\n`,
      `const all = new Map<string, any>();\nall.set("open", new Open());\nexport function pick() {\n  for (const [name, one] of all) return one;\n}\n`,
      `class Registry {\n  private kinds = new Map();\n  add(name: string, kind: any) {\n    this.kinds.set(name, kind);\n  }\n  make(name: string) {\n    const Kind = this.kinds.get(name);\n    return new Kind();\n  }\n}\nconst registry = new Registry();\nregistry.add("open", Open);\nexport const pick = (name: string) => registry.make(name);\n`,
    ])
      assert.deepEqual(names(kept(registry)), ["POST /ask"], registry);
    assert.deepEqual(
      names(kept(`const all = new Map<string, any>();\nexport const pick = (name: string) => all.get(name);\n`)),
      [],
    );
  });

  it("comes to an end where objects are made anew from themselves", () => {
    const steps = Array.from(
      { length: 12 },
      (_, at) =>
        `export function step${at}() {\n  state = { ...state, ...more, s${at}: state.s${at} };\n  more = { ...more, ...state };\n}\n`,
    ).join("");
    assert.deepEqual(
      names({
        "src/state.ts": `import { Open } from "./open";\nlet state: any = { open: new Open() };\nlet more: any = {};\n${steps}export const pick = () => more.open ?? state.missing.deep;\n`,
        "src/app.ts": routed(`import { pick } from "./state";`, "pick().answer(req.body.q)"),
      }),
      ["POST /ask"],
    );
  });

  it("knows the activities that a Temporal worker spreads: what a function makes of a client", () => {
    const part = analyse({
      "package.json": "{}",
      "src/client.ts": `import OpenAI from "openai";\nconst client = new OpenAI();\nexport class Asker {\n  async ask(input: string) {\n    return client.responses.create({ input });\n  }\n  async keep(input: string) {\n    return input;\n  }\n}\n`,
      "src/activities.ts": `import { Asker } from "./client";\nexport const createActivities = (asker: Asker) => ({ ask: asker.ask.bind(asker), keep: asker.keep.bind(asker) });\n`,
      "src/more.ts": "export async function look(text: string) {\n  return text;\n}\n",
      "src/worker.ts": `import { Worker } from "@temporalio/worker";\nimport { createActivities } from "./activities";\nimport { Asker } from "./client";\nimport * as more from "./more";\nexport const start = () => Worker.create({ activities: { ...more, ...createActivities(new Asker()) }, taskQueue: "q" });\n`,
    });
    assert.deepEqual(
      part.services.map((one) => `${one.kind} ${one.name}`),
      ["task Asker.ask"],
    );
  });

  it("knows the activities of a Temporal worker", () => {
    const part = analyse({
      "package.json": "{}",
      "src/ask.ts": `import OpenAI from "openai";\nconst client = new OpenAI();\nexport const ask = (input: string) => client.responses.create({ input });\n`,
      "src/activities/index.ts": `export * from "./thinking";\n`,
      "src/activities/thinking.ts": `import { ask } from "../ask";\nimport { timed } from "../timed";\nexport async function think(text: string) {\n  return ask(text);\n}\nasync function look(text: string) {\n  return ask(text);\n}\nexport const watch = timed(look);\nexport async function keep(text: string) {\n  return text;\n}\n`,
      "src/timed.ts": "export const timed = (run: any) => (...given: any[]) => run(...given);\n",
      "src/worker.ts": `import { Worker } from "@temporalio/worker";\nimport * as activities from "./activities";\nexport const start = () => Worker.create({ activities, taskQueue: "q" });\n`,
    });
    assert.deepEqual(part.services.map((one) => `${one.kind} ${one.name}`).sort(), ["task look", "task think"]);
    assert.deepEqual(inference(part), ["src/ask.ts:3 openai.responses.create serving <- think, look"]);
  });
});
