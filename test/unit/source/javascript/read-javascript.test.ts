import assert from "node:assert/strict";
import { isJavaScript } from "../../../../src/source/javascript/is-javascript.ts";
import type { CallExpression, Expression, JsSyntax } from "../../../../src/source/javascript/module.ts";
import { readJavaScript } from "../../../../src/source/javascript/read-javascript.ts";

function syntax(text: string, path = "a.ts"): JsSyntax {
  const facts = readJavaScript(path, text);
  assert.ok(facts);
  return facts.module.syntax();
}

/** An expression as text, so that a test can say what it expects in one line. */
function show(expression: Expression | undefined): string {
  if (!expression) return "?";
  switch (expression.kind) {
    case "name":
      return expression.name;
    case "member":
      return `${show(expression.object)}.${expression.property}`;
    case "call":
      return `${expression.make ? "new " : ""}${show(expression.callee)}(${expression.arguments.map(show).join(", ")})`;
    case "text":
      return JSON.stringify(expression.value);
    case "constant":
      return String(expression.value);
    case "object":
      return `{${expression.properties.map((property) => `${property.name}: ${show(property.value)}`).join(", ")}}`;
    case "join":
      return expression.parts.map(show).join(" + ");
    case "choice":
      return expression.options.map(show).join(" | ");
    case "module":
      return `module ${expression.module}`;
    case "array":
    case "other":
      return `[${expression.parts.map(show).join(", ")}]`;
    case "spread":
      return `...${show(expression.value)}`;
    case "function":
    case "class":
      return `${expression.kind} ${expression.id}`;
    default:
      return expression.kind;
  }
}

const calls = (made: JsSyntax, id = 0): string[] => made.functions[id]!.calls.map((call: CallExpression) => show(call));

