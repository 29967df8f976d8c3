import { chromium } from "playwright-core";
import { ensureChromium } from "../lib/chromium.mjs";

/** A headless Chromium with a profile of its own that asks nothing of the network. */
export async function launchBrowser() {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet],
  });
}
