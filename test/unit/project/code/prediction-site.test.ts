import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/model/apply-fix.ts";
import { predictionSite } from "../../../../src/project/code/prediction-site.ts";
import type { PythonFacts } from "../../../../src/source/facts.ts";
import { textOf } from "../../../../src/source/python/tree.ts";
import { readFacts } from "../read-facts.ts";

/** What becomes of a program when `seen(…)` is put behind its first call of a model; undefined where it is left alone. */
function hooked(text: string): string | undefined {
  const facts = readFacts("a.py", text) as PythonFacts;
  const { tree, calls } = facts.module;
  const call = [...calls].find((one) => /(?:^|\.)(?:predict|model|ask|create|stream)$/.test(textOf(tree, tree.firstChild[one]!)));
  assert.ok(call !== undefined, "There is no such call.");
  const site = predictionSite(facts, call);
  return site && applyEdits(text, site.edits(`seen(${site.features}, ${site.prediction})`));
}

const inFunction = (...lines: readonly string[]) => `def f(x, data):\n${lines.map((line) => `    ${line}\n`).join("")}`;

describe("Where a model is asked", () => {
  for (const [name, before, after] of [
    ["takes the name that is assigned", ["y = model.predict(x)"], ["y = model.predict(x)", "seen(x, y)"]],
    [
      "takes what only has another form",
      ["y = float(model.predict(x)[0])  # one"],
      ["y = float(model.predict(x)[0])  # one", "seen(x, y)"],
    ],
    [
      "moves what is returned",
      ["return model.predict(x)"],
      ["prediction = model.predict(x)", "seen(x, prediction)", "return prediction"],
    ],
    [
      "moves with its await",
      ['return {"a": (await ask(x)).text}'],
      ["prediction = await ask(x)", "seen(x, prediction)", 'return {"a": (prediction).text}'],
    ],
    [
      "moves what a loop goes over",
      ["for one in model.predict(x):", "    print(one)"],
      ["prediction = model.predict(x)", "seen(x, prediction)", "for one in prediction:", "    print(one)"],
    ],
    [
      "moves the first thing that a comprehension goes over",
      ["return [int(one) for one in model.predict(x)]"],
      ["prediction = model.predict(x)", "seen(x, prediction)", "return [int(one) for one in prediction]"],
    ],
    [
      "keeps what was asked where its name is taken by the answer",
      ["x = model.predict(x)"],
      ["prediction = model.predict(x)", "seen(x, prediction)", "x = prediction"],
    ],
    [
      "moves it out of a call whose function is only named",
      ["return jsonify(answer=model.predict(x).tolist())"],
      ["prediction = model.predict(x)", "seen(x, prediction)", "return jsonify(answer=prediction.tolist())"],
    ],
    [
      "looks into what is asked for what it is made of",
      ["y = model.predict(scale(x.reshape(1, -1)))"],
      ["y = model.predict(scale(x.reshape(1, -1)))", "seen(x, y)"],
    ],
    [
      "names several things",
      ["y = model.predict(join(x, data))"],
      ["y = model.predict(join(x, data))", 'seen({"x": x, "data": data}, y)'],
    ],
    [
      "finds what a language model is asked",
      ['y = client.create(model="m", messages=data)'],
      ['y = client.create(model="m", messages=data)', "seen(data, y)"],
    ],
  ] as const)
    it(name, () => assert.equal(hooked(inFunction(...before)), inFunction(...after)));

  for (const [name, ...lines] of [
    ["is not certain to be asked", "y = data and model.predict(x)"],
    ["is asked in one case only", "y = model.predict(x) if data else None"],
    ["is asked again and again", "while model.predict(x):", "    pass"],
    ["is asked in another case", "if data:", "    pass", "elif model.predict(x):", "    pass"],
    ["would be asked before something else is done", "return pair(begin(), model.predict(x))"],
    ["is asked for each element", "return [model.predict(one) for one in x]"],
    ["is asked later", "return lambda: model.predict(x)"],
    ["answers bit by bit", "y = client.create(messages=data, stream=True)"],
    ["answers as a stream", "y = client.stream(data)"],
    ["shares its line", "a = 1; y = model.predict(x)"],
    ["shares its line with an if", "if data: y = model.predict(x)"],
    ["is asked about nothing that has a name", "y = model.predict([[1, 2]])"],
  ] as const)
    it(`leaves alone what ${name}`, () => assert.equal(hooked(inFunction(...lines)), undefined));

  it("takes no name that the file uses", () => {
    const text = "prediction = 1\n\n\ndef f(x):\n    return model.predict(x)\n";
    assert.match(hooked(text)!, /model_answer = model\.predict\(x\)\n {4}seen\(x, model_answer\)\n {4}return model_answer/);
  });

  it("leaves alone a file that cannot be read to its end", () =>
    assert.equal(hooked("y = model.predict(x)\ndef (:\n"), undefined));
});
