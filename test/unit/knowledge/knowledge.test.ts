import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { importNames, pythonLibraries } from "../../../src/knowledge/index.ts";
import { type CallKnowledge, EFFECTS, type Library } from "../../../src/knowledge/knowledge.ts";
import { MEASURES, SERVICE_KINDS } from "../../../src/model/inventory.ts";

const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const folder = "src/knowledge/python";

function pathsOf(call: CallKnowledge): readonly string[] {
  return typeof call.call === "string" ? [call.call] : call.call;
}

/** `@estimator` of `@estimator.best_estimator_.predict`. */
function kindIn(path: string): string | undefined {
  return /^@([a-z][a-z0-9-]*)/.exec(path)?.[1];
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

describe("knowledge", () => {
  const schema = read("schemas/knowledge.schema.json") as {
    $defs: Record<string, { properties: Record<string, { enum?: string[]; items?: { enum: string[] } }> }>;
  };

  it("is told by a schema that says what the types say", () => {
    const { call, monitor, serve } = schema.$defs;
    assert.deepEqual(call?.properties.does?.enum, [...EFFECTS]);
    assert.deepEqual(monitor?.properties.measures?.items?.enum, [...MEASURES]);
    assert.deepEqual(serve?.properties.kind?.enum, [...SERVICE_KINDS]);
  });

  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

  for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith(".json"))) {
    it(`${folder}/${file} keeps to the schema and is behind the door`, () => {
      const data = read(`${folder}/${file}`) as { libraries: Library[] };
      assert.ok(validate(data), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
      for (const { library } of data.libraries)
        assert.ok(
          pythonLibraries.some((known) => known.library === library),
          library,
        );
    });
  }

  it("names each library once", () => {
    const names = pythonLibraries.map(({ library }) => library);
    assert.deepEqual(names, [...new Set(names)]);
  });

  it("lets paths start at an import of the entry, or at a kind that some entry declares", () => {
    const kinds = new Set(pythonLibraries.flatMap(({ kinds }) => Object.keys(kinds ?? {})));
    for (const library of pythonLibraries) {
      for (const call of library.calls) {
        for (const path of [...pathsOf(call), ...(call.except ?? [])]) {
          const kind = kindIn(path);
          if (kind !== undefined) assert.ok(kinds.has(kind), `${library.library}: nothing declares the kind of ${path}`);
          else assert.ok(startsAtImport(path, library), `${library.library}: ${path} starts at none of its imports`);
        }
      }
    }
  });

  it("declares every kind that a call gives or a kind also is, and gives every kind that it declares", () => {
    const kinds = new Set(pythonLibraries.flatMap(({ kinds }) => Object.keys(kinds ?? {})));
    const used = new Set<string>();
    for (const library of pythonLibraries) {
      for (const call of library.calls) {
        if (call.returns === undefined || call.returns === "self") continue;
        used.add(call.returns.slice(1));
        assert.ok(kinds.has(call.returns.slice(1)), `${library.library}: nothing declares ${call.returns}`);
      }
      for (const [kind, also] of Object.entries(library.kinds ?? {})) {
        for (const name of also) {
          used.add(name);
          assert.ok(kinds.has(name), `${library.library}: nothing declares ${name}, which ${kind} is said to be`);
        }
      }
    }
    for (const kind of kinds) assert.ok(used.has(kind), `no call gives @${kind}`);
  });

  it("says of what a method gives by a kind, since nothing is known of the result of another kind's method otherwise", () => {
    for (const { library, calls } of pythonLibraries)
      for (const call of calls) for (const path of pathsOf(call)) assert.doesNotMatch(path, /^@.*\(\)/, `${library}: ${path}`);
  });

  it("tells no path twice to do the same", () => {
    const seen = new Map<string, string>();
    for (const library of pythonLibraries) {
      for (const call of library.calls) {
        for (const path of pathsOf(call)) {
          const key = `${path} ${call.does}`;
          assert.equal(seen.get(key), undefined, `${library.library} repeats ${key} of ${seen.get(key)}`);
          seen.set(key, library.library);
        }
      }
    }
  });

  it("returns the object itself only from methods of kinds", () => {
    for (const library of pythonLibraries) {
      for (const call of library.calls) {
        if (call.returns !== "self") continue;
        for (const path of pathsOf(call)) assert.match(path, /^@[^.]+\./, `${library.library}: ${path}`);
      }
    }
  });

  it("keeps calls that do something recognisable by their last name, so that most calls cost nothing", () => {
    for (const library of pythonLibraries) {
      for (const call of library.calls) {
        if (call.does === "make") continue;
        for (const path of pathsOf(call)) assert.doesNotMatch(path, /\.\*$/, `${library.library}: ${path}`);
      }
    }
  });

  it("explains itself with an entry that keeps to the schema", () => {
    const page = readFileSync(join(root, "docs/knowledge.md"), "utf8");
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1];
    assert.ok(example !== undefined);
    const valid = new Ajv2020({ strict: false }).compile(schema);
    assert.ok(valid({ libraries: [JSON.parse(example)] }), JSON.stringify(valid.errors));
    const told = /`does` is one of: ([\s\S]*?)\. The types in/.exec(page)?.[1] ?? "";
    for (const effect of EFFECTS) assert.ok(told.includes(`\`${effect}\``), `docs/knowledge.md does not tell ${effect}`);
  });

  it("takes no general library for evidence of AI", () => {
    const names = importNames(pythonLibraries);
    for (const name of ["pandas", "numpy", "flask", "fastapi", "requests", "streamlit", "boto3", "json", "joblib", "pickle"])
      assert.equal(names.get(name), false, name);
    for (const name of ["sklearn", "torch", "openai", "transformers", "xgboost", "keras"])
      assert.equal(names.get(name), true, name);
  });
});

function startsAtImport(path: string, library: Library): boolean {
  return library.imports.some(
    (name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`) || path.startsWith(`${name}(`),
  );
}
