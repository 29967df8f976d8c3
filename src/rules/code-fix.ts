import type { Fix } from "../model/fix.ts";
import type { Change } from "../project/code/code.ts";

/** A change of a program as a fix; none where there is no change. What a program does afterwards is another thing, so it is unsafe. */
export function codeFix(title: string, change: Change | undefined, more: Partial<Fix> = {}): readonly Fix[] {
  if (change === undefined) return [];
  const { edits, newFiles } = change;
  return [{ title, safe: false, ...(edits.length > 0 && { edits }), ...(newFiles.length > 0 && { newFiles }), ...more }];
}
