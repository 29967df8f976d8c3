import type { Measure } from "../../model/inventory.ts";
import { type Draft, joinPath, placeIn } from "./draft.ts";
import { addHandler } from "./functions.ts";
import { type HclBlock, hclString, readHcl } from "./hcl.ts";
import { measuresNamed } from "./prometheus.ts";

/** What each kind of SageMaker monitoring measures. */
const SAGEMAKER: Readonly<Record<string, readonly Measure[]>> = {
  DataQuality: ["data-quality", "drift"],
  ModelQuality: ["performance"],
  ModelBias: ["drift"],
  ModelExplainability: ["drift"],
};

/** Terraform: endpoints that serve models, and what watches them. */
export function readTerraform(draft: Draft): void {
  if (
    !/sagemaker|aws_lambda_function|cloudwatch_metric_alarm|monitoring_alert_policy|vertex_ai|machine_learning|monitor_metric_alert|datadog_monitor/.test(
      draft.text,
    )
  )
    return;
  const blocks = readHcl(draft.text);
  for (const block of blocks) {
    if (block.type !== "resource" || block.labels.length < 2) continue;
    const [type, label] = block.labels as [string, string];
    const name = hclString(block.attributes.get("name")) ?? label;
    const place = placeIn(draft, block.start, Math.min(block.end, draft.text.indexOf("\n", block.start) + 1 || block.end) - 1);
    const monitor = (library: string, measures: readonly Measure[], reason: string, target: string | undefined = name) =>
      void draft.monitors.push({ library, measures, target, reason, place });
    switch (type) {
      case "aws_sagemaker_endpoint":
        draft.servers.push({ library: "sagemaker", kind: "deployment", name, model: undefined, place });
        break;
      case "aws_lambda_function": {
        const handler = hclString(block.attributes.get("handler"));
        const folder = packagedFrom(draft, blocks, block);
        if (handler !== undefined && folder !== undefined) addHandler(draft, name, handler, folder, block.start, block.start);
        break;
      }
      case "google_vertex_ai_endpoint":
        draft.servers.push({ library: "vertex-ai", kind: "deployment", name, model: undefined, place });
        break;
      case "aws_sagemaker_endpoint_configuration": {
        const capture = block.blocks.find((inner) => inner.type === "data_capture_config");
        if (
          capture !== undefined &&
          capture.attributes.get("enable_capture") !== "false" &&
          capture.attributes.get("initial_sampling_percentage") !== "0"
        )
          monitor("sagemaker", ["data-quality"], "The endpoint captures what it is asked and answers.");
        break;
      }
      case "aws_sagemaker_monitoring_schedule": {
        const kind = hclString(find(block, "monitoring_type"));
        monitor("sagemaker", SAGEMAKER[kind ?? ""] ?? ["data-quality", "drift"], "A SageMaker schedule monitors the endpoint.");
        break;
      }
      case "aws_sagemaker_data_quality_job_definition":
        monitor(
          "sagemaker",
          SAGEMAKER.DataQuality!,
          "A SageMaker job checks the quality of the endpoint's data.",
          endpointOf(block) ?? name,
        );
        break;
      case "google_vertex_ai_model_deployment_monitoring_job":
        monitor("vertex-ai", ["drift"], "A Vertex AI job monitors the endpoint.");
        break;
      case "aws_cloudwatch_metric_alarm": {
        const metric = hclString(block.attributes.get("metric_name")) ?? "";
        const measures = measuresNamed(`${metric} ${name}`);
        const target = /EndpointName\s*=\s*"?([\w.-]+)"?/.exec(block.attributes.get("dimensions") ?? "")?.[1];
        monitor("cloudwatch", measures.length > 0 ? measures : ["operations"], "A CloudWatch alarm watches it.", target ?? name);
        break;
      }
      case "google_monitoring_alert_policy":
      case "azurerm_monitor_metric_alert":
      case "datadog_monitor":
        monitor(type.split("_")[0]!, ["operations"], "An alert watches it.");
        break;
    }
  }
}

/** The folder whose files a Lambda function's package is made of, where the same file says so. */
function packagedFrom(draft: Draft, blocks: readonly HclBlock[], block: HclBlock): string | undefined {
  const archive = /\bdata\.archive_file\.([\w-]+)/.exec(block.attributes.get("filename") ?? "")?.[1];
  const packed = blocks.find(({ labels: [type, label] }) => type === "archive_file" && label === archive);
  const written = (name: string) => /^"(?:\$\{path\.module\}\/)?([^"$]+)"$/.exec(packed?.attributes.get(name) ?? "")?.[1];
  const [folder, file] = [written("source_dir"), written("source_file")];
  if (folder !== undefined) return joinPath(draft.folder, folder);
  return file === undefined ? undefined : joinPath(draft.folder, file.slice(0, Math.max(file.lastIndexOf("/"), 0)));
}

function find(block: HclBlock, attribute: string): string | undefined {
  const own = block.attributes.get(attribute);
  if (own !== undefined) return own;
  for (const inner of block.blocks) {
    const found = find(inner, attribute);
    if (found !== undefined) return found;
  }
  return undefined;
}

function endpointOf(block: HclBlock): string | undefined {
  const written = find(block, "endpoint_name");
  return hclString(written) ?? written?.replace(/^aws_sagemaker_endpoint\.([\w-]+).*$/, "$1");
}
