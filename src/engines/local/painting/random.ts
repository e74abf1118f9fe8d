/**
 * Numbers from 0 to 1 (1 excluded), the same row for the same seed.
 * Tommy Ettinger's mulberry32: a 32-bit counter stirred by two multiplications; its period of 2³² is plenty for a picture.
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    return stirred(state)
  }
}

/** A number from 0 to 1 (1 excluded) that belongs to these whole numbers, for things that have to be found again. */
export function randomAt(a: number, b = 0, c = 0): number {
  const mixed =
    Math.imul(a | 0, 0x27d4eb2d) ^ Math.imul((b | 0) + 0x165667b1, 0x9e3779b1) ^ Math.imul((c | 0) + 7, 0x85ebca6b)
  return stirred(mixed >>> 0)
}

function stirred(state: number): number {
  let value = Math.imul(state ^ (state >>> 15), state | 1)
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
  return ((value ^ (value >>> 14)) >>> 0) / 4294967296
}
