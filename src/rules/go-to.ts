import type { Fix } from "../model/fix.ts";
import type { Place } from "../model/place.ts";
import { filePlace } from "../model/place.ts";
import type { RuleContext } from "./define.ts";

/** Leads to where only a person can do the rest. */
export function goTo(title: string, open: Place): Fix {
  return { title, safe: true, open };
}

/** Leads to what a manifest names as `file.py:function` or as a path, where it is there. */
export function goToNamed({ symbols, files }: RuleContext, title: string, reference: string | undefined): readonly Fix[] {
  if (reference === undefined) return [];
  const found = symbols.find(reference);
  if (found.state === "found") return [goTo(title, found.place.place)];
  const path = reference.replace(/#.*$/, "");
  return files.text(path) === undefined ? [] : [goTo(title, filePlace(path))];
}
