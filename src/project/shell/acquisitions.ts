import { looksLikeDataset, looksLikeModelFile, soundsLikeModel } from "../python/names-of-things.ts";

/** A dataset or a model that a command brings from elsewhere. */
export interface Acquisition {
  readonly what: "dataset" | "model";
  /** As people read it: `wget`, `aws s3 sync`. */
  readonly call: string;
  /** The address, the object's URI, or the hub's id; `*` stands for what varies. */
  readonly source: string | undefined;
  /** The path that it is kept at, where the command says so. */
  readonly output: string | undefined;
  /** For ids of the Hugging Face hub. */
  readonly hub?: { readonly id: string; readonly revision: string | undefined };
  /** True where the command takes what is fetched from a store that keeps versions: `dvc get`. */
  readonly versioned: boolean;
  /** True where it is queried from a database, which may change. */
  readonly live?: boolean;
}

/** Options that take no value, by tool, so that what follows them is an argument. */
const FLAGS: Readonly<Record<string, RegExp>> = {
  wget: /^(-[qcNvSx]+|-nc|-nv|-nd|-np|-r|--(quiet|continue|no-\S+|show-progress|content-disposition|recursive|mirror|timestamping))$/,
  curl: /^(-[LsSfkgOJC#iv]+|--(location|silent|show-error|fail|insecure|remote-name|remote-header-name|create-dirs|compressed|progress-bar))$/,
  gdown: /^(--(fuzzy|folder|quiet|continue|no-\S+|remaining-ok)|-[qc])$/,
};

/** What a command acquires, told by its words alone; undefined where it fetches neither data nor a model. */
export function acquisitionOf(written: readonly string[]): Acquisition | undefined {
  const words = written.map(open);
  if (words[0] === "sudo") words.shift();
  const tool = (words[0] ?? "").replace(/^.*\//, "");
  const second = words[1] ?? "";
  switch (tool) {
    case "wget":
      return fetched(tool, words, ["-O", "--output-document"], ["-P", "--directory-prefix"]);
    case "curl":
      if (words.some((word) => /^(-X|--request|-d|--data\S*|-F|--form|-T|--upload-file)$/.test(word))) return undefined;
      return fetched(tool, words, ["-o", "--output"], ["--output-dir"]);
    case "gdown":
      return fetched(tool, words, ["-O", "--output"], []);
    case "aws": {
      const at = words.indexOf("s3") + 1;
      return at > 0 && /^(cp|sync|mv)$/.test(words[at] ?? "")
        ? copied(`aws s3 ${words[at]!}`, words.slice(at + 1), /^s3:/)
        : undefined;
    }
    case "gsutil": {
      const at = words.findIndex((word) => /^(cp|rsync|mv)$/.test(word));
      return at < 0 ? undefined : copied(`gsutil ${words[at]!}`, words.slice(at + 1), /^gs:/);
    }
    case "gcloud":
      return second === "storage" && /^(cp|rsync|mv)$/.test(words[2] ?? "")
        ? copied(`gcloud storage ${words[2]!}`, words.slice(3), /^gs:/)
        : undefined;
    case "azcopy":
      return /^(copy|cp|sync)$/.test(second)
        ? copied(`azcopy ${second}`, words.slice(2), /^https?:\/\/[^/]*\.blob\./)
        : undefined;
    case "%%sql":
    case "%%bigquery":
    case "%sql":
      return queried(tool, written.slice(1).join(" "));
    case "kaggle":
      return kaggle(words);
    case "dvc":
      return /^(get|get-url|import|import-url)$/.test(second) ? fromDvc(second, words) : undefined;
    case "huggingface-cli":
    case "hf":
      return second === "download" ? fromHub(`${tool} download`, words) : undefined;
    case "git": {
      const id = /huggingface\.co\/datasets\/([\w.-]+\/[\w.-]+?)(\.git)?$/.exec(
        words.find((word) => word.includes("huggingface.co/")) ?? "",
      )?.[1];
      if (!words.includes("clone") || id === undefined) return undefined;
      return {
        what: "dataset",
        call: "git clone",
        source: id,
        output: undefined,
        hub: { id, revision: undefined },
        versioned: false,
      };
    }
    default:
      return undefined;
  }
}

/** `SELECT … FROM table`: what makes or alters tables reads none for a model. */
function queried(call: string, query: string): Acquisition | undefined {
  const plain = query.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ").trim();
  if (!/^(select|with)\b/i.test(plain)) return undefined;
  const table = /\bfrom\s+[`"[]?([\w.$*{}-]+)/i.exec(plain)?.[1];
  return { what: "dataset", call, source: table, output: undefined, versioned: false, live: true };
}

/** Variables of the shell, and of a notebook's Python, vary. */
function open(word: string): string {
  return word.replaceAll(/\$\{[^}]*\}|\$\([^)]*\)|\$\w+|\{[\w.[\]'"]+\}/g, "*");
}

function option(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    // Short options stand together: `-qO file`.
    if (names.some((name) => word === name || (/^-[A-Za-z]$/.test(name) && new RegExp(`^-[A-Za-z]*${name[1]!}$`).test(word))))
      return words[at + 1];
    const name = names.find((one) => one.startsWith("--") && word.startsWith(`${one}=`));
    if (name !== undefined) return word.slice(name.length + 1);
    const short = names.find((one) => /^-[A-Za-z]$/.test(one) && word.startsWith(one) && word.length > 2);
    if (short !== undefined) return word.slice(2);
  }
  return undefined;
}

/** Words that are neither options nor the values of options. */
function operands(words: readonly string[], flags: RegExp): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!word.startsWith("-") || word === "-") found.push(word);
    else if (!word.includes("=") && !flags.test(word) && !/^-[A-Za-z]./.test(word)) at++;
  }
  return found;
}

function fetched(
  tool: string,
  words: readonly string[],
  file: readonly string[],
  folder: readonly string[],
): Acquisition | undefined {
  const address =
    words.find((word) => /^(https?|ftp):\/\//.test(word)) ??
    (tool === "gdown" ? option(words, ["--id"]) : undefined) ??
    operands(words.slice(1), FLAGS[tool]!)[0];
  if (address === undefined || /^(https?:\/\/)?(localhost|127\.|0\.0\.0\.0)/.test(address)) return undefined;
  const named = option(words, file);
  const into = option(words, folder);
  const base = address.replace(/[?#].*$/, "").replace(/\/+$/, "");
  const last = /^[a-z]+:\/\/[^/]+$/.test(base) ? "" : base.slice(base.lastIndexOf("/") + 1);
  const inFolder = into === undefined || last === "" ? named : `${into.replace(/\/+$/, "")}/${last}`;
  const output = named === "-" ? undefined : named?.endsWith("/") ? `${named}${last}` : (named ?? inFolder);
  const what = kindOf([output ?? "", base]);
  return what === undefined ? undefined : { what, call: tool, source: address, output, versioned: false };
}

function copied(call: string, words: readonly string[], remote: RegExp): Acquisition | undefined {
  const [source, target] = operands(words, /^-(-(recursive|quiet|no-\S+|delete|only-show-errors|dryrun)|[rRmdn]+)$/);
  if (source === undefined || target === undefined || remote.test(target)) return undefined;
  // One side is the store: where a variable holds the address, and the other is a path, it is that.
  if (!remote.test(source) && !(/^\*+\//.test(source) && /^[./~\w]/.test(target))) return undefined;
  const base = source.replace(/\/+\**$/, "");
  const output = target === "." || target === "./" ? base.slice(base.lastIndexOf("/") + 1) : target;
  const what = kindOf([output, base]) ?? folderKind([output, base]);
  return what === undefined ? undefined : { what, call, source, output, versioned: false };
}

function kaggle(words: readonly string[]): Acquisition | undefined {
  const [kind, action] = [words[1] ?? "", words[2] ?? ""];
  if (action !== "download" && action !== "pull") return undefined;
  const flags = /^(--(unzip|force|quiet|wp)|-[qow])$/;
  const given = option(words.slice(3), ["-d", "--dataset", "-c", "--competition"]) ?? operands(words.slice(3), flags)[0];
  const output = option(words, ["-p", "--path"]);
  if (/^(d|datasets)$/.test(kind))
    return { what: "dataset", call: "kaggle datasets download", source: given, output, versioned: false };
  if (/^(c|competitions)$/.test(kind))
    return { what: "dataset", call: "kaggle competitions download", source: given, output, versioned: false };
  return undefined;
}

function fromDvc(action: string, words: readonly string[]): Acquisition | undefined {
  const given = operands(words.slice(2), /^-(-(force|no-exec|no-download|show-url|quiet|verbose)|[fqv])$/);
  const byUrl = action.endsWith("-url");
  const source = byUrl ? given[0] : given[1];
  if (source === undefined) return undefined;
  const output = option(words, ["-o", "--out"]) ?? (byUrl ? given[1] : undefined) ?? source.replace(/^.*\//, "");
  const isModel = looksLikeModelFile(source) && !looksLikeDataset(source);
  return { what: isModel ? "model" : "dataset", call: `dvc ${action}`, source, output, versioned: !byUrl };
}

function fromHub(call: string, words: readonly string[]): Acquisition | undefined {
  const id = operands(words.slice(2), /^--(quiet|force-download|resume-download)$/)[0];
  if (id === undefined || id.includes("*")) return undefined;
  const what = option(words, ["--repo-type"]) === "dataset" ? "dataset" : "model";
  return {
    what,
    call,
    source: id,
    output: option(words, ["--local-dir"]),
    hub: { id, revision: option(words, ["--revision"]) },
    versioned: false,
  };
}

/** By the file's name: of what it is kept as, then of where it comes from. */
function kindOf(names: readonly string[]): Acquisition["what"] | undefined {
  for (const name of names) {
    if (name === "") continue;
    const last = name.slice(name.lastIndexOf("/") + 1);
    if (looksLikeModelFile(name) && (soundsLikeModel(last) || !looksLikeDataset(name))) return "model";
    if (looksLikeDataset(name)) return "dataset";
  }
  const isArchive = names.some((name) => /\.(zip|tar|tgz|tar\.\w+|gz|7z|rar)$/i.test(name));
  return isArchive ? folderKind(names) : undefined;
}

const DATA =
  /(^|[^a-z])(data|datasets?|data_?sets?|databases?|corpus|corpora|train(ing)?|val(id(ation)?)?|test_?(set|data)|images?|imgs|photos|annotations|labels|raw|samples?|inputs?|tables|records|audio|wavs)([^a-z]|$)/i;
const PROGRAM =
  /sdk|linux|darwin|win(32|64|dows)|x86|amd64|arm64|aarch|install|setup|release|driver|toolkit|plugin|cli|src|source|bin/i;

/** By the last names of a folder or an archive: `s3://bucket/data/`, `cats_dataset.zip`. */
function folderKind(names: readonly string[]): Acquisition["what"] | undefined {
  for (const name of names) {
    const parts = name
      .replace(/^[a-z0-9]+:\/\/[^/]*/i, "")
      .split("/")
      .filter((part) => part !== "" && part !== ".");
    for (const part of parts.slice(-3).reverse()) {
      const plain = part.replace(/\.\w+$/, "");
      if (/^(models?|weights|checkpoints?|saved_models?)$/i.test(plain)) return "model";
      if (DATA.test(plain) && !soundsLikeModel(plain) && !PROGRAM.test(plain)) return "dataset";
    }
  }
  return undefined;
}
