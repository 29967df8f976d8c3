import { globMatcher } from "../../model/glob.ts";
import type { Document, DocumentKind } from "../../model/inventory.ts";
import { near } from "../../model/near.ts";
import { anchorsOf, type DocumentLink, linksOf } from "../../project/documents/index.ts";
import type { Files } from "../../project/files.ts";
import { defineRule } from "../define.ts";
import { JUDGED } from "../judged-documents.ts";

/** Folders that builds, tools and package managers make: what lies there is not listed. */
const MADE =
  /(?:^|\/)(?:\.git|node_modules|vendor|third[-_]party|dist|build|out|target|site|_build|_site|public|coverage|venv|\.venv|\.dvc)(?:\/|$)/i;
/** Suffixes under which generators of pages find their sources. */
const SOURCES = [".md", ".mdx", ".rst", ".ipynb", "/index.md", "/README.md", "/index.mdx", "/_index.md"];

export default defineRule({
  id: "governance/broken-link",
  severity: "warning",
  summary: "A document that governance rests on refers to a file or a section that is not there.",
  basis: ["ISO/IEC 42001 7.5"],
  from: "source",
  check({ inventory, files, report }) {
    // A README counts where it is a card; tutorials are written for generators of pages, which find links in their own ways.
    const documents = new Map(
      inventory.documents
        .filter(({ kind, path }) => JUDGED[kind] !== undefined && kind !== "training_material" && !isPlainReadme(kind, path))
        .map((document) => [document.path, document]),
    );
    for (const [path, document] of documents) {
      const subject = { kind: "document", key: `links:${path}`, name: path } as const;
      const text = files.text(path);
      const links = text === undefined ? [] : linksIn(document, text);
      const judged = links.map((link) => ({ link, answer: answerOf(link, files) }));
      const [first, ...others] = judged.flatMap(({ link, answer }) => (answer.state === "broken" ? [{ link, answer }] : []));
      if (first !== undefined) {
        report.fail(subject, {
          message: `${path} refers to ${first.link.written}, ${first.answer.why}`,
          help: "Correct the link, or bring back what it refers to.",
          place: first.link.place,
          related: others.map(({ link, answer }) => ({ place: link.place, message: `${link.written}, ${answer.why}` })),
          fixes: [{ title: "Go to the link", safe: true, open: first.link.place }],
        });
      } else if (links.length === 0)
        report.notApplicable(subject, { message: "It refers to nothing in the repository that can be followed." });
      else if (judged.every(({ answer }) => answer.state === "unknown"))
        report.unknown(subject, { message: "What it refers to lies where it cannot be looked at." });
      else {
        const message = "What it refers to in the repository is there.";
        report.pass(subject, {
          message,
          evidence: { grade: "exists", places: links.slice(0, 5).map(({ place }) => ({ place, message: "a link" })) },
        });
      }
    }
  },
});

/** Documents are other objects as soon as any text of a repository is another, so each is read once. */
const known = new WeakMap<Document, readonly DocumentLink[]>();

function linksIn(document: Document, text: string): readonly DocumentLink[] {
  const found = known.get(document) ?? linksOf(document.path, text);
  known.set(document, found);
  return found;
}

function isPlainReadme(kind: DocumentKind, path: string): boolean {
  return kind !== "model_card" && kind !== "data_card" && /(?:^|\/)readme[^/]*$/i.test(path);
}

type Answer = { readonly state: "there" | "unknown" } | { readonly state: "broken"; readonly why: string };

function answerOf({ path, anchor }: DocumentLink, files: Files): Answer {
  if (path === undefined) return { state: "unknown" };
  const target = files.has(path) ? path : SOURCES.map((suffix) => path.replace(/\.html?$|\/$/, "") + suffix).find(files.has);
  if (target === undefined) {
    if (!files.lacks(path) || MADE.test(path) || isIgnored(path, files) || /\.html?$/.test(path) || !/\.\w+$/.test(path))
      return { state: "unknown" };
    const sibling = near(nameOf(path), files.paths.filter((other) => folderOf(other) === folderOf(path)).map(nameOf));
    const moved = files.paths.filter((other) => nameOf(other) === nameOf(path));
    const meant = sibling === undefined ? (moved.length === 1 ? moved[0] : undefined) : folderOf(path) + sibling;
    return { state: "broken", why: `which is not there${meant === undefined ? "." : `; did you mean ${meant}?`}` };
  }
  const text = anchor === undefined || !/\.(?:md|mdx|markdown)$/i.test(target) ? undefined : files.text(target);
  // Pages of source code and pictures have anchors of their own, and so has what begins like a line number.
  if (text === undefined || /^L\d|^:~:|[=&]/.test(anchor!)) return { state: "there" };
  const anchors = anchorsOf(target, text);
  if (anchors.has(anchor!.toLowerCase())) return { state: "there" };
  // Templates make headings that cannot be seen here.
  if (/\{\{|\{%|<!--\s*@|^:::|^\.\. /m.test(text)) return { state: "unknown" };
  const meant = near(anchor!.toLowerCase(), anchors.keys());
  return { state: "broken", why: `and ${target} has no such section${meant === undefined ? "." : `; did you mean #${meant}?`}` };
}

/** True where a line of a `.gitignore` on the way may leave the file out of the listing. */
function isIgnored(path: string, files: Files): boolean {
  const names = path.split("/");
  return names.some((_, depth) => {
    const folder = names.slice(0, depth).join("/");
    const text = files.text(folder === "" ? ".gitignore" : `${folder}/.gitignore`);
    return text?.split(/\r?\n/).some((line) => mayMatch(line.trim(), names.slice(depth))) === true;
  });
}

function mayMatch(line: string, names: readonly string[]): boolean {
  if (line === "" || line.startsWith("#") || line.startsWith("!")) return false;
  const last = line.split("/").findLast((part) => part !== "" && part !== "**" && part !== "*");
  if (last === undefined) return line.includes("*");
  return names.some(globMatcher(last));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
