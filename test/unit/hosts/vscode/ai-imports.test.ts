import assert from "node:assert/strict";
import { importedNames, isAiImport } from "../../../../src/hosts/vscode/ai-imports.ts";

describe("what wakes the extension", () => {
  it("reads the names that a program imports", () => {
    const lines = [
      "import os",
      "from sklearn.linear_model import LogisticRegression",
      "    import numpy as np, torch.nn as nn  # both",
      'import OpenAI from "openai";',
      'import { generateText } from "ai";',
      'import "@scope/effects";',
      'const ort = require("onnxruntime-node");',
      "x = 'import this'",
    ];
    assert.deepEqual(importedNames(lines), [
      "os",
      "sklearn.linear_model",
      "numpy",
      "torch.nn",
      "openai",
      "ai",
      "@scope/effects",
      "onnxruntime-node",
    ]);
  });

  it("knows AI libraries and parts of them, and no others", () => {
    for (const name of ["sklearn", "sklearn.linear_model", "torch.nn.functional", "transformers"])
      assert.ok(isAiImport(name), name);
    for (const name of ["os", "pandas", "flask", "requests", "", "sklearnish"]) assert.ok(!isAiImport(name), name);
  });
});
