import type { ConfigMonitor } from "../facts.ts";
import { addEnvironment } from "./compose.ts";
import { addCommands, commandsOf, type Draft, placeIn } from "./draft.ts";
import { readFunctions } from "./functions.ts";
import { addPrometheusRules } from "./prometheus.ts";
import { serverOfImage } from "./servers.ts";
import { at, type Entry, entriesOf, itemsOf, textOf, type Value, walk } from "./yaml-tree.ts";

/** Kubernetes manifests: what containers run, model servers of KServe and Seldon, and who is watched by Prometheus. */
export function readKubernetes(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents.flatMap((value) =>
    textOf(at(value, "kind")) === "List" ? itemsOf(at(value, "items")) : [value],
  )) {
    const kind = textOf(at(document, "kind"));
    if (kind === undefined || at(document, "apiVersion") === undefined) continue;
    const name = textOf(at(document, "metadata", "name")) ?? kind;
    if (kind === "InferenceService") readInferenceService(draft, document, name);
    else if (kind === "SeldonDeployment") readSeldon(draft, document, name);
    else if (kind === "ServiceMonitor" || kind === "PodMonitor") draft.monitors.push(scrape(draft, document, name));
    else if (kind === "PrometheusRule") addPrometheusRules(draft, itemsOf(at(document, "spec", "groups")), name);
    else {
      const when = kind === "CronJob" || kind === "CronWorkflow" ? "schedule" : "container";
      walk(document, (entry) => {
        if (/^(?:containers|initContainers|container|script)$/.test(entry.key)) readContainers(draft, entry, when, name);
        if (entry.key === "containers") addWorkloads(draft, entry, kind, name);
      });
    }
  }
}

function readContainers(draft: Draft, entry: Entry, when: "schedule" | "container", name: string): void {
  for (const container of itemsOf(entry.value)) {
    if (container.kind !== "map") continue;
    const commands = commandsOf(at(container, "command"), at(container, "args"));
    addCommands(draft, commands, { when, name, folder: undefined });
    for (const variable of itemsOf(at(container, "env"))) {
      const [key, value] = [textOf(at(variable, "name")), textOf(at(variable, "value"))];
      if (key !== undefined && value !== undefined)
        draft.environment.push({ name: key, value, place: placeIn(draft, variable.start, variable.end) });
    }
    const image = at(container, "image");
    const reference = textOf(image);
    if (image !== undefined && reference !== undefined)
      draft.images.push({ reference, role: "run", name, place: placeIn(draft, image.start, image.end) });
    const server = serverOfImage(
      textOf(image) ?? "",
      commands.flatMap((command) => command.words),
    );
    if (image !== undefined && server !== undefined && !draft.servers.some((known) => known.name === name))
      draft.servers.push({ ...server, kind: "server", name, place: placeIn(draft, image.start, image.end) });
  }
}

const WORKLOADS = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Rollout|Service)$/;

/** What each container of a workload that stays up says about limits and health. */
function addWorkloads(draft: Draft, entry: Entry, kind: string, name: string): void {
  if (!WORKLOADS.test(kind)) return;
  for (const container of itemsOf(entry.value)) {
    if (container.kind !== "map") continue;
    const probe = at(container, "livenessProbe") ?? at(container, "readinessProbe") ?? at(container, "startupProbe");
    if (probe !== undefined) draft.healthChecks.push(placeIn(draft, probe.start, probe.end));
    const label = container.entries.find(({ key }) => key === "name") ?? container.entries[0];
    if (label === undefined) continue;
    draft.workloads.push({
      kind,
      name,
      container: textOf(at(container, "name")) ?? name,
      image: textOf(at(container, "image")),
      limits: entriesOf(at(container, "resources", "limits")).length > 0,
      probes: probe !== undefined,
      place: placeIn(draft, label.keyStart, label.value.end),
    });
  }
}

function readInferenceService(draft: Draft, document: Value, name: string): void {
  const predictor = at(document, "spec", "predictor");
  const model = at(predictor, "model") ?? entriesOf(predictor).find(({ value }) => at(value, "storageUri") !== undefined)?.value;
  const spot = predictor ?? document;
  draft.servers.push({
    library: "kserve",
    kind: "deployment",
    name,
    model: textOf(at(model, "storageUri")) ?? textOf(at(model, "storage", "path")),
    place: placeIn(draft, spot.start, spot.end),
  });
  for (const { key, value } of entriesOf(predictor))
    if (key === "containers")
      for (const container of itemsOf(value))
        addCommands(draft, commandsOf(at(container, "command"), at(container, "args")), {
          when: "container",
          name,
          folder: undefined,
        });
}

function readSeldon(draft: Draft, document: Value, name: string): void {
  for (const predictor of itemsOf(at(document, "spec", "predictors"))) {
    const graph = at(predictor, "graph");
    if (graph === undefined) continue;
    draft.servers.push({
      library: "seldon-core",
      kind: "deployment",
      name,
      model: textOf(at(graph, "modelUri")),
      place: placeIn(draft, graph.start, graph.end),
    });
  }
}

function scrape(draft: Draft, document: Value, name: string): ConfigMonitor {
  const labels = entriesOf(at(document, "spec", "selector", "matchLabels"));
  const label = labels.find(({ key }) => /(?:^|[./])(?:app|name)$/.test(key)) ?? labels[0];
  return {
    library: "prometheus",
    measures: ["operations"],
    target: label === undefined ? name : textOf(label.value),
    reason: "Prometheus collects the service's metrics.",
    place: placeIn(draft, document.start, document.end),
  };
}

/** Serverless Framework and AWS SAM: the functions that they name, and the environment that they set. */
export function readServerless(draft: Draft, documents: readonly Value[]): void {
  for (const document of documents) {
    readFunctions(draft, document);
    walk(document, ({ key, value }, path) => {
      if (key === "environment" || (key === "Variables" && path.at(-1) === "Environment")) addEnvironment(draft, value);
    });
  }
}
