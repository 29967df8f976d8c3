import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const THEMES = [
  { name: "light", kind: "vs", colorScheme: "light", settings: {} },
  { name: "dark", kind: "vs-dark", colorScheme: "dark", settings: {} },
  {
    name: "contrast",
    kind: "hc-black",
    colorScheme: "dark",
    settings: { "workbench.preferredDarkColorTheme": "Default High Contrast" },
  },
  {
    name: "contrast-light",
    kind: "hc-light",
    colorScheme: "light",
    settings: { "workbench.preferredLightColorTheme": "Default High Contrast Light" },
  },
];

/** Looks at what is open in one theme after the other, and takes a picture of each; `look` may ask for more. */
export function themesOf({ page, folder, shot }) {
  mkdirSync(path.join(folder, ".vscode"), { recursive: true });
  return async (surface, look = async () => {}) => {
    for (const { name, kind, colorScheme, settings } of THEMES) {
      writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify(settings));
      await page.emulateMedia({ colorScheme });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await page.waitForTimeout(300);
      await look(name);
      await shot(page, `${surface}-${name}`);
    }
  };
}
