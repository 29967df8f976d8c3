/**
 * Names of hosted language models. Providers keep dated or numbered versions beside names that move to a newer version; what is listed as moving
 * has such versions. A name that stands nowhere here says nothing.
 */
const MOVING: readonly RegExp[] = [
  /(?:^|[-:])(?:latest|nightly)$/,
  /^gpt-3\.5-turbo(?:-16k)?$/,
  /^gpt-4(?:-turbo(?:-preview)?|-vision-preview|o(?:-mini)?|\.1(?:-mini|-nano)?)?$/,
  /^gpt-5(?:\.\d)?(?:-mini|-nano|-chat-latest)?$/,
  /^o(?:1(?:-preview|-mini|-pro)?|3(?:-mini|-pro)?|4-mini)$/,
  /^claude-(?:opus|sonnet)-4(?:-[015])?$/,
  /^claude-haiku-4-5$/,
  /^(?:models\/)?gemini-(?:pro|1\.0-pro|1\.5-pro|1\.5-flash(?:-8b)?|2\.0-flash(?:-lite)?)$/,
  /^command-r(?:-plus)?$/,
];

/** Models that their providers have shut down. */
const RETIRED: readonly RegExp[] = [
  /^(?:text|code)-(?:davinci|curie|babbage|ada|cushman)(?:-(?:edit-)?\d+)?$/,
  /^(?:davinci|curie|babbage|ada)$/,
  /^gpt-3\.5-turbo(?:-16k)?-0(?:301|613)$/,
  /^gpt-4-(?:0314|32k(?:-\d{4})?)$/,
  /^claude-(?:v1|1|v2|2|instant)(?:[-.][\w.]+)?$/,
  /^(?:models\/)?(?:text|chat)-bison(?:[-@]\d+)?$/,
];

const DATED =
  /(?:^|[-@_])(?:20\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|20\d{2}-(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])-20\d{2}|\d{4}|0\d{2})$/;

/** Written before the name where one program asks several providers. */
const PROVIDER = /^(?:openai|anthropic|google_genai|google_vertexai|google-gla|google|gemini|mistralai|mistral|cohere)[:/]/;

/** `moving`: the same name can mean another model tomorrow. `unknown`: nothing is known of the name. */
export function hostedModelState(name: string): "moving" | "retired" | "dated" | "unknown" {
  const bare = name.replace(PROVIDER, "");
  if (RETIRED.some((known) => known.test(bare))) return "retired";
  if (MOVING.some((known) => known.test(bare))) return "moving";
  return DATED.test(bare) ? "dated" : "unknown";
}
