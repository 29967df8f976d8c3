import * as vscode from "vscode";

/** Rule pages are documents of this scheme: they come with the extension and open without a network. */
export const DOCS_SCHEME = "ai-readiness";

const decoder = new TextDecoder();

/** The page of a rule. Opened in VS Code it shows as rendered Markdown. */
export function ruleUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: DOCS_SCHEME, path: `/rules/${rule}.md` });
}

/** Serves the pages under `docs/rules/` of the extension. */
export function provideDocs(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(DOCS_SCHEME, {
    async provideTextDocumentContent(uri) {
      const rule = uri.path.replace(/^\/rules\/|\.md$/g, "");
      return (await readPage(extension, rule)) ?? `# ${rule}\n\nThis version of the extension has no page on this rule.\n`;
    },
  });
}

/** The page of a rule as Markdown; undefined when there is none. */
export async function readPage(extension: vscode.Uri, rule: string): Promise<string | undefined> {
  if (!/^[a-z]+\/[a-z-]+$/.test(rule)) return undefined;
  try {
    return decoder.decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "docs/rules", `${rule}.md`)));
  } catch {
    return undefined;
  }
}

export async function explainRule(rule: string): Promise<void> {
  await vscode.commands.executeCommand("markdown.showPreview", ruleUri(rule));
}
