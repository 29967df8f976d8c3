import type { Fix } from "../model/fix.ts";
import type { Change } from "../project/code/change.ts";
import { list } from "./words.ts";

/** What is read from the environment as a fix, whose title names the variables, since somebody has to set them where the program runs. */
export function environmentFix(what: string, change: Change | undefined, more: Partial<Fix> = {}): readonly Fix[] {
  const texts = change?.edits.map(({ text }) => text) ?? [];
  const read = texts.flatMap((text) => [...text.matchAll(/\benviron\[["'](\w+)["']\]|\bprocess\.env\.(\w+)/g)]);
  const names = [...new Set(read.map(([, one, other]) => one ?? other!))];
  return codeFix(`Read ${what} from ${names.length === 0 ? "" : `${list(names)} in `}the environment`, change, more);
}

/** A change of a program as a fix; none where there is no change. What a program does afterwards is another thing, so it is unsafe. */
export function codeFix(title: string, change: Change | undefined, more: Partial<Fix> = {}): readonly Fix[] {
  if (change === undefined) return [];
  const { edits, newFiles } = change;
  return [{ title, safe: false, ...(edits.length > 0 && { edits }), ...(newFiles.length > 0 && { newFiles }), ...more }];
}
