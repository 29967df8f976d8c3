import assert from "node:assert/strict";
import { analyse, inference } from "./analyse.ts";

const MODEL = `import { ChatOpenAI } from "@langchain/openai";\nexport const model = new ChatOpenAI({ model: "gpt-4o" });\n`;
const SERVER = (answer: string) =>
  `import express from "express";\nimport { model } from "./model";\nimport { Answerer } from "./answerer";\nconst answerer = new Answerer(model);\nconst app = express();\napp.post("/ask", async (req, res) => res.json(await ${answer}));\n`;

describe("models that JavaScript hands over", () => {
  it("finds where a model is asked by modules that import nothing of models", () => {
    const part = analyse({
      "package.json": "{}",
      "src/model.ts": MODEL,
      "src/answerer.ts": `export class Answerer {\n  constructor(private readonly model: any) {}\n  async answer(text: string) {\n    return this.model.invoke(text);\n  }\n}\n`,
      "src/app.ts": SERVER("answerer.answer(req.body.q)"),
    });
    assert.ok(inference(part).includes("src/answerer.ts:4 langchain-model.invoke serving <- POST /ask"));
  });

  it("follows what a class hands to the one before it", () => {
    const part = analyse({
      "package.json": "{}",
      "src/model.ts": MODEL,
      "src/base.ts": `export abstract class Base {\n  constructor(protected model: any) {}\n  answer(text: string) {\n    return this.model.invoke(text);\n  }\n}\n`,
      "src/answerer.ts": `import { Base } from "./base";\nimport { model } from "./model";\nexport class Answerer extends Base {\n  constructor() {\n    super(model);\n  }\n}\n`,
      "src/app.ts": SERVER("answerer.answer(req.body.q)"),
    });
    assert.ok(inference(part).includes("src/base.ts:4 langchain-model.invoke serving <- POST /ask"));
  });

  it("follows what a getter gives", () => {
    const part = analyse({
      "package.json": "{}",
      "src/model.ts": MODEL,
      "src/answerer.ts": `import { model } from "./model";\nexport class Answerer {\n  #model;\n  constructor(given) { this.#model = given || model; }\n  get model() { return this.#model; }\n  set model(other) { this.#model = other; }\n  answer(text) {\n    return this.model.invoke(text);\n  }\n}\n`,
      "src/app.ts": SERVER("answerer.answer(req.body.q)"),
    });
    assert.ok(inference(part).includes("src/answerer.ts:8 langchain-model.invoke serving <- POST /ask"));
  });

  it("follows what a component of React puts into its state and its references", () => {
    const component = (get: string, put: string, model: string) =>
      `"use client";\nimport { useEffect, useRef, useState } from "react";\nimport * as mobilenet from "@tensorflow-models/mobilenet";\nexport function Look() {\n  ${get}\n  useEffect(() => { mobilenet.load().then((one) => one); (async () => { const loaded = await mobilenet.load(); ${put}; })(); }, []);\n  const look = async (picture) => ${model}.classify(picture);\n  return <button onClick={look} />;\n}\n`;
    for (const [get, put, model] of [
      ["const [model, setModel] = useState(null);", "setModel(loaded)", "model"],
      ["const model = useRef(null);", "model.current = loaded", "model.current"],
    ] as const)
      assert.deepEqual(inference(analyse({ "package.json": "{}", "src/look.jsx": component(get, put, model) })), [
        "src/look.jsx:7 tfjs-ready.classify serving",
      ]);
    // What another function puts elsewhere says nothing of the state.
    assert.deepEqual(
      inference(
        analyse({
          "package.json": "{}",
          "src/look.jsx": component("const [model, setModel] = useState(null);", "setOther(loaded)", "model"),
        }),
      ),
      [],
    );
  });

  it("takes what a test passes for a stand-in", () => {
    const part = analyse({
      "package.json": "{}",
      "src/answerer.ts": `import { ChatOpenAI } from "@langchain/openai";\nexport class Answerer {\n  constructor(private readonly model: ChatOpenAI) {}\n  answer(text: string) {\n    return this.model.invoke(text);\n  }\n}\n`,
      "src/answerer.spec.ts": `import { Answerer } from "./answerer";\nit("answers", () => new Answerer({ invoke: () => "yes" }).answer("?"));\n`,
      "src/server.ts": `import { Controller, Post } from "@nestjs/common";\nimport { Answerer } from "./answerer";\n@Controller("ask")\nexport class Asks {\n  constructor(private readonly answerer: Answerer) {}\n  @Post()\n  ask(q: string) {\n    return this.answerer.answer(q);\n  }\n}\n`,
    });
    assert.deepEqual(
      part.services.map((one) => one.name),
      ["POST /ask"],
    );
  });

  it("follows what a promise holds into the function that is given it", () => {
    const part = analyse({
      "package.json": "{}",
      "src/embed.ts": `let pipe: Promise<any> | undefined;\nfunction load() {\n  pipe ??= import("@xenova/transformers").then(async (m) => (m as any).pipeline("feature-extraction", "Xenova/all-MiniLM-L6-v2")).catch(() => null);\n  return pipe;\n}\nexport async function embed(text: string) {\n  const extractor = await load();\n  return extractor(text);\n}\nexport const again = (text: string) =>\n  import("openai").then(({ default: OpenAI }) => new OpenAI()).then((client) => client.embeddings.create({ input: text }));\n`,
    });
    assert.deepEqual(inference(part), [
      "src/embed.ts:8 transformers-pipeline offline",
      "src/embed.ts:11 openai.embeddings.create offline",
    ]);
    assert.equal(part.modelArtifacts.length, 1);
  });

  it("takes no route for a service that tells whether the program is well", () => {
    const part = analyse({
      "package.json": "{}",
      "src/app.ts": `import express from "express";\nimport OpenAI from "openai";\nconst client = new OpenAI();\nconst app = express();\nconst ask = (input: string) => client.responses.create({ input });\napp.get("/health", async (req, res) => res.json(await ask("ping")));\napp.post("/ask", async (req, res) => res.json(await ask(req.body.q)));\n`,
    });
    assert.deepEqual(
      part.services.map((one) => one.name),
      ["POST /ask"],
    );
  });

  it("knows commands of Discord bots, whose folder is loaded when the bot starts", () => {
    const ask = `import OpenAI from "openai";\nconst client = new OpenAI();\nexport const ask = (q) => client.responses.create({ input: q });\n`;
    const part = analyse({
      "package.json": "{}",
      "src/ask.js": ask,
      "src/commands/question.js": `import { SlashCommandBuilder } from "discord.js";\nimport { ask } from "../ask.js";\nexport const data = new SlashCommandBuilder().setName("question").addStringOption((o) => o.setName("text"));\nexport async function execute(interaction) {\n  await interaction.reply(await ask("?"));\n}\n`,
      "src/commands/sum.js": `const { SlashCommandBuilder } = require("discord.js");\nconst { ask } = require("../ask.js");\nmodule.exports = {\n  data: new SlashCommandBuilder().setName("sum"),\n  async execute(interaction) {\n    await interaction.reply(await ask("?"));\n  },\n};\n`,
      "src/commands/talk.ts": `import type { ChatInputCommandInteraction } from "discord.js";\nimport { ask } from "../ask.js";\nimport { talk } from "../data.js";\nconst execute = async (client, interaction: ChatInputCommandInteraction) => interaction.reply(await ask("?"));\nexport default { data: talk, run: execute };\n`,
      "src/events/said.js": `const { Events } = require("discord.js");\nconst { ask } = require("../ask.js");\nmodule.exports = {\n  name: Events.MessageCreate,\n  execute: async (message) => message.reply(await ask(message.content)),\n};\n`,
      "src/events/ready.js": `const { Events } = require("discord.js");\nconst { ask } = require("../ask.js");\nmodule.exports = { name: Events.ClientReady, once: true, execute: () => ask("warm") };\n`,
      "src/commands/helper.js": `import { EmbedBuilder } from "discord.js";\nimport { ask } from "../ask.js";\nexport const execute = async () => new EmbedBuilder().setTitle(await ask("?"));\n`,
      "src/index.js": `import { Client } from "discord.js";\nimport { ask } from "./ask.js";\nconst bot = new Client({});\nbot.once("ready", () => ask("warm"));\nbot.on("messageCreate", (message) => ask(message.content));\n`,
    });
    assert.deepEqual(
      part.services.map((one) => one.name),
      ["command question", "command sum", "command", "on MessageCreate", "bot.on messageCreate"],
    );
  });
});
