import type { SyntaxNode } from "@lezer/common";
import { readClass } from "./build-class.ts";
import { childrenOf, collectParameters, decodeEscapes, stringValue, typeName } from "./build-names.ts";
import { readStatements } from "./build-syntax.ts";
import { type Builder, bind, type FunctionDraft, openFunction } from "./builder.ts";
import type { Expression, JsProperty, MemberExpression } from "./module.ts";

/** Leaves that are no value: punctuation, keywords, types. */
const SILENT =
  /^(?:[^A-Za-z]*|LineComment|BlockComment|Interpolation\w+|Equals|Arrow|Star|Optional|Privacy|UpdateOp|ArithOp|LogicOp|BitOp|CompareOp|Label|DefaultLabel|Type\w*|\w+Type|JSX(?:Text|Identifier|StartTag|EndTag|SelfCloseEndTag|StartCloseTag|CloseTag|NamespacedName|Lowercase|Builtin)|[a-z]\w*)$/;

/**
 * Reads one expression; undefined for nodes that are no value. Parentheses, `await`, `as`, `satisfies`, `!` and type arguments leave no trace.
 * `name` is what the value is bound to, so that functions are called as people call them.
 */
export function readExpression(builder: Builder, node: SyntaxNode, owner: FunctionDraft, name = ""): Expression | undefined {
  const start = node.from;
  const end = node.to;
  switch (node.name) {
    case "VariableName":
    case "VariableDefinition":
      return { kind: "name", name: builder.text.slice(start, end), start, end };
    case "ImportMeta":
      return { kind: "name", name: "import.meta", start, end };
    case "this":
    case "super":
      return { kind: node.name, start, end };
    case "String": {
      const value = stringValue(builder.text, node);
      const made: Expression = { kind: "text", value, start, end };
      if (value.length >= 6) builder.strings.push(made);
      return made;
    }
    case "TemplateString":
      return readTemplate(builder, node, owner);
    case "Number":
      return { kind: "constant", value: Number(builder.text.slice(start, end).replace(/_/g, "")), start, end };
    case "BooleanLiteral":
      return { kind: "constant", value: builder.text.charCodeAt(start) === 116, start, end };
    case "null":
      return { kind: "constant", value: null, start, end };
    case "ParenthesizedExpression":
    case "AwaitExpression":
    case "InstantiationExpression":
    case "YieldExpression": {
      return readFirst(builder, node, owner, name);
    }
    case "PostfixExpression":
      return readFirst(builder, node, owner, name);
    case "MemberExpression":
      return readMember(builder, node, owner);
    case "CallExpression":
    case "NewExpression":
      return readCall(builder, node, owner);
    case "TaggedTemplateExpression": {
      const parts = readParts(builder, node, owner);
      const [callee, ...rest] = parts;
      if (!callee) return undefined;
      return addCall(builder, owner, callee, rest, false, start, end, end);
    }
    case "DynamicImport": {
      const source = childrenOf(node).find((child) => child.name === "String");
      if (source) return { kind: "module", module: stringValue(builder.text, source), start, end };
      return { kind: "other", parts: readParts(builder, node, owner), start, end };
    }
    case "ObjectExpression":
      return readObject(builder, node, owner);
    case "ArrayExpression":
      return { kind: "array", parts: readParts(builder, node, owner), start, end };
    case "Spread":
      return undefined;
    case "SequenceExpression": {
      const parts = readParts(builder, node, owner);
      return parts.at(-1);
    }
    case "ConditionalExpression": {
      const parts = readParts(builder, node, owner, name);
      return { kind: "choice", options: parts.slice(1), start, end };
    }
    case "BinaryExpression":
      return readBinary(builder, node, owner, name);
    case "AssignmentExpression":
      return readAssignment(builder, node, owner);
    case "FunctionExpression":
    case "ArrowFunction": {
      const id = readFunction(builder, node, owner, node.name === "ArrowFunction" ? "arrow" : "expression", name);
      return { kind: "function", id, start, end };
    }
    case "ClassExpression":
    case "ClassDeclaration":
      return readClass(builder, node, owner, name);
    default: {
      if (SILENT.test(node.name)) return undefined;
      return { kind: "other", parts: readParts(builder, node, owner), start, end };
    }
  }
}

function readFirst(builder: Builder, node: SyntaxNode, owner: FunctionDraft, name: string): Expression | undefined {
  let first: Expression | undefined;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const value = readExpression(builder, child, owner, name);
    first ??= value;
  }
  return first;
}

/** The values among a node's children; what is spread stays marked. */
function readParts(builder: Builder, node: SyntaxNode, owner: FunctionDraft, name = ""): Expression[] {
  const parts: Expression[] = [];
  let spread: number | undefined;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "Spread") {
      spread = child.from;
      continue;
    }
    const value = readExpression(builder, child, owner, name);
    if (!value) continue;
    parts.push(spread === undefined ? value : { kind: "spread", value, start: spread, end: value.end });
    spread = undefined;
  }
  return parts;
}

