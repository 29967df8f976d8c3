import { isDate } from "../model/dates.ts";
import { near } from "../model/near.ts";
import type { Claims } from "./build.ts";
import { type Data, valueAt } from "./data.ts";
import { placeAt, type YamlText } from "./document.ts";
import type { DocumentPath, ManifestProblem } from "./manifest.ts";

/** What a schema cannot see: days that no calendar has, names that nothing bears, names borne twice. */
export function meaningProblems(yaml: YamlText, data: Data | undefined, claims: Claims): ManifestProblem[] {
  return [...impossibleDates(yaml, data, claims), ...danglingNames(yaml, data, claims), ...doubleNames(yaml, claims)];
}

function impossibleDates(yaml: YamlText, data: Data | undefined, claims: Claims): ManifestProblem[] {
  const paths: DocumentPath[] = [
    ...claims.data.map(({ path }) => [...path, "assessment", "date"]),
    ...claims.models.map(({ path }) => [...path, "trained-on"]),
    ...claims.adoption.users.map(({ path }) => [...path, "trained-on"]),
    ...claims.governance.approvals.flatMap(({ path }) => [
      [...path, "on"],
      [...path, "expires"],
    ]),
    ...claims.waivers.map(({ path }) => [...path, "expires"]),
  ];
  return paths.flatMap((path) => {
    const value = valueAt(data, path);
    // Other shapes are the schema's business.
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value) || isDate(value)) return [];
    return [{ message: `No calendar has the day ${value}; correct the date.`, place: placeAt(yaml, path), path }];
  });
}

function danglingNames(yaml: YamlText, data: Data | undefined, claims: Claims): ManifestProblem[] {
  const datasets = claims.data.map((entry) => entry.name);
  const models = claims.models.map((entry) => entry.name);
  const problems: ManifestProblem[] = [];
  const look = (path: DocumentPath, known: readonly string[], what: string): void => {
    const name = valueAt(data, path);
    if (typeof name !== "string" || name.trim() === "" || known.includes(name.trim())) return;
    const place = placeAt(yaml, path);
    const meant = near(name, known);
    const message = `No ${what} entry is named \`${name}\``;
    if (meant)
      problems.push({ message: `${message}; did you mean \`${meant}\`?`, place, path, suggestion: { text: meant, place } });
    else problems.push({ message: `${message}; add one, or correct the name.`, place, path });
  };
  const lookAll = (path: DocumentPath, known: readonly string[], what: string): void => {
    const names = valueAt(data, path);
    if (Array.isArray(names)) for (const index of names.keys()) look([...path, index], known, what);
  };
  for (const { path } of claims.models) lookAll([...path, "training-data"], datasets, "data");
  for (const service of claims.services) {
    lookAll([...service.path, "models"], models, "models");
    for (const monitor of service.monitoring) look([...monitor.path, "reference"], datasets, "data");
  }
  return problems;
}

function doubleNames(yaml: YamlText, claims: Claims): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  const lists = [
    { field: "name", named: claims.data.map(({ name, path }) => ({ name, path })) },
    { field: "name", named: claims.models.map(({ name, path }) => ({ name, path })) },
    { field: "name", named: claims.services.map(({ name, path }) => ({ name, path })) },
    { field: "system", named: claims.integrations.map(({ system, path }) => ({ name: system, path })) },
  ];
  for (const { field, named } of lists) {
    const seen = new Map<string, DocumentPath>();
    for (const { name, path } of named) {
      const first = seen.get(name);
      if (!first) {
        seen.set(name, path);
        continue;
      }
      const at = [...path, field];
      const line = placeAt(yaml, [...first, field]).line;
      problems.push({
        message: `\`${name}\` already names the entry on line ${line}; give this one a name of its own.`,
        place: placeAt(yaml, at),
        path: at,
      });
    }
  }
  return problems;
}
