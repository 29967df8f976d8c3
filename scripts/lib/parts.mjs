/**
 * The engine in parts that are loaded when they are first wanted.
 *
 * esbuild splits a program at its dynamic imports: into what each of them loads, and into what several of them share. It does so for ES modules
 * only and makes a file of every shared module, while extension hosts load CommonJS and each file costs them time. So the pieces are put
 * together into files here: a big one stays alone, a small one goes into a file that is loaded wherever it is and that needs nothing more for it.
 * What a piece exports is taken once, so it must not be assigned anew.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A piece that is smaller goes into another's file; in bytes. */
const SMALL = 6 * 1024;

/** How a bundle requires a file beside it: the name stays as it is until the bundle is put together. */
export const BESIDE = "requireBeside";

/** What lists the files that each file needs, for hosts that have to fetch them before it runs. */
export const NEEDS = "needs.json";

/**
 * Writes the parts of one entry into the folder `outdir`. A host that cannot wait in `require` gives `require.load`, which loads what a dynamic
 * import names.
 * @type {import("esbuild").Plugin}
 */
export const inParts = {
  name: "in-parts",
  setup(build) {
    const options = build.initialOptions;
    Object.assign(options, { splitting: true, format: "esm", write: false, chunkNames: "piece-[hash]" });
    // A comment that leads to the map is written where the files are put together.
    if (options.sourcemap) options.sourcemap = "external";
    build.onEnd((result) => {
      if (result.errors.length > 0) return;
      const pieces = piecesOf(result, options);
      const main = pieces.find(({ entryPoint }) => entryPoint === options.entryPoints[0]);
      const files = arrange(pieces, main);
      const folder = path.resolve(options.absWorkingDir ?? ".", options.outdir);
      mkdirSync(folder, { recursive: true });
      const needs = {};
      const outputs = {};
      for (const file of files) {
        const { text, map } = write(file, main);
        writeFileSync(path.join(folder, file.name), map ? `${text}//# sourceMappingURL=${file.name}.map\n` : text);
        if (map) writeFileSync(path.join(folder, `${file.name}.map`), JSON.stringify(map));
        needs[file.name] = [...neededBy(file)].map((one) => one.name ?? one);
        const inputs = Object.assign({}, ...file.pieces.map(({ inputs }) => inputs));
        outputs[`${options.outdir}/${file.name}`] = { bytes: Buffer.byteLength(text), inputs };
      }
      writeFileSync(path.join(folder, NEEDS), JSON.stringify(needs));
      result.metafile.outputs = outputs;
    });
  },
};

/** What esbuild made, each piece behind those that it imports. */
function piecesOf({ outputFiles, metafile }, { outdir }) {
  const texts = new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
  const pieces = new Map();
  const add = (name) => {
    if (pieces.has(name)) return pieces.get(name);
    const { entryPoint, inputs, imports } = metafile.outputs[`${outdir}/${name}`];
    const isHere = ({ path: file, external }) => !external && file.startsWith(`${outdir}/`);
    const before = imports.filter((one) => isHere(one) && one.kind === "import-statement");
    const uses = new Set(before.map((one) => add(path.basename(one.path))));
    const piece = {
      ...parse(texts.get(name)),
      entryPoint,
      inputs,
      uses,
      id: `p${pieces.size}`,
      map: texts.has(`${name}.map`) ? JSON.parse(texts.get(`${name}.map`)) : undefined,
      named: (imported) => pieces.get(path.basename(imported)),
    };
    pieces.set(name, piece);
    return piece;
  };
  const names = Object.keys(metafile.outputs)
    .filter((file) => file.endsWith(".js"))
    .map((file) => path.basename(file));
  // The program's own entry is the first.
  for (const name of names.sort((one, other) => isOwn(other) - isOwn(one))) add(name);
  return [...pieces.values()];

  function isOwn(name) {
    return name.startsWith("piece-") ? 0 : 1;
  }
}

/** Imports stand first in what esbuild makes, and exports last. */
function parse(text) {
  const imports = [];
  const statement = /\s*import\s*(?:\{([^}]*)\}\s*from\s*)?"([^"]+)";?/y;
  let end = 0;
  for (let found = statement.exec(text); found !== null; found = statement.exec(text)) {
    const [whole, names, from] = found;
    imports.push({ names, from, lines: linesIn(whole) });
    end = statement.lastIndex;
  }
  const trailer = /export\s*\{([^}]*)\};?\s*$/.exec(text);
  const body = text.slice(end, trailer?.index ?? text.length);
  if (/^\s*import\b(?!\()/.test(body)) throw new Error(`esbuild wrote an import otherwise: ${body.slice(0, 200)}`);
  return { imports, body, exports: trailer?.[1] ?? "" };
}