describe("reading JavaScript", () => {
  it("leaves alone what people do not write", () => {
    for (const path of ["a.d.ts", "node_modules/x/a.js", "dist/a.js", "a.min.js", "a.css", "types.d.mts"]) {
      assert.equal(isJavaScript(path), false, path);
    }
    assert.equal(readJavaScript("a.js", `import a from "openai";${"a();".repeat(1000)}`), undefined);
    assert.equal(readJavaScript("a.js", "var x = 1;"), undefined);
  });

  it("names the modules without reading the syntax", () => {
    const facts = readJavaScript(
      "a.ts",
      `import a from "x";\nexport * from './y';\nconst z = require("z"), w = await import(\`w\`);`,
    );
    assert.deepEqual(facts?.module.specifiers, ["x", "./y", "z", "w"]);
  });

  it("binds imports of every form", () => {
    const made = syntax(
      `import A, { b, type C, d as e } from "m"; import * as n from "n"; import type T from "t"; import f = require("f"); import g, * as h from "g";`,
    );
    const bindings = Object.fromEntries([...made.functions[0]!.bindings].map(([name, [binding]]) => [name, binding]));
    const of = (module: string, name: string, typeOnly = false) => ({ kind: "import", module, name, typeOnly });
    assert.deepEqual(bindings, {
      A: of("m", "default"),
      b: of("m", "b"),
      C: of("m", "C", true),
      e: of("m", "d"),
      n: of("n", "*"),
      T: of("t", "default", true),
      f: of("f", "="),
      g: of("g", "default"),
      h: of("g", "*"),
    });
  });

  it("sees through await, casts, parentheses, type arguments and optional chains", () => {
    const made = syntax(`export const a = await (new X<T>({ k: 1 }) as Y)!.b?.c<Z>("s", ...r, \`t\${u}v\`);`);
    assert.deepEqual(calls(made), ["new X({k: 1})", `new X({k: 1}).b.c("s", ...r, "t" + u + "v")`]);
  });

  it("folds names, choices and joined strings", () => {
    const made = syntax(
      `export const u = process.env.URL ?? "http://x"; const v = "a" + b + "c"; const w = c ? d() : e; let x; x = y["z"];`,
    );
    const values = [...made.functions[0]!.bindings.values()].flatMap((list) =>
      list.map((one) => ("value" in one ? show(one.value) : one.kind)),
    );
    assert.deepEqual(values, [`process.env.URL | "http://x"`, `"a" + b + "c"`, "d() | e", "other", "y.z"]);
  });

  it("takes patterns apart", () => {
    const made = syntax(`const { a, b: { c = f() }, ...r } = require("q"); const [d, [e]] = g(); for (const { h } of i()) {}`);
    const of = (name: string) => made.functions[0]!.bindings.get(name)?.[0];
    const path = (name: string) => {
      const binding = of(name);
      return binding && "path" in binding ? binding.path : undefined;
    };
    assert.deepEqual(path("c"), ["b", "c"]);
    assert.deepEqual(path("r"), []);
    assert.deepEqual(path("e"), ["1", "0"]);
    assert.equal(of("h")?.kind, "element");
    assert.deepEqual(calls(made), ["f()", "g()", "i()"]);
  });

  it("knows functions, their names and what they return", () => {
    const made = syntax(
      `export default async function handler({ a }: P, b: OpenAI | null = c()) { "use server"; return run(() => b); }\nconst arrow = (x) => x.go(); const o = { async fetch(req) {}, on: function () {} };`,
    );
    assert.deepEqual(
      made.functions.map((one) => [one.qualifiedName, one.kind, one.parent]),
      [
        ["", "module", -1],
        ["handler", "declaration", 0],
        ["handler", "arrow", 1],
        ["arrow", "arrow", 0],
        ["fetch", "expression", 0],
        ["on", "expression", 0],
      ],
    );
    const handler = made.functions[1]!;
    assert.deepEqual(handler.directives, ["use server"]);
    assert.deepEqual(
      handler.parameters.map((one) => [one.name, one.type]),
      [
        ["", "P"],
        ["b", "OpenAI"],
      ],
    );
    assert.deepEqual(made.functions[2]!.returns.map(show), ["b"]);
    assert.deepEqual(
      made.exports.map((one) => [one.name, show(one.value)]),
      [["default", "function 1"]],
    );
  });

  it("knows classes with decorators, fields and parameter properties", () => {
    const made = syntax(
      `@Controller("chat")\nexport class Chat extends Base { private client = new OpenAI(); #key = "abcdef"; run = async () => this.client.x();\n constructor(private readonly svc: ChatService) { super(); this.other = svc; }\n @Post("ask") @UseGuards(G) async ask(@Body() dto: Dto) { return this.svc.go(dto); } }`,
    );
    const chat = made.classes[0]!;
    assert.equal(show(chat.extends), "Base");
    assert.deepEqual(chat.decorators.map(show), [`Controller("chat")`]);
    assert.deepEqual([...chat.fields.keys()], ["client", "#key", "run", "svc"]);
    assert.equal(chat.fields.get("svc")?.type, "ChatService");
    const ask = made.functions[chat.methods.get("ask")!]!;
    assert.deepEqual(ask.decorators.map(show), [`Post("ask")`, "UseGuards(G)"]);
    assert.equal(ask.qualifiedName, "Chat.ask");
    assert.deepEqual(calls(made, ask.id), ["this.svc.go(dto)"]);
    assert.deepEqual(
      made.stores.map((store) => show(store.target)),
      ["this.other"],
    );
    assert.equal(made.functions.find((one) => one.qualifiedName === "Chat.run")?.class, 0);
  });

  it("knows exports of every form", () => {
    const made = syntax(
      `export * from "./a"; export { b as c, type T } from "./b"; export * as n from "./n"; const d = 1; export { d as e }; export const { f, g } = h; export = d;`,
    );
    assert.deepEqual(
      made.exports.map((one) => [one.name, one.from, one.fromName, show(one.value)]),
      [
        ["*", "./a", "*", "?"],
        ["c", "./b", "b", "?"],
        ["n", "./n", "*", "?"],
        ["e", undefined, undefined, "d"],
        ["f", undefined, undefined, "f"],
        ["g", undefined, undefined, "g"],
        ["=", undefined, undefined, "d"],
      ],
    );
  });

  it("reads CommonJS and keeps functions in JSX", () => {
    const made = syntax(
      `const { a } = require("x"); module.exports = { b }; exports.c = () => <form action={d} on={() => e()} />;`,
      "a.jsx",
    );
    assert.deepEqual(
      made.stores.map((store) => `${show(store.target)} = ${show(store.value)}`),
      ["module.exports = {b: b}", "exports.c = function 1"],
    );
    assert.deepEqual(calls(made, 2), ["e()"]);
  });

  it("survives broken code", () => {
    const made = syntax(
      `import OpenAI from "openai";\nconst c = new OpenAI(\nasync function go() { return await c.chat.completions.create({ model: "x" }); }`,
    );
    assert.ok(made.functions.some((one) => one.calls.some((call) => show(call).startsWith("c.chat.completions.create"))));
  });
});
