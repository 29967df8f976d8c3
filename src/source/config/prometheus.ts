import type { Measure } from "../../model/inventory.ts";
import { type Draft, placeIn } from "./draft.ts";
import { at, itemsOf, textOf, type Value } from "./yaml-tree.ts";

/** Clocks drift too, so that the word alone says nothing. */
const DRIFT =
  /(?:data(?:set)?|features?|predictions?|concept|target|model|label|columns?|covariate|distribution|embedding)[_ -]?drift|drift(?:ed)?[_ -]?(?:score|share|detected|ratio|columns|features)|population_stability|wasserstein|kolmogorov|kl_divergence/i;

/** What a metric's or an alert's name says that it measures. */
export function measuresNamed(text: string): Measure[] {
  const measures: Measure[] = [];
  if (DRIFT.test(text)) measures.push("drift");
  if (
    /(?:model|prediction)[_ ]?(?:accuracy|precision|recall|performance)|(?:^|[^a-z])(?:rmse|mae|f1(?:_score)?|auc|accuracy)(?:[^a-z]|$)/i.test(
      text,
    )
  )
    measures.push("performance");
  if (/data[_ ]?quality|missing[_ ]?values?|null[_ ]?(?:ratio|rate|count)|schema[_ ]?violation/i.test(text))
    measures.push("data-quality");
  return measures;
}

/** A Prometheus server's configuration: each scrape target is watched. */
export function readPrometheus(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    addPrometheusRules(draft, itemsOf(at(document, "groups")), undefined);
    for (const job of itemsOf(at(document, "scrape_configs"))) {
      const name = textOf(at(job, "job_name"));
      if (name === undefined) continue;
      const targets = itemsOf(at(job, "static_configs")).flatMap((group) => itemsOf(at(group, "targets")).map(textOf));
      const others = targets.filter(
        (target) => target !== undefined && !/^(?:localhost|127\.0\.0\.1|prometheus):9090$/.test(target),
      );
      // Prometheus watching itself says nothing about any service of the project.
      if (name === "prometheus" && others.length === 0) continue;
      const [first] = others;
      draft.monitors.push({
        library: "prometheus",
        measures: ["operations"],
        target: first ?? name,
        reason: `Prometheus collects metrics for the job ${name}.`,
        place: placeIn(draft, job.start, job.end),
      });
    }
  }
}

/** Groups of alerting and recording rules. */
export function addPrometheusRules(draft: Draft, groups: readonly Value[], target: string | undefined): void {
  for (const rule of groups.flatMap((group) => itemsOf(at(group, "rules")))) {
    const alert = textOf(at(rule, "alert"));
    const expression = textOf(at(rule, "expr"));
    if (alert === undefined || expression === undefined) continue;
    const measures = measuresNamed(`${alert} ${expression}`);
    const job = /\b(?:job|service|app|container|name)=~?"([^"]+)"/.exec(expression)?.[1];
    draft.monitors.push({
      library: "prometheus",
      measures: measures.length > 0 ? measures : ["operations"],
      target: job ?? target,
      reason: `Prometheus alerts on ${alert}.`,
      place: placeIn(draft, rule.start, rule.end),
    });
  }
}

/** A Grafana dashboard: its panels' titles and queries tell what is looked at. */
export function readGrafana(draft: Draft, data: unknown): void {
  const dashboard = field(data, "dashboard") ?? data;
  const panels = field(dashboard, "panels") ?? field(dashboard, "rows");
  if (!Array.isArray(panels) || panels.length === 0) return;
  const title = field(dashboard, "title");
  const said: string[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > 8 || said.length > 2000) return;
    if (Array.isArray(value)) for (const item of value) collect(item, depth + 1);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === "string") {
          if (key === "title" || key === "expr" || key === "query") said.push(inner);
        } else if (/^(?:panels|targets|rows)$/.test(key)) collect(inner, depth + 1);
  };
  collect(panels, 0);
  const measures = measuresNamed(said.join("\n"));
  draft.monitors.push({
    library: "grafana",
    measures: ["operations", ...measures],
    target: typeof title === "string" ? title : undefined,
    reason: "A Grafana dashboard shows it.",
    // The whole file is the monitor.
    place: placeIn(draft, 0, 0),
  });
}

export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Reflect.get(value, key) : undefined;
}
