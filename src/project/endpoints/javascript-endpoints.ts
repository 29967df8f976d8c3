import type { JavaScriptFacts } from "../../source/facts.ts";
import { ADDRESS_NAME, ALLOWED_NAME, fixedHost, mayNameHost } from "./hosts.ts";
import type { FoundHost } from "./python-endpoints.ts";

/** Settings of tools: a development server's proxy talks to this machine by design. */
const TOOL = /(?:^|\/)(?:[\w.-]+\.config|setupProxy|playwright|cypress|vite|webpack|next|craco)[\w.-]*\.[cm]?[jt]sx?$/;
const ASKED =
  /(?:\bfetch|\baxios(?:\.\w+)?|\bky(?:\.\w+)?|\bgot(?:\.\w+)?|\bnew (?:WebSocket|EventSource|URL|OpenAI|Redis|MongoClient|Client)|\bio|\bconnect)\(\s*$/;

/** What a page says of its own address, to search engines and to those who share it. */
const OWN_ADDRESS =
  /\b(?:metadataBase|canonical|og_?url|site_?url|homepage|siteName|sitemap)\b["']?\s*[:=]\s*(?:new URL\(\s*)?$/i;

/** `openGraph: { title, url: "https://…`: the same, within an object of a page's description. */
const IN_OPEN_GRAPH = /\bopenGraph["']?\s*:\s*\{[^}]*\b(?:url|images?)["']?\s*:\s*\[?\s*$/;

/**
 * Hosts that JavaScript talks to and that hold in one place only: bound to a name for an address, or handed to what asks. The other side of `||` and `??`
 * is a default, and lists of allowed origins name nobody who is called.
 */
export function javascriptHosts(facts: JavaScriptFacts): FoundHost[] {
  const { text } = facts.module;
  if (TOOL.test(facts.path) || !mayNameHost(text)) return [];
  const found: FoundHost[] = [];
  for (const { value, start, end } of facts.module.syntax().strings) {
    const host = fixedHost(value, false);
    if (host === undefined) continue;
    const before = text.slice(Math.max(0, start - 160), start);
    const bound =
      /(?:const|let|var)\s+(\w+)\s*(?::\s*[\w<>[\] |]+)?=\s*$/.exec(before) ??
      /(?:^|[{,\n])\s*["']?(\w+)["']?\s*:\s*$/.exec(before);
    const name = bound?.[1];
    if (OWN_ADDRESS.test(before) || IN_OPEN_GRAPH.test(text.slice(Math.max(0, start - 600), start))) continue;
    const isAddress = name !== undefined && ADDRESS_NAME.test(name) && !ALLOWED_NAME.test(name) && !/default|example/i.test(name);
    if (!isAddress && !ASKED.test(before)) continue;
    if (/^\s*(?:\?\?|\|\||\?|:(?!\/))/.test(text.slice(end, end + 8)) || /\?[^;\n]*$/.test(before)) continue;
    found.push({ ...host, start, end });
  }
  return found;
}
