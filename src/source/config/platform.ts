import { addEnvironment } from "./compose.ts";
import { addScripts, type Draft, joinPath, placeIn } from "./draft.ts";
import { at, entriesOf, itemsOf, textOf, type Value, walk } from "./yaml-tree.ts";

/** Hosting platforms: render.yaml, heroku.yml, App Engine's app.yaml, railway, fly (read as data). */
export function readPlatform(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    for (const service of itemsOf(at(document, "services"))) {
      const name = textOf(at(service, "name")) ?? textOf(at(service, "type")) ?? "service";
      const rootDir = textOf(at(service, "rootDir"));
      const folder = joinPath(draft.folder, rootDir ?? "");
      const when = textOf(at(service, "type")) === "cron" ? "schedule" : "process";
      const start = at(service, "startCommand") ?? at(service, "dockerCommand");
      const build = at(service, "buildCommand");
      if (start !== undefined) addScripts(draft, [start], { when, name, folder });
      if (build !== undefined) addScripts(draft, [build], { when: "build", name, folder });
      for (const variable of itemsOf(at(service, "envVars"))) {
        const [key, value] = [textOf(at(variable, "key")), textOf(at(variable, "value"))];
        if (key !== undefined && value !== undefined)
          draft.environment.push({ name: key, value, place: placeIn(draft, variable.start, variable.end) });
      }
    }
    for (const { key, value } of entriesOf(at(document, "run")))
      addScripts(draft, [value], { when: "process", name: key, folder: draft.folder });
    const entrypoint = at(document, "entrypoint");
    if (entrypoint !== undefined) addScripts(draft, [entrypoint], { when: "process", name: "entrypoint", folder: draft.folder });
    addEnvironment(draft, at(document, "env_variables"));
    walk(document, ({ key, value }, path) => {
      if (key === "startCommand" && path.at(-1) === "deploy")
        addScripts(draft, [value], { when: "process", name: "deploy", folder: draft.folder });
    });
  }
}

/** Azure ML: schedules of monitors, online deployments with their scoring script, and jobs. */
export function readAzureMl(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const schema = textOf(at(document, "$schema")) ?? "";
    const name = textOf(at(document, "name")) ?? schema.slice(schema.lastIndexOf("/") + 1).replace(".schema.json", "");
    const script = at(document, "code_configuration", "scoring_script");
    const file = textOf(script);
    if (script?.kind === "scalar" && file !== undefined) {
      const code = textOf(at(document, "code_configuration", "code")) ?? "";
      draft.starts.push({
        when: "container",
        command: { words: ["python", file], start: script.start, end: script.end },
        folder: joinPath(draft.folder, code),
        name,
        place: placeIn(draft, script.start, script.end),
      });
    }
    const collector = at(document, "data_collector");
    if (collector !== undefined)
      draft.monitors.push({
        library: "azure-ml",
        measures: ["data-quality"],
        target: file ?? textOf(at(document, "endpoint_name")) ?? name,
        reason: "The deployment collects what it is asked and answers.",
        place: placeIn(draft, collector.start, collector.end),
      });
    readMonitorSchedule(draft, document, name);
    readInsights(draft, document, "app_insights_enabled", file ?? textOf(at(document, "endpoint_name")) ?? name);
    addEnvironment(draft, at(document, "environment_variables"));
    const jobs = [{ key: name, value: document }, ...entriesOf(at(document, "jobs"))];
    for (const { key, value } of jobs) {
      const command = at(value, "command");
      const code = textOf(at(value, "code")) ?? "";
      if (command !== undefined) addScripts(draft, [command], { when: "stage", name: key, folder: joinPath(draft.folder, code) });
    }
  }
}

/** Azure ML's older deployment configuration (`computeType: AKS`), which names no script: by convention that is score.py. */
export function readAzureDeployment(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) readInsights(draft, document, "appInsightsEnabled", "score");
}

/** Requests, failures and latency of a deployment go to Application Insights when it is switched on. */
function readInsights(draft: Draft, document: Value, key: string, target: string): void {
  const insights = at(document, key);
  if (insights === undefined || !/^true$/i.test(textOf(insights) ?? "")) return;
  draft.monitors.push({
    library: "azure-ml",
    measures: ["operations", "errors"],
    target,
    reason: "The deployment reports requests and failures to Application Insights.",
    place: placeIn(draft, insights.start, insights.end),
  });
}

function readMonitorSchedule(draft: Draft, document: Value, name: string): void {
  const monitor = at(document, "create_monitor");
  if (monitor === undefined) return;
  const types = entriesOf(at(monitor, "monitoring_signals")).map(({ value }) => textOf(at(value, "type")) ?? "");
  const measures = [
    ...(types.some((type) => /drift/.test(type)) ? (["drift"] as const) : []),
    ...(types.some((type) => /performance|generation/.test(type)) ? (["performance"] as const) : []),
    ...(types.some((type) => /quality/.test(type) && !/generation/.test(type)) ? (["data-quality"] as const) : []),
  ];
  draft.monitors.push({
    library: "azure-ml",
    // Without signals of its own a monitor uses the standard ones: data drift, prediction drift and data quality.
    measures: types.length === 0 ? ["drift", "data-quality"] : measures,
    target: textOf(at(monitor, "monitoring_target", "endpoint_deployment_id")) ?? name,
    reason: "An Azure ML schedule monitors the deployment.",
    place: placeIn(draft, monitor.start, monitor.end),
  });
}

/** MLproject's entry points. */
export function readMlproject(draft: Draft, documents: readonly Value[]): void {
  for (const { key, value } of documents.flatMap((document) => entriesOf(at(document, "entry_points")))) {
    const command = at(value, "command");
    if (command !== undefined) addScripts(draft, [command], { when: "stage", name: key, folder: draft.folder });
  }
}

/** bentofile.yaml names the service that `bentoml serve` runs. */
export function readBentofile(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    const service = at(document, "service");
    const reference = textOf(service);
    if (service === undefined || reference === undefined) continue;
    draft.starts.push({
      when: "container",
      command: { words: ["bentoml", "serve", reference], start: service.start, end: service.end },
      folder: draft.folder,
      name: textOf(at(document, "name")) ?? reference,
      place: placeIn(draft, service.start, service.end),
    });
    addEnvironment(draft, at(document, "envs"));
  }
}

/** promptfoo evaluates prompts against test cases, before anybody is served. */
export function readPromptfoo(draft: Draft, documents: readonly Value[]): void {
  const tests = documents
    .map((document) => at(document, "tests") ?? at(document, "scenarios"))
    .find((value) => value !== undefined);
  if (tests === undefined || itemsOf(tests).length === 0) return;
  draft.monitors.push({
    library: "promptfoo",
    measures: ["offline-evaluation"],
    target: undefined,
    reason: "promptfoo evaluates the prompts against test cases.",
    place: placeIn(draft, tests.start, tests.end),
  });
}
