import { randomFrom } from '../../painting/random.ts'
import type { Air } from '../atmosphere.ts'

/** A layer of the air, by distance from the lens; people stand at 1. */
export interface Depth {
  near: number
  far: number
}

/** The air behind people and the air in front of them, as far as most weather fills it. */
export const BEHIND: Depth = { near: 1, far: 3.4 }
export const IN_FRONT: Depth = { near: 0.34, far: 0.95 }

/** Speeds and lengths are given at distance 1, in units of √(width × height), so that any shape of frame works. */
export interface Flight {
  /** Particles at strength 1. */
  count: number
  depth: Depth
  /** Units a second; right and down positive. */
  wind: number
  fall: number
  /** How much the speed of single particles differs, 0–1. */
  spread: number
  /** Reach of the swinging to the sides, and how often a second it swings. */
  sway: number
  swayRate: number
}

export interface Particle {
  /** Pixels. */
  x: number
  y: number
  /** Pixels for one unit at this particle's distance. */
  scale: number
  distance: number
  /** Seconds since some moment of its own. */
  age: number
  /** Numbers of its own, 0–1, the same in every frame. */
  a: number
  b: number
  c: number
}

/** Visits every particle of a layer, far ones first; where each is follows from the seed and the time alone. */
export function eachParticle(air: Air, layer: number, flight: Flight, visit: (particle: Particle) => void): void {
  const random = randomFrom(air.seed * 31 + layer)
  const unit = unitOf(air)
  const count = Math.round(flight.count * air.strength)
  for (let index = 0; index < count; index++) {
    const distance = distanceAt(flight.depth, 1 - (index + random()) / count)
    const scale = unit / distance
    const [startX, startY, turn, a, b, c] = [random(), random(), random(), random(), random(), random()]
    const speed = scale * (1 + flight.spread * (2 * a - 1))
    const age = air.seconds + turn * 60
    const swing = flight.sway * scale * Math.sin(2 * Math.PI * (flight.swayRate * (0.7 + 0.6 * b) * air.seconds + turn))
    const margin = 0.06 * scale + 8
    visit({
      x: wrapped(startX * (air.width + 2 * margin) + speed * flight.wind * air.seconds, air.width, margin) + swing,
      y: wrapped(startY * (air.height + 2 * margin) + speed * flight.fall * air.seconds, air.height, margin),
      scale,
      distance,
      age,
      a,
      b,
      c,
    })
  }
}

/** Pixels of one unit at distance 1. */
export function unitOf({ width, height }: Pick<Air, 'width' | 'height'>): number {
  return Math.sqrt(width * height)
}

/**
 * Blur of a small thing in units at distance 1, with the lens focused on people: the circle of confusion. Behind people
 * it is held back: far specks that dissolve in blur no longer read as weather.
 */
export function blurAt(distance: number, aperture: number): number {
  return distance < 1 ? aperture * (1 - distance) : 0.25 * aperture * (distance - 1)
}

/**
 * The air that a lens sees widens with distance, so far particles are more. The true law is cubic; the square keeps
 * enough near ones to read as depth.
 */
function distanceAt({ near, far }: Depth, share: number): number {
  return Math.sqrt(near ** 2 + share * (far ** 2 - near ** 2))
}

function wrapped(position: number, length: number, margin: number): number {
  const whole = length + 2 * margin
  return (((position % whole) + whole) % whole) - margin
}
