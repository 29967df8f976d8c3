import { createPaint, type Paint, plural, printable } from "./style.ts";

/** What a manifest is to say that it does not say yet, as far as reports need it. */
export interface ProposalInput {
  readonly file: string;
  readonly isNew: boolean;
  readonly entries: readonly { readonly section: string; readonly name: string; readonly comment: string }[];
  readonly documents: readonly { readonly path: readonly string[]; readonly file: string }[];
  /** What was found and is left out, with why. */
  readonly left: readonly string[];
  /** Sections that cannot be added to. */
  readonly closed: readonly string[];
}

interface Options {
  readonly color: boolean;
  /** False when it was only tried. */
  readonly written: boolean;
}

const NOUNS: Readonly<Record<string, string>> = {
  data: "dataset",
  models: "model",
  services: "service",
  integrations: "integration",
};

/** What was written into each manifest, where each of it was found, and what is left out. */
export function textProposals(manifests: readonly ProposalInput[], { color, written }: Options): string {
  const paint = createPaint(color);
  const lines: string[] = [];
  for (const manifest of manifests) {
    if (lines.length > 0) lines.push("");
    lines.push(...manifestLines(manifest, written, paint));
  }
  const began = manifests.some(({ isNew }) => isNew);
  if (began) {
    lines.push("", "What only people know is left open, such as owner, purpose, stage and risk: fill it in.");
    if (written) lines.push('Then "ai-readiness check" tells what is missing.');
  }
  return `${lines.join("\n")}\n`;
}

function manifestLines(
  { file, isNew, entries, documents, left, closed }: ProposalInput,
  written: boolean,
  paint: Paint,
): string[] {
  const name = paint.bold(printable(file));
  const what = counted(entries, documents);
  const lines: string[] = [];
  if (isNew) {
    const verb = written ? "Wrote" : "Would write";
    lines.push(what === "" ? `${verb} ${name}; nothing to declare was found.` : `${verb} ${name} with ${what}.`);
  } else if (what === "") lines.push(`${name} already says what was found; nothing ${written ? "was" : "would be"} written.`);
  else lines.push(`${written ? "Added" : "Would add"} ${what} to ${name}.`);
  const width = Math.min(Math.max(0, ...entries.map((entry) => entry.name.length)), 32);
  for (const entry of entries) {
    const head = `${entry.section.padEnd(13)}${printable(entry.name).padEnd(width)}`;
    lines.push(`  ${head}  ${paint.dim(printable(entry.comment))}`);
  }
  for (const { path, file: document } of documents) lines.push(`  ${path.join(".")}  ${printable(document)}`);
  for (const section of closed) {
    lines.push(`  ${paint.yellow(`Nothing can be added to ${section} as it is written: make it a list, and run this again.`)}`);
  }
  if (left.length > 0) lines.push("Left out:");
  for (const line of left) lines.push(`  ${printable(line)}`);
  return lines;
}

/** `2 datasets, 1 model and 3 documents`. */
function counted(entries: ProposalInput["entries"], documents: ProposalInput["documents"]): string {
  const counts = Object.entries(NOUNS).flatMap(([section, noun]) => {
    const count = entries.filter((entry) => entry.section === section).length;
    return count === 0 ? [] : [plural(count, noun)];
  });
  if (documents.length > 0) counts.push(plural(documents.length, "document"));
  return counts.length < 2 ? counts.join("") : `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`;
}
