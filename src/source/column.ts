/** Whole numbers from 0, such as offsets and nodes: as wide as the largest needs. */
export type Column = Int32Array | Uint16Array;

/** What a number of two bytes holds. */
const MOST_IN_TWO_BYTES = 0xffff;

/** How many bytes each number of a column needs. */
export function widthFor(largest: number): 2 | 4 {
  return largest <= MOST_IN_TWO_BYTES ? 2 : 4;
}

/** A column of zeros. */
export function newColumn(length: number, largest: number): Column {
  return widthFor(largest) === 2 ? new Uint16Array(length) : new Int32Array(length);
}

export function columnOf(numbers: ArrayLike<number>, largest: number): Column {
  const column = newColumn(numbers.length, largest);
  column.set(numbers);
  return column;
}
