import { baseName } from "../../model/paths.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf, type CallArguments } from "./arguments.ts";
import { attributeOf, storedUnder } from "./attributes.ts";
import { resultOf } from "./calls.ts";
import { composedConfig } from "./command-line.ts";
import { parsedSections } from "./config-parser.ts";
import { configPath, configValues } from "./config-values.ts";
import type { Evaluation } from "./evaluation.ts";
import { asText, joinAll } from "./expression.ts";
import { unpackedEntries } from "./fields.ts";
import { madeAliases } from "./lookup.ts";
import { folderOf, normalisePath } from "./paths.ts";
import { textMethod, upwards } from "./text-methods.ts";
import { type CallRef, HOLE, literal, type TextValue, text, UNKNOWN, union, type Value, type Values } from "./values.ts";

/** How a call to one known function is folded; undefined when it cannot be after all. */
type Fold = (ev: Evaluation, call: CallRef, args: CallArguments) => Values | undefined;

/** Calls whose result we can say without running them, by access path. */
const FOLDS: Readonly<Record<string, Fold>> = {
  "os.path.join": joinFold,
  "posixpath.join": joinFold,
  "pathlib.Path": (ev, call, args) => (args.positional.length === 0 ? [literal("")] : joinFold(ev, call)),
  "pathlib.PurePath": joinFold,
  "pathlib.PosixPath": joinFold,
  "pathlib.WindowsPath": joinFold,
  "pathlib.PurePosixPath": joinFold,
  "pathlib.PureWindowsPath": joinFold,
  "pathlib.Path.cwd": () => [literal("")],
  "pathlib.Path.home": () => [text("~")],
  "os.getcwd": () => [literal("")],
  "os.path.dirname": (ev, call, args) => texts(ev, call, args.positional[0]).map((value) => upwards(value)),
  "os.path.basename": (ev, call, args) => texts(ev, call, args.positional[0]).map((value) => text(baseName(value.text))),
  "os.path.split": (ev, call, args) =>
    texts(ev, call, args.positional[0]).map((value) =>
      pairOf(text(folderOf(value.text), value.anchored), text(baseName(value.text))),
    ),
  "os.path.splitext": (ev, call, args) =>
    texts(ev, call, args.positional[0]).map((value) => {
      const suffix = /\.[^./]*$/.exec(value.text)?.[0] ?? "";
      return pairOf(text(value.text.slice(0, value.text.length - suffix.length), value.anchored), text(suffix));
    }),
  "os.path.abspath": identity,
  "os.path.realpath": identity,
  "os.path.normpath": identity,
  "os.path.expanduser": identity,
  "os.path.expandvars": identity,
  "os.fspath": identity,
  "builtins.str": (ev, call, args) => (args.positional.length === 0 ? [literal("")] : first(ev, call, args).map(asText)),
  "os.environ.get": environmentFold,
  "os.getenv": environmentFold,
  "environ.get": environmentFold,
  "os.environ.setdefault": environmentFold,
  "decouple.config": environmentFold,
  "starlette.config.Config()": environmentFold,
  "environs.Env()": environmentFold,
  "environs.Env().str": environmentFold,
  "environs.Env().path": environmentFold,
  "environ.Env()": environmentFold,
  "environ.Env().str": environmentFold,
  "dotenv.get_key": (ev, call, args) => named(ev, texts(ev, call, args.positional[1])[0]),
  "dotenv.dotenv_values": () => [{ type: "external", path: "os.environ", aliases: [], origin: undefined }],
  "glob.glob": globFold,
  "glob.iglob": globFold,
  ...Object.fromEntries(
    ["vision.all", "text.all", "tabular.all", "basics", "data.all", "data.transforms"].flatMap((module): [string, Fold][] => [
      [`fastai.${module}.Path`, joinFold],
      [`fastai.${module}.Path.cwd`, () => [literal("")]],
      [`fastai.${module}.get_files`, filesBelow],
      [`fastai.${module}.get_image_files`, filesBelow],
      [`fastai.${module}.get_text_files`, filesBelow],
    ]),
  ),
  "imutils.paths.list_images": filesBelow,
  "os.listdir": () => [{ type: "sequence", items: [[HOLE]], complete: false }],
  "os.scandir": (ev, call, args) => [
    { type: "sequence", items: [joinAll(texts(ev, call, args.positional[0]), [HOLE])], complete: false },
  ],
  "os.walk": (ev, call, args) => [
    {
      type: "sequence",
      items: [
        [
          {
            type: "sequence",
            items: [
              joinAll(texts(ev, call, args.positional[0]), [HOLE]),
              [{ type: "sequence", items: [[HOLE]], complete: false }],
              [{ type: "sequence", items: [[HOLE]], complete: false }],
            ],
            complete: true,
          },
        ],
      ],
      complete: false,
    },
  ],
  "builtins.sorted": identity,
  "builtins.list": collectionFold,
  "builtins.tuple": collectionFold,
  "builtins.set": collectionFold,
  "builtins.map": mapFold,
  "builtins.filter": (ev, call, args) => evaluate(ev, call, args.positional[1] ?? 0),
  "builtins.reversed": identity,
  "builtins.iter": identity,
  "builtins.next": (ev, call, args) => elementsOf(ev, first(ev, call, args)),
  "tqdm.tqdm": identity,
  "tqdm.auto.tqdm": identity,
  "tqdm.notebook.tqdm": identity,
  "tqdm.tqdm_notebook": identity,
  "builtins.enumerate": (ev, call, args) => [
    {
      type: "sequence",
      items: [[{ type: "sequence", items: [UNKNOWN, elementsOf(ev, first(ev, call, args))], complete: true }]],
      complete: false,
    },
  ],
  "builtins.zip": (ev, call, args) => [
    {
      type: "sequence",
      items: [
        [{ type: "sequence", items: args.positional.map((node) => elementsOf(ev, evaluate(ev, call, node))), complete: true }],
      ],
      complete: false,
    },
  ],
  "builtins.dict": (ev, call, args) => [
    {
      type: "dict",
      entries: new Map([
        ...unpackedEntries(ev, call),
        ...[...args.keywords].map(([name, node]): [string, Values] => [name, evaluate(ev, call, node)]),
      ]),
      made: `${call.unit.path}:${call.node}`,
    },
  ],
  "builtins.vars": identity,
  "transformers.HfArgumentParser().parse_args_into_dataclasses": parsedClasses,
  "transformers.HfArgumentParser().parse_json_file": parsedClasses,
  "transformers.HfArgumentParser().parse_dict": parsedClasses,
  "trl.TrlParser().parse_args_and_config": parsedClasses,
  "tyro.cli": (ev, call, args) => instancesOf(first(ev, call, args)),
  "types.SimpleNamespace": (ev, call, args) => FOLDS["builtins.dict"]!(ev, call, args),
  "builtins.getattr": (ev, call, args) => {
    const name = texts(ev, call, args.positional[1])[0];
    if (name === undefined || name.open) return UNKNOWN;
    return union([
      ...first(ev, call, args).map((value) => attributeOf(ev, value, name.text)),
      evaluate(ev, call, args.positional[2] ?? 0),
    ]);
  },
  "random.choice": (ev, call, args) => elementsOf(ev, first(ev, call, args)),
  "random.sample": identity,
  "numpy.random.choice": (ev, call, args) => elementsOf(ev, first(ev, call, args)),
  "joblib.delayed": identity,
  "dask.delayed": identity,
  "dask.delayed.delayed": identity,
  "functools.partial": identity,
  "dependency_injector.providers.Factory": identity,
  "dependency_injector.providers.Singleton": identity,
  "dependency_injector.providers.ThreadSafeSingleton": identity,
  "dependency_injector.providers.ThreadLocalSingleton": identity,
  "dependency_injector.providers.ContextLocalSingleton": identity,
  "dependency_injector.providers.Callable": identity,
  "dependency_injector.providers.Coroutine": identity,
  "dependency_injector.providers.Resource": identity,
  "functools.lru_cache": identity,
  "copy.copy": identity,
  "copy.deepcopy": identity,
  "asyncio.run": identity,
  "asyncio.to_thread": calledFold(0),
  "anyio.to_thread.run_sync": calledFold(0),
  "fastapi.concurrency.run_in_threadpool": calledFold(0),
  "starlette.concurrency.run_in_threadpool": calledFold(0),
  "asgiref.sync.sync_to_async": identity,
  "typing.cast": (ev, call, args) => evaluate(ev, call, args.positional[1] ?? 0),
  "fastapi.Depends": calledFold(0),
  "fastapi.Security": calledFold(0),
  "fastapi.params.Depends": calledFold(0),
  "pydantic.Field": fieldFold,
  "dataclasses.field": fieldFold,
  "typer.Option": identity,
  "typer.Argument": identity,
  "yaml.safe_load": configFold,
  "yaml.load": configFold,
  "yaml.full_load": configFold,
  "yaml.unsafe_load": configFold,
  "ruamel.yaml.YAML().load": configFold,
  "json.load": configFold,
  "json.loads": configFold,
  "toml.load": configFold,
  "toml.loads": configFold,
  "tomllib.load": configFold,
  "tomli.load": configFold,
  "omegaconf.OmegaConf.load": configFold,
  "configparser.ConfigParser().get": (ev, call, args) => {
    const callee = call.unit.tree.firstChild[call.node]!;
    const sections = evaluate(ev, call, call.unit.tree.firstChild[callee]!).flatMap((parser) => parsedSections(ev, parser));
    const [section, option] = [texts(ev, call, args.positional[0])[0], texts(ev, call, args.positional[1])[0]];
    if (section === undefined || option === undefined) return undefined;
    const values = union(
      sections.flatMap((one) => attributeOf(ev, one, section.text)).map((one) => attributeOf(ev, one, option.text)),
    );
    return union([values, evaluate(ev, call, args.keywords.get("fallback") ?? 0)]);
  },
  "box.ConfigBox": identity,
  "box.Box": identity,
  "easydict.EasyDict": identity,
  "munch.munchify": identity,
  "omegaconf.OmegaConf.create": identity,
  "hydra.compose": composedConfig,
  "hydra.experimental.compose": composedConfig,
  "omegaconf.OmegaConf.to_container": identity,
  "omegaconf.OmegaConf.to_object": identity,
  "omegaconf.OmegaConf.merge": (ev, call, args) => union(args.positional.map((node) => evaluate(ev, call, node))),
  "dvc.api.params_show": (ev) => configValues(ev, "params.yaml"),
  "builtins.object.__new__": (ev, call, args) =>
    first(ev, call, args).flatMap((of) => (of.type === "class" ? [{ type: "instance" as const, of, origin: call }] : [])),
  "importlib.import_module": importFold,
  "importlib.util.find_spec": importFold,
  "importlib.util.module_from_spec": identity,
  "importlib.util.spec_from_file_location": (ev, call, args) => {
    const path = texts(ev, call, args.positional[1] ?? args.keywords.get("location"))[0];
    const unit = path === undefined || path.open ? undefined : ev.fileAt(normalisePath(path.text));
    return unit === undefined ? UNKNOWN : [{ type: "module", unit }];
  },
};

function importFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const name = texts(ev, call, args.positional[0])[0];
  if (name === undefined || name.open) return UNKNOWN;
  const unit = ev.resolve(call.unit, name.text, 0);
  return unit === undefined
    ? [{ type: "external", path: name.text, aliases: [], origin: undefined }]
    : [{ type: "module", unit }];
}

export function foldCall(ev: Evaluation, path: string, call: CallRef): Values | undefined {
  if (!Object.hasOwn(FOLDS, path)) return undefined;
  return FOLDS[path]!(ev, call, argumentsOf(call.unit.tree, call.node));
}

function evaluate(ev: Evaluation, call: CallRef, node: number): Values {
  return ev.evaluate(call.unit, node, call.scope, call.frame);
}

function first(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  return evaluate(ev, call, args.positional[0] ?? 0);
}

function identity(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  return first(ev, call, args);
}

function collectionFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  return args.positional.length === 0 ? [{ type: "sequence", items: [], complete: false }] : first(ev, call, args);
}

function texts(ev: Evaluation, call: CallRef, node: number | undefined): TextValue[] {
  return evaluate(ev, call, node ?? 0).filter((value) => value.type === "text");
}

/** `*parts`: each part where all are known, else a hole. */
function spread(values: Values): readonly Values[] {
  const [list] = values;
  return values.length === 1 && list?.type === "sequence" && list.complete ? list.items : [UNKNOWN];
}

