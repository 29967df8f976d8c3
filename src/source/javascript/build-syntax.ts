import type { SyntaxNode } from "@lezer/common";
import { readExpression, readFunction } from "./build-expression.ts";
import { childrenOf, collectParameters, stringValue, typeName } from "./build-names.ts";
import { type Builder, bind, createBuilder, type FunctionDraft, finish, openFunction } from "./builder.ts";
import type { Expression, JsSyntax } from "./module.ts";
import { javascriptParser } from "./parser.ts";

/** Reads a module's syntax. Broken code gives what could be read around the break. */
export function buildSyntax(text: string, dialect: string): JsSyntax {
  const tree = javascriptParser().configure({ dialect }).parse(text);
  const builder = createBuilder(text);
  const top = openFunction(builder, {
    name: "",
    kind: "module",
    parent: -1,
    class: -1,
    start: 0,
    end: text.length,
    nameStart: 0,
    nameEnd: 0,
  });
  readStatements(builder, tree.topNode, top);
  return finish(builder);
}

export function readStatements(builder: Builder, node: SyntaxNode, owner: FunctionDraft): void {
  let first = true;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (first && child.name === "ExpressionStatement") {
      const text = child.firstChild;
      if (text?.name === "String") owner.directives.push(stringValue(builder.text, text));
      else first = false;
    } else if (child.name !== "{" && child.name !== "LineComment" && child.name !== "BlockComment") first = false;
    readStatement(builder, child, owner);
  }
}

function readStatement(builder: Builder, node: SyntaxNode, owner: FunctionDraft): void {
  switch (node.name) {
    case "ImportDeclaration":
      readImport(builder, node, owner);
      return;
    case "ExportDeclaration":
      readExport(builder, node, owner);
      return;
    case "FunctionDeclaration": {
      const id = readFunction(builder, node, owner, "declaration");
      const name = builder.functions[id]!.name;
      if (name !== "") bind(owner, name, { kind: "function", id });
      return;
    }
    case "VariableDeclaration":
      readVariables(builder, node, owner);
      return;
    case "ReturnStatement": {
      for (let child = node.firstChild; child; child = child.nextSibling) {
        const value = readExpression(builder, child, owner);
        if (value) owner.returns.push(value);
      }
      return;
    }
    case "ForOfSpec":
    case "ForInSpec":
      readLoop(builder, node, owner);
      return;
    case "CatchClause": {
      for (let child = node.firstChild; child; child = child.nextSibling) {
        if (child.name === "VariableDefinition") bind(owner, slice(builder, child), { kind: "other", type: undefined });
        else readStatement(builder, child, owner);
      }
      return;
    }
    case "TypeAliasDeclaration":
    case "InterfaceDeclaration":
    case "EnumDeclaration":
    case "AmbientDeclaration":
    case "LineComment":
    case "BlockComment":
      return;
    case "Block":
    case "NamespaceDeclaration":
    case "IfStatement":
    case "ForStatement":
    case "ForSpec":
    case "WhileStatement":
    case "DoStatement":
    case "TryStatement":
    case "FinallyClause":
    case "SwitchStatement":
    case "SwitchBody":
    case "CaseLabel":
    case "LabeledStatement":
    case "ExpressionStatement":
    case "ThrowStatement":
    case "WithStatement": {
      for (let child = node.firstChild; child; child = child.nextSibling) readStatement(builder, child, owner);
      return;
    }
    default:
      readExpression(builder, node, owner);
  }
}

function slice(builder: Builder, node: SyntaxNode): string {
  return builder.text.slice(node.from, node.to);
}

/** `const a = x, { b, c: d } = y`. */
export function readVariables(builder: Builder, node: SyntaxNode, owner: FunctionDraft): string[] {
  const names: string[] = [];
  let pattern: SyntaxNode | undefined;
  let type: string | undefined;
  let pending = false;
  const flush = (value: Expression | undefined) => {
    if (!pattern) return;
    for (const { name, path } of collectParameters(builder, pattern, owner)) {
      names.push(name);
      bind(
        owner,
        name,
        value
          ? { kind: "value", value, owner: owner.id, path, type: path.length === 0 ? type : undefined }
          : { kind: "other", type },
      );
    }
    pattern = undefined;
    type = undefined;
    pending = false;
  };
  for (const child of childrenOf(node)) {
    if (child.name === "VariableDefinition" || child.name === "ObjectPattern" || child.name === "ArrayPattern") {
      flush(undefined);
      pattern = child;
    } else if (child.name === "TypeAnnotation") type = typeName(builder.text, child);
    else if (child.name === "Equals") pending = true;
    else if (child.name === ",") flush(undefined);
    else if (pending) {
      const hint = pattern?.name === "VariableDefinition" ? slice(builder, pattern) : "";
      const value = readExpression(builder, child, owner, hint);
      if (value) flush(value);
    }
  }
  flush(undefined);
  return names;
}

