import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { Known } from "../knowledge-matcher.ts";
import type { Unit } from "./unit.ts";

/**
 * Methods that only models and their clients have: whoever calls one asks a model, also where nobody can tell what the object is, such as one that a
 * framework hands over.
 */
const METHODS: readonly { readonly written: RegExp; readonly call: Known["call"] }[] = [
  { written: /\.predict_proba$/, call: { call: "predict_proba", does: "infer" } },
  { written: /\.invoke_endpoint$/, call: { call: "invoke_endpoint", does: "infer" } },
  {
    written: /\.chat\.completions\.(?:create|parse)$|\.generate_content(?:_async|_stream)?$/,
    call: { call: "chat", does: "infer", infers: "llm" },
  },
];

const NAMES: ReadonlySet<number> = new Set(
  [
    "predict_proba",
    "invoke_endpoint",
    "create",
    "parse",
    "generate_content",
    "generate_content_async",
    "generate_content_stream",
  ].map((name) => nameHash(name)),
);

/** What such a call does. It is no evidence of AI by itself. */
export function knownByMethod(unit: Unit, callee: number, hash: number): Known | undefined {
  const { tree } = unit;
  if (!NAMES.has(hash) || tree.kind[callee] !== Kind.Attribute) return undefined;
  const written = textOf(tree, callee);
  const found = METHODS.find((method) => method.written.test(written));
  return found === undefined ? undefined : { library: { library: "a model", imports: [], calls: [] }, call: found.call };
}