function joinFold(ev: Evaluation, call: CallRef): Values | undefined {
  const { tree } = call.unit;
  let joined: readonly TextValue[] | undefined;
  const list = tree.nextSibling[tree.firstChild[call.node]!]!;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] === Kind.Keyword) continue;
    for (const values of tree.kind[node] === Kind.Starred ? spread(evaluate(ev, call, node)) : [evaluate(ev, call, node)]) {
      const parts = values.filter((value) => value.type === "text");
      joined = joined === undefined ? (parts.length > 0 ? parts : [HOLE]) : joinAll(joined, parts);
    }
  }
  if (joined === undefined) return UNKNOWN;
  // A path of holes alone says nothing.
  return joined.every((value) => value.text === "*") ? UNKNOWN : joined;
}

function pairOf(left: TextValue, right: TextValue): Value {
  return { type: "sequence", items: [[left], [right]], complete: true };
}

/** Objects of the data classes that a parser was made for, in their order. */
function parsedClasses(ev: Evaluation, call: CallRef): Values {
  const { tree } = call.unit;
  const parser = evaluate(ev, call, tree.firstChild[tree.firstChild[call.node]!]!)[0];
  if (parser?.type !== "external" || parser.origin === undefined) return UNKNOWN;
  const { origin } = parser;
  const made = argumentsOf(origin.unit.tree, origin.node);
  const classes = evaluate(ev, origin, made.positional[0] ?? made.keywords.get("dataclass_types") ?? 0)[0];
  if (classes === undefined) return UNKNOWN;
  const each = classes.type === "sequence" ? classes.items : [[classes]];
  return [{ type: "sequence", items: each.map(instancesOf), complete: true }];
}

