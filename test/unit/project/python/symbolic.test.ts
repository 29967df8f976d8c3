import assert from "node:assert/strict";
import { inventoryOf } from "../inventory-of.ts";
import { notebook } from "./found.ts";

describe("A network of Keras", () => {
  it("is built and not asked where it is called with what stands for an input", async () => {
    const text = [
      "import keras",
      "base = keras.applications.VGG16(include_top=False)",
      "inputs = keras.Input(shape=(8, 8, 3))",
      "plain = base(inputs, training=False)",
      "x = keras.layers.Rescaling(1 / 255)(inputs)",
      "x = base(keras.layers.Dropout(0.2)(x))",
      "several = {'a': keras.Input(shape=(8,)), 'b': keras.Input(shape=(8,))}",
      "halves = {name: one[:, 0] for name, one in several.items()}",
      "base(halves)",
      "base(keras.layers.Concatenate()([inputs, inputs]))",
      "base(keras.layers.Rescaling(1 / 255)(picture))",
    ].join("\n");
    const { inferenceCalls } = await inventoryOf({ "a.py": text });
    assert.deepEqual(
      inferenceCalls.map(({ place }) => place.line),
      [11],
    );
  });
});

describe("A script that a notebook writes and starts", () => {
  it("is run by whoever runs the notebook, and no service", async () => {
    const cell = [
      "%%writefile infer.py",
      "import joblib",
      "model = joblib.load('prices.joblib')",
      "if __name__ == '__main__':",
      "    print(model.predict(rows))",
    ].join("\n");
    const inventory = await inventoryOf({ "a.ipynb": notebook(cell, "!python infer.py") });
    assert.equal(inventory.services.length, 0);
    assert.equal(inventory.inferenceCalls.length, 1);
  });
});
