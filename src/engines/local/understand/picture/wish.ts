import type { Background, Garment, TimeOfDay } from '../../plan.ts'
import type { Need } from '../outcome.ts'

/** Where words stand in the prompt, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** What a clause wants of the things in the picture: behind people, on them, in the air. */
export type Wish = BackgroundWish | GarmentWish | WeatherWish | TimeWish | NoWeatherWish | SameWish | RefusedWish

/** A wish that says all by itself. */
export type WholeWish = Exclude<Wish, SameWish>

export interface BackgroundWish extends Result {
  kind: 'background'
  background: Background
  /** Weather that the place was asked for with: “a foggy beach”. */
  weather: readonly Weather[]
}

export interface GarmentWish extends Result {
  kind: 'garment'
  garment: Garment
  /** What it shall look like, as the customer reads it. */
  look: string
}

export interface WeatherWish extends Result {
  kind: 'weather'
  weather: Weather
  /** As shown to people. */
  title: string
}

/** A time of day that a place named elsewhere in the prompt takes. */
export interface TimeWish {
  kind: 'time'
  time: TimeOfDay
}

/** “no rain”. */
export interface NoWeatherWish {
  kind: 'no weather'
  name: string
}

/** The wish before it, for these garments; for the background where there are none. */
export interface SameWish {
  kind: 'same'
  garments: readonly Wearable[]
}

/** Understood, and not possible. */
export interface RefusedWish {
  kind: 'refused'
  reason: string
  /** The place that no scene shows. */
  place?: Span
}

/** By name of an atmosphere; strength 0.2–2. */
export interface Weather {
  name: string
  strength: number
}

interface Result {
  /** What is done, as the customer reads it. */
  told: string
  /** What is done otherwise than asked; empty where nothing is. */
  shortfalls: readonly string[]
  /** The customer's words that what is done only comes near to. */
  near?: Span | null
  /** The customer's words that nothing stands for. */
  left?: readonly Span[]
  needs: readonly Need[]
}

/** A part of the outfit that the customer names. */
export interface Wearable {
  part: Garment['part']
  /** Why only a part of the outfit near to it can be changed; null where it is exactly this part. */
  looseness: string | null
}
