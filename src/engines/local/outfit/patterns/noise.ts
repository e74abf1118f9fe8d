import { randomAt } from '../../painting/random.ts'

/**
 * Value noise that repeats: random heights on a lattice of `across × down` points, joined by smooth steps.
 * @param x 0–1 across the tile
 * @param y 0–1 down the tile
 * @returns 0–1
 */
export function noise(x: number, y: number, across: number, down: number, seed: number): number {
  const heights = lattice(across, down, seed)
  const column = Math.floor(x * across)
  const row = Math.floor(y * down)
  const right = smooth(x * across - column)
  const below = smooth(y * down - row)
  const left = column % across
  const next = (column + 1) % across
  const upper = (row % down) * across
  const lower = ((row + 1) % down) * across
  const above = (heights[upper + left] ?? 0) * (1 - right) + (heights[upper + next] ?? 0) * right
  const under = (heights[lower + left] ?? 0) * (1 - right) + (heights[lower + next] ?? 0) * right
  return above * (1 - below) + under * below
}

/** Noise and finer noise on it, 0–1, about 0.5 in the mean. */
export function cloudy(x: number, y: number, across: number, seed: number): number {
  return (
    0.57 * noise(x, y, across, across, seed) +
    0.29 * noise(x, y, 2 * across, 2 * across, seed + 1) +
    0.14 * noise(x, y, 4 * across, 4 * across, seed + 2)
  )
}

const smooth = (t: number): number => t * t * (3 - 2 * t)

/** Lattices by seed and size: every pixel of a tile asks for the same few. */
const lattices = new Map<number, Float64Array>()

function lattice(across: number, down: number, seed: number): Float64Array {
  const key = (seed * 256 + across) * 256 + down
  const made = lattices.get(key)
  if (made) return made
  const heights = new Float64Array(across * down)
  for (let at = 0; at < heights.length; at++) heights[at] = randomAt(seed, at % across, Math.floor(at / across))
  lattices.set(key, heights)
  return heights
}
