import type { Progress } from "../../engine/project.ts";

const PHASES: Readonly<Record<Progress["phase"], string>> = {
  list: "Listing files",
  read: "Reading files",
  join: "Joining what was read",
  check: "Checking",
};

/** Milliseconds between two drawings. */
const PAUSE = 80;

/** One line on a terminal that tells how far the scan is; nothing where it goes to a file or a pipe. */
export function createProgressLine(err: { readonly isTTY?: boolean; write(text: string): unknown }) {
  let drawn = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    show({ phase, done, total }: Progress): void {
      const now = performance.now();
      if (err.isTTY !== true || now - last < PAUSE) return;
      last = now;
      drawn = true;
      err.write(`\r\u001b[2K${PHASES[phase]}${total > 0 ? ` ${done} of ${total}` : ""} …`);
    },
    clear(): void {
      if (drawn) err.write("\r\u001b[2K");
      drawn = false;
    },
  };
}
