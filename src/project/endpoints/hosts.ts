/** What is known of a host that is written into code. */
export interface FixedHost {
  /** Without user and password, as people may see it. */
  readonly address: string;
  /** Why it holds in one place only: the end of a sentence about the address. */
  readonly why: string;
}

const URL_FORM = /^([a-z][a-z\d+.-]*):\/\/(?:[^\s/@'"{}]*@)?(\[[\da-f:]+\]|[^\s:/?#'"{}%$<>]+)(:\d+)?(?:[/?#]|$)/i;
const BARE_FORM = /^(\[[\da-f:]+\]|localhost|\d{1,3}(?:\.\d{1,3}){3}|host\.docker\.internal)(:\d+)?$/i;
const PRIVATE = /^(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+$|^10\.\d+\.\d+\.\d+$/;
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|host\.docker\.internal)$/i;
/** Hosts that platforms make up for one deployment. A vendor's own API keeps its name. */
const DEPLOYMENT =
  /\.(?:run\.app|modal\.run|herokuapp\.com|azurewebsites\.net|azurecontainerapps\.io|cloudapp\.azure\.com|inference\.ml\.azure\.com|vercel\.app|netlify\.app|onrender\.com|railway\.app|fly\.dev|hf\.space|streamlit\.app|ngrok\.io|ngrok-free\.app|ngrok\.app|trycloudflare\.com|loca\.lt|elb\.amazonaws\.com|compute(?:-\d)?\.amazonaws\.com|endpoints\.huggingface\.cloud|cloudfunctions\.net|appspot\.com|on\.aws|cloudfront\.net)$|\.execute-api\.[\w-]+\.amazonaws\.com$/i;
/** Schemes that name no host of a network. */
const NO_HOST =
  /^(?:file|s3|gs|gcs|abfss?|wasbs?|az|dbfs|hf|models|runs|sqlite|data|mailto|urn|package|chrome|about|docker|git|ssh|hdfs)$/i;

/** The host that a text names when it is one that works in one place only; undefined for all others. */
export function fixedHost(text: string, bareAllowed: boolean): FixedHost | undefined {
  const url = URL_FORM.exec(text);
  const bare = url === null && bareAllowed ? BARE_FORM.exec(text) : null;
  const host = url?.[2] ?? bare?.[1];
  if (host === undefined || host === "0.0.0.0" || NO_HOST.test(url?.[1] ?? "")) return undefined;
  const address = text.replace(/\/\/[^/@]*@/, "//");
  if (LOCAL.test(host)) return { address, why: "means the machine that the code happens to run on" };
  if (PRIVATE.test(host)) return { address, why: "is an address within one network" };
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return { address, why: "is the address of one machine" };
  if (DEPLOYMENT.test(host)) return { address, why: "is the address of one deployment" };
  // A name without a dot is known to one compose file's or cluster's network alone.
  if (url !== null && /^[a-z][\w-]*$/i.test(host) && /^(?:https?|wss?|grpc)$/i.test(url[1]!))
    return { address, why: "is a name that one network alone knows" };
  return undefined;
}

/** Hosts of vocabularies and documentation, which nobody talks to. */
const NOBODY = /(?:^|\.)(?:w3\.org|xmlsoap\.org|json-schema\.org|schema\.org|purl\.org|opengis\.net|readthedocs\.io)$/i;
const TALKED =
  /^(?:https?|wss?|grpcs?|rediss?|amqps?|mongodb(?:\+srv)?|(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|snowflake|redshift|clickhouse|trino|presto|kafka|nats|mqtt)(?:\+\w+)?)$/i;

/** The host of another system that a URL names, in lower case, and its scheme; undefined for what holds in one place only and for what is no host. */
export function remoteHost(text: string): { readonly host: string; readonly scheme: string } | undefined {
  const url = URL_FORM.exec(text);
  const host = url?.[2]?.toLowerCase();
  if (url === null || host === undefined || !TALKED.test(url[1]!) || fixedHost(text, false) !== undefined) return undefined;
  if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host) || NOBODY.test(host)) return undefined;
  return { host, scheme: url[1]!.toLowerCase() };
}

/** Cheap to test: most files name no such host. */
const HOST_SIEVE =
  /localhost|127\.0\.|host\.docker|:\/\/\d{1,3}\.\d|["'](?:10|192\.168|172)\.\d|https?:\/\/[\w-]+[:/"'`]|\.(?:run\.app|modal\.run|herokuapp|azure|vercel\.app|netlify\.app|onrender|railway\.app|fly\.dev|hf\.space|streamlit\.app|ngrok|trycloudflare|loca\.lt|amazonaws|huggingface\.cloud|cloudfunctions|appspot|on\.aws|cloudfront)/;

/** Tells most files apart without a search: whoever names a host writes one of these. */
export function mayNameHost(text: string): boolean {
  return (text.includes("://") || text.includes("localhost") || /["']\d{1,3}\.\d/.test(text)) && HOST_SIEVE.test(text);
}

/** Names under which addresses go. */
export const ADDRESS_NAME =
  /url|uri|host|endpoint|server|addr|broker|webhook|(?:^|_)api(?:$|_)|base(?:_?path)?$|target|tracking/i;
/** Lists of who may call, which name no system that is called. */
export const ALLOWED_NAME =
  /origin|cors|allowed|trusted|whitelist|proxies|proxy|redirect|referr?er|hosts?_?allow|no_proxy|user_?agent/i;

/** Folders of what only shows how things are done. */
export const SHOWS = /(?:^|\/)(?:docs?|examples?|samples?|tutorials?|demos?|cookbooks?|recipes)\//i;

/** Folders whose code neither serves nor trains in production. */
export const ASIDE =
  /(?:^|\/)(?:docs?|examples?|samples?|tutorials?|demos?|scripts?|tools?|hack|\.devcontainer|e2e|fixtures|stories)\//i;
