import type { Rgb } from '../colour.ts'
import type { TimeOfDay } from '../plan.ts'
import type { Scene, SceneLight, View } from './scene.ts'

/** What moving a painted place to another time of day does to its light. */
export interface Relighting {
  /** The time under whose sky the place is moved; rooms stay where they are. */
  time: View['time']
  /** Factors of linear light for red, green and blue; null where the place stays as painted. */
  exposure: Rgb | null
  /** How much colour is left, 0–1: little light, little colour. */
  saturation: number
  /** How far lamps outshine white paint. */
  lamps: number
  light: SceneLight
}

/** Colour and strength of the light of each time, relative to day. */
interface LightOfTime {
  exposure: Rgb
  saturation: number
  lamps: number
  level: number
  colour: Rgb
}

/** Morning and evening look alike: nobody sees which way the sun goes. */
const LOW_SUN: LightOfTime = {
  ...{ exposure: [0.42, 0.28, 0.26], saturation: 0.9, lamps: 4, level: 0.4, colour: [255, 208, 176] },
}
const LIGHT: Record<TimeOfDay, LightOfTime> = {
  dawn: LOW_SUN,
  day: { exposure: [1, 1, 1], saturation: 1, lamps: 1.6, level: 0.55, colour: [255, 250, 242] },
  dusk: LOW_SUN,
  night: { exposure: [0.045, 0.06, 0.105], saturation: 0.75, lamps: 5, level: 0.24, colour: [172, 196, 255] },
}

/** Sun and sky reach only these; rooms and stages make their own light. */
const OUTDOORS: readonly Scene['group'][] = ['nature', 'weather', 'city', 'sky']

/** How a scene has to be lit to be seen at a time of day. */
export function relightingOf(scene: Scene, time: TimeOfDay | null): Relighting {
  const painted = timeOf(scene)
  const asPainted = {
    time: 'as painted' as const,
    exposure: null,
    saturation: 1,
    lamps: LIGHT[painted].lamps,
    light: scene.light,
  }
  if (time === null || LIGHT[time] === LIGHT[painted]) return asPainted
  if (!OUTDOORS.includes(scene.group)) return time === 'day' ? asPainted : { ...asPainted, ...dimmed(scene, time) }
  const from = LIGHT[painted]
  const to = LIGHT[time]
  return {
    time,
    exposure: [ratio(to, from, 0), ratio(to, from, 1), ratio(to, from, 2)],
    saturation: Math.min(1, to.saturation / from.saturation),
    lamps: to.lamps,
    light: { colour: to.colour, level: to.level, contrast: scene.light.contrast * (time === 'day' ? 1 : 1.05) },
  }
}

/** The time that a scene shows as painted, told by how bright a face would be. */
function timeOf(scene: Scene): TimeOfDay {
  if (scene.light.level < 0.32) return 'night'
  return scene.light.level < 0.44 ? 'dusk' : 'day'
}

/** A room by the light of its lamps: less of it, and warmer; by night nothing comes through the windows. */
function dimmed({ light }: Scene, time: TimeOfDay): Pick<Relighting, 'exposure' | 'saturation' | 'light'> {
  const colour: Rgb = [255, Math.min(light.colour[1], 226), Math.min(light.colour[2], 190)]
  const [factor, level] = time === 'night' ? [0.5, 0.6] : [1, 0.72]
  return {
    exposure: [0.4 * factor, 0.31 * factor, 0.22 * factor],
    saturation: 1,
    light: { ...light, colour, level: light.level * level },
  }
}

/** Night can only be brightened so far before nothing but noise is left. */
function ratio(to: { exposure: Rgb }, from: { exposure: Rgb }, channel: 0 | 1 | 2): number {
  return Math.min(5, to.exposure[channel] / from.exposure[channel])
}
