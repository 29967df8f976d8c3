import * as vscode from "vscode";
import { VERDICTS, type Verdict } from "../../model/check.ts";
import { ownersIn } from "../../rules/code-owners.ts";
import { originOfLine, sinceText } from "./blame.ts";
import type { Branches } from "./branch.ts";
import type { FolderProject } from "./folder-project.ts";
import { readBlame } from "./git-extension.ts";
import { later, t } from "./l10n.ts";
import type { Projects } from "./projects.ts";
import { basisOf } from "./rules.ts";
import { readSettings } from "./settings.ts";
import { rowTooltip } from "./tooltips.ts";
import {
  buildRows,
  GROUPINGS,
  type Grouping,
  headline,
  keepRows,
  type Row,
  SHOWN_BY_DEFAULT,
  VERDICT_TITLES,
  type ViewState,
  viewStateOf,
} from "./tree-model.ts";

const FILTER = "aiReadiness.filter";
const GROUPING = "aiReadiness.grouping";
const GROUPING_TITLES: Readonly<Record<Grouping, string>> = {
  pillar: later("By pillar"),
  file: later("By file"),
  owner: later("By owner"),
};

export interface ReadinessTree extends vscode.Disposable {
  /** Shows the newest results. */
  update(): void;
  /** Brings the view to the front. */
  show(): Promise<void>;
  /** Asks by what the checks are grouped. */
  pickGrouping(): Promise<void>;
  setGrouping(grouping: Grouping): Promise<void>;
  /** Asks which verdicts to show. */
  pickFilter(): Promise<void>;
  setFilter(shown: readonly Verdict[]): Promise<void>;
  /** What is shown now, top rows first. */
  readonly rows: () => readonly Row[];
  readonly projectOf: (row: Row) => FolderProject | undefined;
  readonly state: () => ViewState;
}

export function createTree(projects: Projects, branches: Branches, memory: vscode.Memento): ReadinessTree {
  const changed = new vscode.EventEmitter<undefined>();
  let shown: ReadonlySet<Verdict> = new Set(readFilter(memory));
  let grouping: Grouping = GROUPINGS.find((one) => one === memory.get<unknown>(GROUPING)) ?? "pillar";
  let rows: readonly Row[] = [];
  const parents = new WeakMap<Row, Row>();
  let folders: readonly FolderProject[] = [];

  const view = vscode.window.createTreeView<Row>("aiReadiness.tree", {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(row) {
        if (row === undefined) return [...rows];
        for (const child of row.children) parents.set(child, row);
        return [...row.children];
      },
      getParent: (row) => parents.get(row),
      getTreeItem: (row) => treeItem(row, folders[row.folder]),
      // The tooltip asks git, so it is made when somebody points at the row.
      async resolveTreeItem(item, row) {
        const basis = row.check === undefined ? [] : await basisOf(row.check.rule);
        item.tooltip = rowTooltip(row, basis, await since(row, folders[row.folder]));
        return item;
      },
    },
  });
  const start = vscode.window.registerTreeDataProvider<never>("aiReadiness.start", {
    getChildren: () => [],
    getTreeItem: (element) => element,
  });

  // A branch is compared as soon as somebody looks.
  const visible = view.onDidChangeVisibility(() => {
    if (view.visible) branches.want();
  });

  function update(): void {
    folders = projects.all.filter(({ result }) => result !== undefined);
    const next = buildRows(
      folders.map((project) => {
        const branch = branches.stateOf(project);
        const name = project.folder.name;
        const ownerOf = grouping === "owner" ? ownersOf(project) : undefined;
        return {
          name,
          result: project.result!,
          ...(ownerOf !== undefined && { ownerOf }),
          ...(branch.kind === "compared" && { comparison: branch.comparison }),
        };
      }),
      shown,
      grouping,
    );
    // What is drawn anew cannot be clicked on for a moment, so what shows the same is left as it is.
    const isKept = keepRows(rows, next);
    if (!isKept) rows = next;
    const results = folders.map(({ result }) => result!);
    view.description = results.length === 1 ? (headline(results[0]!.readiness) ?? "") : "";
    const errors = results.flatMap(({ findings }) => findings).filter((one) => one.severity === "error" && !one.waived).length;
    view.message = outdated(projects) ?? "";
    const tooltip =
      errors === 1 ? t("1 error stands in the way of production") : t("{0} errors stand in the way of production", errors);
    view.badge = errors === 0 ? undefined : { value: errors, tooltip };
    const state = viewState(projects);
    setContext("state", state);
    // Not told by the state: while VS Code fetches the rows they are not there, and no filter hides them.
    setContext("allHidden", rows.length === 0 && (state === "ready" || state === "noManifest"));
    if (!isKept) changed.fire(undefined);
  }

  async function setFilter(verdicts: readonly Verdict[]): Promise<void> {
    shown = new Set(verdicts);
    await memory.update(FILTER, verdicts);
    setContext("filtered", !sameVerdicts(shown, SHOWN_BY_DEFAULT));
    update();
  }

  async function setGrouping(next: Grouping): Promise<void> {
    grouping = next;
    await memory.update(GROUPING, next);
    update();
  }

  setContext("filtered", !sameVerdicts(shown, SHOWN_BY_DEFAULT));
  update();

  return {
    update,
    async show() {
      await vscode.commands.executeCommand("aiReadiness.tree.focus");
    },
    async pickFilter() {
      const items = VERDICTS.map((verdict) => ({ label: t(VERDICT_TITLES[verdict]), verdict, picked: shown.has(verdict) }));
      const picked = await vscode.window.showQuickPick(items, {
        canPickMany: true,
        title: t("AI Readiness: which checks to show"),
        placeHolder: t("Verdicts that the tree shows"),
      });
      if (picked !== undefined) await setFilter(picked.map(({ verdict }) => verdict));
    },
    setFilter,
    async pickGrouping() {
      const items = GROUPINGS.map((one) => ({
        label: t(GROUPING_TITLES[one]),
        one,
        description: one === grouping ? t("now") : "",
      }));
      const picked = await vscode.window.showQuickPick(items, { title: t("AI Readiness: how to group the checks") });
      if (picked !== undefined) await setGrouping(picked.one);
    },
    setGrouping,
    rows: () => rows,
    projectOf: (row) => folders[row.folder],
    state: () => viewState(projects),
    dispose() {
      visible.dispose();
      view.dispose();
      start.dispose();
      changed.dispose();
    },
  };
}

