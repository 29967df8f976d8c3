import type { RemoteCall } from "../../model/delivery.ts";
import { textOf } from "../../source/python/tree.ts";
import { SHOWS } from "../endpoints/hosts.ts";
import { argumentsOf, type CallArguments } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import { placeOf } from "./record.ts";

/** Language models that are asked over the network by libraries which wait for ever unless told otherwise. */
const WAITS =
  /^(?:ollama\b|@ollama|google\.genai\b|@genai-(?:client|chat)|huggingface_hub\.(?:InferenceClient|AsyncInferenceClient|InferenceApi)\b|@hf-inference)/;
/** HTTP libraries without a time limit of their own. */
const REQUESTS = /^(?:requests|urllib3?)\b/;
/** What the address of a model's endpoint holds. */
const ASKS_MODEL =
  /predict|infer|invocations|generat|completions?\b|embed|rerank|classif|api-inference|\/score\b|\/v\d\/models|\/api\/chat(?![.\w])|\/models?\//i;
const TIMEOUT = /^(?:timeout|request_timeout|http_options|timeout_ms|read_timeout)$/;

/** Calls that leave the machine to ask a model, with what is known of how long they wait. */
export function remoteCalls(effects: readonly Effect[]): RemoteCall[] {
  const found: RemoteCall[] = [];
  for (const effect of effects) {
    const { unit, node, callee, known } = effect;
    if (unit.facts.notebook || effect.decorates !== undefined) continue;
    const paths = [callee.path, ...callee.aliases];
    const isRequest = effect.does === "request" && ASKS_MODEL.test(addressOf(effect));
    const isLlm = effect.does === "infer" && (known.call.infers === "llm" || known.call.infers === "embedding");
    const waits = isRequest ? paths.some((path) => REQUESTS.test(path)) : isLlm && paths.some((path) => WAITS.test(path));
    if (!isRequest && !(isLlm && (waits || known.call.timeout === true))) continue;
    const own = argumentsOf(unit.tree, node);
    const made = callee.origin === undefined ? undefined : argumentsOf(callee.origin.unit.tree, callee.origin.node);
    const last = Math.max(0, ...[...own.positional, ...own.keywords.values()].map((argument) => unit.tree.end[argument]!));
    found.push({
      place: placeOf(unit, node),
      call: effect.name,
      timeout:
        isGiven(own) || (made !== undefined && isGiven(made))
          ? "given"
          : !waits
            ? "default"
            : own.open || made?.open === true
              ? "unknown"
              : "none",
      ...(isRequest && last > 0 && !own.open && { insertAt: unit.facts.positions.place(unit.path, last, last) }),
      inTests: unit.inTests || SHOWS.test(unit.path),
    });
  }
  return found;
}

function isGiven({ keywords }: CallArguments): boolean {
  for (const name of keywords.keys()) if (TIMEOUT.test(name)) return true;
  return false;
}

/** The address as far as it is known; where nothing is, how it is written. */
function addressOf({ located, locationNode, unit, node }: Effect): string {
  if (located.texts.length > 0) return located.texts.map(({ text }) => text).join(" ");
  const first = locationNode !== 0 ? locationNode : (argumentsOf(unit.tree, node).positional[0] ?? 0);
  return first === 0 ? "" : textOf(unit.tree, first);
}
