import type { Rgb } from './colour.ts'

/** Where an edit applies. `subject` is every person in the shot; `background` all the rest; `clothes` is `top` and `bottom`. */
export type Region = 'frame' | 'subject' | 'background' | 'face' | 'hair' | 'skin' | 'clothes' | 'top' | 'bottom'

/** What the local engine will do, in words of its own catalogues; serialisable, made by `understand/`, drawn by `render/`. */
export interface Plan {
  /** Looks by name, each at most once per region. */
  looks: { name: string; strength: number; region?: Region }[]
  /** Adjustments by name, each at most once per region; amount −1.6 … 1.6. */
  adjustments: { name: string; amount: number; region?: Region }[]
  background?: Background
  /** Each part of the outfit at most once, in the order they are put on. */
  garments?: Garment[]
  /** Weather and light by name, each at most once; strength 0.2–2. */
  atmospheres?: { name: string; strength: number }[]
}

export type Background =
  | { kind: 'colour'; colour: Rgb }
  | { kind: 'gradient'; top: Rgb; bottom: Rgb }
  /** The clip's own background out of focus; strength 0.2–2. */
  | { kind: 'blur'; strength: number }
  | { kind: 'reference' }
  | { kind: 'scene'; name: string; time?: TimeOfDay }

/** A scene as it is painted, or moved to another time of day. */
export type TimeOfDay = 'dawn' | 'day' | 'dusk' | 'night'

export interface Garment {
  part: 'clothes' | 'top' | 'bottom' | 'hair'
  fill:
    | { kind: 'colour'; colour: Rgb }
    | { kind: 'pattern'; name: string; colours: Rgb[] }
    | { kind: 'material'; name: string; colour: Rgb | null }
    | { kind: 'reference' }
}

/** A plan that leaves every clip as it is. */
export function isEmpty({ looks, adjustments, background, garments = [], atmospheres = [] }: Plan): boolean {
  return looks.length + adjustments.length + garments.length + atmospheres.length === 0 && background === undefined
}