async function treeItem(row: Row, project: FolderProject | undefined): Promise<vscode.TreeItem> {
  const state =
    (row.checks ?? row.children).length === 0
      ? vscode.TreeItemCollapsibleState.None
      : row.expanded
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(row.label, state);
  item.id = row.id;
  item.description = row.description;
  item.accessibilityInformation = { label: row.spoken };
  item.iconPath = new vscode.ThemeIcon(
    row.icon.name,
    row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
  );
  item.contextValue = await contextOf(row, project);
  if (row.place !== undefined && project !== undefined) {
    item.command = {
      command: "aiReadiness.reveal",
      title: t("Open the place"),
      arguments: [project.folder.uri.toString(), row.place],
    };
  }
  return item;
}

/** What the menus of package.json go by: `check-fail-fixable` is a failure with a fix to offer. */
async function contextOf({ kind, check }: Row, project: FolderProject | undefined): Promise<string> {
  if (check === undefined) return kind;
  const found = check.verdict === "fail" && check.finding !== undefined ? [check.finding] : [];
  const [finding] = (await project?.withFixes(found)) ?? [];
  const isFixable = finding !== undefined && finding.fixes.length > 0;
  return `check-${check.verdict}${isFixable ? "-fixable" : ""}`;
}

/** Since when the line of a finding is as it is, and by whom; undefined where git cannot tell. */
async function since({ check }: Row, project: FolderProject | undefined): Promise<string | undefined> {
  const place = check?.finding?.place;
  if (place === undefined || project === undefined || place.cell !== undefined) return undefined;
  const blame = await readBlame(project.folder.uri, place.file);
  const origin = blame === undefined ? undefined : originOfLine(blame, place.line);
  return origin && sinceText(origin, project.host.today());
}

/** The list of code owners, else the owner that the manifest names. */
function ownersOf(project: FolderProject): ((file: string) => string | undefined) | undefined {
  const { result } = project;
  if (result === undefined) return undefined;
  const list = result.codeOwners;
  const listed = list && ownersIn(list);
  const isIn = (folder: string, file: string) => folder === "" || file.startsWith(`${folder}/`);
  // The deepest system that has the file.
  const systems = [...result.systems].sort((one, other) => other.folder.length - one.folder.length);
  return (file) => {
    const owners = listed?.of(file) ?? [];
    return owners.length > 0 ? owners.join(" ") : systems.find(({ folder }) => isIn(folder, file))?.declared?.owner;
  };
}

function viewState(projects: Projects): ViewState {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return viewStateOf(
    folders.map(({ uri }) => readSettings(uri).enable),
    projects.all,
  );
}

/** Says of which folders what shows is not the newest, since reading them failed. */
function outdated(projects: Projects): string | undefined {
  const failed = projects.all.filter(({ result, failure }) => result !== undefined && failure !== undefined);
  if (failed.length === 0) return undefined;
  const names = failed.map(({ folder }) => folder.name).join(", ");
  return t("Reading {0} failed, so what shows may be out of date. The output says why.", names);
}

function readFilter(memory: vscode.Memento): Iterable<Verdict> {
  const kept = memory.get<unknown>(FILTER);
  if (!Array.isArray(kept)) return SHOWN_BY_DEFAULT;
  return VERDICTS.filter((verdict) => kept.includes(verdict));
}

function sameVerdicts(one: ReadonlySet<Verdict>, other: ReadonlySet<Verdict>): boolean {
  return VERDICTS.every((verdict) => one.has(verdict) === other.has(verdict));
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand("setContext", `aiReadiness.${key}`, value);
}
