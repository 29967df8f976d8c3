import { strict as assert } from "node:assert";
import fc from "fast-check";
import { createMemo, createQuestions, type Memo, type Questions } from "../../../../src/project/python/questions.ts";

/** For each question, those on whose answers its own rests. */
type Graph = readonly (readonly number[])[];

/** What a question and all on the way to it are called, in the order in which they were met: rings make it differ with where one begins. */
function answer(graph: Graph, questions: Questions, memo: Memo<string>, node: number): string {
  return questions.ask(memo, node, "-", () => {
    const parts = graph[node]!.map((next) => answer(graph, questions, memo, next % graph.length));
    return `${node}(${parts.join(" ")})`;
  });
}

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }));

describe("questions that rest on each other", () => {
  it("are answered alike whatever was asked before", () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat({ max: 11 }), { maxLength: 30 }), (graph, order) => {
        const [questions, memo] = [createQuestions(), createMemo<string>()];
        for (const node of order) {
          if (node >= graph.length) continue;
          const first = answer(graph, createQuestions(), createMemo(), node);
          assert.equal(answer(graph, questions, memo, node), first);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("are remembered for good where no ring is", () => {
    const [questions, memo] = [createQuestions(), createMemo<string>()];
    assert.equal(answer([[1, 2], [2], []], questions, memo, 0), "0(1(2()) 2())");
    assert.deepEqual([...memo.answers.keys()].sort(), [0, 1, 2]);
  });

  it("give nothing where they come back to themselves, and forget what was only good there", () => {
    const [questions, memo] = [createQuestions(), createMemo<string>()];
    assert.equal(answer([[1], [0]], questions, memo, 0), "0(1(-))");
    assert.equal(memo.answers.size, 0);
    assert.equal(memo.provisional?.size, 0);
    assert.equal(answer([[1], [0]], questions, memo, 1), "1(0(-))");
  });

  it("come to an end in the deepest chain and in the widest ring", () => {
    const size = 3_000;
    const chain: Graph = Array.from({ length: size }, (_, node) => (node + 1 < size ? [node + 1] : []));
    assert.match(answer(chain, createQuestions(), createMemo(), 0), /^0\(1\(/);
    const ring: Graph = Array.from({ length: size }, (_, node) => [(node * 7 + 1) % size, (node * 11 + 5) % size, 0]);
    const [questions, memo] = [createQuestions(), createMemo<string>()];
    const first = answer(ring, questions, memo, 0);
    assert.equal(answer(ring, questions, memo, 0), first);
    assert.equal(answer(ring, createQuestions(), createMemo(), 0), first);
  });
});
