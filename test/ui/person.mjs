import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a person does in the workbench, in its own selectors. */
export function personAt(page) {
  const squiggles = (kind) => page.locator(`.monaco-editor .squiggly-${kind}`);
  const rows = page.locator(".markers-panel .monaco-list-row");
  const bulb = page.locator(
    '.monaco-editor .margin [class*="codicon-gutter-lightbulb"]:visible, .monaco-editor .lightBulbWidget:visible',
  );
  const menu = page.locator(".action-widget");

  return {
    squiggles,
    problems: rows,
    menu,
    tree: page.locator(".sidebar"),
    async command(title) {
      const input = page.locator(".quick-input-widget input").first();
      const chosen = page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: title });
      // What takes the focus meanwhile closes the palette: then it is opened again.
      for (let attempt = 0; ; attempt++) {
        await page.keyboard.press("F1");
        try {
          await input.fill(`>${title}`, { timeout: 4_000 });
          await chosen.first().waitFor({ timeout: 4_000 });
          // By the key, since rows move under the mouse while the list is still being filled.
          await input.press("Enter", { timeout: 4_000 });
          return;
        } catch (error) {
          if (attempt === 3) throw error;
          await page.keyboard.press("Escape");
        }
      }
    },
    /** Opens a file by a part of its path, through Go to File. */
    async openFile(name) {
      await page.keyboard.press("Control+P");
      await page.locator(".quick-input-widget input").first().fill(name);
      const file = name.split("/").at(-1);
      await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: file }).first().click();
      await page.locator(`.tab[aria-selected="true"][data-resource-name="${file}"]`).first().waitFor();
    },
    async openView() {
      await page.locator(".activitybar").getByRole("tab", { name: "AI Readiness" }).click();
    },
    /** Makes the side bar wider, so that more of the rows can be read. */
    async widenSidebar(by) {
      const box = await page.locator(".part.sidebar").boundingBox();
      const [x, y] = [box.x + box.width + 1, box.y + box.height - 60];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + by, y, { steps: 5 });
      await page.mouse.up();
    },
    /** Takes the mouse away, so that no tooltip covers the picture, and lets animations end. */
    async rest() {
      await page.mouse.move(900, 440);
      await page.waitForTimeout(900);
    },
    /** Puts the cursor into a word or literal of the active editor. */
    async goTo(text) {
      await page.locator(".editor-instance .view-line span span").filter({ hasText: text }).first().click();
    },
    /** Opens the quick-fix menu at the cursor. New diagnostics meanwhile close it: then it is opened again. */
    async quickFix(title) {
      const item = menu.getByText(title).first();
      for (let attempt = 0; ; attempt++) {
        try {
          // VS Code looks for fixes when the cursor comes to rest; where it was disturbed, the menu still asks anew.
          await bulb
            .first()
            .waitFor({ timeout: 5_000 })
            .catch(() => {});
          await page.keyboard.press("Control+.");
          await item.waitFor({ timeout: 3_000 });
          return item;
        } catch (error) {
          if (attempt === 4) throw error;
          await page.keyboard.press("Escape");
        }
      }
    },
    bulb,
  };
}

/** Waits until a file on the disk is as it should be. */
export async function onDisk(file, isRight) {
  for (let tries = 0; tries < 200; tries++) {
    let text = "";
    try {
      text = readFileSync(file, "utf8");
    } catch {
      // Not there yet.
    }
    if (isRight(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${file} did not become what was expected.`);
}

/** Commits on a branch of `examples/production` what brings two new failures. */
export function branchOff(folder) {
  git(folder, "checkout", "-q", "-b", "faster");
  edit(folder, "src/api.py", (text) => text.replace(/^.*monitoring\.check_drift\(.*\n/m, ""));
  edit(folder, "deploy/api.yaml", (text) => text.replace("churn-scoring:1.4.2", "churn-scoring:latest"));
  git(folder, "commit", "-q", "-a", "-m", "Answer faster");
}

function git(folder, ...args) {
  const own = ["-c", "user.name=Tests", "-c", "user.email=tests@example.com"];
  const { status, stderr } = spawnSync("git", [...own, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
}

function edit(folder, name, change) {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new Error(`${name} is not there.`);
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${name} has not what is to be changed.`);
  writeFileSync(file, after);
}