/** Puts pieces into files, each after those that it uses. */
function arrange(pieces, main) {
  const files = [];
  const open = () => {
    const file = { pieces: [] };
    files.push(file);
    return file;
  };
  // What needs nothing goes into the first file, which is loaded before all others.
  const first = open();
  for (const piece of pieces) {
    const used = [...piece.uses].map((one) => one.file);
    const beside = besidesOf(piece);
    const enough = [first, ...used].find((file) => {
      const loaded = new Set([first, file, ...neededBy(file)]);
      return [...used, ...beside].every((one) => loaded.has(one));
    });
    if (piece === main && enough !== first) throw new Error("What starts needs other parts: load them by a dynamic import.");
    const isSmall = piece.body.length < SMALL || piece === main;
    piece.file = isSmall && enough !== undefined ? enough : open();
    piece.file.pieces.push(piece);
  }
  nameAll(files.filter((file) => file !== first));
  first.name = `${path.parse(main.entryPoint).name}.js`;
  return files;
}

/** The files that a file needs, over any number of steps; those that are not made here by name. */
function neededBy(file, seen = new Set()) {
  for (const piece of file.pieces) {
    for (const used of piece.uses) {
      if (used.file === file || seen.has(used.file)) continue;
      seen.add(used.file);
      neededBy(used.file, seen);
    }
    for (const from of besidesOf(piece)) seen.add(from);
  }
  return seen;
}

/** Files beside the program that a piece requires, at once or when it is asked for something: knowledge, a grammar. */
function besidesOf(piece) {
  return [...piece.body.matchAll(ASKED)].map(([, from]) => path.basename(from));
}

const DYNAMIC = /\bimport\("([^"]+)"\)/g;
const ASKED = new RegExp(`\\b${BESIDE}\\("([^"]+)"\\)`, "g");

/** One file's text, and its map where its pieces have maps. */
function write(file, main) {
  let text = '"use strict";\n';
  if (file.pieces.some(({ body }) => body.search(DYNAMIC) >= 0))
    text += "const $load=require.load??(async(file)=>require(file));\n";
  const sections = [];
  for (const piece of file.pieces) {
    text += `const ${piece.id}=(function(){\n`;
    if (piece.map) sections.push({ offset: { line: linesIn(text), column: 0 }, map: piece.map });
    for (const { names, from, lines } of piece.imports) {
      const taken = names === undefined ? "" : `const {${names.replace(/\s+as\s+/g, ":").replace(/\s+/g, "")}}=`;
      text += `${taken}${reach(piece.named(from), file)};${"\n".repeat(lines)}`;
    }
    text += piece.body
      .replace(DYNAMIC, (whole, from) => {
        const other = piece.named(from);
        return other === undefined ? whole : `$load("./${other.file.name}").then(file=>file.${other.id})`;
      })
      .replace(ASKED, (_, from) => `require("${from}")`);
    const given = piece.exports.replace(/([\w$]+)\s+as\s+([\w$]+)/g, "$2:$1").replace(/\s+/g, "");
    text += `\n;return{${given}}})();\n`;
  }
  const all = file.pieces.map((piece) => (piece === main ? `...${piece.id}` : piece.id));
  text += `module.exports={${all.join(",")}};\n`;
  const left = /["'`]\.\/piece-\w+\.js["'`]/.exec(text);
  if (left !== null) throw new Error(`esbuild asked for ${left[0]} in a way that is not known here.`);
  return { text, map: sections.length > 0 ? { version: 3, sections } : undefined };
}

function reach(piece, from) {
  return piece.file === from ? piece.id : `require("./${piece.file.name}").${piece.id}`;
}

function linesIn(text) {
  return text.split("\n").length - 1;
}

/** Names files by what is loaded with them, else by the package or folder that most of them comes from, or by the heaviest file. */
function nameAll(files) {
  const taken = new Set();
  const bySize = files.map((file) => ({ file, ...weigh(file) })).sort((one, other) => other.bytes - one.bytes);
  for (const { file, candidates } of bySize) {
    const free = candidates.find((name) => !taken.has(name));
    if (free === undefined) throw new Error(`Two parts would be called ${candidates[0]}.`);
    taken.add(free);
    file.name = `${free}.js`;
  }
}

function weigh({ pieces }) {
  const inputs = pieces.flatMap((piece) => Object.entries(piece.inputs));
  const sizes = new Map();
  let bytes = 0;
  for (const [file, { bytesInOutput }] of inputs) {
    const part = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? path.parse(file.split("/")[1] ?? file).name;
    sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
    bytes += bytesInOutput;
  }
  const heaviest = inputs.reduce((one, other) => (other[1].bytesInOutput > one[1].bytesInOutput ? other : one))[0];
  const [part] = [...sizes].reduce((one, other) => (other[1] > one[1] ? other : one));
  const entries = pieces.filter(({ entryPoint, body }) => entryPoint !== undefined && body.length > bytes / 2);
  const loaded = entries.map(({ entryPoint }) => path.basename(entryPoint.replace(/(\/index)?\.\w+$/, "")));
  return { bytes, candidates: [...loaded, part, path.basename(path.dirname(heaviest)), path.parse(heaviest).name] };
}
