/** What credentials look like whose form is fixed by who issues them, so that hardly anything else looks so. */
const FORMS: readonly { readonly what: string; readonly form: string }[] = [
  { what: "an AWS access key", form: "(?<![A-Za-z0-9/+_-])A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9/+_=-])" },
  { what: "an Anthropic API key", form: "(?<![\\w-])sk-ant-[\\w-]{24,}" },
  { what: "a Langfuse secret key", form: "(?<![\\w-])sk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\\w)" },
  { what: "an OpenRouter API key", form: "(?<![\\w-])sk-or-v1-[0-9a-f]{48,}" },
  { what: "an OpenAI API key", form: "(?<![\\w-])sk-(?:proj-|svcacct-|admin-)?(?=[\\w-]*\\d)[\\w-]{32,}" },
  { what: "a Hugging Face token", form: "(?<![\\w-])hf_[A-Za-z]{34}(?!\\w)" },
  { what: "a GitHub token", form: "(?<!\\w)(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})(?!\\w)" },
  { what: "a GitLab token", form: "(?<!\\w)glpat-[\\w-]{20,}" },
  { what: "a Google API key", form: "(?<![\\w-])AIza[\\w-]{35}(?![\\w-])" },
  { what: "a Google OAuth token", form: "(?<![\\w-])ya29\\.[\\w-]{40,}" },
  { what: "a Slack token", form: "(?<!\\w)xox[abprs]-\\d[\\w-]{20,}" },
  { what: "a Stripe key", form: "(?<!\\w)[rs]k_live_[A-Za-z0-9]{20,}" },
  { what: "a Groq API key", form: "(?<!\\w)gsk_[A-Za-z0-9]{48,}" },
  { what: "a PyPI token", form: "(?<![\\w-])pypi-AgE[\\w-]{50,}" },
  { what: "a Slack webhook", form: "https://hooks\\.slack\\.com/services/T\\w{6,}/B\\w{6,}/\\w{20,}" },
  { what: "a Discord webhook", form: "https://(?:\\w+\\.)?discord(?:app)?\\.com/api/webhooks/\\d{15,}/[\\w-]{40,}" },
  { what: "a Telegram bot token", form: "(?<![\\w:])\\d{8,10}:AA[\\w-]{33}(?![\\w-])" },
  { what: "a private key", form: "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\\\\n|\\s)*[A-Za-z0-9+/]{40}" },
];

const ANY = new RegExp(FORMS.map(({ form }) => `(${form})`).join("|"), "g");
/** Cheap to test, and nearly never there. */
const HINT =
  /A[KS]IA|sk[-_]|rk_live|hf_|gh[pousr]_|github_pat|glpat-|AIza|ya29|xox[abprs]-|gsk_|pypi-|PRIVATE KEY|hooks\.slack|\/api\/webhooks\/|:AA/;

export interface Credential {
  /** As people say it: `an AWS access key`. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Credentials in a text, except those that are plainly made up: examples, placeholders, one character over and over. */
export function findCredentials(text: string): Credential[] {
  if (!HINT.test(text)) return [];
  const found: Credential[] = [];
  for (const match of text.matchAll(ANY)) {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const value = match[0];
    if (!isMadeUp(value)) found.push({ what: FORMS[index]!.what, start: match.index, end: match.index + value.length });
  }
  return found;
}

/** Placeholders and fakes: few different characters, counting runs, or a word that says so. */
export function isMadeUp(value: string): boolean {
  if (/example|placeholder|your|fake|dummy|test|sample|redacted|changeme|insert|foobar|xxxx|\*\*\*|\.\.\.|<|>|\$\{/i.test(value))
    return true;
  if (/0123456789|1234567890|123456789|abcdefgh|qwerty/i.test(value)) return true;
  const body = value.replace(/^(?:[a-z]+[-_])+/i, "");
  return new Set(body).size < Math.min(8, body.length / 2);
}
