import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import type { TimeOfDay } from '../plan.ts'
import type { Particles } from './brushes/particles.ts'

export type SceneGroup = 'nature' | 'weather' | 'city' | 'indoors' | 'sky' | 'world' | 'abstract'

/** One place that people can be put in. */
export interface Scene {
  /** In kebab case. */
  name: string
  /** As shown to people: “snowy street”. */
  title: string
  /** How people ask for it: nouns with their usual adjectives, singular, lower case, without articles. */
  phrases: readonly string[]
  /** What it only comes near to, asked for by name: famous places (“times square”), things it shows a part of (“cabin”). */
  near?: readonly string[]
  group: SceneGroup
  light: SceneLight
  /** Blur of the still picture as a lens focused on the person gives: radius in thousandths of the frame's shorter side. */
  defocus: number
  /** Where the ground meets what stands on it, from the top, 0–1; a person's feet are set below it. Null where no ground shows. */
  horizon: number | null
  /** Weather that falls in front of the person as well, by name of an atmosphere. */
  weather?: string
  /** Paints all that stands still, once. */
  paint(context: SKRSContext2D, view: View): void
  /** Paints what moves, over the still picture; the same moment always gives the same picture. */
  animate?(context: SKRSContext2D, view: View, seconds: number): void
  /** What floats over all of it. */
  particles?: Particles
}

/** The light that falls on a person who stands there. */
export interface SceneLight {
  /** Colour of the ambient light; [255, 255, 255] is neutral. */
  colour: Rgb
  /** How bright a face would be, 0–1 of full luma; daylight portraits have about 0.55. */
  level: number
  /** Contrast against a normally lit clip: 1 is the same. */
  contrast: number
}

/** What a painter paints on. All lengths of a scene follow from these, so that any shape of frame works. */
export interface View {
  width: number
  height: number
  /** 0–1, the same row of numbers for the same seed; `animate` must not draw from it. */
  random: () => number
  /** The time of day that the place is moved to; 'as painted' where it stays. */
  time: 'as painted' | TimeOfDay
}
