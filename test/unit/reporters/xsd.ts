/**
 * As much of XML and of XML Schema as it takes to hold a JUnit report against the published schema: elements by name or reference, sequences
 * and choices, attributes with their use and with patterns, text where content is mixed or simple.
 */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Reads a well-formed document; throws on anything else. */
export function readXml(source: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(source)) throw new Error("a character that XML cannot hold");
  const text = source.replace(/^\s*<\?xml[^?]*\?>/, "").replace(/<!--[\s\S]*?-->/g, "");
  let at = 0;
  const skip = () => {
    while (/\s/.test(text[at] ?? "")) at++;
  };
  const root = element();
  skip();
  if (at < text.length) throw new Error(`something after the root at ${at}`);
  return root;

  function element(): Element {
    skip();
    const open = /^<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/.exec(text.slice(at));
    if (open === null) throw new Error(`no element at ${text.slice(at, at + 60)}`);
    at += open[0].length;
    const attributes = new Map<string, string>();
    for (const [, name = "", double, single] of (open[2] ?? "").matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if (attributes.has(name)) throw new Error(`${name} twice`);
      attributes.set(name, decoded(double ?? single ?? ""));
    }
    const children: Element[] = [];
    let content = "";
    const name = open[1] ?? "";
    if (open[3] === "/") return { name, attributes, children, text: "" };
    for (;;) {
      const next = text.indexOf("<", at);
      if (next < 0) throw new Error(`${name} is not closed`);
      content += decoded(text.slice(at, next));
      at = next;
      if (text.startsWith("</", at)) break;
      children.push(element());
    }
    const close = `</${name}>`;
    if (!text.startsWith(close, at)) throw new Error(`${text.slice(at, at + 20)} closes ${name}`);
    at += close.length;
    return { name, attributes, children, text: content };
  }
}

function decoded(text: string): string {
  if (text.includes("]]>")) throw new Error("]]> in text");
  return text.replace(/&(#?\w*);?/g, (whole, name: string) => {
    const number = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
    const value = number
      ? String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10))
      : ENTITIES[name];
    if (value === undefined || !whole.endsWith(";")) throw new Error(`${whole} is no entity`);
    return value;
  });
}

/** What is wrong with a document by a schema; empty when it is valid. */
export function problemsBy(schema: Element, document: Element): readonly string[] {
  const globals = (kind: string) =>
    new Map(schema.children.filter(({ name }) => name === kind).map((one) => [one.attributes.get("name") ?? "", one]));
  const elements = globals("xs:element");
  const types = globals("xs:complexType");
  const simple = globals("xs:simpleType");
  const problems: string[] = [];
  const root = elements.get(document.name);
  if (root === undefined) return [`${document.name} is no element of the schema`];
  check(document, root);
  return problems;

  function check(node: Element, declared: Element): void {
    const typeName = declared.attributes.get("type");
    const type = declared.children.find(({ name }) => name === "xs:complexType") ?? types.get(typeName ?? "");
    if (type === undefined) {
      if (node.children.length > 0 || node.attributes.size > 0) problems.push(`${node.name} holds text only`);
      return;
    }
    if (type.attributes.get("mixed") !== "true" && node.text.trim() !== "") problems.push(`${node.name} holds text`);
    const allowed = new Map<string, Element>();
    for (const child of type.children) if (child.name === "xs:attribute") allowed.set(child.attributes.get("name") ?? "", child);
    for (const [name, value] of node.attributes) {
      const attribute = allowed.get(name);
      if (attribute === undefined) problems.push(`${node.name} has no attribute ${name}`);
      const pattern = simple.get(attribute?.attributes.get("type") ?? "")?.children[0]?.children[0]?.attributes.get("value");
      if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) problems.push(`${name} cannot be ${value}`);
    }
    for (const [name, attribute] of allowed) {
      if (attribute.attributes.get("use") === "required" && !node.attributes.has(name))
        problems.push(`${node.name} lacks ${name}`);
    }
    const particles = new Map<string, Element>();
    const collect = (group: Element) => {
      for (const child of group.children) {
        if (child.name === "xs:sequence" || child.name === "xs:choice") collect(child);
        if (child.name !== "xs:element") continue;
        const reference = child.attributes.get("ref");
        particles.set(
          reference ?? child.attributes.get("name") ?? "",
          reference === undefined ? child : elements.get(reference)!,
        );
      }
    };
    collect(type);
    for (const child of node.children) {
      const particle = particles.get(child.name);
      if (particle === undefined) problems.push(`${node.name} holds no ${child.name}`);
      else check(child, particle);
    }
  }
}