function readTemplate(builder: Builder, node: SyntaxNode, owner: FunctionDraft): Expression {
  const start = node.from;
  const end = node.to;
  const parts: Expression[] = [];
  let at = start + 1;
  const text = (to: number) => {
    if (to > at) parts.push({ kind: "text", value: decodeEscapes(builder.text.slice(at, to)), start: at, end: to });
  };
  for (const child of childrenOf(node)) {
    if (child.name !== "Interpolation") continue;
    text(child.from);
    const value = readFirst(builder, child, owner, "");
    parts.push(value ?? { kind: "other", parts: [], start: child.from, end: child.to });
    at = child.to;
  }
  text(end - 1);
  const only = parts[0];
  if (parts.length === 0) return { kind: "text", value: "", start, end };
  if (parts.length === 1 && only?.kind === "text") {
    const made = { ...only, start, end };
    if (made.value.length >= 6) builder.strings.push(made);
    return made;
  }
  return { kind: "join", parts, start, end };
}

function readMember(builder: Builder, node: SyntaxNode, owner: FunctionDraft): Expression | undefined {
  const children = childrenOf(node);
  const first = children[0];
  const object = first && readExpression(builder, first, owner);
  if (!object) return undefined;
  const last = children.at(-1)!;
  let property = "*";
  if (last.name === "PropertyName" || last.name === "PrivatePropertyName") property = builder.text.slice(last.from, last.to);
  else if (last.name === "]") {
    const index = children.at(-2);
    if (index?.name === "String") property = stringValue(builder.text, index);
    else if (index?.name === "Number") property = builder.text.slice(index.from, index.to);
    else if (index) readExpression(builder, index, owner);
  }
  return { kind: "member", object, property, start: node.from, end: node.to };
}

function readCall(builder: Builder, node: SyntaxNode, owner: FunctionDraft): Expression | undefined {
  const make = node.name === "NewExpression";
  const children = childrenOf(node).filter((child) => child.name !== "new");
  const first = children[0];
  const callee = first && readExpression(builder, first, owner);
  if (!callee) return undefined;
  const list = children.find((child) => child.name === "ArgList");
  const values = list ? readParts(builder, list, owner) : [];
  const argument = values[0];
  if (!make && callee.kind === "name" && callee.name === "require" && argument?.kind === "text" && values.length === 1) {
    return { kind: "module", module: argument.value, start: node.from, end: node.to };
  }
  return addCall(builder, owner, callee, values, make, node.from, node.to, list ? list.to - 1 : node.to);
}

function addCall(
  _builder: Builder,
  owner: FunctionDraft,
  callee: Expression,
  values: readonly Expression[],
  make: boolean,
  start: number,
  end: number,
  close: number,
): Expression {
  const call: Expression = { kind: "call", callee, arguments: values, make, owner: owner.id, close, start, end };
  owner.calls.push(call);
  return call;
}

function readObject(builder: Builder, node: SyntaxNode, owner: FunctionDraft): Expression {
  const properties: JsProperty[] = [];
  const spreads: Expression[] = [];
  for (const property of childrenOf(node)) {
    if (property.name !== "Property") continue;
    const parts = childrenOf(property);
    const at = { start: property.from, end: property.to };
    if (parts[0]?.name === "Spread") {
      const value = parts[1] && readExpression(builder, parts[1], owner);
      if (value) spreads.push(value);
      continue;
    }
    const key = parts.find((part) => part.name === "PropertyDefinition" || part.name === "String" || part.name === "Number");
    const name = !key ? "*" : key.name === "String" ? stringValue(builder.text, key) : builder.text.slice(key.from, key.to);
    if (parts.some((part) => part.name === "ParamList")) {
      const id = readFunction(builder, property, owner, "expression", name);
      properties.push({ name, value: { kind: "function", id, ...at }, ...at });
      continue;
    }
    const colon = parts.findIndex((part) => part.name === ":");
    if (colon < 0) {
      properties.push({ name, value: { kind: "name", name, ...at }, ...at });
      continue;
    }
    for (const part of parts.slice(colon + 1)) {
      const value = readExpression(builder, part, owner, name);
      if (value) properties.push({ name, value, ...at });
    }
  }
  return { kind: "object", properties, spreads, start: node.from, end: node.to };
}

