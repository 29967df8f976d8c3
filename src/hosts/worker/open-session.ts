import type { OpenProject, Project, ProjectOptions, ScanOptions, ScanResult } from "../../engine/project.ts";
import type { DocumentedSchema, ManifestLanguage, World } from "../../language/index.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { FileChange, FileEntry, Host } from "../../model/host.ts";
import { codeOwners } from "../../rules/code-owners.ts";
import { askedLanguage, type BaseState, type Judgement, type Session } from "./session.ts";

/** A session in this very thread. What a scan does not need is loaded when it is first asked for. */
export function openSession(openProject: OpenProject, host: Host, options: ProjectOptions): Session {
  const project = openProject(host, options);
  let used = options;
  let newest: ScanResult | undefined;
  let judgement: Judgement | undefined;
  let comparison: Comparison | undefined;
  let base: { readonly key: string; readonly result: ScanResult } | undefined;

  const judged = async (scanning: Promise<ScanResult>): Promise<Judgement> => {
    const result = await scanning;
    if (result !== newest || judgement === undefined) judgement = judgementOf(result, project.world);
    newest = result;
    return judgement;
  };
  const scanOptions = (signal: AbortSignal | undefined): ScanOptions => (signal === undefined ? {} : { signal });

  return {
    scan: (signal) => judged(project.scan(scanOptions(signal))),
    apply: (changes, signal) => judged(project.apply(changes, scanOptions(signal))),
    configure(next) {
      used = next;
      project.configure(next);
    },
    async compare(other, state) {
      const { world } = project;
      if (newest === undefined || world === undefined) return undefined;
      const { differing, entries } = against(world.files, state);
      // The base is judged anew only when it is another commit, or when other files differ from it.
      const key = JSON.stringify([state.revision.commit, differing, used, other.today()]);
      if (base?.key !== key) {
        const listed: Host = { ...other, list: async () => ({ files: entries(), unlisted: world.files.unlisted }) };
        base = { key, result: await project.fork(listed, differing).apply([]) };
      }
      const { compare } = await import("../../engine/compare.ts");
      comparison = compare({ revision: state.revision, base: base.result, head: newest, renames: state.renames });
      return comparison;
    },
    async fixes(fingerprints) {
      const found = new Map(newest?.findings.map((finding) => [finding.fingerprint, finding]));
      return fingerprints.map((fingerprint) => found.get(fingerprint)?.fixes ?? []);
    },
    async sweep(other, { rule, file }, signal) {
      const { mend } = await import("../../engine/mend.ts");
      const { files, refused, isUnmoved } = await mend(openProject, other, {
        ...scanOptions(signal),
        project: used,
        rules: [rule],
        isWanted: ({ place }) => file === undefined || place.file === file,
        unsafe: true,
      });
      return { files, refused: [...new Set(refused.map(({ reason }) => reason))], isUnmoved: await isUnmoved() };
    },
    async page({ version, folder, compared, nonce }) {
      if (newest === undefined) return undefined;
      const [{ htmlPanel, htmlReport }, { RULES }] = await Promise.all([
        import("../../reporters/html/page.ts"),
        import("../../rules/registry.generated.ts"),
      ]);
      const input = { ...newest, ...(compared && comparison !== undefined && { comparison }) };
      const context = {
        version,
        folder,
        rules: RULES,
        page: () => undefined,
        docs: undefined,
        prefix: "",
        bar: "error" as const,
        textOf: () => undefined,
      };
      return nonce === undefined ? htmlReport(input, context) : htmlPanel(input, context, nonce);
    },
    async propose(wanted) {
      if (newest === undefined) return undefined;
      const { proposeManifests } = await import("../../engine/propose-manifests.ts");
      return proposeManifests(newest, host, wanted);
    },
    async concise(rules) {
      if (newest === undefined) return undefined;
      const { conciseReport } = await import("../../reporters/concise.ts");
      const findings = newest.findings.filter(({ rule }) => rules === undefined || rules.includes(rule));
      return conciseReport({ ...newest, findings });
    },
    async lenses(file) {
      const { lensesOf } = await import("../../language/index.ts");
      return project.world === undefined ? [] : lensesOf(project.world, file);
    },
    async sourceHovers(at) {
      const { sourceHoversAt } = await import("../../language/index.ts");
      return project.world === undefined ? [] : sourceHoversAt(project.world, at);
    },
    language(schema) {
      const made = languageOf(schema, project);
      return askedLanguage(async (name, args) => {
        const method = (await made)[name] as (...given: readonly unknown[]) => unknown;
        return method(...args);
      });
    },
    dispose() {},
  };
}

async function languageOf(schema: DocumentedSchema, project: Project): Promise<ManifestLanguage> {
  const { createManifestLanguage } = await import("../../language/index.ts");
  return createManifestLanguage(schema, () => project.world);
}

function judgementOf({ inventory: _, ...result }: ScanResult, world: World | undefined): Judgement {
  const owners = world && codeOwners(world.files);
  const problems = world?.manifests.flatMap((manifest) => manifest.problems) ?? [];
  return {
    ...result,
    schemaProblems: problems.filter(({ bySchema }) => bySchema === true).map(({ place }) => place),
    codeOwners: typeof owners === "object" ? { file: owners.file, text: owners.text } : undefined,
  };
}

/** What a base holds, by what the folder holds now and what is different. */
function against(files: World["files"], { base, head }: BaseState) {
  const added = new Set(head);
  const isListed = new Set(files.paths);
  const typeOf = (path: string, size: number | undefined): FileChange["type"] =>
    size === undefined ? "deleted" : isListed.has(path) ? "changed" : "created";
  const differing: readonly FileChange[] = [
    ...[...base].map(([path, size]) => ({ path, type: typeOf(path, size) })),
    ...head.filter((path) => isListed.has(path)).map((path): FileChange => ({ path, type: "deleted" })),
  ];
  const entries = (): readonly FileEntry[] => [
    ...files.paths.filter((path) => !added.has(path) && !base.has(path)).map((path) => ({ path, size: files.size(path) ?? 0 })),
    ...[...base].flatMap(([path, size]) => (size === undefined ? [] : [{ path, size }])),
  ];
  return { differing, entries };
}
