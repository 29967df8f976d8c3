import { isDate } from "../model/dates.ts";
import { near } from "../model/near.ts";
import type { PolicyPack } from "../model/policy.ts";
import { type Data, isGroup, toData } from "./data.ts";
import { placeAt, readYaml, type YamlText } from "./document.ts";
import type { DocumentPath, ManifestProblem } from "./manifest.ts";
import { SCHEMA, SHAPES } from "./schema.ts";

export interface ReadPack {
  /** What could be read; duties with a mistake in them are left out. */
  readonly pack: PolicyPack;
  /** What is wrong, each with its place in the file. */
  readonly problems: readonly ManifestProblem[];
}

const DUTIES = { documents: "document", approvals: "role", rules: "rule" } as const;
const FIELDS = ["$schema", "id", "title", "reviewed", "source", ...Object.keys(DUTIES)];
const CONDITIONS = ["risk", "personal-data", "from", "basis"];
const RISKS = ["minimal", "limited", "high"];

/**
 * Reads an organisation's policy pack, in JSON or YAML: what `schemas/policy-pack.schema.json` describes. Undefined for a file that is none,
 * such as a manifest with a `lint` section alone.
 */
export function readPolicyPack(file: string, text: string): ReadPack | undefined {
  const yaml = readYaml(file, text);
  const { data } = toData(yaml);
  if (!isGroup(data) || "version" in data || !("reviewed" in data || Object.keys(DUTIES).some((key) => key in data)))
    return undefined;
  return check(yaml, data);
}

function check(yaml: YamlText, data: Readonly<Record<string, Data>>): ReadPack {
  const problems: ManifestProblem[] = [];
  const tell = (path: DocumentPath, message: string, key = false): void => {
    problems.push({ message, place: placeAt(yaml, path, { key }), path });
  };
  const unknown = (path: DocumentPath, group: Readonly<Record<string, Data>>, known: readonly string[]): boolean => {
    const stray = Object.keys(group).filter((name) => !known.includes(name));
    for (const name of stray) {
      const meant = near(name, known);
      tell([...path, name], `\`${name}\` is not a field of a policy pack${meant ? `; did you mean \`${meant}\`?` : "."}`, true);
    }
    return stray.length > 0;
  };
  const day = (path: DocumentPath, value: Data | undefined): string | undefined => {
    if (typeof value === "string" && isDate(value)) return value;
    if (value !== undefined) tell(path, `\`${path.at(-1)}\` must be a day such as 2026-11-01.`);
    return undefined;
  };
  const word = (path: DocumentPath, value: Data | undefined): string | undefined => {
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    tell(path, `A policy pack needs \`${path.at(-1)}\` as text here.`);
    return undefined;
  };

  unknown([], data, FIELDS);
  const id = word(["id"], data.id);
  if (id !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    tell(["id"], "`id` must be small letters, numbers and hyphens.");
  const title = word(["title"], data.title);
  const reviewed = day(["reviewed"], data.reviewed);
  if (data.reviewed === undefined)
    tell([], "A policy pack needs `reviewed`: the day on which it was last held against its source.");

  const duties = (list: keyof typeof DUTIES): readonly unknown[] => {
    const items = data[list];
    if (items === undefined) return [];
    if (!Array.isArray(items)) {
      tell([list], `\`${list}\` must be a list.`);
      return [];
    }
    return items.flatMap((item: Data, index: number) => {
      const path = [list, index];
      const before = problems.length;
      if (!isGroup(item)) {
        tell(path, `Each entry of \`${list}\` must name its \`${DUTIES[list]}\` and its \`basis\`.`);
        return [];
      }
      unknown(path, item, [DUTIES[list], ...CONDITIONS]);
      const named = word([...path, DUTIES[list]], item[DUTIES[list]]);
      word([...path, "basis"], item.basis);
      day([...path, "from"], item.from);
      const { risk } = item;
      if (risk !== undefined && !(Array.isArray(risk) && risk.length > 0 && risk.every((one) => RISKS.includes(String(one)))))
        tell([...path, "risk"], "`risk` must be a list of minimal, limited or high.");
      if (item["personal-data"] !== undefined && typeof item["personal-data"] !== "boolean")
        tell([...path, "personal-data"], "`personal-data` must be true or false.");
      const known = list === "documents" ? documentNames() : list === "rules" ? ruleNames() : undefined;
      if (named !== undefined && known !== undefined && !known.includes(named)) {
        const meant = near(named, known);
        const what = list === "rules" ? "a rule" : "a document that a manifest can name";
        tell([...path, DUTIES[list]], `\`${named}\` is not ${what}${meant ? `; did you mean \`${meant}\`?` : "."}`);
      }
      return problems.length === before ? [item] : [];
    });
  };
  const pack = {
    id: id ?? yaml.file,
    title: title ?? yaml.file,
    reviewed: reviewed ?? "",
    ...(typeof data.source === "string" && { source: data.source }),
    documents: duties("documents"),
    approvals: duties("approvals"),
    rules: duties("rules"),
  } as PolicyPack;
  return { pack, problems };
}

function documentNames(): readonly string[] {
  return SHAPES["governance/documents"]?.fields ?? [];
}

function ruleNames(): readonly string[] {
  return (SCHEMA.$defs.ruleOrPillar?.enum ?? []).map(String).filter((name) => !name.endsWith("/*"));
}
