import { nameHash } from "../../source/python/names.ts";
import { parentsOf } from "../../source/python/parents.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import type { Known } from "../knowledge-matcher.ts";
import type { Unit } from "./unit.ts";

/**
 * Methods that only models and their clients have: whoever calls one asks a model, also where nobody can tell what the object is, such as one that a
 * framework hands over.
 */
const METHODS: readonly { readonly written: RegExp; readonly within?: string; readonly call: Known["call"] }[] = [
  { written: /\.predict_proba$/, call: { call: "predict_proba", does: "infer" } },
  { written: /\.invoke_endpoint$/, call: { call: "invoke_endpoint", does: "infer" } },
  // What other blocks hand over comes by no call that could be followed.
  {
    written: /(?:^|[._])(?:model|clf|classifier|regressor)\.predict$/i,
    within: "mage_ai.",
    call: { call: "predict", does: "infer" },
  },
  {
    written: /\.chat\.completions\.(?:create|parse)$|\.generate_content(?:_async|_stream)?$/,
    call: { call: "chat", does: "infer", infers: "llm" },
  },
];

const NAMES: ReadonlySet<number> = new Set(
  [
    "predict_proba",
    "predict",
    "invoke_endpoint",
    "create",
    "parse",
    "generate_content",
    "generate_content_async",
    "generate_content_stream",
    "model",
    "_model",
    "net",
    "network",
  ].map((name) => nameHash(name)),
);

/** What such a call does. It is no evidence of AI by itself. */
export function knownByMethod(unit: Unit, callee: number, hash: number): Known | undefined {
  const { tree } = unit;
  if (!NAMES.has(hash)) return undefined;
  const written = textOf(tree, callee);
  const isMethod = tree.kind[callee] === Kind.Attribute;
  const call = isMethod
    ? METHODS.find(({ written: one, within = "" }) => one.test(written) && tree.text.includes(within))?.call
    : NETWORK.test(written) && isWithoutGradients(tree, callee)
      ? ASKS
      : undefined;
  return call === undefined ? undefined : { library: { library: "a model", imports: [], calls: [] }, call };
}

const NETWORK = /^_?(?:model|net|network)$/;
const ASKS: Known["call"] = { call: "@torch-module", does: "infer" };

/** `with torch.no_grad(): out = model(image)` asks a network, whoever made it. */
function isWithoutGradients(tree: Tree, callee: number): boolean {
  const parents = parentsOf(tree);
  for (let at = parents[callee]!; at !== 0; at = parents[at]!) {
    const kind = tree.kind[at];
    if (kind === Kind.With) {
      const head = tree.text.slice(tree.start[at]!, tree.start[at]! + 80);
      if (/^(?:async )?with torch\.(?:no_grad|inference_mode)\(/.test(head)) return true;
    } else if (kind === Kind.FunctionDef) return false;
  }
  return false;
}