function instancesOf(classes: Values): Values {
  return classes.flatMap((value) =>
    value.type === "class" ? [{ type: "instance", of: value, origin: undefined } as const] : [],
  );
}

/** What configuration sets an environment variable to. */
function named(ev: Evaluation, name: TextValue | undefined): Values {
  return name === undefined ? UNKNOWN : ev.environment(name.text).map((value) => literal(value));
}

/** `map(str, paths)` keeps the paths; a function of the project is asked for each. */
function mapFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const items = elementsOf(ev, evaluate(ev, call, args.positional[1] ?? 0));
  const results = first(ev, call, args).map((callee): Values => {
    if (callee.type !== "external") return resultOf(ev, callee, undefined);
    return /^(builtins\.str|pathlib\.\w*Path|os\.(fspath|path\.(abspath|realpath|normpath)))$/.test(callee.path)
      ? items
      : [{ type: "external", path: `${callee.path}()`, aliases: madeAliases(ev, callee.path), origin: undefined }];
  });
  return [{ type: "sequence", items: [union(results)], complete: false }];
}

/** Folders into which a platform puts the model that it keeps: a default only stands in for them where nothing runs it. */
const MODEL_FOLDERS: ReadonlySet<string> = new Set(["AZUREML_MODEL_DIR", "AIP_MODEL_DIR", "SM_MODEL_DIR"]);

function environmentFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const name = texts(ev, call, args.positional[0])[0];
  const set = named(ev, name);
  if (name !== undefined && MODEL_FOLDERS.has(name.text)) return set;
  const fallback = args.positional[1] ?? args.keywords.get("default") ?? 0;
  return union([set, evaluate(ev, call, fallback)]);
}

/** All files below a folder, of one kind where that is said. */
function filesBelow(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const [suffix] = texts(ev, call, args.keywords.get("extensions"));
  const name = suffix === undefined || suffix.open ? "**/*" : `**/*${suffix.text}`;
  const folder = texts(ev, call, args.positional[0] ?? args.keywords.get("path"));
  return [{ type: "sequence", items: [joinAll(folder, [text(name)])], complete: false }];
}

function globFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const root = texts(ev, call, args.keywords.get("root_dir"));
  const found = texts(ev, call, args.positional[0] ?? args.keywords.get("pathname"));
  const items = root.length > 0 ? joinAll(root, found) : found;
  return [
    {
      type: "sequence",
      items: [items.map((value) => text(value.text.replaceAll(/\?|\[[^\]]*\]/g, "*"), value.anchored))],
      complete: false,
    },
  ];
}

function calledFold(position: number): Fold {
  return (ev, call, args) => {
    const target = args.positional[position] ?? args.keywords.get("dependency") ?? 0;
    return union(evaluate(ev, call, target).map((callee) => resultOf(ev, callee, undefined)));
  };
}

function fieldFold(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const factory = args.keywords.get("default_factory");
  if (factory !== undefined) return union(evaluate(ev, call, factory).map((callee) => resultOf(ev, callee, undefined)));
  const variable = args.keywords.get("env") ?? args.keywords.get("validation_alias") ?? 0;
  return union([
    named(ev, texts(ev, call, variable)[0]),
    evaluate(ev, call, args.positional[0] ?? args.keywords.get("default") ?? 0),
  ]);
}

/** `yaml.safe_load(open("params.yaml"))`: the data itself, where the file is the project's. */
function configFold(ev: Evaluation, call: CallRef, args: CallArguments): Values | undefined {
  const source = first(ev, call, args);
  const locations = source.flatMap((value) => fileBehind(ev, value));
  const parts = locations
    .filter((value) => !value.open)
    .map((value) => configValues(ev, value.anchored ? value.text : configPath(ev, call.unit, value.text)));
  const values = union(parts);
  return values.length === 0 ? undefined : values;
}

/** The path of an opened file, of what was read from it, or a path itself. */
export function fileBehind(ev: Evaluation, value: Value, depth = 0): TextValue[] {
  if (value.type === "text") return value.text.includes("\n") ? [] : [value];
  if (value.type !== "external" || value.origin === undefined || depth > 3) return [];
  const { origin } = value;
  const { tree } = origin.unit;
  const args = argumentsOf(tree, origin.node);
  const callee = tree.firstChild[origin.node]!;
  if (/\.read\(\)$|^pathlib\.Path\(\)\.(open|read_text|read_bytes)\(\)$/.test(value.path) && tree.kind[callee] === Kind.Attribute)
    return evaluate(ev, origin, tree.firstChild[callee]!).flatMap((inner) => fileBehind(ev, inner, depth + 1));
  const node = args.positional[0] ?? args.keywords.get("file") ?? args.keywords.get("path") ?? 0;
  if (
    /^(builtins\.open|io\.open|codecs\.open|gzip\.open|smart_open\.open|fsspec\.open|bz2\.open|lzma\.open)\(\)/.test(value.path)
  ) {
    return evaluate(ev, origin, node).flatMap((inner) => fileBehind(ev, inner, depth + 1));
  }
  return [];
}

