import type { Place } from "../model/place.ts";
import { type Column, columnOf } from "./column.ts";

/** Turns offsets in the text that was parsed into places people see. A notebook's map knows its cells. */
export interface PositionMap {
  place(file: string, start: number, end: number): Place;
}

/** Offsets at which lines start, for plain files. */
export function linePositions(text: string): PositionMap {
  let starts: Column | undefined;
  const line = (offset: number): number => {
    starts ??= columnOf(lineStarts(text), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    place(file, start, end) {
      const first = line(start);
      const last = line(end);
      return {
        file,
        line: first + 1,
        column: start - starts![first]! + 1,
        endLine: last + 1,
        endColumn: end - starts![last]! + 1,
      };
    },
  };
}

/** Lines end with LF, CR LF or CR. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts.push(at + 1);
    else if (code === 13) {
      if (text.charCodeAt(at + 1) === 10) at++;
      starts.push(at + 1);
    }
  }
  return starts;
}
