/** A Terraform block as far as we need it: labels, attributes as written, blocks inside. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
  readonly blocks: readonly HclBlock[];
  readonly start: number;
  readonly end: number;
}

/** Reads HCL tolerantly: what it does not understand it steps over, and unclosed blocks end with the text. */
export function readHcl(text: string): HclBlock[] {
  let index = 0;

  const skipSpace = (): void => {
    for (;;) {
      while (index < text.length && /\s/.test(text[index]!)) index++;
      if (text[index] === "#" || text.startsWith("//", index)) index = lineEnd(text, index);
      else if (text.startsWith("/*", index)) {
        const close = text.indexOf("*/", index + 2);
        index = close < 0 ? text.length : close + 2;
      } else return;
    }
  };
  const skipString = (): void => {
    index++;
    while (index < text.length && text[index] !== '"' && text[index] !== "\n") index += text[index] === "\\" ? 2 : 1;
    index++;
  };
  /** The expression after `=`, up to the end of its line or of its brackets. */
  const expression = (): string => {
    const start = index;
    let depth = 0;
    while (index < text.length) {
      const char = text[index]!;
      if (char === '"') skipString();
      else if (text.startsWith("<<", index)) {
        const here = /^<<[-~]?(\w+)/.exec(text.slice(index, index + 80));
        const close = here === null ? null : new RegExp(`^\\s*${here[1]}\\s*$`, "m").exec(text.slice(index + here[0].length));
        index = here === null ? index + 2 : close === null ? text.length : index + here[0].length + close.index + close[0].length;
      } else if ("([{".includes(char)) {
        depth++;
        index++;
      } else if (")]}".includes(char)) {
        if (depth === 0) break;
        depth--;
        index++;
      } else if (char === "\n" && depth === 0) break;
      else if (char === "#" || text.startsWith("//", index)) index = lineEnd(text, index);
      else index++;
    }
    return text.slice(start, index).trim();
  };
  const body = (depth: number): { attributes: Map<string, string>; blocks: HclBlock[] } => {
    const attributes = new Map<string, string>();
    const blocks: HclBlock[] = [];
    for (;;) {
      skipSpace();
      if (index >= text.length) break;
      if (text[index] === "}") {
        index++;
        if (depth > 0) break;
        continue;
      }
      const start = index;
      const name = /^[A-Za-z_][\w-]*/.exec(text.slice(index, index + 200))?.[0];
      if (name === undefined) {
        if (text[index] === '"') skipString();
        else index++;
        continue;
      }
      index += name.length;
      skipBlanks();
      if (text[index] === "=" && text[index + 1] !== "=") {
        index++;
        attributes.set(name, expression());
        continue;
      }
      const labels: string[] = [];
      while (text[index] === '"' || /[A-Za-z_]/.test(text[index] ?? "")) {
        const from = index;
        if (text[index] === '"') {
          skipString();
          labels.push(text.slice(from + 1, index - 1));
        } else {
          while (/[\w-]/.test(text[index] ?? "")) index++;
          labels.push(text.slice(from, index));
        }
        skipBlanks();
      }
      if (text[index] === "{" && depth < 50) {
        index++;
        const inside = body(depth + 1);
        blocks.push({ type: name, labels, ...inside, start, end: index });
      }
    }
    return { attributes, blocks };
  };
  const skipBlanks = (): void => {
    while (text[index] === " " || text[index] === "\t") index++;
  };
  return body(0).blocks;
}

/** The text of a plain string; undefined for expressions. */
export function hclString(expression: string | undefined): string | undefined {
  const plain = /^"((?:[^"\\]|\\.)*)"$/.exec(expression ?? "")?.[1];
  return plain === undefined || plain.includes("${") ? undefined : plain;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