export function elementsOf(ev: Evaluation, values: Values): Values {
  return union(
    values.map((value): Values => {
      if (value.type === "sequence") return value.made === undefined ? union(value.items) : appended(ev, value.made);
      if (value.type === "dict") return [...value.entries.keys()].filter((key) => !key.startsWith("#")).map((key) => text(key));
      if (value.type === "external")
        return [
          {
            type: "external",
            path: `${value.path}[]`,
            aliases: value.aliases.filter((alias) => alias === "@unpickled"),
            origin: value.origin,
          },
        ];
      if (value.type === "instance") {
        return union(
          attributeOf(ev, value, "__iter__").map((method) =>
            method.type === "function" ? resultOf(ev, method, undefined) : UNKNOWN,
          ),
        );
      }
      return UNKNOWN;
    }),
  );
}

/** What is appended to a list that was made empty, in the same file. */
export function appended(ev: Evaluation, made: CallRef): Values {
  const parts: Values[] = [];
  for (const site of ev.callsIn(made.unit, "append")) {
    if (parts.length >= 8 || !ev.spend()) break;
    const { tree } = site.unit;
    const callee = tree.firstChild[site.node]!;
    if (tree.kind[callee] !== Kind.Attribute) continue;
    const holders = ev.evaluate(site.unit, tree.firstChild[callee]!, site.scope);
    const isSame = holders.some(
      (value) => value.type === "sequence" && value.made?.node === made.node && value.made.unit === made.unit,
    );
    const item = argumentsOf(tree, site.node).positional[0];
    if (isSame && item !== undefined) parts.push(ev.evaluate(site.unit, item, site.scope));
  }
  return union(parts);
}

/**
 * True for a method of what an object or a module keeps. What a function fills and walks itself is many things of one kind more often than a
 * register, and to follow all of it into all of it would make rings of the whole program.
 */
function isRegister({ unit, node, scope }: CallRef): boolean {
  const { tree } = unit;
  const holder = tree.firstChild[tree.firstChild[node]!]!;
  if (tree.kind[holder] === Kind.Attribute) return true;
  if (tree.kind[holder] !== Kind.Name) return false;
  const name = textOf(tree, holder);
  for (let around: Scope | undefined = scope; around !== undefined; around = around.parent)
    if (around.bindings.has(name)) return around.kind === "module";
  return false;
}

/** Methods of texts, lists and dictionaries; undefined for objects of other types. */
export function foldMethod(ev: Evaluation, receiver: Value, name: string, call: CallRef): Values | undefined {
  if (receiver.type === "text") return textMethod(ev, receiver, name, call);
  if (receiver.type === "dict") {
    const args = argumentsOf(call.unit.tree, call.node);
    if (name === "get" || name === "pop" || name === "setdefault") {
      const key = texts(ev, call, args.positional[0])[0];
      const fallback = evaluate(ev, call, args.positional[1] ?? 0);
      const isTold = key !== undefined && !key.open;
      const stored = isTold || isRegister(call) ? storedUnder(ev, receiver.made, key) : UNKNOWN;
      if (!isTold) return union([...receiver.entries.values(), stored, fallback]);
      return union([receiver.entries.get(key.text) ?? UNKNOWN, stored, fallback]);
    }
    const isWalked = (name === "values" || name === "items") && isRegister(call);
    const put = isWalked ? storedUnder(ev, receiver.made, undefined) : UNKNOWN;
    if (name === "values") {
      const items = [...receiver.entries.values(), ...(put.length > 0 ? [put] : [])];
      return [{ type: "sequence", items, complete: put.length === 0 }];
    }
    if (name === "keys")
      return [{ type: "sequence", items: [...receiver.entries.keys()].map((key) => [text(key)]), complete: true }];
    if (name === "items") {
      const items = [...receiver.entries].map(
        ([key, values]): Values => [{ type: "sequence", items: [[text(key)], values], complete: true }],
      );
      if (put.length > 0) items.push([{ type: "sequence", items: [UNKNOWN, put], complete: true }]);
      return [{ type: "sequence", items, complete: put.length === 0 }];
    }
    if (name === "copy") return [receiver];
    return undefined;
  }
  if (receiver.type === "sequence") return name === "copy" ? [receiver] : name === "pop" ? union(receiver.items) : UNKNOWN;
  return undefined;
}