function readBinary(builder: Builder, node: SyntaxNode, owner: FunctionDraft, name: string): Expression | undefined {
  const children = childrenOf(node);
  const operator = children[1];
  const sign = operator ? builder.text.slice(operator.from, operator.to) : "";
  if (sign === "as" || sign === "satisfies") return children[0] && readExpression(builder, children[0], owner, name);
  const parts = readParts(builder, node, owner, name);
  const at = { start: node.from, end: node.to };
  if (sign === "||" || sign === "??") return { kind: "choice", options: parts, ...at };
  if (sign === "&&") return { kind: "choice", options: parts.slice(1), ...at };
  if (sign === "+") return { kind: "join", parts: parts.flatMap((part) => (part.kind === "join" ? part.parts : [part])), ...at };
  return { kind: "other", parts, ...at };
}

function readAssignment(builder: Builder, node: SyntaxNode, owner: FunctionDraft): Expression | undefined {
  const children = childrenOf(node);
  const target = children[0];
  const source = children.at(-1);
  if (!target || !source || children.length < 3) return undefined;
  const property = target.name === "MemberExpression" ? builder.text.slice(target.lastChild?.from, target.to) : "";
  const hint = target.name === "MemberExpression" ? property : builder.text.slice(target.from, target.to);
  const value = readExpression(builder, source, owner, /^[\w$#]+$/.test(hint) ? hint : "");
  if (!value) return undefined;
  if (target.name === "ObjectPattern" || target.name === "ArrayPattern") {
    for (const { name, path } of collectParameters(builder, target, owner)) {
      builder.assignments.push({ name, value, path, owner: owner.id });
    }
    return value;
  }
  const made = readExpression(builder, target, owner);
  if (made?.kind === "name") builder.assignments.push({ name: made.name, value, path: [], owner: owner.id });
  else if (made?.kind === "member") builder.stores.push({ target: made as MemberExpression, value, owner: owner.id });
  return value;
}

/** Reads a function, arrow, method or method-like property; gives its id. */
export function readFunction(
  builder: Builder,
  node: SyntaxNode,
  owner: FunctionDraft,
  kind: "declaration" | "expression" | "arrow" | "method",
  name = "",
  holder?: { readonly id: number; readonly name: string },
): number {
  const children = childrenOf(node);
  const own = children.find(
    (child) =>
      child.name === "VariableDefinition" || child.name === "PropertyDefinition" || child.name === "PrivatePropertyDefinition",
  );
  const named = own && kind !== "arrow" ? own : undefined;
  const made = openFunction(
    builder,
    {
      name: named ? builder.text.slice(named.from, named.to) : name,
      kind,
      parent: owner.id,
      class: holder?.id ?? -1,
      start: node.from,
      end: node.to,
      nameStart: named?.from ?? node.from,
      nameEnd: named?.to ?? Math.min(node.to, node.from + 1),
    },
    holder?.name,
  );
  let arrow = false;
  for (const child of children) {
    if (child.name === "ParamList") readParameters(builder, child, made);
    else if (child.name === "Decorator") {
      const decorator = readFirst(builder, child, owner, "");
      if (decorator) made.decorators.push(decorator);
    } else if (child.name === "Arrow") arrow = true;
    else if (child.name === "Block") readStatements(builder, child, made);
    else if (arrow) {
      const value = readExpression(builder, child, made);
      if (value) made.returns.push(value);
    }
  }
  return made.id;
}

function readParameters(builder: Builder, list: SyntaxNode, made: FunctionDraft): void {
  let draft:
    | { name: string; type?: string; default?: Expression; decorators: Expression[]; field: boolean; rest: boolean }
    | undefined;
  let decorators: Expression[] = [];
  let field = false;
  let rest = false;
  let equals = false;
  const flush = () => {
    if (draft) made.parameters.push({ ...draft, type: draft.type, default: draft.default });
    draft = undefined;
    decorators = [];
    field = false;
    rest = false;
    equals = false;
  };
  for (const child of childrenOf(list)) {
    if (child.name === "," || child.name === ")") flush();
    else if (child.name === "Decorator") {
      const value = readFirst(builder, child, builder.functions[made.parent] ?? made, "");
      if (value) decorators.push(value);
    } else if (child.name === "Privacy" || child.name === "readonly" || child.name === "override") field = true;
    else if (child.name === "Spread") rest = true;
    else if (child.name === "TypeAnnotation") {
      const type = typeName(builder.text, child);
      if (draft && type !== undefined) draft.type = type;
    } else if (child.name === "Equals") equals = true;
    else if (!draft && /^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(child.name)) {
      const index = made.parameters.length;
      const plain = child.name === "VariableDefinition";
      draft = { name: plain ? builder.text.slice(child.from, child.to) : "", decorators, field, rest };
      for (const { name, path } of collectParameters(builder, child, made)) {
        bind(made, name, { kind: "parameter", index, path: rest ? ["*", ...path] : path });
      }
    } else if (equals && draft) {
      const value = readExpression(builder, child, made);
      if (value) draft.default = value;
    }
  }
  flush();
}
