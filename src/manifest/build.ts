import { isDate } from "../model/dates.ts";
import { MEASURES } from "../model/inventory.ts";
import { RISK_CLASSES, STAGES } from "../model/pillar.ts";
import { SEVERITIES, type Severity } from "../model/severity.ts";
import { type Data, isGroup } from "./data.ts";
import * as m from "./manifest.ts";

/** The typed claims in plain data. What has the wrong type or shape is left out: it is named among the problems. */
export type Claims = Pick<
  m.Manifest,
  "system" | "data" | "models" | "services" | "integrations" | "adoption" | "governance" | "waivers" | "lint"
>;

type Group = Readonly<Record<string, Data>>;

export function buildClaims(data: Data | undefined): Claims {
  const root = group(data);
  return {
    system: buildSystem(group(root.system)),
    data: entries(root.data, ["data"], "name", buildData),
    models: entries(root.models, ["models"], "name", buildModel),
    services: entries(root.services, ["services"], "name", buildService),
    integrations: entries(root.integrations, ["integrations"], "system", buildIntegration),
    adoption: buildAdoption(group(root.adoption)),
    governance: buildGovernance(group(root.governance)),
    waivers: entries(root.waivers, ["waivers"], undefined, buildWaiver),
    lint: buildLint(group(root.lint)),
  };
}

function buildSystem(from: Group): m.System {
  const risk = isGroup(from.risk)
    ? given({ class: choice(from.risk.class, RISK_CLASSES), rationale: text(from.risk.rationale) })
    : undefined;
  return given({
    name: text(from.name),
    purpose: text(from.purpose),
    owner: text(from.owner),
    stage: choice(from.stage, STAGES) ?? "production",
    risk,
    policies: texts(from.policies),
  });
}

function buildData(from: Group, name: string, path: m.DocumentPath): m.DataEntry {
  const assessment = isGroup(from.assessment)
    ? given({
        date: date(from.assessment.date),
        result: choice(from.assessment.result, ["ready", "conditional", "not-ready", "pending"]),
        report: text(from.assessment.report),
        maxAge: text(from.assessment["max-age"]),
      })
    : undefined;
  return given({
    path,
    name,
    locations: Array.isArray(from.location) ? texts(from.location) : one(text(from.location)),
    kind: choice(from.kind, ["production", "sample", "public", "synthetic"]),
    usedFor: texts(from["used-for"]).filter((use) => isChoice(use, ["training", "evaluation", "serving", "reference"])),
    version: text(from.version),
    owner: text(from.owner),
    licence: text(from.licence),
    personalData: choice(from["personal-data"], ["none", "pseudonymised", "personal", "special"]),
    contract: text(from.contract),
    checks: texts(from.checks),
    freshness: text(from.freshness),
    source: text(from.source),
    card: text(from.card),
    assessment,
  });
}

function buildModel(from: Group, name: string, path: m.DocumentPath): m.ModelEntry {
  return given({
    path,
    name,
    artifact: text(from.artifact),
    trainedBy: text(from["trained-by"]),
    trainedOn: date(from["trained-on"]),
    changedOn: date(from["changed-on"]),
    trainingData: texts(from["training-data"]),
    card: text(from.card),
    version: text(from.version),
    licence: text(from.licence),
    baseModel: text(from["base-model"]),
    maxAge: text(from["max-age"]),
    rollback: textOrExternal(from.rollback),
  });
}

function buildService(from: Group, name: string, path: m.DocumentPath): m.ServiceEntry {
  return given({
    path,
    name,
    entry: text(from.entry),
    models: texts(from.models),
    auth: textOrExternal(from.auth),
    monitoring: buildMonitoring(group(from.monitoring), [...path, "monitoring"]),
    fallback: textOrExternal(from.fallback),
    rollout: choice(from.rollout, m.ROLLOUTS),
    disclosure: text(from.disclosure),
  });
}

function buildMonitoring(from: Group, path: m.DocumentPath): m.MonitoringEntry[] {
  return MEASURES.flatMap((measure) => {
    const monitor = from[measure];
    if (!isGroup(monitor)) return [];
    const entry: m.MonitoringEntry = given({
      path: [...path, measure],
      measure,
      by: text(monitor.by),
      external: external(monitor),
      reference: text(monitor.reference),
      alert: text(monitor.alert),
    });
    return [entry];
  });
}

