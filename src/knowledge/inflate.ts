/** Lengths and distances that a code stands for: its least value and how many bits follow (RFC 1951, 3.2.5). */
const LENGTHS = ladder(28, 4, 3);
const DISTANCES = ladder(30, 2, 1);
/** The order in which the lengths of the codes' own codes are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const CUT = "The packed data ends too early.";

/** A code table: at the next `width` bits stands what they begin with, as `symbol << 4 | bits of its code`; 0 where no code begins so. */
interface Codes {
  readonly table: Uint16Array;
  readonly width: number;
}

/**
 * Unpacks raw deflate data. The build packs knowledge in bundles to a seventh with it; this unpacks it at once, where the platform's own way
 * (`DecompressionStream`) would have everyone wait who asks for knowledge.
 * @param packed what Node's `deflateRawSync` made
 * @param size bytes that come out
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  let from = 0;
  let buffer = 0;
  let held = 0;

  function bits(count: number): number {
    while (held < count) {
      if (from >= packed.length) throw new RangeError(CUT);
      buffer |= packed[from++]! << held;
      held += 8;
    }
    const value = buffer & ((1 << count) - 1);
    buffer >>>= count;
    held -= count;
    return value;
  }

  function symbol({ table, width }: Codes): number {
    while (held < width && from < packed.length) {
      buffer |= packed[from++]! << held;
      held += 8;
    }
    const entry = table[buffer & ((1 << width) - 1)]!;
    const length = entry & 15;
    if (length > held) throw new RangeError(CUT);
    if (length === 0) throw new RangeError("The packed data holds a code that stands for nothing.");
    buffer >>>= length;
    held -= length;
    return entry >> 4;
  }

  function block(literals: Codes, distances: Codes): void {
    for (let code = symbol(literals); code !== 256; code = symbol(literals)) {
      if (code < 256) out[at++] = code;
      else {
        const length = code === 285 ? 258 : LENGTHS.least[code - 257]! + bits(LENGTHS.extra[code - 257]!);
        const way = symbol(distances);
        const distance = DISTANCES.least[way]! + bits(DISTANCES.extra[way]!);
        for (let end = at + length; at < end; at++) out[at] = out[at - distance]!;
      }
    }
  }

  function described(): readonly [Codes, Codes] {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const own = new Uint8Array(19);
    for (let left = bits(4) + 4, index = 0; index < left; index++) own[ORDER[index]!] = bits(3);
    const codes = codesOf(own);
    const lengths = new Uint8Array(literals + distances);
    for (let index = 0; index < lengths.length; ) {
      const code = symbol(codes);
      if (code < 16) lengths[index++] = code;
      else {
        const repeated = code === 16 ? lengths[index - 1]! : 0;
        const times = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
        lengths.fill(repeated, index, index + times);
        index += times;
      }
    }
    return [codesOf(lengths.subarray(0, literals)), codesOf(lengths.subarray(literals))];
  }

  for (let last = false; !last; ) {
    last = bits(1) === 1;
    const kind = bits(2);
    if (kind === 0) {
      // Whole bytes follow; those that were read ahead are given back.
      from -= held >> 3;
      buffer = 0;
      held = 0;
      const length = packed[from]! | (packed[from + 1]! << 8);
      if (from + 4 + length > packed.length) throw new RangeError(CUT);
      out.set(packed.subarray(from + 4, from + 4 + length), at);
      from += 4 + length;
      at += length;
    } else block(...(kind === 1 ? fixed() : described()));
  }
  return out;
}

/** Unpacks text that the build packed: deflated, then written as base64. */
export function unpack(text: string, size: number): string {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(inflate(packed, size));
}

/** Each value's range is twice as wide after every `step` codes, but for the first two steps. */
function ladder(codes: number, step: number, start: number) {
  const least: number[] = [];
  const extra: number[] = [];
  for (let code = 0, value = start; code < codes; code++) {
    const width = Math.max(0, Math.floor(code / step) - 1);
    least.push(value);
    extra.push(width);
    value += 1 << width;
  }
  return { least, extra };
}

/** Shorter codes come first, those of one length in the order of their symbols; the first bit of a code is read first. */
function codesOf(lengths: Uint8Array): Codes {
  const width = lengths.reduce((most, length) => Math.max(most, length), 1);
  const table = new Uint16Array(1 << width);
  let code = 0;
  for (let length = 1; length <= width; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      for (let at = reversed(code, length); at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
      code++;
    }
  }
  return { table, width };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

/** The codes of blocks that describe none (RFC 1951, 3.2.6). */
function fixed(): readonly [Codes, Codes] {
  const literals = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  return [codesOf(literals), codesOf(new Uint8Array(30).fill(5))];
}
