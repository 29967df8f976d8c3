import * as vscode from "vscode";
import type { Finding, ShownFinding } from "../../model/check.ts";
import { PILLAR_TITLES, PILLARS } from "../../model/pillar.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { loadPart } from "./load-engine.ts";
import type { Projects } from "./projects.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** Findings of one answer; an agent asks for more with a narrower question. */
const MOST = 60;

interface CheckInput {
  readonly path?: string;
  readonly rule?: string;
  readonly pillar?: string;
  readonly apply?: { readonly fingerprint: string; readonly fix: number };
}

/** Lets chat agents read findings, apply fixes and read the rules' pages. Nothing leaves the machine but what the person's own agent asks for. */
export function provideTools(projects: Projects, page: (rule: string) => Thenable<string | undefined>): vscode.Disposable {
  // Editors built on VS Code may have no language models.
  if (typeof vscode.lm?.registerTool !== "function") return new vscode.Disposable(() => {});
  return vscode.Disposable.from(
    vscode.lm.registerTool<CheckInput>("check_ai_readiness", {
      async prepareInvocation({ input }) {
        if (input.apply === undefined) return { invocationMessage: t("Judging the AI in this workspace") };
        const fix = await findFix(projects, input.apply);
        const message =
          fix === undefined ? t("The finding is no longer there.") : t("{0}, for: {1}", fix.title, fix.finding.message);
        return {
          invocationMessage: t("Applying a fix"),
          confirmationMessages: { title: t("Apply a fix of AI Readiness?"), message },
        };
      },
      async invoke({ input }) {
        projects.wakeAll();
        for (const project of projects.all) await project.settled();
        return answer(await (input.apply === undefined ? check(projects, input) : apply(projects, input.apply)));
      },
    }),
    vscode.lm.registerTool<{ readonly rule: string }>("explain_ai_readiness_rule", {
      async invoke({ input }) {
        const text = await page(input.rule);
        if (text !== undefined) return answer(text);
        const { RULES } = await loadPart("rules");
        return answer(`There is no rule ${input.rule}. The rules are: ${RULES.map(({ id }) => id).join(", ")}.`);
      },
    }),
  );
}

function answer(value: unknown): vscode.LanguageModelToolResult {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 1);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

async function check(projects: Projects, input: CheckInput): Promise<unknown> {
  const folders = projects.all.filter(({ result }) => result !== undefined);
  if (folders.length === 0) return "No folder is open, or AI Readiness is switched off here.";
  const told = folders.map(async (project) => {
    const { folder, result } = project;
    const wanted = result!.findings.filter((finding) => !finding.waived && isAskedFor(finding, input));
    const { headline, pillars } = result!.readiness;
    return {
      folder: folder.name,
      manifests: result!.manifests,
      weakestPillar: headline ?? "nothing to judge",
      readiness: Object.fromEntries(
        PILLARS.map((pillar) => [
          PILLAR_TITLES[pillar],
          `${pillars[pillar].passed} of ${pillars[pillar].applicable} checks pass`,
        ]),
      ),
      findings: (await project.withFixes(wanted.slice(0, MOST))).map(toldFinding),
      ...(wanted.length > MOST && { leftOut: `${wanted.length - MOST} more findings; ask by path, rule or pillar.` }),
    };
  });
  return Promise.all(told);
}

function isAskedFor({ rule, pillar, place }: ShownFinding, input: CheckInput): boolean {
  const path = input.path?.replace(/^\.?\/|\/$/g, "") ?? "";
  const inPath = path === "" || path === "." || place.file === path || place.file.startsWith(`${path}/`);
  return inPath && (input.rule === undefined || input.rule === rule) && (input.pillar === undefined || input.pillar === pillar);
}

function toldFinding({ rule, severity, message, help, place, fingerprint, fixes }: Finding) {
  const { file, line, cell } = place;
  return {
    rule,
    severity,
    message,
    ...(help !== undefined && { help }),
    file,
    ...(cell !== undefined && { cell }),
    line,
    fingerprint,
    fixes: fixes.map(({ title, safe, command }, fix) => ({ fix, title, safe, ...(command !== undefined && { command }) })),
  };
}

interface FoundFix {
  readonly project: FolderProject;
  readonly finding: Finding;
  readonly title: string;
  readonly index: number;
}

async function findFix(
  projects: Projects,
  { fingerprint, fix: index }: NonNullable<CheckInput["apply"]>,
): Promise<FoundFix | undefined> {
  for (const project of projects.all) {
    const found = project.result?.findings.filter((one) => one.fingerprint === fingerprint) ?? [];
    const [finding] = await project.withFixes(found);
    const fix = finding?.fixes[index];
    if (finding !== undefined && fix !== undefined) return { project, finding, title: fix.title, index };
  }
  return undefined;
}

async function apply(projects: Projects, wanted: NonNullable<CheckInput["apply"]>): Promise<unknown> {
  const found = await findFix(projects, wanted);
  if (found === undefined) return "There is no such finding or fix any more; list the findings again.";
  const { project, finding, title, index } = found;
  const fix = finding.fixes[index]!;
  if (fix.command !== undefined) return `This fix is a command for the person to look at and start: ${fix.command}`;
  const edit = await toWorkspaceEdit(project.folder.uri, fix);
  if (edit.size === 0 || !(await vscode.workspace.applyEdit(edit))) return `Nothing was changed: ${title} could not be applied.`;
  await project.settled();
  const touched = new Set([...(fix.edits ?? []).map(({ place }) => place.file), ...(fix.newFiles ?? []).map(({ file }) => file)]);
  const left = (project.result?.findings ?? []).filter(({ place, waived }) => !waived && touched.has(place.file));
  const isGone = !left.some(({ fingerprint }) => fingerprint === finding.fingerprint);
  return {
    applied: title,
    changed: [...touched],
    saved: "The changes are in the editor and not saved yet.",
    mended: isGone,
    findingsLeftThere: (await project.withFixes(left)).map(toldFinding),
  };
}