function buildIntegration(from: Group, system: string, path: m.DocumentPath): m.IntegrationEntry {
  return given({
    path,
    system,
    direction: choice(from.direction, ["in", "out", "both"]),
    host: text(from.host),
    owner: text(from.owner),
    auth: textOrExternal(from.auth),
    contract: textOrExternal(from.contract),
    status: choice(from.status, ["planned", "mocked", "sandbox", "tested", "live"]),
  });
}

function buildAdoption(from: Group): m.Adoption {
  return given({
    problem: text(from.problem),
    success: entries(from.success, ["adoption", "success"], "metric", (metric, name, path) =>
      given({
        path,
        metric: name,
        baseline: amount(metric.baseline),
        target: amount(metric.target),
        source: textOrExternal(metric.source),
      }),
    ),
    users: entries(from.users, ["adoption", "users"], "group", (users, name, path) =>
      given({ path, group: name, training: textOrExternal(users.training), trainedOn: date(users["trained-on"]) }),
    ),
    rollout: textOrExternal(from.rollout),
    support: textOrExternal(from.support),
    feedback: textOrExternal(from.feedback),
  });
}

function buildGovernance(from: Group): m.Governance {
  const documents: Record<string, string | m.External> = {};
  for (const [kind, value] of Object.entries(group(from.documents))) {
    const document = textOrExternal(value);
    if (document !== undefined && kind !== "__proto__") documents[kind] = document;
  }
  return given({
    documents,
    logRetention: text(from["log-retention"]),
    approvals: entries(from.approvals, ["governance", "approvals"], undefined, (approval, _, path) =>
      given({
        path,
        role: text(approval.role),
        by: text(approval.by),
        on: date(approval.on),
        status: choice(approval.status, ["pending", "approved", "rejected"]),
        covers: text(approval.covers),
        expires: date(approval.expires),
      }),
    ),
  });
}

function buildWaiver(from: Group, _: string, path: m.DocumentPath): m.WaiverEntry {
  return given({
    path,
    rule: text(from.rule),
    subject: text(from.subject),
    file: text(from.file),
    reason: text(from.reason),
    owner: text(from.owner),
    expires: date(from.expires),
  });
}

function buildLint(from: Group): m.LintOptions {
  const severity: Record<string, Severity> = {};
  for (const [rule, value] of Object.entries(group(from.severity))) {
    // YAML 1.1 tools write `off` as false.
    const chosen = value === false ? "off" : choice(value, SEVERITIES);
    if (chosen && rule !== "__proto__") severity[rule] = chosen;
  }
  const detectors = (Array.isArray(from.detectors) ? from.detectors : []).flatMap((item: Data) => {
    const detector = group(item);
    const call = text(detector.call);
    const measures = texts(detector.measures).filter((measure) => isChoice(measure, MEASURES));
    return call && measures.length > 0 ? [{ call, measures }] : [];
  });
  return { exclude: texts(from.exclude), severity, detectors, extends: texts(from.extends) };
}

function group(value: Data | undefined): Group {
  return isGroup(value) ? value : {};
}

/** Entries of a list, each with its path; those without the field that names them are left out. */
function entries<T>(
  list: Data | undefined,
  path: m.DocumentPath,
  naming: string | undefined,
  build: (from: Group, name: string, path: m.DocumentPath) => T,
): T[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Data, index) => {
    if (!isGroup(item)) return [];
    const name = naming === undefined ? "" : text(item[naming]);
    return name === undefined ? [] : [build(item, name, [...path, index])];
  });
}

/** Text that says something; numbers and switches as they are written. */
function text(value: Data | undefined): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return (typeof value === "string" && value.trim()) || undefined;
}

function texts(value: Data | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Data) => one(text(item)));
  return one(text(value));
}

function one<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function amount(value: Data | undefined): number | string | undefined {
  return typeof value === "number" ? value : text(value);
}

function date(value: Data | undefined): string | undefined {
  return typeof value === "string" && isDate(value) ? value : undefined;
}

function isChoice<T extends string>(value: unknown, choices: readonly T[]): value is T {
  return (choices as readonly unknown[]).includes(value);
}

function choice<const T extends string>(value: Data | undefined, choices: readonly T[]): T | undefined {
  return isChoice(value, choices) ? value : undefined;
}

function external(from: Group): m.External | undefined {
  const name = text(from.external);
  if (name === undefined) return undefined;
  return given({ external: name, link: text(from.link), owner: text(from.owner), reason: text(from.reason) });
}

function textOrExternal(value: Data | undefined): string | m.External | undefined {
  return isGroup(value) ? external(value) : text(value);
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that have a value: absent is absent, not undefined. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
