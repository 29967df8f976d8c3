/** Under which names of the environment things are looked up. */

/** What each issuer's own tools and documentation call its credential. */
const CONVENTIONS: Readonly<Record<string, string>> = {
  "an AWS access key": "AWS_ACCESS_KEY_ID",
  "an Anthropic API key": "ANTHROPIC_API_KEY",
  "an OpenAI API key": "OPENAI_API_KEY",
  "a Hugging Face token": "HF_TOKEN",
  "a GitHub token": "GITHUB_TOKEN",
  "a GitLab token": "GITLAB_TOKEN",
  "a Google API key": "GOOGLE_API_KEY",
  "a Google OAuth token": "GOOGLE_OAUTH_TOKEN",
  "a Slack token": "SLACK_TOKEN",
  "a Stripe key": "STRIPE_API_KEY",
  "a Groq API key": "GROQ_API_KEY",
  "a PyPI token": "PYPI_TOKEN",
  "a Slack webhook": "SLACK_WEBHOOK_URL",
  "a Discord webhook": "DISCORD_WEBHOOK_URL",
  "a Telegram bot token": "TELEGRAM_BOT_TOKEN",
  "a private key": "PRIVATE_KEY",
};

export function conventionFor(credential: string): string | undefined {
  return CONVENTIONS[credential];
}

/** Names that say nothing by themselves, or that mean something else to every shell. */
const BARE =
  /^(?:PATH|PATHS|DIR|DIRECTORY|FILE|FILES|FILENAME|FILEPATH|FILE_PATH|FOLDER|ROOT|ROOT_DIR|HOME|NAME|BASE|SRC|DST|INPUT|OUTPUT|URL|URI|HOST|SERVER|ENDPOINT|ADDRESS|ADDR|BASE_URL|API_URL|API_BASE|API|TARGET|USER|SHELL|LANG|TERM|PWD|TMP|TEMP|TMPDIR|TOKEN|KEY|SECRET|PASSWORD|API_KEY|[A-Z]{1,2})$/;

/** What arguments are called that say nothing of what they hold, even with their callee. */
const SAYS_NOTHING =
  /^(?:value|default|default_value|initial|placeholder|label|text|string|content|data|body|arg|param|item|result|help|title|message|options?|var)$/i;

/** `modelUrl`, `model_url` and `model-url` are MODEL_URL. */
export function upperSnake(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
}

/** A name that tells what it is about, or undefined. */
export function telling(name: string | undefined): string | undefined {
  if (name === undefined || SAYS_NOTHING.test(name)) return undefined;
  const upper = upperSnake(name);
  return /^[A-Z][A-Z\d_]{2,}$/.test(upper) && !BARE.test(upper) ? upper : undefined;
}

/** `redis.Redis` and `host` are REDIS_HOST; undefined where the callee says nothing. */
export function withCallee(callee: string | undefined, name: string): string | undefined {
  if (name === "" || SAYS_NOTHING.test(name)) return undefined;
  const [head = "", ...more] = (callee ?? "").split(".");
  const about = head === "self" || head === "cls" ? more[0] : head;
  if (
    about === undefined ||
    !/^[A-Za-z]\w{2,}$/.test(about) ||
    /^(?:os|open|path|str|dict|get|set|app|requests|httpx|aiohttp|session|client|pd|np|pandas|numpy)$/i.test(about)
  )
    return undefined;
  return upperSnake(`${about.replace(/(?:Client|Connection|Session)$/, "") || about}_${name}`);
}

/** `/home/maria/exports/call_notes.csv` is CALL_NOTES_FILE, a folder `…/exports/` EXPORTS_DIR. */
function nameOfPath(path: string): string | undefined {
  const parts = path.split(/[\\/]+/).filter((part) => /[A-Za-z]/.test(part));
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const [, stem = last, suffix] = /^(.+?)((?:\.[A-Za-z]\w{0,7})+)$/.exec(last) ?? [];
  const name = upperSnake(stem);
  if (!/^[A-Z][A-Z\d_]+$/.test(name)) return undefined;
  const what = suffix === undefined ? "DIR" : "FILE";
  return name.endsWith(what) ? name : `${name}_${what}`;
}

/** The same, with its folder's name before it where another path of the project would go by that name; undefined where that does not help. */
export function nameAmong(path: string, others: readonly string[]): string | undefined {
  const name = nameOfPath(path);
  const plain = others.map((other) => other.replace(/[/\\][^/\\]*[*?[{].*$/, ""));
  const isTaken = (form: (one: string) => string | undefined) =>
    plain.some((other) => other !== path && form(other) === form(path));
  if (name === undefined || !isTaken(nameOfPath)) return name;
  return isTaken(nameWithFolder) ? undefined : nameWithFolder(path);
}

function nameWithFolder(path: string): string | undefined {
  const [folder = "", name] = [path.split(/[\\/]+/).at(-2), nameOfPath(path)];
  const prefix = upperSnake(folder);
  return name === undefined || !/^[A-Z]/.test(prefix) ? undefined : `${prefix}_${name}`;
}

/** `http://localhost:8000/v1/predict` is PREDICT_URL; undefined without a telling path, since two systems must not share one name. */
export function nameOfUrl(url: string): string | undefined {
  const path = /^[a-z][\w+.-]*:\/\/[^/]*\/([^?#{]*)/i.exec(url)?.[1] ?? "";
  const last = path.split("/").findLast((part) => /^[A-Za-z][\w-]{2,}$/.test(part) && !/^(?:api|v\d+)$/i.test(part));
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? "";
  if (last !== undefined && /^(?:https?|wss?)$/.test(scheme)) return `${upperSnake(last)}_URL`;
  if (/^(?:https?|wss?|)$/.test(scheme)) return undefined;
  return `${upperSnake(scheme.replace(/\+.*$/, ""))}_URL`;
}
