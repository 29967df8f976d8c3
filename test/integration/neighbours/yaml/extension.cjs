/**
 * Does what the Red Hat YAML extension does with a schema that another extension contributes, for the parts that the tests look at: it
 * offers the fields of the top level and the values of `stage`, explains the fields, marks fields that the schema does not know, and folds sections.
 */
const vscode = require("vscode");

const MANIFEST = { pattern: "**/ai-readiness.{yaml,yml}" };

exports.activate = async ({ subscriptions }) => {
  const owner = vscode.extensions.all.find(({ packageJSON }) => packageJSON.contributes?.yamlValidation !== undefined);
  const [{ url }] = owner.packageJSON.contributes.yamlValidation;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(owner.extensionUri, url));
  const { properties, $defs } = JSON.parse(new TextDecoder().decode(bytes));
  const stages = $defs.system.properties.stage.enum;
  const does = (what, uri) => vscode.workspace.getConfiguration("yaml", uri).get(what);
  const collection = vscode.languages.createDiagnosticCollection("yaml");
  const fieldOf = (line) => /^([\w-]+):/.exec(line)?.[1];

  function validate(document) {
    if (vscode.languages.match(MANIFEST, document) === 0) return;
    const diagnostics = [];
    for (let line = 0; does("validate", document.uri) && line < document.lineCount; line++) {
      const field = fieldOf(document.lineAt(line).text);
      if (field === undefined || field in properties) continue;
      const found = new vscode.Diagnostic(new vscode.Range(line, 0, line, field.length), `Property ${field} is not allowed.`);
      found.source = "yaml-schema";
      diagnostics.push(found);
    }
    collection.set(document.uri, diagnostics);
  }

  subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(validate),
    vscode.workspace.onDidChangeTextDocument(({ document }) => validate(document)),
    vscode.languages.registerCompletionItemProvider(MANIFEST, {
      provideCompletionItems(document, position) {
        if (!does("completion", document.uri)) return [];
        const before = document.lineAt(position).text.slice(0, position.character);
        if (/^\s+stage: *\w*$/.test(before)) return stages.map((stage) => new vscode.CompletionItem(stage));
        return /^[\w-]*$/.test(before) ? Object.keys(properties).map((name) => new vscode.CompletionItem(name)) : [];
      },
    }),
    vscode.languages.registerHoverProvider(MANIFEST, {
      provideHover(document, position) {
        const field = fieldOf(document.lineAt(position).text);
        const meaning = does("hover", document.uri) && field !== undefined ? properties[field]?.description : undefined;
        return meaning === undefined ? undefined : new vscode.Hover(meaning);
      },
    }),
    vscode.languages.registerFoldingRangeProvider(MANIFEST, {
      provideFoldingRanges(document) {
        const lines = document.getText().split("\n");
        const sections = lines.flatMap((text, line) => (/^[\w-]+:\s*$/.test(text) ? [line] : []));
        return sections.map((line) => new vscode.FoldingRange(line, lines.length - 1));
      },
    }),
  );
  for (const document of vscode.workspace.textDocuments) validate(document);
};