function readLoop(builder: Builder, node: SyntaxNode, owner: FunctionDraft): void {
  let pattern: SyntaxNode | undefined;
  let after = false;
  for (const child of childrenOf(node)) {
    if (child.name === "of" || child.name === "in") after = true;
    else if (!after && /^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(child.name)) pattern = child;
    else if (after) {
      const of = readExpression(builder, child, owner);
      if (!of || !pattern) continue;
      for (const { name, path } of collectParameters(builder, pattern, owner)) {
        bind(owner, name, node.name === "ForInSpec" ? { kind: "other", type: undefined } : { kind: "element", of, path });
      }
    }
  }
}

function readImport(builder: Builder, node: SyntaxNode, owner: FunctionDraft): void {
  const children = childrenOf(node);
  const source = children.find((child) => child.name === "String");
  if (!source) {
    const old = /^import\s+([\w$]+)\s*=\s*require\(\s*["']([^"']+)["']/.exec(builder.text.slice(node.from, node.to + 300));
    if (old) bind(owner, old[1]!, { kind: "import", module: old[2]!, name: "=", typeOnly: false });
    return;
  }
  const module = stringValue(builder.text, source);
  const typeOnly = children[1]?.name === "type";
  // Read from the text, since the parser does not know `import a, * as b`.
  const head = builder.text.slice(node.from, source.from);
  const plain = /^import\s+(?:type\s+)?([\w$]+)\s*(?:,|from\b)/.exec(head)?.[1];
  const star = /\*\s*as\s+([\w$]+)/.exec(head)?.[1];
  if (plain !== undefined) bind(owner, plain, { kind: "import", module, name: "default", typeOnly });
  if (star !== undefined) bind(owner, star, { kind: "import", module, name: "*", typeOnly });
  for (const child of children) {
    if (child.name === "ImportGroup") {
      for (const { name, alias, type } of readGroup(builder, child)) {
        bind(owner, alias, { kind: "import", module, name, typeOnly: typeOnly || type });
      }
    }
  }
}

/** `{ a, b as c, type D }` of an import or export. Read from the text: the names are plain there, strings aside. */
function readGroup(builder: Builder, node: SyntaxNode): { name: string; alias: string; type: boolean }[] {
  const text = slice(builder, node)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "")
    .replace(/^\{|\}$/g, "");
  const items: { name: string; alias: string; type: boolean }[] = [];
  for (const part of text.split(",")) {
    const match = /^\s*(type\s+(?!as\b))?(["'][^"']*["']|[\w$]+)(?:\s+as\s+(["'][^"']*["']|[\w$]+))?\s*$/.exec(part);
    if (!match) continue;
    const name = match[2]!.replace(/["']/g, "");
    items.push({ name, alias: match[3]?.replace(/["']/g, "") ?? name, type: match[1] !== undefined });
  }
  return items;
}

function readExport(builder: Builder, node: SyntaxNode, owner: FunctionDraft): void {
  const children = childrenOf(node);
  const source = children.find((child) => child.name === "String");
  const at = { start: node.from, end: node.to };
  const add = (name: string, value: Expression | undefined, from?: string, fromName?: string) =>
    builder.exports.push({ name, value, from, fromName, ...at });
  const named = (name: string, definition: SyntaxNode | undefined) => {
    const place = definition ?? node;
    builder.exports.push({
      name,
      value: { kind: "name", name, start: place.from, end: place.to },
      from: undefined,
      fromName: undefined,
      start: place.from,
      end: place.to,
    });
  };
  if (source) {
    const module = stringValue(builder.text, source);
    const group = children.find((child) => child.name === "ExportGroup");
    if (group) {
      for (const { name, alias, type } of readGroup(builder, group)) if (!type) add(alias, undefined, module, name);
    } else if (children.some((child) => child.name === "Star")) {
      const alias = children.find((child) => child.name === "VariableDefinition" || child.name === "VariableName");
      if (alias) add(slice(builder, alias), undefined, module, "*");
      else add("*", undefined, module, "*");
    }
    return;
  }
  const isDefault = children.some((child) => child.name === "default");
  for (const child of children) {
    switch (child.name) {
      case "export":
      case "default":
      case "type":
      case ";":
        break;
      case "Equals":
        break;
      case "ExportGroup":
        for (const { name, alias, type } of readGroup(builder, child)) {
          if (!type) add(alias, { kind: "name", name, ...at });
        }
        break;
      case "VariableDeclaration":
        for (const name of readVariables(builder, child, owner)) named(name, child);
        break;
      case "FunctionDeclaration": {
        const id = readFunction(builder, child, owner, "declaration");
        const made = builder.functions[id]!;
        if (made.name !== "") bind(owner, made.name, { kind: "function", id });
        add(isDefault ? "default" : made.name, { kind: "function", id, start: made.start, end: made.end });
        break;
      }
      case "ClassDeclaration": {
        const value = readExpression(builder, child, owner);
        if (value?.kind === "class") add(isDefault ? "default" : builder.classes[value.id]!.name, value);
        break;
      }
      default: {
        const value = readExpression(builder, child, owner);
        if (value && isDefault) add("default", value);
        else if (value && children.some((other) => other.name === "Equals")) add("=", value);
      }
    }
  }
}
