import type { ImageUse, Workload } from "../../model/delivery.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { isDevelopment } from "./uses.ts";

/** Names of variants and channels: a tag made of these alone names no version. */
const CHANNEL =
  /^(?:latest|stable|edge|nightly|main|master|dev|devel|develop|current|lts|mainline|canary|rolling|slim|alpine|bullseye|bookworm|buster|stretch|trixie|jammy|focal|noble|gpu|cpu|cuda|runtime|full|base|minimal|notebook|jupyter|windowsservercore)$/;
/** Systems whose versions go by names. */
const NAMED_VERSIONS = /^(?:debian|ubuntu|buildpack-deps)$/;
/** Languages whose minor versions break programs, so that a major version alone names many. */
const MINOR_MATTERS = /^(?:python|pypy)$/;

/** Databases, dashboards and the like: no code of the project runs in them. */
const INFRASTRUCTURE =
  /(?:^|\/)(?:nginx|traefik|caddy|haproxy|envoy|redis|valkey|postgres(?:ql)?|pgvector|mysql|mariadb|mongo(?:db)?|memcached|rabbitmq|kafka|zookeeper|cp-[\w-]+|elasticsearch|opensearch|kibana|logstash|filebeat|metricbeat|grafana|prometheus|alertmanager|pushgateway|[\w-]*exporter|cadvisor|loki|promtail|tempo|jaeger|all-in-one|zipkin|otel[\w-]*|opentelemetry[\w-]*|minio|mc|localstack|busybox|alpine|curl|adminer|pgadmin\d?|phoenix|phpmyadmin|mailhog|vault|consul|etcd|registry|keycloak|portainer|jenkins|sonarqube|airflow|superset|metabase|qdrant|weaviate|milvus|chroma|neo4j|clickhouse[\w-]*|[\w-]*-controller(?:-manager)?|cluster-autoscaler|metrics-server|external-dns|cert-manager[\w-]*|coredns|kube-[\w-]+|fluent-?(?:bit|d)|k8s-device-plugin|[\w-]*-csi-driver)$/i;

/** Whether a reference always means the same image. */
export function versionOf(reference: string): ImageUse["version"] {
  if (/@sha256:[0-9a-f]{64}/.test(reference)) return "digest";
  if (/[$<>{}%]|(?:^|[^a-z])(?:your|replace|placeholder|image_?tag|image_?name)(?:[^a-z]|$)/i.test(reference)) return "unknown";
  const slash = reference.lastIndexOf("/");
  const colon = reference.indexOf(":", slash + 1);
  if (colon < 0) return "floating";
  const name = reference.slice(slash + 1, colon);
  const tag = reference.slice(colon + 1);
  if (MINOR_MATTERS.test(name) && /^\d+(?:-[a-z-]+)?$/.test(tag)) return "floating";
  const parts = tag.split("-").filter((part) => part !== "");
  if (!NAMED_VERSIONS.test(name) && parts.every((part) => CHANNEL.test(part))) return "floating";
  // A tag without any digit may be a version by name, or a branch.
  return /\d/.test(tag) || NAMED_VERSIONS.test(name) ? "tag" : "unknown";
}

/** The images that what is deployed stands on, with what is known of each. */
export function imagesOf(configs: readonly ConfigFacts[], aiFiles: ReadonlySet<string>): ImageUse[] {
  const settled = settledByKustomize(configs);
  const found: ImageUse[] = [];
  for (const facts of configs) {
    const { images } = facts;
    if (images === undefined || images.length === 0) continue;
    const development = isDevelopment(facts.path);
    const holdsAi = facts.copies !== undefined && copiesAi(facts, aiFiles);
    for (const image of images) {
      const isServer = facts.servers.some(({ name }) => name === image.name);
      const isCompose = image.stays !== undefined;
      found.push({
        place: image.place,
        reference: image.reference,
        version: settled.has(nameOf(image.reference)) ? "tag" : versionOf(image.reference),
        role: image.role,
        use: development ? "development" : isCompose && !image.stays ? "unknown" : "deployed",
        ai: image.role === "run" ? isServer || isOwnSoftware(image.reference) : isServer || holdsAi,
      });
    }
  }
  return found;
}

/** Containers of workloads that stay up. */
export function workloadsOf(configs: readonly ConfigFacts[]): Workload[] {
  return configs.flatMap((facts) =>
    isDevelopment(facts.path)
      ? []
      : (facts.workloads ?? []).map((workload): Workload => {
          const isServer = facts.servers.some(({ name }) => name === workload.name);
          return { ...workload, ai: isServer || (workload.image !== undefined && isOwnSoftware(workload.image)) };
        }),
  );
}

/** True for images that are neither databases nor other well-known software around the model. */
function isOwnSoftware(reference: string): boolean {
  return !INFRASTRUCTURE.test(nameOf(reference));
}

/** Without tag and digest. */
function nameOf(reference: string): string {
  return reference.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}

/** A Dockerfile's image holds AI when it copies some in; one that copies nothing is told by its folder. */
function copiesAi({ path, copies = [], madeFrom = [] }: ConfigFacts, aiFiles: ReadonlySet<string>): boolean {
  const slash = path.lastIndexOf("/");
  const held = [...copies.map(({ from }) => from), ...madeFrom];
  const sources = held.length === 0 ? [slash < 0 ? "" : path.slice(0, slash)] : held;
  for (const file of aiFiles)
    if (sources.some((from) => from === "" || from === "." || file === from || file.startsWith(`${from}/`))) return true;
  return false;
}

/** Kustomize sets tags in a place of its own: `images: [{ name: app, newTag: v1.2 }]`. */
function settledByKustomize(configs: readonly ConfigFacts[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const facts of configs) {
    if (!/(?:^|\/)kustomization\.ya?ml$/.test(facts.path)) continue;
    const { data } = facts;
    const images = typeof data === "object" && data !== null && "images" in data ? data.images : undefined;
    for (const image of Array.isArray(images) ? (images as unknown[]) : []) {
      if (typeof image !== "object" || image === null || !("name" in image)) continue;
      const tag = "newTag" in image ? String(image.newTag) : undefined;
      if ("digest" in image || (tag !== undefined && tag !== "latest")) names.add(String(image.name));
    }
  }
  return names;
}
