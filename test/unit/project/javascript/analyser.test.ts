import assert from "node:assert/strict";
import { createJavaScriptAnalyser } from "../../../../src/project/javascript/javascript-analyser.ts";
import type { JavaScriptFacts } from "../../../../src/source/facts.ts";
import { readJavaScript } from "../../../../src/source/javascript/read-javascript.ts";

const route = `import { generateText } from "ai";\nimport { logPrediction } from "@acme/telemetry";\nexport async function POST() { const r = await generateText({}); logPrediction(r); return r; }`;

/** Facts that count how often their syntax is asked for. */
function counted(path: string, text: string, count: Map<string, number>): JavaScriptFacts {
  const facts = readJavaScript(path, text);
  assert.ok(facts);
  const syntax = () => {
    count.set(path, (count.get(path) ?? 0) + 1);
    return facts.module.syntax();
  };
  return { ...facts, module: { ...facts.module, syntax } };
}

describe("the analyser of JavaScript", () => {
  it("keeps its answer while nothing changes, and pauses between modules", async () => {
    const analyser = createJavaScriptAnalyser();
    const modules = [counted("app/api/a/route.ts", route, new Map())];
    const input = { paths: ["package.json", "app/api/a/route.ts"], data: () => undefined };
    let pauses = 0;
    const pause = () => {
      pauses++;
      return undefined;
    };
    const first = await analyser.analyse(modules, input, pause);
    assert.equal(pauses, 1);
    assert.equal(await analyser.analyse([...modules], { ...input, paths: [...input.paths] }, pause), first);
    const changed = [counted("app/api/a/route.ts", route.replace("generateText({})", "1"), new Map())];
    assert.equal((await analyser.analyse(changed, input, pause)).inferenceCalls.length, 0);
  });

  it("counts in-house wrappers that a manifest names", async () => {
    const modules = [counted("app/api/a/route.ts", route, new Map())];
    const paths = ["app/api/a/route.ts"];
    const measures = async (call: string | undefined) => {
      const detectors = call === undefined ? [] : [{ call, measures: ["drift"] as const }];
      const part = await createJavaScriptAnalyser().analyse(
        modules,
        { paths, data: () => undefined, detectors },
        () => undefined,
      );
      return part.services[0]?.measures;
    };
    assert.deepEqual(await measures(undefined), []);
    assert.deepEqual(await measures("@acme/telemetry.logPrediction"), ["drift"]);
    assert.deepEqual(await measures("@acme/telemetry#logPrediction"), ["drift"]);
  });

  it("parses nothing without AI, and only what matters with it", async () => {
    const count = new Map<string, number>();
    const plain = [
      counted("src/app.ts", `import express from "express"; express().get("/", () => 1);`, count),
      counted("src/ui.tsx", `import React from "react"; export const A = () => <b />;`, count),
    ];
    const input = { paths: ["src/app.ts", "src/ui.tsx"], data: () => undefined };
    const part = await createJavaScriptAnalyser().analyse(plain, input, () => undefined);
    assert.deepEqual([part.services, part.inferenceCalls, count.size], [[], [], 0]);
    await createJavaScriptAnalyser().analyse([...plain, counted("app/api/a/route.ts", route, count)], input, () => undefined);
    assert.deepEqual([...count.keys()], ["app/api/a/route.ts"]);
  });

  it("survives code that refers to itself", async () => {
    const text = `import { generateText } from "ai";\nlet a = { ...b }; let b = { ...a }; const f = () => f(); class A extends B {} class B extends A {}\nnew A().x; f(a.q.r)(); export const g = () => generateText({ ...a, x: f() }); const h = (x) => h(h(x)); h(h);`;
    const modules = [counted("src/a.ts", text, new Map())];
    const part = await createJavaScriptAnalyser().analyse(
      modules,
      { paths: ["src/a.ts"], data: () => undefined },
      () => undefined,
    );
    assert.equal(part.inferenceCalls.length, 1);
  });
});
