import { randomAt } from '../../painting/random.ts'

/**
 * Value noise that repeats: random heights on a lattice of `across × down` points, joined by smooth steps.
 * @param x 0–1 across the tile
 * @param y 0–1 down the tile
 * @returns 0–1
 */
export function noise(x: number, y: number, across: number, down: number, seed: number): number {
  const column = Math.floor(x * across)
  const row = Math.floor(y * down)
  const right = smooth(x * across - column)
  const below = smooth(y * down - row)
  const height = (c: number, r: number) => randomAt(seed, ((c % across) + across) % across, ((r % down) + down) % down)
  const upper = height(column, row) * (1 - right) + height(column + 1, row) * right
  const lower = height(column, row + 1) * (1 - right) + height(column + 1, row + 1) * right
  return upper * (1 - below) + lower * below
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
