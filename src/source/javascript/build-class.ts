import type { SyntaxNode } from "@lezer/common";
import { readExpression, readFunction } from "./build-expression.ts";
import { childrenOf, typeName } from "./build-names.ts";
import { readStatements } from "./build-syntax.ts";
import { type Builder, bind, type FunctionDraft } from "./builder.ts";
import type { Expression, JsClass, JsField } from "./module.ts";

interface ClassDraft extends JsClass {
  extends: Expression | undefined;
  readonly decorators: Expression[];
  readonly fields: Map<string, JsField>;
  readonly methods: Map<string, number>;
}

/** Reads a class. The parser sets decorators before `export` apart, as a class without a body: they wait for the class that follows. */
export function readClass(builder: Builder, node: SyntaxNode, owner: FunctionDraft, hint: string): Expression | undefined {
  const children = childrenOf(node);
  const body = children.find((child) => child.name === "ClassBody");
  const decorators: Expression[] = [];
  for (const child of children) {
    if (child.name !== "Decorator") continue;
    const inner = childrenOf(child)[1];
    const value = inner && readExpression(builder, inner, owner);
    if (value) decorators.push(value);
  }
  if (!body) {
    builder.decorators.push(...decorators);
    return undefined;
  }
  const own = children.find((child) => child.name === "VariableDefinition");
  const name = own ? builder.text.slice(own.from, own.to) : hint;
  const made: ClassDraft = {
    id: builder.classes.length,
    name,
    start: node.from,
    end: node.to,
    owner: owner.id,
    extends: undefined,
    implements: implemented(builder.text, children),
    abstract: children.some((child) => child.name === "abstract"),
    decorators: [...builder.decorators.splice(0), ...decorators],
    fields: new Map(),
    methods: new Map(),
  };
  builder.classes.push(made);
  if (own) bind(owner, name, { kind: "class", id: made.id });
  const at = children.findIndex((child) => child.name === "extends");
  const base = at >= 0 ? children[at + 1] : undefined;
  if (base) made.extends = readExpression(builder, base, owner);
  for (const member of childrenOf(body)) {
    if (member.name === "MethodDeclaration") readMethod(builder, member, owner, made);
    else if (member.name === "PropertyDeclaration") readField(builder, member, owner, made);
    else if (member.name === "StaticBlock") for (const part of childrenOf(member)) readStatements(builder, part, owner);
  }
  return { kind: "class", id: made.id, start: node.from, end: node.to };
}

/** `implements Answers, Streams<Text>`: the names alone. */
function implemented(text: string, children: readonly SyntaxNode[]): string[] {
  const at = children.findIndex((child) => child.name === "implements");
  if (at < 0) return [];
  const types = children.slice(at + 1).filter((child) => child.name !== "ClassBody");
  const first = types[0];
  const last = types.at(-1);
  if (!first || !last) return [];
  let names = text.slice(first.from, last.to);
  while (/<[^<>]*>/.test(names)) names = names.replace(/<[^<>]*>/g, "");
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function readMethod(builder: Builder, node: SyntaxNode, owner: FunctionDraft, made: ClassDraft): void {
  const id = readFunction(builder, node, owner, "method", "", { id: made.id, name: made.name });
  const method = builder.functions[id]!;
  if (method.name === "") return;
  // Who names a property wants what it gives: a setter stands beside its getter.
  const isSetter = /^(?:static\s+)?set\s+[\w$#["']/.test(builder.text.slice(node.from, method.nameStart + 1));
  if (!isSetter || !made.methods.has(method.name)) made.methods.set(method.name, id);
  if (method.name !== "constructor") return;
  for (const parameter of method.parameters) {
    if (!parameter.field || parameter.name === "") continue;
    const value: Expression = { kind: "name", name: parameter.name, start: method.start, end: method.start };
    made.fields.set(parameter.name, { values: [value], type: parameter.type, decorators: parameter.decorators, owner: id });
  }
}

function readField(builder: Builder, node: SyntaxNode, owner: FunctionDraft, made: ClassDraft): void {
  let name = "";
  let type: string | undefined;
  let equals = false;
  const values: Expression[] = [];
  const decorators: Expression[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === "PropertyDefinition" || child.name === "PrivatePropertyDefinition") {
      if (name === "") name = builder.text.slice(child.from, child.to);
    } else if (child.name === "TypeAnnotation") type = typeName(builder.text, child);
    else if (child.name === "Equals") equals = true;
    else if (child.name === "Decorator") {
      const inner = childrenOf(child)[1];
      const value = inner && readExpression(builder, inner, owner);
      if (value) decorators.push(value);
    } else if (equals) {
      const before = builder.functions.length;
      const value = readExpression(builder, child, owner, name);
      if (!value) continue;
      values.push(value);
      // An arrow in a field is a method: `this` is the object.
      if (value.kind === "function" && builder.functions[before]) {
        builder.functions[before] = Object.assign(builder.functions[before], {
          class: made.id,
          qualifiedName: `${made.name}.${name}`,
        });
      }
    }
  }
  if (name !== "") made.fields.set(name, { values, type, decorators, owner: owner.id });
}
