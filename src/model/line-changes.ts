/** One stretch of lines that differs: lines `start` to `end` (0-based, exclusive) of the text before become `lines`, each with its own end. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** Above this many comparisons all that differs counts as one stretch. */
const MOST = 4_000_000;

/** The lines that differ between two texts, in order; the fewest lines for texts of common size. */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  const [old, next] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < next.length - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  const [rows, columns] = [old.length - head - tail, next.length - head - tail];
  if (rows === 0 && columns === 0) return [];
  if (rows * columns > MOST) return [{ start: head, end: head + rows, lines: next.slice(head, head + columns) }];
  // How many lines the rests have in common, from the end.
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column;
      const isSame = old[head + row] === next[head + column];
      common[at] = isSame ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!);
    }
  }
  const changes: LineChange[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const [fromRow, fromColumn] = [row, column];
    while (row < rows || column < columns) {
      if (row < rows && column < columns && old[head + row] === next[head + column]) break;
      const at = row * width + column;
      if (column >= columns || (row < rows && common[at + width]! >= common[at + 1]!)) row++;
      else column++;
    }
    if (row > fromRow || column > fromColumn)
      changes.push({ start: head + fromRow, end: head + row, lines: next.slice(head + fromColumn, head + column) });
    while (row < rows && column < columns && old[head + row] === next[head + column]) {
      row++;
      column++;
    }
  }
  return changes;
}

/** With their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
