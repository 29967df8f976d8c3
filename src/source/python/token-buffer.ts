/**
 * Where the tokenizer writes and the parser reads: the tokens of one file as columns. One buffer serves all files, one after another, so
 * that reading two thousand files does not allocate two thousand times.
 */
export interface TokenBuffer {
  text: string;
  kinds: Uint8Array;
  starts: Int32Array;
  /** Exclusive. */
  ends: Int32Array;
  /** The last token is always `End`. */
  count: number;
  errors: number;
}

const INITIAL = 1 << 14;
/** A buffer that a huge file has blown up beyond this is not kept. */
const KEPT = 1 << 20;

export function createTokenBuffer(): TokenBuffer {
  return {
    text: "",
    kinds: new Uint8Array(INITIAL),
    starts: new Int32Array(INITIAL),
    ends: new Int32Array(INITIAL),
    count: 0,
    errors: 0,
  };
}

export function emit(buffer: TokenBuffer, kind: number, start: number, end: number): void {
  const index = buffer.count;
  if (index === buffer.kinds.length) growTokens(buffer);
  buffer.kinds[index] = kind;
  buffer.starts[index] = start;
  buffer.ends[index] = end;
  buffer.count = index + 1;
}

function growTokens(buffer: TokenBuffer): void {
  const { kinds, starts, ends } = buffer;
  const size = kinds.length * 2;
  buffer.kinds = new Uint8Array(size);
  buffer.starts = new Int32Array(size);
  buffer.ends = new Int32Array(size);
  buffer.kinds.set(kinds);
  buffer.starts.set(starts);
  buffer.ends.set(ends);
}

/** Lets go of the text, and of the memory when it has grown out of measure. */
export function releaseTokens(buffer: TokenBuffer): void {
  buffer.text = "";
  if (buffer.kinds.length <= KEPT) return;
  buffer.kinds = new Uint8Array(INITIAL);
  buffer.starts = new Int32Array(INITIAL);
  buffer.ends = new Int32Array(INITIAL);
}
