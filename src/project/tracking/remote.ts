import type { Tracking } from "../../model/inventory.ts";

/** References that carry an immutable version, tried in order. `*` in a reference stands for what varies. */
const PINNED: readonly { readonly form: RegExp; readonly tracker: Tracking["tracker"]; readonly reason: string }[] = [
  { form: /^lakefs:\/\//i, tracker: "lakefs", reason: "lakeFS keeps versions of it." },
  { form: /^dvc:\/\//i, tracker: "dvc", reason: "DVC keeps versions of it." },
  {
    form: /^(?:models:\/[^/*]+\/[^/*]+|runs:\/|mlflow-artifacts:|wandb-artifact:|azureml:[^*]*(?:\/versions\/\d+|:\d+$))/i,
    tracker: "registry",
    reason: "A registry keeps versions of it.",
  },
  { form: /(?:\/|^)_delta_log(?:\/|$)|[?&]versionAsOf=\d+/i, tracker: "delta", reason: "The table format keeps versions of it." },
  {
    form: /(?:huggingface\.co\/.*\/(?:resolve|raw|blob)\/|^hf:\/\/[^*]*@)[0-9a-f]{40}(?:\/|$)/i,
    tracker: "huggingface",
    reason: "The reference names a commit of the hub.",
  },
  {
    form: /(?:raw\.githubusercontent\.com\/[^/]+\/[^/]+|github\.com\/[^/]+\/[^/]+\/(?:raw|blob)|gitlab\.com\/.*\/raw|jsdelivr\.net\/gh\/[^@]+@?)\/?[0-9a-f]{40}(?:\/|$)/i,
    tracker: "snapshot",
    reason: "The reference names a commit.",
  },
  {
    form: /github\.com\/[^/]+\/[^/]+\/releases\/download\/(?!latest\b)[^/*]+\//i,
    tracker: "snapshot",
    reason: "The reference names a release.",
  },
  {
    form: /[?&](?:versionId|generation|snapshot)=[^&*]+/i,
    tracker: "snapshot",
    reason: "The reference names a version of the object.",
  },
  {
    form: /-(?=[0-9a-f]*\d)[0-9a-f]{8,}\.(?:pth?|h5|pkl|zip|tar\.gz|safetensors|onnx)$/i,
    tracker: "hash",
    reason: "The file's name carries a digest.",
  },
  { form: /@sha(?:256|512):[0-9a-f]{32,}/i, tracker: "hash", reason: "The reference carries a digest." },
  {
    form: /zenodo\.org\/(?:api\/)?records?\/\d+|10\.5281\/zenodo\.\d+|figshare\.com\/(?:ndownloader\/)?files\/\d+/i,
    tracker: "snapshot",
    reason: "The reference names an archived record.",
  },
  {
    form: /(?:^kaggle:|kaggle\.com\/).*\/versions\/\d+/i,
    tracker: "snapshot",
    reason: "The reference names a version of the dataset.",
  },
];

/** Where the version in an otherwise pinned form is a hole. */
const VARYING = /(?:githubusercontent\.com\/[^/]+\/[^/]+\/|\/(?:resolve|raw|blob)\/|@|versionId=|generation=|\/versions\/)\*/i;

const DATABASE =
  /^(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|snowflake|redshift|bigquery|mongodb(?:\+srv)?|clickhouse|databricks|trino|jdbc)[+:\w]*:/i;

export function isRemote(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(location) && !/^(?:file|sqlite):/i.test(location);
}

/** What keeps the versions of something that is not in the repository. */
export function trackRemote(location: string): Tracking {
  for (const { form, tracker, reason } of PINNED) if (form.test(location)) return { tracker, reason };
  if (VARYING.test(location)) return { tracker: "unknown", reason: "The part of the reference that may name a version varies." };
  if (/^[a-z0-9+.-]+:\/{0,3}\*/i.test(location)) return { tracker: "unknown", reason: "The place that it is read from varies." };
  if (DATABASE.test(location)) return { tracker: "none", reason: "It is a live database, which keeps no versions." };
  return {
    tracker: "none",
    reason: "It is a mutable remote location: what it holds can change and the reference names no version.",
  };
}
