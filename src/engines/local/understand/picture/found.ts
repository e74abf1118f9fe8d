import type { Rgb } from '../../colour.ts'
import type { Background, Garment, TimeOfDay } from '../../plan.ts'
import type { KnownScene } from '../catalogue.ts'
import type { Span, Wearable, Weather } from './wish.ts'

/** What a pattern's slots found in a clause. */
export interface Found {
  /** By one of its names; `isNear` where it only comes near to what is named. */
  scene?: { scene: KnownScene; isNear: boolean; time: TimeOfDay | null }
  place?: Place
  /** A background that is no place: a colour, a gradient, the reference image. */
  plain?: Plain
  fill?: Paint
  /** Colours of a pattern that is named elsewhere. */
  colours?: { all: Rgb[]; told: string }
  garments?: readonly Wearable[]
  /** The garment that the clause wants instead of the one that is worn. */
  wanted?: Wearable
  weather?: TitledWeather
  time?: TimeOfDay
  /** Words that no other slot reads. */
  unknown?: Span
  /** How strong, as a factor: 1 is usual. */
  strength?: number
}

export interface TitledWeather extends Weather {
  /** As shown to people. */
  title: string
}

export interface Place {
  scene: KnownScene
  /** The customer's words, where the scene only comes near to them. */
  near: Span | null
  time: TimeOfDay | null
  weather: readonly TitledWeather[]
  /** Words that nothing stands for. */
  left: readonly Span[]
}

export interface Plain {
  background: Background
  told: string
  shortfalls: readonly string[]
}

/** What cloth or hair shall look like. */
export interface Paint {
  fill: Garment['fill']
  told: string
  shortfalls: readonly string[]
  /** The colour of that name, where the words name a material: “silver”. */
  colour?: Rgb
  /** Several colours, and no pattern for them. */
  isUnclear?: boolean
  /** All of them, three at most. */
  colours?: Rgb[]
  /** The customer's words on how it is cut or worn, which stays as it is. */
  left?: readonly Span[]
  /** Part that a costume covers, where it names one. */
  part?: Garment['part']
}
