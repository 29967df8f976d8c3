import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of a folder that tests may change, as a git repository with everything committed that its `.gitignore` lets in.
 * @returns {{ folder: string, remove: () => void }}
 */
export function makeWorkspace(source) {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "ai-readiness-test-")));
  const folder = path.join(parent, path.basename(source));
  cpSync(source, folder, { recursive: true });
  commitAll(folder, "Begin");
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Files that a switch of branches rewrites in the folder `burst`. */
const MANY = 2_000;

/**
 * Folders that are open together: `pilot` with settings of its own, `off` where the extension is switched off, `website` without AI, `monorepo` with
 * a manifest in each of two folders and a repository inside, `burst` whose two branches differ in 2,000 files.
 * @returns {{ folder: string, remove: () => void }} `folder` is the workspace's file.
 */
export function makeFolders(source) {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "ai-readiness-test-")));
  const put = (file, text) => {
    mkdirSync(path.dirname(path.join(parent, file)), { recursive: true });
    writeFileSync(path.join(parent, file), text);
  };
  for (const folder of ["pilot", "off", "monorepo/churn", "monorepo/pricing"])
    cpSync(source, path.join(parent, folder), { recursive: true });
  put("pilot/.vscode/settings.json", JSON.stringify({ "aiReadiness.severity": { "data/untracked-dataset": "information" } }));
  put("off/.vscode/settings.json", JSON.stringify({ "aiReadiness.enable": false }));
  put("website/index.js", 'document.title = "Welcome";\n');
  for (const folder of ["pilot", "off", "website", "monorepo"]) commitAll(path.join(parent, folder), "Begin");
  // After the outer commit, so that the outer index knows nothing of it.
  put("monorepo/labs/data/tracked.csv", "age,left\n41,1\n");
  put("monorepo/labs/data/loose.csv", "age,left\n41,1\n");
  put("monorepo/labs/.gitignore", "data/loose.csv\n");
  const reads = ["tracked", "loose"].map((name) => `${name} = pd.read_csv("labs/data/${name}.csv")\n`).join("");
  const fit =
    "LogisticRegression().fit(tracked[['age']], tracked['left'])\nLogisticRegression().fit(loose[['age']], loose['left'])\n";
  put("monorepo/labs/train.py", `import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\n${reads}${fit}`);
  commitAll(path.join(parent, "monorepo/labs"), "Begin");
  makeBurst(parent, put);
  const folders = ["pilot", "off", "website", "monorepo", "burst"].map((folder) => ({ path: folder }));
  put("all.code-workspace", JSON.stringify({ folders, settings: {} }));
  return { folder: path.join(parent, "all.code-workspace"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

function makeBurst(parent, put) {
  const folder = path.join(parent, "burst");
  const fill = (branch, dataset) => {
    for (let index = 0; index < MANY; index++)
      put(`burst/src/part${index % 20}/step${index}.py`, `def step_${index}(value):\n    return value + ${index}  # ${branch}\n`);
    put("burst/train.py", `from datasets import load_dataset\n\nreviews = load_dataset("acme/${dataset}")\n`);
  };
  fill("main", "reviews");
  put("burst/ai-readiness.yaml", "version: 1\nsystem:\n  name: burst\n  stage: pilot\n");
  const git = commitAll(folder, "Begin");
  git("checkout", "-q", "-b", "other");
  fill("other", "complaints");
  git("commit", "-q", "-a", "-m", "Another way");
  git("checkout", "-q", "main");
}

/** A folder as a repository with one commit; returns git in that folder. */
function commitAll(folder, message) {
  const git = (...args) => {
    const { status, stderr } = spawnSync("git", ["-c", "user.name=Tests", "-c", "user.email=tests@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
  };
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", message);
  return git;
}
