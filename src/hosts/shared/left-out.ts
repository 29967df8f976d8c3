/**
 * Folders that hold nothing that people of this repository wrote: version control, dependencies, virtual environments, caches and
 * vendored trees. What is in them is somebody else's to mend.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // version control
  ".git",
  ".hg",
  ".svn",
  ".jj",
  // dependencies
  "node_modules",
  "bower_components",
  "jspm_packages",
  "site-packages",
  "dist-packages",
  "vendor",
  "third_party",
  "third-party",
  ".yarn",
  ".pnpm-store",
  // virtual environments
  "venv",
  ".venv",
  ".virtualenv",
  ".conda",
  ".pixi",
  "__pypackages__",
  // caches
  "__pycache__",
  ".cache",
  ".tox",
  ".nox",
  ".eggs",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".hypothesis",
  ".ipynb_checkpoints",
  ".terraform",
  ".gradle",
  ".next",
  ".nuxt",
  ".svelte-kit",
  ".parcel-cache",
  ".turbo",
  ".vscode-test",
  ".vscode-host",
]);

/** What a virtual environment has in its top folder, whatever the folder is called: venv and virtualenv, conda. */
const ENVIRONMENT_MARKS: readonly string[] = ["pyvenv.cfg", "conda-meta"];

/** What a project has in its top folder, and no virtual environment: a mark that somebody committed beside it is a mistake of theirs. */
const PROJECT_MARKS =
  /^(?:\.git|pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|package\.json|Dockerfile|ai-readiness\.ya?ml|readme(?:\.\w+)?)$/i;

/** True for folders that are left out whatever they hold. */
export function isLeftOutFolder(name: string): boolean {
  return LEFT_OUT.has(name) || name.endsWith(".egg-info");
}

/** True when a folder with these entries is a virtual environment. */
export function isEnvironment(entries: Iterable<string>): boolean {
  let isMarked = false;
  for (const entry of entries) {
    if (PROJECT_MARKS.test(entry)) return false;
    isMarked ||= ENVIRONMENT_MARKS.includes(entry);
  }
  return isMarked;
}
