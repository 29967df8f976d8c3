import { readFileSync } from "node:fs";
import { indexModule } from "../../src/source/python/module-index.ts";
import { parsePython } from "../../src/source/python/parser.ts";
import { debianDirectories, pythonFiles, sample } from "./files.ts";

/**
 * How much of a file is still read when one line of it is broken, as it is while somebody types: breaks every file once in each way and
 * counts the calls off the broken line that are found again, in the same function. `tsx scripts/oracle/recovery.ts [--limit n] [directory …]`
 */
const flag = process.argv.indexOf("--limit");
const limit = flag < 0 ? 600 : Number(process.argv[flag + 1]);
const verbose = process.argv.includes("--verbose");
const directories = process.argv.slice(2).filter((argument, index) => !argument.startsWith("--") && index !== flag - 1);

/** A way to break a line: the line broken, or undefined where it cannot be broken so. `pick` chooses among several places. */
type Edit = (line: string, pick: number) => string | undefined;

function places(line: string, wanted: RegExp): number[] {
  return [...line.matchAll(wanted)].map((match) => match.index);
}

function cutBehind(wanted: RegExp): Edit {
  return (line, pick) => {
    const found = places(line, wanted);
    return found.length === 0 ? undefined : line.slice(0, found[pick % found.length]! + 1);
  };
}

function remove(wanted: RegExp): Edit {
  return (line, pick) => {
    const found = places(line, wanted);
    if (found.length === 0) return undefined;
    const at = found[pick % found.length]!;
    return line.slice(0, at) + line.slice(at + 1);
  };
}

function insert(text: string): Edit {
  return (line, pick) => {
    const indent = /^\s*/.exec(line)![0].length;
    const at = indent + (pick % (line.length - indent + 1));
    return line.slice(0, at) + text + line.slice(at);
  };
}

const EDITS: Readonly<Record<string, Edit>> = {
  "cut after (": cutBehind(/\(/g),
  "cut after .": cutBehind(/\w\.(?=\w)/g),
  "deleted )": remove(/\)/g),
  "deleted (": remove(/\(/g),
  "deleted ]": remove(/\]/g),
  "deleted }": remove(/\}/g),
  "inserted (": insert("("),
  "inserted [": insert("["),
  "inserted {": insert("{"),
  'inserted "': insert('"'),
  "deleted quote": remove(/["']/g),
  "deleted :": remove(/:(?=\s*$)/g),
  "half an import": (line) => (/^\s*(?:from|import)\s/.test(line) ? line.slice(0, line.lastIndexOf(" ") + 1) : undefined),
};

interface Calls {
  /** Callee's text and function around it, by the call's line. */
  readonly byLine: ReadonlyMap<number, readonly string[]>;
}

function readCalls(text: string): Calls {
  const module = indexModule(parsePython(text));
  const { tree } = module;
  const byLine = new Map<number, string[]>();
  let line = 0;
  let at = 0;
  const inOrder = Array.from(module.calls, (node, index) => ({ node, scope: module.callScopes[index]! })).sort(
    (a, b) => tree.start[a.node]! - tree.start[b.node]!,
  );
  for (const { node, scope } of inOrder) {
    for (; at < tree.start[node]!; at++) if (text.charCodeAt(at) === 10) line++;
    const callee = tree.firstChild[node]!;
    const name = tree.text.slice(tree.start[callee], tree.end[callee]).replace(/\s+/g, "").slice(-60);
    byLine.set(line, [...(byLine.get(line) ?? []), `${module.scopes[scope]!.qualifiedName} ${name}`]);
  }
  return { byLine };
}

const files = sample(pythonFiles(directories.length > 0 ? directories : debianDirectories()), limit);
let seed = 12345;
const random = (): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed >>> 8;
};
let allWanted = 0;
let allFound = 0;
for (const [name, edit] of Object.entries(EDITS)) {
  let wanted = 0;
  let found = 0;
  let named = 0;
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const lines = text.split("\n");
    const intact = readCalls(text);
    const start = random() % lines.length;
    for (let offset = 0; offset < lines.length; offset++) {
      const index = (start + offset) % lines.length;
      const line = lines[index]!;
      if (line.trim() === "" || line.trim().startsWith("#")) continue;
      const broken = edit(line, random());
      if (broken === undefined) continue;
      const calls = readCalls([...lines.slice(0, index), broken, ...lines.slice(index + 1)].join("\n"));
      let here = 0;
      let lost = 0;
      for (const [at, expected] of intact.byLine) {
        if (at === index) continue;
        const there = [...(calls.byLine.get(at) ?? [])];
        for (const call of expected) {
          here++;
          const position = there.indexOf(call);
          const loose = position >= 0 ? position : there.findIndex((one) => one.split(" ")[1] === call.split(" ")[1]);
          if (loose < 0) {
            lost++;
            continue;
          }
          if (position >= 0) named++;
          there.splice(loose, 1);
        }
      }
      if (verbose && lost > 5)
        console.log(`${file}:${index + 1}: ${name}: ${lost} of ${here} lost: ${broken.trim().slice(0, 80)}`);
      wanted += here;
      found += here - lost;
      break;
    }
  }
  allWanted += wanted;
  allFound += found;
  const share = (count: number): string => `${((100 * count) / wanted).toFixed(2)} %`;
  console.log(`${name.padEnd(16)} ${share(found)} of ${wanted} calls off the line, ${share(named)} in the same function`);
}
console.log(`all              ${((100 * allFound) / allWanted).toFixed(2)} %`);
